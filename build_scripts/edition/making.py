"""Making a site: the jobs of all stages, done by any workers, which write what they make; here the results are put in order.

A page is poured into its shell by the worker that sets it. What comes back is what the whole site needs: digests of the files
written, lines of the sitemap, parts of files that several jobs make, and pages for which no shell was at hand.
"""

from __future__ import annotations

import pickle
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from .derive.search import Part
from .export import jobs as export_jobs
from .makers import Makers, Remembering
from .model.edition import Edition, HtmlPage, OutputFile
from .model.facts import Facts
from .model.jobs import Digest, Digests, Job, Made, Piece, together
from .model.keeping import Kept
from .model.urls import file_of
from .render import jobs as render_jobs
from .render.shell import Shell, Shells, pour
from .tools.executors import cores, known
from .write import append_file, copy_file, write_file

Workers = Callable[[object], AbstractContextManager[Executor | None]]
"""Given what all tasks shall know, those that do them (tools/executors.py)."""

ShellFor = Callable[[str], Shell]
"""Site path → the host’s page for it."""

_AHEAD = 64
"""Jobs handed over at a time: enough that no worker waits, few enough that results do not heap up."""
LARGE = cores() + 2
"""The same, of those with large results."""

T = TypeVar("T")
R = TypeVar("R")
Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Done:
    """What a job has done."""

    written: tuple[Digest, ...] = ()
    listed: tuple[Row, ...] = ()
    """Site path and day of the last revision of the pages that search engines may list."""
    left: tuple[HtmlPage | Piece, ...] = ()
    """What the worker could not finish."""


@dataclass(frozen=True)
class Site:
    """What every worker knows: the edition, the shells that are there, and the folder that the site goes into."""

    edition: Edition
    shells: Shells
    folder: Path
    copies: Sequence[tuple[str, str]] = ()
    """Files that the site takes over as they are: file from the edition’s root, path in the site."""
    kept: Kept | None = None
    """What earlier builds have made."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Without what has been looked up: a worker that is not forked does that for itself."""
        return Site, (self.edition, self.shells, self.folder, self.copies, self.kept)

    def prepare(self) -> None:
        """Look up what workers forked afterwards share."""
        self.makers.prepare()
        self.makers.reader  # noqa: B018 — kept by being asked for

    @cached_property
    def makers(self) -> Makers:
        """Makes pages and data, or takes what an earlier build has made of the same."""
        facts = Facts(self.edition)
        return Remembering(facts, self.kept) if self.kept else Makers(facts.whole)

    def jobs(self) -> Iterator[Job]:
        """Everything that can be made by itself, in the order of the stages."""
        yield from render_jobs(self.edition)
        yield from export_jobs(self.edition)
        yield from (Job("copy", "file", file, path) for file, path in self.copies)

    def done(self, jobs: Sequence[Job]) -> Done:
        """Do some jobs of one kind."""
        if jobs[0].stage == "copy":
            for job in jobs:
                self.take_over(self.edition.loaded.root / job.name, job.key)
            return Done()
        return self.put(self.makers.made(jobs))

    def put(self, made: Iterable[Made], shell_for: ShellFor | None = None) -> Done:
        """Write what was made, as far as shells are at hand."""
        written, listed, left = list[Digest](), list[Row](), list[HtmlPage | Piece]()
        for one in made:
            if isinstance(one, Piece):
                left.append(one)
            elif isinstance(one, OutputFile):
                written.append(self._written(one))
            elif shell := shell_for(one.path) if shell_for else self.shells.of(one.path):
                written.append(self._written(OutputFile(file_of(one.path), self._poured(one, shell))))
                listed += [(one.path, one.lastmod)] if one.indexed else []
            else:
                left.append(one)
        pieces = [one for one in left if isinstance(one, Piece)]
        pages = [one for one in left if isinstance(one, HtmlPage)]
        return Done(tuple(written), tuple(listed), (*pages, *together(pieces)))

    def _poured(self, page: HtmlPage, shell: Shell) -> bytes:
        return pour(shell, page, self.edition.loaded.site).encode()

    def _written(self, file: OutputFile) -> Digest:
        self.write(file)
        return Digest(file.path, sha256(file.content).hexdigest(), len(file.content))

    def write(self, file: OutputFile) -> None:
        """Put a file into its place."""
        write_file(self.folder, file)

    def append(self, file: OutputFile, first: bool) -> None:
        """Put the next part of a file into its place."""
        append_file(self.folder, file, first)

    def take_over(self, source: Path, path: str) -> None:
        """Put a file of the sources into its place."""
        copy_file(source, self.folder, path)


def do(jobs: Sequence[Job]) -> Done:
    """What a worker does with some jobs."""
    site: Site = known()
    return site.done(jobs)


def count(some: slice) -> bytes:
    """What a worker does with some of the units that can be found, packed: several wait to be taken up."""
    site: Site = known()
    return site.makers.part(some)


def counted(content: bytes) -> Part:
    """What a worker has packed."""
    part: Part = pickle.loads(zlib.decompress(content))  # noqa: S301 — as the docstring says
    return part


def in_order(executor: Executor | None, task: Callable[[T], R], given: Iterable[T], ahead: int = _AHEAD) -> Iterator[R]:
    """The result for each of what is given, in its order; a few are worked at ahead."""
    if executor is None:
        yield from map(task, given)
        return
    waiting = deque[Any]()
    for one in given:
        waiting.append(executor.submit(task, one))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


@dataclass
class Gathered:
    """The results so far."""

    site: Site
    shell_for: ShellFor
    files: Digests = field(default_factory=Digests)
    """Path → what was written there."""
    listed: list[Row] = field(default_factory=list)
    _growing: dict[str, tuple[Any, int, bytes]] = field(default_factory=dict)
    """Path of a file in parts → digest and size so far, and what divides its last part from the next."""

    def take(self, done: Done) -> None:
        """Finish what the worker could not, and note it all."""
        self.listed += done.listed
        for written in done.written:
            self.files.add(written)
        for one in done.left:
            if isinstance(one, Piece):
                self._append(one)
            else:
                self.take(self.site.put([one], self.shell_for))

    def put(self, made: Iterable[Made]) -> None:
        """Write what is made here."""
        for one in made:
            self.take(self.site.put([one], self.shell_for))

    def _append(self, piece: Piece) -> None:
        digest, size, between = self._growing.get(piece.path) or (sha256(), 0, b"")
        content = (between if between == piece.between else b"") + piece.content
        self.site.append(OutputFile(piece.path, content), first=not size)
        digest.update(content)
        self._growing[piece.path] = digest, size + len(content), piece.between
        self.files.add(Digest(piece.path, digest.hexdigest(), size + len(content)))
