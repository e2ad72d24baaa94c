"""The real edition, built once for all gates over the site."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

from .links import HOME
from .reading import Site
from .serving import serving


def build(root: Path, target: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the edition at `root` into `target`, as `make site` does."""
    command = [
        sys.executable,
        "-m",
        "edition",
        "build",
        "--config",
        str(root / "mkdocs.yml"),
        "--site-dir",
        str(target),
    ]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False, cwd=root
    )


def ready(folder: Path) -> Site:
    """The site: EDITION_SITE when it names one (built with SITE_URL=https://edition.example/), else built into a folder."""
    if built := os.environ.get("EDITION_SITE"):
        return Site(Path(built).resolve())
    target = folder / "site"
    result = build(ROOT, target, SITE_URL=HOME, REPO_URL="https://forge.example/team/edition")
    assert result.returncode == 0, result.stdout + result.stderr
    return Site(target)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The built site."""
    return ready(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def served(site: Site) -> Iterator[str]:
    """Address of the site."""
    with serving(site.root) as address:
        yield address
