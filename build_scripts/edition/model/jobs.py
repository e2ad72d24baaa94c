"""What makes a site, in small jobs: they run in any order and in any process; their results stand in the order of the jobs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from .edition import HtmlPage, OutputFile

ALL = slice(None)
"""Every record."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something to be made by one worker at a time."""

    stage: str
    """`render`, `export` …"""
    kind: str
    """What, by the stage's own name for it."""
    name: str = ""
    """Of which table, collection …, where the kind has several."""
    start: int = 0
    stop: int | None = None
    """Which of the records of that kind: all, when there is no end."""

    @property
    def some(self) -> slice:
        """Those records."""
        return slice(self.start, self.stop)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a file that several jobs make: its parts follow each other in the order of the jobs."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Digest:
    """A file as it is."""

    path: str
    """From the root of the site."""
    sha256: str
    size: int


Made = HtmlPage | OutputFile | Piece
"""What a job makes."""


def divided(job: Job, number: int, size: int) -> Iterator[Job]:
    """The job for `number` records, `size` of them at a time; once for none."""
    for start in range(0, max(1, number), size):
        yield replace(job, start=start, stop=min(start + size, number))


def joined(made: Iterable[OutputFile | Piece]) -> Iterator[OutputFile]:
    """Whole files, those in pieces last; all of these are held in memory."""
    held: dict[str, list[bytes]] = {}
    for one in made:
        if isinstance(one, Piece):
            held.setdefault(one.path, []).append(one.content)
        else:
            yield one
    yield from (OutputFile(path, b"".join(parts)) for path, parts in held.items())
