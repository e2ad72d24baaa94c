"""Edition → pages without their shell: PAGES lists every kind of page, each with a template of the same name.

Contexts are built here, as plain values; templates (theme/edition/*.html) only set them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from ..model.edition import Edition, HtmlPage
from ..model.jobs import Job, divided
from . import (
    changes,
    checklist,
    chronology,
    collections,
    documents,
    entries,
    meetings,
    missing,
    moved,
    not_found,
    notices,
    prose,
    registers,
    search,
    specimen,
    versions,
)
from .compositor import Compositor

PAGES: dict[str, Callable[[Compositor], Iterator[HtmlPage]]] = {
    "prose": prose.pages,
    "documents": collections.index_page,
    "collection": collections.collection_pages,
    "part": collections.part_pages,
    "document": documents.pages,
    "register": registers.pages,
    "entry": entries.pages,
    "chronology": chronology.pages,
    "meetings": meetings.pages,
    "search": search.pages,
    "missing": missing.pages,
    "checklist": checklist.pages,
    "notices": notices.pages,
    "specimen": specimen.pages,
    "changes": changes.pages,
    "version": versions.pages,
    "moved": moved.pages,
    "not-found": not_found.pages,
}
"""Kind of page → what yields the pages of that kind."""


Divided = Callable[[Compositor, slice], Iterator[HtmlPage]]

DIVIDED: dict[str, tuple[Callable[[Edition], Sequence[object]], Divided]] = {
    "document": (lambda edition: edition.loaded.documents, documents.pages),
    "entry": (entries.every_entry, entries.pages),
    "version": (versions.documents, versions.pages),
}
"""Kind of page of which there may be very many → the records that have them, and what yields the pages of some."""

_BATCH = 20
"""Records that a worker takes at a time."""


def render(edition: Edition) -> Iterator[HtmlPage]:
    """Every page of the site, kind by kind, each in the order of the sources."""
    renderer = Renderer(edition)
    for job in jobs(edition):
        yield from renderer.pages(job)


def jobs(edition: Edition) -> Iterator[Job]:
    """What makes all pages, in small parts."""
    for kind in PAGES:
        if kind in DIVIDED:
            records, _ = DIVIDED[kind]
            yield from divided(Job("render", kind), len(records(edition)), _BATCH)
        else:
            yield Job("render", kind)


class Renderer:
    """Does the jobs of one edition."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def pages(self, job: Job) -> Iterator[HtmlPage]:
        """The pages of a job."""
        if job.kind in DIVIDED:
            _, pages = DIVIDED[job.kind]
            return map(self._notices.on, pages(self._compositor, job.some))
        return map(self._notices.on, PAGES[job.kind](self._compositor))

    def prepare(self) -> None:
        """Look up what all pages need, so that workers forked afterwards share it."""
        self._compositor.prepare()
        self._notices  # noqa: B018 — kept by being asked for

    @cached_property
    def _compositor(self) -> Compositor:
        return Compositor(self._edition)

    @cached_property
    def _notices(self) -> moved.Notices:
        return moved.Notices(self._compositor)
