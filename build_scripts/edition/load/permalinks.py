"""permalinks/*.txt → the ledger of everything ever published; the form of the lines is model/permalinks.py’s."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from ..model.ledger import Ledger, Moved, Published
from ..model.permalinks import FOLDER, REDIRECTS, LineError, is_comment, read_moved, read_page
from ..model.position import Position
from ..model.problem import Problem
from .files import decode, link_problem, list_folder

Line = TypeVar("Line", Published, Moved)

LARGEST = 512 * 1024 * 1024
"""No source is that large, but the ledger grows with the edition: some 50 MiB for 50,000 documents."""


def load_ledger(root: Path) -> tuple[Ledger, list[Problem]]:
    """The ledger, and a problem for each file or line that cannot be read; an empty ledger when nothing was published."""
    listing = list_folder(root, FOLDER)
    problems = list(listing.problems)
    pages: dict[str, Published] = {}
    moved: dict[str, Moved] = {}
    for file in sorted(name for name in listing.files if name.endswith(".txt")):
        text, unread = _read(root, file)
        problems += unread
        if file == REDIRECTS:
            problems += _collect(_lines(text, file, read_moved), moved, "is redirected twice")
        else:
            problems += _collect(_lines(text, file, read_page), pages, "stands twice")
    return Ledger(pages, moved), problems


def _read(root: Path, file: str) -> tuple[str, list[Problem]]:
    path, start = root / file, Position(file)
    if problem := link_problem(root, file):
        return "", [problem]
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            return "", [
                Problem(start, "FILE01", "it is not a ledger", "bring back the file that `edition publish` wrote")
            ]
        content = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        return "", [Problem(start, "FILE01", f"the system refuses to read it: {reason}", "check its permissions")]
    text, problems = decode(content, file) if content.strip() else ("", [])
    return text or "", problems


def _lines(text: str, file: str, read: Callable[[str, Position], Line]) -> Iterator[Line | Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if is_comment(line):
            continue
        try:
            yield read(line, Position(file, number))
        except LineError as error:
            yield Problem(Position(file, number, error.column), "LED05", str(error), error.hint)


def _collect(lines: Iterator[Line | Problem], into: dict[str, Line], twice: str) -> Iterator[Problem]:
    for line in lines:
        if isinstance(line, Problem):
            yield line
        elif first := into.get(line.path):
            message = f"“{line.path or '/'}” {twice}, first in line {first.position.line} of {first.position.file}"
            yield Problem(line.position, "LED05", message, "delete one of the lines")
        else:
            into[line.path] = line
