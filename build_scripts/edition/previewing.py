"""A preview: the same site made again and again in one process, for somebody who waits for one page of it.

What has not changed is not made, and what does not differ is not written. The pages come first: when they stand the browser is
told, and data, search and what describes the whole site follow behind. The result is that of a clean build but for the books.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import suppress
from contextvars import copy_context
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from threading import Event, Thread
from typing import Any, Protocol

from . import pipeline
from .makers import Remembering
from .making import Done, Gathered, ShellFor, Site, Workers
from .model.codes import CODES
from .model.edition import Edition, OutputFile
from .model.facts import FactList
from .model.jobs import Job
from .model.keeping import Kept
from .model.problem import Problem
from .model.remembering import Memory
from .render.shell import Shell
from .write import Standing

StartResponse = Callable[..., Any]
Application = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]
"""As WSGI has it (PEP 3333)."""

log = logging.getLogger("mkdocs.plugins.edition")
LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "notice": logging.DEBUG}
_NOTICES = frozenset(code for code, one in CODES.items() if one.severity == "notice")
_QUICKEST, _SLOWEST, _LOOKED_AT = 0.1, 0.5, 10_000
"""Seconds between two looks at the watched files, and files looked at in a second: MkDocs always waits half a second."""
_QUIET = 0.02
"""Seconds without a further change after which a preview is made: an editor writes in two or three steps."""
UNCHANGED = "The preview stays as it was until this is mended."
_NOTICE = (
    '<div role="alert" style="position:fixed;inset:auto 0 0 0;z-index:99;max-height:50vh;overflow:auto;padding:1em;'
    'background:#fff;color:#000;border-top:4px solid #b00;font:16px/1.4 monospace;white-space:pre-wrap">%s</div>'
)


@dataclass(frozen=True, slots=True)
class Page:
    """What a job has made, from what."""

    facts: FactList
    answers: bytes
    """What the facts came to."""
    shells: tuple[Shell | None, ...]
    """Into which it was poured."""
    done: Done


@dataclass
class Preview:
    """What a preview keeps from one build to the next."""

    standing: Standing
    memory: Memory = field(default_factory=Memory)
    pages: dict[Job, Page] = field(default_factory=dict)
    notice: str = ""
    """What is wrong now: shown on every page until it is mended."""
    _rest: Thread | None = None
    _stopped: Event = field(default_factory=Event)

    def leave(self) -> None:
        """Let the rest of the last build be: a newer one begins."""
        self._stopped.set()

    def wait(self) -> None:
        """Until the rest of the last build has been made, or is left. Nothing may be written before."""
        if self._rest:
            self._rest.join()
        self._rest = None

    def shows(self, application: Application) -> Application:
        """The application of the server, whose pages say what is wrong."""

        def with_notice(environment: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
            if not self.notice:
                return application(environment, start)
            return _with_notice(_NOTICE % escape(self.notice), application, environment, start)

        return with_notice

    def read(
        self, root: Path, environment: Mapping[str, str], report: pipeline.Report, kept: Kept | None
    ) -> tuple[Edition | None, tuple[Problem, ...]]:
        """As `pipeline.read`, but that notices are left to `edition check`, and problems of books follow behind."""
        with self.memory.used():
            edition, problems = pipeline.read(root, environment, report, kept, passing=_NOTICES, books=False)
        errors = [str(problem) for problem in problems if problem.severity == "error"]
        self.notice = "\n".join(errors and [*errors, UNCHANGED])
        return edition, problems

    def show(self, site: Site, workers: Workers, shell_for: ShellFor, report: pipeline.Report) -> None:
        """Make the pages of the site; the rest follows behind."""
        previewed = _PreviewedSite(site.edition, site.shells, site.folder, site.copies, site.kept, preview=self)
        steps = pipeline.steps(previewed, workers, shell_for, report)
        context = copy_context()  # what a worker knows is known in one of them only
        context.run(next, steps)
        self._stopped.clear()
        self._rest = Thread(target=context.run, args=(self._follow, steps), daemon=True)
        self._rest.start()

    def _follow(self, steps: Generator[Gathered]) -> None:
        for made in steps:
            last = made
            if self._stopped.is_set():
                steps.close()
                return
        self._finish(last)

    def _finish(self, made: Gathered) -> None:
        """What describes the site as a whole, when all pages and files stand; and what only its books would lack."""
        edition = made.site.edition
        self.standing.finish()
        made.put(pipeline.packaged(edition, self.standing.folder, made.files))
        for problem in pipeline.problems_of_books(edition):
            log.log(LEVELS[problem.severity], "%s", problem)
        log.info("Data and search are up to date, too.")


@dataclass(frozen=True)
class _PreviewedSite(Site):
    """A site of which the preview keeps what has been made."""

    preview: Preview = field(kw_only=True)

    def prepare(self) -> None:
        """Look up what pages need."""
        self.makers.prepare()

    def write(self, file: OutputFile) -> None:
        """Put a file into its place, if another stands there."""
        self.preview.standing.put(file)

    def append(self, file: OutputFile, first: bool) -> None:
        """Put the next part of a file aside until it is whole."""
        self.preview.standing.append(file, first)

    def take_over(self, source: Path, path: str) -> None:
        """Put a file of the sources into its place, if it has changed."""
        self.preview.standing.take_over(source, path)

    def done(self, jobs: Sequence[Job]) -> Done:
        """Do some jobs of one kind; of pages, those that would be made of other facts than last time."""
        makers = self.makers
        if jobs[0].stage != "render" or not isinstance(makers, Remembering):
            return super().done(jobs)
        return _together([self._page(job, makers) for job in jobs])

    def _page(self, job: Job, makers: Remembering) -> Done:
        before = self.preview.pages.get(job)
        if before and before.answers == makers.answers(before.facts) and before.shells == self._shells(before.done):
            self.preview.standing.keep(one.path for one in before.done.written)
            return before.done
        done = self.put(makers.made([job]))
        facts = makers.facts(job)
        if facts is not None and not done.left and (answers := makers.answers(facts)):
            self.preview.pages[job] = Page(facts, answers, self._shells(done), done)
        else:
            self.preview.pages.pop(job, None)
        return done

    def _shells(self, done: Done) -> tuple[Shell | None, ...]:
        return tuple(self.shells.of(one.path.removesuffix("index.html")) for one in done.written)


def _together(some: Sequence[Done]) -> Done:
    written = tuple(one for done in some for one in done.written)
    listed = tuple(row for done in some for row in done.listed)
    return Done(written, listed, tuple(one for done in some for one in done.left))


def _with_notice(
    notice: str, application: Application, environment: dict[str, Any], start: StartResponse
) -> Iterable[bytes]:
    """The answer of the application, if it is a page with the notice at its end."""
    said: list[Any] = []
    content = b"".join(application(environment, lambda *answer: said.extend(answer)))
    status, headers, *more = said
    if dict(headers).get("Content-Type") == "text/html":
        head, end, tail = content.rpartition(b"</body>")
        content = b"".join((head, notice.encode(), end, tail)) if end else content + notice.encode()
        headers = [(name, value) for name, value in headers if name != "Content-Length"]
        headers.append(("Content-Length", str(len(content))))
    start(status, headers, *more)
    return [content]


class Watching(Protocol):
    """A server that looks at files again and again, as that of MkDocs does."""

    observer: Any
    build_delay: float

    def watch(self, path: str) -> None:
        """Look at this, too."""

    def unwatch(self, path: str) -> None:
        """Look at it no more. Raises KeyError when it was not watched."""


def look_sooner(server: Watching, paths: Iterable[str], edition: Edition) -> None:
    """Leave less time between two looks at what is watched, where there is less to look at.

    `paths` are all that may be watched so far: the observer is another afterwards.
    """
    loaded = edition.loaded
    files = len(loaded.documents) + len(loaded.pages) + len(loaded.assets)
    watched = [path for path in paths if _unwatched(server, path)]
    server.observer = type(server.observer)(timeout=min(_SLOWEST, max(_QUICKEST, files / _LOOKED_AT)))
    server.build_delay = _QUIET
    for path in watched:
        server.watch(path)


def _unwatched(server: Watching, path: str) -> bool:
    with suppress(KeyError):
        server.unwatch(path)
        return True
    return False
