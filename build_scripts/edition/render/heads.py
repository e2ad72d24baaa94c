"""What the head of a page tells machines: Highwire and Dublin Core for reference managers, links to licence and downloads.

Zotero takes the type of item from DC.type. No COinS: where a page has it, Zotero prefers it to what is said better here.
What is said of title, authors and date is what the CSL item says, so that all forms agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from ..model.edition import Document, ProsePage, Registered
from ..model.items import EDITION, edtf_date, inverted
from ..model.kinds import kind_of
from ..model.ledger import Release
from ..model.licences import licence_name
from .compositor import Compositor
from .downloads import Download, list_downloads
from .linked_data import (
    Node,
    document_data,
    entry_data,
    list_data,
    page_data,
    page_licence,
    record_title,
    script,
    version_data,
)

Pair = tuple[str, str]

_CERTAIN = re.compile(r"[-0-9]+")
"""A date that is one, and beyond doubt: Highwire knows no others."""
_TYPES = {"book": "book", "chapter": "bookSection", "webpage": "webpage"}
"""CSL type of what is the edition’s own → type of item in Zotero."""


def document_head(compositor: Compositor, document: Document, offered: Iterable[Download]) -> str:
    """The head of a document’s page."""
    item = compositor.edition.derived.items.get(document.key, {})
    licence = compositor.collections[document.collection].meta.licence.text
    kind = kind_of(document.meta.type, compositor.type_name(document)).zotero
    metas = [
        *_cited(item, _TYPES.get(item.get("type", ""), kind), document.meta.title),
        ("DC.source", str(item.get("note", ""))),
        ("DC.source", document.meta.url or ""),
        *_belonging(compositor, document.path, licence, str(item.get("language", ""))),
    ]
    return _head(compositor, document.path, licence, metas, offered, document_data(compositor, document, item))


def page_head(compositor: Compositor, page: ProsePage, offered: Iterable[Download]) -> str:
    """The head of a page of prose. Its authors are its own, never those of the work that it writes about."""
    items, licence = compositor.edition.derived.items, page_licence(compositor)
    item = items.get(page.file if page.path else EDITION, {})
    title = record_title(compositor, page)
    metas = [*_cited(item, _TYPES.get(item.get("type", ""), "webpage"), title)]
    if not item:
        metas += [("DC.creator", one.name) for one in page.meta.responsibility if one.names_somebody]
    metas += [("DC.source", words) for words in _recorded(compositor, page)]
    metas += _belonging(compositor, page.path, licence, next(iter(page.meta.languages), ""))
    head = _head(compositor, page.path, licence, metas, offered, page_data(compositor, page))
    return "\n".join(filter(None, (announced(compositor, ""), head))) if not page.path else head


def announced(compositor: Compositor, path: str) -> str:
    """The feed of corrections, as programs that read feeds look for it; without the site’s address there is none."""
    feed = compositor.href("changes.xml", path)
    link = f'<link rel="alternate" type="application/atom+xml" title="Corrections" href="{feed}">'
    return link if compositor.site.url else ""


def entry_head(compositor: Compositor, registered: Registered, offered: Download) -> str:
    """The head of the page of a register entry."""
    data = entry_data(compositor, registered)
    return _listed(compositor, registered.path, registered.entry.name, [offered], data)


def further_head(compositor: Compositor, registered: Registered, path: str, title: str) -> str:
    """The head of a page with further mentions of an entry: they move from page to page, so the entry is what is cited."""
    return _listed(compositor, path, title, (), list_data(compositor, path, title), registered.path)


def list_head(compositor: Compositor, path: str, title: str, offered: Iterable[Download] = ()) -> str:
    """The head of a page that the generator makes: collections, their parts, registers, lists, pages on the edition."""
    files = (*list_downloads(compositor, path), *offered)
    return _listed(compositor, path, title, files, list_data(compositor, path, title))


def version_head(compositor: Compositor, path: str, title: str, release: Release, document: str) -> str:
    """The head of a page that says how a document read in a release; `document` is the path of its page, if it has one."""
    return _listed(compositor, path, title, (), version_data(compositor, path, title, release, document))


def _listed(
    compositor: Compositor, path: str, title: str, offered: Iterable[Download], data: Node, cited: str | None = None
) -> str:
    licence = page_licence(compositor)
    metas = [*_cited({}, "webpage", title), *_belonging(compositor, path, licence)]
    return _head(compositor, path if cited is None else cited, licence, metas, offered, data)


def _head(
    compositor: Compositor, path: str, licence: str, metas: Iterable[Pair], offered: Iterable[Download], data: Node
) -> str:
    """`path` is that of the page to cite."""
    stated = dict.fromkeys(pair for pair in metas if pair[1])
    return "\n".join(
        [
            *(f'<meta name="{name}" content="{escape(value)}">' for name, value in stated),
            *_links(compositor, path, licence),
            *map(_alternate, offered),
            script(data),
        ]
    )


def _cited(item: Mapping[str, Any], kind: str, title: str) -> Iterator[Pair]:
    """What a reference manager is told; a page that is not cited by itself has a title and a type."""
    authors, day = [inverted(name) for name in item.get("author", ())], edtf_date(item)
    title = str(item.get("title", title))
    if item:
        yield "citation_title", title
        yield from (("citation_author", name) for name in authors)
        yield "citation_publication_date", day.replace("-", "/") if _CERTAIN.fullmatch(day) else ""
        yield "citation_language", str(item.get("language", ""))
        yield "citation_public_url", str(item.get("URL", ""))
        yield "citation_inbook_title", str(item.get("container-title", "")) if item["type"] == "chapter" else ""
    yield "DC.type", kind
    yield "DC.title", title
    yield from (("DC.creator", name) for name in authors)
    yield "DC.date", day
    yield "DC.publisher", str(item.get("publisher", ""))


def _belonging(compositor: Compositor, path: str, licence: str, language: str = "") -> Iterator[Pair]:
    site = compositor.site
    yield "DC.language", language or site.settings.default_language
    yield "DC.identifier", f"{site.url}{path}" if site.url else ""
    yield "DCTERMS.isPartOf", (site.url or site.title) if path else ""
    yield "DCTERMS.license", licence_name(licence)[1] if licence else ""


def _recorded(compositor: Compositor, page: ProsePage) -> Iterator[str]:
    """The published work whose record the page is: its bibliography entry in words, its DOI."""
    registered = compositor.entry("work", page.meta.record_of)
    if registered:
        yield registered.entry.name
        if doi := getattr(registered.entry, "DOI", None):
            yield f"https://doi.org/{doi}"


def _links(compositor: Compositor, path: str, licence: str) -> Iterator[str]:
    if compositor.site.url:
        yield f'<link rel="cite-as" href="{escape(compositor.site.url + path)}">'
    if address := licence_name(licence)[1] if licence else "":
        yield f'<link rel="license" href="{escape(address)}">'


def _alternate(one: Download) -> str:
    """Two relations: Material’s script takes links that are alternates alone for languages, and asks each for a sitemap."""
    return f'<link rel="alternate describedby" type="{one.media_type}" href="{escape(one.href)}">'
