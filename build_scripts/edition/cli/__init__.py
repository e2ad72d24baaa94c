"""The command line. Every command is a short translation into a library call.

frame        the group, options, reading an edition
site         build, check, serve, verify, release
sources      new, fmt, import, collate
promises     publish, ledger
books        pdf, epub
citing       citation
reference    reference

Exit codes: 0 fine, 1 problems in the sources, 2 wrong use, 3 a fault of the generator (E999).
"""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Sequence
from itertools import dropwhile
from pathlib import Path
from typing import NoReturn

import click

from . import books, citing, promises, reference, site, sources
from .frame import OUR_FAULT, WRONG_USE, cli

__all__ = ["books", "citing", "cli", "main", "promises", "reference", "site", "sources"]

PACKAGE = Path(__file__).resolve().parent.parent
_REFUSALS = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.ENAMETOOLONG}
"""Rights, a full disk, a name too long: nothing that the generator could do better."""


def main() -> NoReturn:
    """Run the command line; the one broad handler of the project."""
    try:
        cli(prog_name="edition")
    except OSError as error:
        if error.errno not in _REFUSALS:
            _fault(error)
        click.echo(f"error: the system refuses “{error.filename}”: {error.strerror}.", err=True)
        sys.exit(WRONG_USE)
    except Exception as error:  # noqa: BLE001  whatever it is, it is ours: say so and ask for a report
        _fault(error)
    sys.exit(0)


def _fault(error: Exception) -> NoReturn:
    frames = traceback.extract_tb(error.__traceback__)
    if theirs := _of_hooks(frames):
        place = f"{Path(theirs[-1].filename).name}:{theirs[-1].lineno}"
        click.echo(
            f"error: {place} failed ({type(error).__name__}: {error}). It is no part of the generator: mend it, or remove "
            "the hook or plugin from mkdocs.yml.",
            err=True,
        )
        sys.exit(WRONG_USE)
    where = frames[-1]
    click.echo(
        f"error E999: the generator failed ({type(error).__name__}: {error}; {Path(where.filename).name}:{where.lineno}). "
        "This should not happen, whatever the sources say: please report it with the file that caused it.",
        err=True,
    )
    if os.environ.get("EDITION_TRACEBACK"):
        traceback.print_exception(error)
    sys.exit(OUR_FAULT)


def _of_hooks(frames: Sequence[traceback.FrameSummary]) -> list[traceback.FrameSummary]:
    """What MkDocs called that belongs neither to the generator nor to what is installed: hooks of the editors."""
    installed = (PACKAGE, Path(sys.prefix), Path(sys.base_prefix))
    called = dropwhile(lambda frame: "mkdocs" not in Path(frame.filename).parts, frames)
    files = ((frame, Path(frame.filename)) for frame in called if not frame.filename.startswith("<"))
    return [frame for frame, file in files if not any(file.is_relative_to(place) for place in installed)]
