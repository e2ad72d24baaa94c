"""Edition → pages without their shell: PAGES lists every kind of page, each with a template of the same name.

Contexts are built here, as plain values; templates (theme/edition/*.html) only set them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ..model.digests import digest
from ..model.edition import Edition, HtmlPage
from ..model.facts import Facts
from ..model.jobs import Job
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

__all__ = ["DIVIDED", "PAGES", "Renderer", "jobs", "render"]

PAGES: dict[str, Callable[..., Iterator[HtmlPage]]] = {
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
"""Kind of page → what yields the pages of that kind, given a compositor; in DIVIDED, given a key, too."""


DIVIDED: dict[str, Callable[[Edition], Iterable[str]]] = {
    "prose": prose.files,
    "document": documents.keys,
    "entry": entries.keys,
    "version": versions.keys,
}
"""Kind of page of which there may be very many → the keys of the records that have them."""


def render(edition: Edition) -> Iterator[HtmlPage]:
    """Every page of the site, kind by kind, each in the order of the sources."""
    renderer = Renderer(edition)
    for job in jobs(edition):
        yield from renderer.pages(job)


def jobs(edition: Edition) -> Iterator[Job]:
    """What makes all pages, in small parts."""
    for kind in PAGES:
        keys = DIVIDED[kind](edition) if kind in DIVIDED else ("",)
        yield from (Job("render", kind, key=key) for key in keys)


class Renderer:
    """Does the jobs of one edition."""

    def __init__(self, source: Edition | Facts) -> None:
        self._compositor = Compositor(source)
        self._notices = moved.Notices(self._compositor)

    def pages(self, job: Job) -> Iterator[HtmlPage]:
        """The pages of a job."""
        keys = (job.key,) if job.kind in DIVIDED else ()
        return map(self._notices.on, PAGES[job.kind](self._compositor, *keys))

    def digest(self) -> bytes:
        """Of what has a part in every page besides the edition: the templates."""
        return digest(self._compositor.templates)

    def prepare(self) -> None:
        """Look up what all pages need, so that workers forked afterwards share it."""
        self._compositor.prepare()
