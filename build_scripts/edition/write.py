"""The only place that writes a site: into a staging folder beside it, then swapped in one step.

A build that fails or is killed leaves the old site whole; its staging folder is removed by the next build.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from .model.edition import OutputFile

STAGING = ".staging-"
RETIRED = ".retired-"


def write_file(site: Path, output: OutputFile) -> None:
    """Write one file below `site`. The path is the generator's own, never a contributor's."""
    target = site / output.path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(output.content)


def copy_file(source: Path, site: Path, path: str) -> None:
    """Copy a picture of the sources to its place below `site`."""
    target = site / path
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def staging_for(site: Path) -> Path:
    """An empty staging folder beside `site` (same disk, so that the swap is a rename); leftovers of dead builds go."""
    recover(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    staging = site.parent / f".{site.name}{STAGING}{os.getpid()}"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    return staging


def swap(staging: Path, site: Path) -> None:
    """Put the staged site in the place of the old one: two renames, nothing in between."""
    retired = site.parent / f".{site.name}{RETIRED}{os.getpid()}"
    if site.exists():
        site.rename(retired)
    staging.rename(site)
    shutil.rmtree(retired, ignore_errors=True)


def recover(site: Path) -> None:
    """Undo what a killed build left: bring back a retired site, remove staging folders of processes that are gone."""
    for retired in sorted(site.parent.glob(f".{site.name}{RETIRED}*")):
        if not site.exists():
            retired.rename(site)
        elif not _alive(retired):
            shutil.rmtree(retired, ignore_errors=True)
    for staging in sorted(site.parent.glob(f".{site.name}{STAGING}*")):
        if not _alive(staging):
            shutil.rmtree(staging, ignore_errors=True)


def _alive(folder: Path) -> bool:
    number = folder.name.rpartition("-")[2]
    if not number.isdigit() or int(number) == os.getpid():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # the process exists and belongs to somebody else
        return True
    return True
