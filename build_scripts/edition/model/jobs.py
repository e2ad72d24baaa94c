"""What makes a site, in small jobs: they run in any order and in any process; their results stand in the order of the jobs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter

from .edition import HtmlPage, OutputFile

_GROUP = 20
"""Jobs that a worker takes at a time."""
_SIZE = 6
"""Bytes for the size of a file."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something to be made by one worker at a time."""

    stage: str
    """`render`, `export` …"""
    kind: str
    """What, by the stage's own name for it."""
    name: str = ""
    """Of which table, collection …, where the kind has several."""
    key: str = ""
    """Of which record, where each has a job of its own: never by its place, which another record may take."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a file that several jobs make: its parts follow each other in the order of the jobs."""

    path: str
    content: bytes
    between: bytes = b""
    """What divides it from a part before it that has the same."""


@dataclass(frozen=True, slots=True)
class Digest:
    """A file as it is."""

    path: str
    """From the root of the site."""
    sha256: str
    size: int


class Digests(Mapping[str, Digest]):
    """Digests by path, each in a third of the memory that it takes as a record: a large site has a million files."""

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}

    def add(self, one: Digest) -> None:
        """Keep it; one of the same path goes."""
        self._packed[one.path] = one.size.to_bytes(_SIZE) + bytes.fromhex(one.sha256)

    def __getitem__(self, path: str) -> Digest:
        packed = self._packed[path]
        return Digest(path, packed[_SIZE:].hex(), int.from_bytes(packed[:_SIZE]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


Made = HtmlPage | OutputFile | Piece
"""What a job makes."""


def in_groups(jobs: Iterable[Job]) -> Iterator[tuple[Job, ...]]:
    """Jobs of one kind, as many as are worth being handed over at once; in their order."""
    for _, alike in groupby(jobs, key=attrgetter("stage", "kind", "name")):
        while some := tuple(islice(alike, _GROUP)):
            yield some


def together(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Parts of files in their order, those that follow each other as one."""
    for (path, between), alike in groupby(pieces, key=attrgetter("path", "between")):
        yield Piece(path, between.join(piece.content for piece in alike), between)


def joined(made: Iterable[OutputFile | Piece]) -> Iterator[OutputFile]:
    """Whole files, those in pieces last; all of these are held in memory."""
    held: dict[str, list[Piece]] = {}
    for one in made:
        if isinstance(one, Piece):
            held.setdefault(one.path, []).append(one)
        else:
            yield one
    for path, pieces in held.items():
        yield OutputFile(path, b"".join(piece.content for piece in together(pieces)))
