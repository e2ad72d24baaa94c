"""permalinks/*.txt → the ledger of everything ever published; the form of the lines is model/permalinks.py’s."""

from __future__ import annotations

import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from ..model.ledger import Confirmed, Ledger, Moved, Published, Release
from ..model.permalinks import (
    FOLDER,
    REDIRECTS,
    RELEASES,
    SITE,
    LineError,
    is_comment,
    read_end,
    read_moved,
    read_page,
    read_release,
    taken_anew,
)
from ..model.position import Position
from ..model.problem import Problem
from .files import decode, link_problem, list_folder

Line = TypeVar("Line", Published, Moved, Release, Confirmed)
Read = TypeVar("Read", Published, Moved | Confirmed, Release)

ONE_LINE = "delete one of the lines"
BOTH_LINES = "delete neither: each may promise what the other does not know; "
GONE = (
    "git checkout HEAD -- {file} brings it back; if the change is already committed, "
    'git checkout "$(git log -1 --format=%h -- {file})~1" -- {file}'
)
CHANGED = f"{GONE}; after a merge, {taken_anew('{file}')}; what moved or went is said in {REDIRECTS}"

LARGEST = 512 * 1024 * 1024
"""No source is that large, but the ledger grows with the edition: some 100 MiB for 50,000 documents of ten paragraphs and five notes."""


def load_ledger(root: Path) -> tuple[Ledger, list[Problem]]:
    """The ledger, and a problem for each file or line that cannot be read; an empty ledger when nothing was published."""
    listing = list_folder(root, FOLDER)
    problems = list(listing.problems)
    pages: dict[str, Published] = {}
    moved: dict[str, Moved] = {}
    releases: dict[str, Release] = {}
    confirmed: dict[str, Confirmed] = {}
    named: dict[str, Position] = {}
    files = sorted(name for name in listing.files if name.endswith(".txt"))
    for file in files:
        text, unread = _read(root, file)
        problems += unread
        if file == REDIRECTS:
            lines = [*_lines(text, file, read_moved)]
            redirects = (line for line in lines if not isinstance(line, Confirmed))
            problems += _collect(redirects, moved, "is redirected twice", ONE_LINE)
            said = (line for line in lines if isinstance(line, Confirmed))
            problems += _collect(said, confirmed, "is said to be the same twice", ONE_LINE)
        elif file == RELEASES:
            problems += _collect(_lines(text, file, read_release), releases, "is released twice", ONE_LINE)
        else:
            problems += _collect(_lines(text, file, read_page), pages, "stands twice", BOTH_LINES + taken_anew(file))
            problems += () if unread else _changed(text, file, named)
    problems += _missing(files, named)
    return Ledger(pages, moved, releases, confirmed), problems


def read_pages(files: Mapping[str, str]) -> dict[str, Published]:
    """Path → published page from the texts of ledger files, as far as they can be read; of two lines the first."""
    pages: dict[str, Published] = {}
    for file in sorted(name for name in files if name.endswith(".txt") and name not in (REDIRECTS, RELEASES)):
        for line in _lines(files[file], file, read_page):
            if isinstance(line, Published):
                pages.setdefault(line.path, line)
    return pages


def read_lines(lines: Iterable[str]) -> Iterator[Published]:
    """The published pages among lines of ledger files of any age; what cannot be read is passed over."""
    for line in lines:
        yield from (one for one in _lines(line, SITE, read_page) if isinstance(one, Published))


def _changed(text: str, file: str, named: dict[str, Position]) -> Iterator[Problem]:
    """An error when a file is not whole, as it was written; `named` gets the files said to stand beside it."""
    position = Position(file, max(1, len(text.removesuffix("\n").split("\n"))))
    beside = read_end(text)
    if beside is None:
        message = "the file was cut off, or changed by another hand than `edition publish`: its last line does not fit"
        yield Problem(position, "LED10", message, CHANGED.format(file=file))
    named |= {f"{FOLDER}/{name}": position for name in beside or ()} | {SITE: position}


def _missing(files: Collection[str], named: Mapping[str, Position]) -> Iterator[Problem]:
    """Files of the ledger that others say there are."""
    for file, position in sorted(named.items()):
        if file not in files:
            yield Problem(position, "LED09", f"the ledger’s file {file} is gone", GONE.format(file=file))


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


def _lines(text: str, file: str, read: Callable[[str, Position], Read]) -> Iterator[Read | Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if is_comment(line):
            continue
        try:
            yield read(line, Position(file, number))
        except LineError as error:
            yield Problem(Position(file, number, error.column), "LED05", str(error), error.hint)


def _collect(lines: Iterator[Line | Problem], into: dict[str, Line], twice: str, hint: str) -> Iterator[Problem]:
    for line in lines:
        if isinstance(line, Problem):
            yield line
        elif first := into.get(line.path):
            message = f"“{line.path or '/'}” {twice}, first in line {first.position.line} of {first.position.file}"
            yield Problem(line.position, "LED05", message, hint)
        else:
            into[line.path] = line
