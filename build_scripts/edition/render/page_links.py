"""Documents and pages of prose that point to one another, place by place, as each side lists the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.derived import PageLink
from ..model.edition import Document
from .compositor import Compositor
from .phrases import Phrase


def linked_pages(compositor: Compositor, document: Document) -> Iterator[Phrase]:
    """The pages that the document links to, each with the places there."""
    by_page: dict[str, list[PageLink]] = {}
    for link in compositor.edition.derived.page_links.get(document.key, ()):
        by_page.setdefault(link.path.partition("#")[0], []).append(link)
    for links in by_page.values():
        found = places(compositor, ((link.pinpoint, link.path) for link in links), document.path)
        yield Phrase(links[0].title, compositor.href(links[0].path, document.path), more=found)


def documents_referring(compositor: Compositor, page: str) -> Iterator[Phrase]:
    """The documents that link to a page, each once, with its date and the places on the page that it links to."""
    by_document: dict[str, list[PageLink]] = {}
    for link in compositor.linked_from.get(page, ()):
        by_document.setdefault(link.origin.path.partition("#")[0], []).append(link)
    for links in by_document.values():
        origin = links[0].origin
        found = places(compositor, ((link.pinpoint, link.path) for link in links), page)
        dated = (Phrase(origin.date, before=", ", is_date=True),) if origin.date else ()
        yield Phrase(origin.title, compositor.href(origin.path, page), more=(*dated, *found))


def places(compositor: Compositor, found: Iterable[tuple[str, str]], page: str) -> tuple[Phrase, ...]:
    """Links to places behind the title of what they are in, each given as (how it is cited, site path)."""
    return tuple(
        Phrase(pinpoint, compositor.href(path, page), before=", ") for pinpoint, path in dict(found).items() if pinpoint
    )
