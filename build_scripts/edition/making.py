"""Making a site: the jobs of all stages, done by any workers, which write what they make; here the results are put in order.

A page is poured into its shell by the worker that sets it. What comes back is what the whole site needs: digests of the files
written, lines of the sitemap, parts of files that several jobs make, and pages for which no shell was at hand.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from .derive.search import Part, Reader
from .export import Exporter
from .export import jobs as export_jobs
from .model.edition import Edition, HtmlPage, OutputFile
from .model.jobs import Digest, Job, Made, Piece, divided
from .model.urls import file_of
from .render import Renderer
from .render import jobs as render_jobs
from .render.shell import Shell, Shells, pour
from .tools.executors import known
from .write import append_file, copy_file, write_file

Workers = Callable[[object], AbstractContextManager[Executor | None]]
"""Given what all tasks shall know, those that do them (tools/executors.py)."""

ShellFor = Callable[[str], Shell]
"""Site path → the host’s page for it."""

_AHEAD = 64
"""Jobs handed over at a time: enough that no worker waits, few enough that results do not heap up."""
_COPIES = 200

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

    def __reduce__(self) -> tuple[Any, ...]:
        """Without what has been looked up: a worker that is not forked does that for itself."""
        return Site, (self.edition, self.shells, self.folder, self.copies)

    def prepare(self) -> None:
        """Look up what workers forked afterwards share."""
        self.renderer.prepare()
        self.exporter.prepare()
        self.reader  # noqa: B018 — kept by being asked for

    @cached_property
    def renderer(self) -> Renderer:
        """Sets pages."""
        return Renderer(self.edition)

    @cached_property
    def exporter(self) -> Exporter:
        """Makes data."""
        return Exporter(self.edition)

    @cached_property
    def reader(self) -> Reader:
        """Reads what can be searched."""
        return Reader(self.edition)

    def jobs(self) -> Iterator[Job]:
        """Everything that can be made by itself, in the order of the stages."""
        yield from render_jobs(self.edition)
        yield from export_jobs(self.edition)
        yield from divided(Job("export", "copies"), len(self.copies), _COPIES)

    def done(self, job: Job) -> Done:
        """Do a job."""
        if job.kind == "copies":
            for file, path in self.copies[job.some]:
                copy_file(self.edition.loaded.root / file, self.folder, path)
            return Done()
        made: Iterable[Made] = self.renderer.pages(job) if job.stage == "render" else self.exporter.made(job)
        return self.put(made)

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
        return Done(tuple(written), tuple(listed), tuple(_together(left)))

    def _poured(self, page: HtmlPage, shell: Shell) -> bytes:
        return pour(shell, page, self.edition.loaded.site).encode()

    def _written(self, file: OutputFile) -> Digest:
        write_file(self.folder, file)
        return Digest(file.path, sha256(file.content).hexdigest(), len(file.content))


def _together(left: Iterable[HtmlPage | Piece]) -> Iterator[HtmlPage | Piece]:
    """Parts of one file as one part."""
    pieces: dict[str, list[bytes]] = {}
    for one in left:
        if isinstance(one, Piece):
            pieces.setdefault(one.path, []).append(one.content)
        else:
            yield one
    yield from (Piece(path, b"".join(contents)) for path, contents in pieces.items())


def do(job: Job) -> Done:
    """What a worker does with a job."""
    site: Site = known()
    return site.done(job)


def count(some: slice) -> Part:
    """What a worker does with some of the units that can be found."""
    site: Site = known()
    return site.reader.part(some)


def in_order(executor: Executor | None, task: Callable[[T], R], given: Iterable[T]) -> Iterator[R]:
    """The result for each of what is given, in its order; a few are worked at ahead."""
    if executor is None:
        yield from map(task, given)
        return
    waiting = deque[Any]()
    for one in given:
        waiting.append(executor.submit(task, one))
        if len(waiting) > _AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


@dataclass
class Gathered:
    """The results so far."""

    site: Site
    shell_for: ShellFor
    files: dict[str, Digest] = field(default_factory=dict)
    """Path → what was written there."""
    listed: list[Row] = field(default_factory=list)
    _growing: dict[str, tuple[Any, int]] = field(default_factory=dict)
    """Path of a file in parts → digest and size so far."""

    def take(self, done: Done) -> None:
        """Finish what the worker could not, and note it all."""
        self.listed += done.listed
        self.files |= {one.path: one for one in done.written}
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
        digest, size = self._growing.get(piece.path) or (sha256(), 0)
        append_file(self.site.folder, OutputFile(piece.path, piece.content), first=not size)
        digest.update(piece.content)
        self._growing[piece.path] = digest, size + len(piece.content)
        self.files[piece.path] = Digest(piece.path, digest.hexdigest(), size + len(piece.content))
