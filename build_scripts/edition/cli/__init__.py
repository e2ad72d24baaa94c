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
from pathlib import Path
from typing import NoReturn

import click

from . import books, citing, promises, reference, site, sources
from .frame import OUR_FAULT, WRONG_USE, cli

__all__ = ["books", "citing", "cli", "main", "promises", "reference", "site", "sources"]

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
    where = traceback.extract_tb(error.__traceback__)[-1]
    click.echo(
        f"error E999: the generator failed ({type(error).__name__}: {error}; {Path(where.filename).name}:{where.lineno}). "
        "This should not happen, whatever the sources say: please report it with the file that caused it.",
        err=True,
    )
    if os.environ.get("EDITION_TRACEBACK"):
        traceback.print_exception(error)
    sys.exit(OUR_FAULT)
