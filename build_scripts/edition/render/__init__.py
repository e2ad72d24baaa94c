"""Edition → pages without their shell: PAGES lists every kind of page, each with a template of the same name.

Contexts are built here, as plain values; templates (theme/edition/*.html) only set them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model.edition import Edition, HtmlPage
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


def render(edition: Edition) -> Iterator[HtmlPage]:
    """Every page of the site, kind by kind, each in the order of the sources."""
    compositor = Compositor(edition)
    notices_of_loss = moved.Notices(compositor)
    for pages in PAGES.values():
        yield from map(notices_of_loss.on, pages(compositor))
