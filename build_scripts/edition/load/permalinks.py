"""permalinks/*.txt → the ledger of everything ever published; the form of the lines is model/permalinks.py’s."""

from __future__ import annotations

import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from ..model.ledger import Ledger, Moved, Published, Release
from ..model.permalinks import (
    FOLDER,
    REDIRECTS,
    RELEASES,
    SITE,
    LineError,
    Sum,
    is_comment,
    read_moved,
    read_page,
    read_release,
    read_sum,
    sum_of,
)
from ..model.position import Position
from ..model.problem import Problem
from .files import decode, link_problem, list_folder

Line = TypeVar("Line", Published, Moved, Release)

LARGEST = 512 * 1024 * 1024
"""No source is that large, but the ledger grows with the edition: some 50 MiB for 50,000 documents."""


def load_ledger(root: Path) -> tuple[Ledger, list[Problem]]:
    """The ledger, and a problem for each file or line that cannot be read; an empty ledger when nothing was published."""
    listing = list_folder(root, FOLDER)
    problems = list(listing.problems)
    pages: dict[str, Published] = {}
    moved: dict[str, Moved] = {}
    releases: dict[str, Release] = {}
    named: dict[str, Position] = {}
    files = sorted(name for name in listing.files if name.endswith(".txt"))
    for file in files:
        text, unread = _read(root, file)
        problems += unread
        if file == REDIRECTS:
            problems += _collect(_lines(text, file, read_moved), moved, "is redirected twice")
        elif file == RELEASES:
            problems += _collect(_lines(text, file, read_release), releases, "is released twice")
        else:
            problems += _collect(_lines(text, file, read_page), pages, "stands twice")
            problems += _changed(text, file, named)
    problems += _missing(files, named)
    return Ledger(pages, moved, releases), problems


def read_pages(files: Mapping[str, str]) -> dict[str, Published]:
    """Path → published page from the texts of ledger files, as far as they can be read; of two lines the first."""
    pages: dict[str, Published] = {}
    for file in sorted(name for name in files if name.endswith(".txt") and name not in (REDIRECTS, RELEASES)):
        for line in _lines(files[file], file, read_page):
            if isinstance(line, Published):
                pages.setdefault(line.path, line)
    return pages


def _changed(text: str, file: str, named: dict[str, Position]) -> Iterator[Problem]:
    """A warning when the lines of a file are not those that were written; `named` gets the files said to stand beside it."""
    lines = text.removesuffix("\n").split("\n")
    position = Position(file, len(lines))
    last: Sum | None = read_sum(lines[-1])
    if last is None:
        return
    named |= {f"{FOLDER}/{name}": position for name in last.files} | {SITE: position}
    if sum_of(line for line in lines if not is_comment(line)) != last.sum:
        hint = (
            f"bring it back (git checkout -- {file}); what moved or went is said in {REDIRECTS}; "
            "if the change is meant, `edition publish --write` renews the sum"
        )
        yield Problem(position, "LED10", "the file was changed by another hand than `edition publish`", hint)


def _missing(files: Collection[str], named: Mapping[str, Position]) -> Iterator[Problem]:
    """Files of the ledger that others say there are."""
    for file, position in sorted(named.items()):
        if file not in files:
            yield Problem(
                position, "LED09", f"the ledger’s file {file} is gone", f"bring it back: git checkout HEAD -- {file}"
            )


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
