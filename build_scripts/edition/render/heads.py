"""What the head of a page tells machines: Highwire and Dublin Core for reference managers, links to licence and downloads.

Zotero takes the type of item from DC.type. No COinS: where a page has it, Zotero prefers it to what is said better here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from ..model.edition import Document, ProsePage, Registered
from ..model.kinds import kind_of
from ..model.licences import licence_name
from .compositor import Compositor
from .downloads import Download, page_download
from .linked_data import document_data, entry_data, page_data, script

Pair = tuple[str, str]


def document_head(compositor: Compositor, document: Document, offered: Iterable[Download]) -> str:
    """The head of a document’s page."""
    item = compositor.edition.derived.items.get(document.key, {})
    licence = compositor.collections[document.collection].meta.licence.text
    metas = [pair for pair in _document_metas(compositor, document, item) if pair[1]]
    return "\n".join(
        [
            *(_meta(name, value) for name, value in metas),
            *_links(compositor, document.path, licence),
            *map(_alternate, offered),
            script(document_data(compositor, document, item)),
        ]
    )


def page_head(compositor: Compositor, page: ProsePage) -> str:
    """The head of a page of prose. Its authors are its own, never those of the work that it writes about."""
    language = (page.meta.languages or (compositor.site.settings.default_language,))[0]
    metas: list[Pair] = [("DC.title", page.meta.title), ("DC.type", "webpage"), ("DC.language", language)]
    metas += [("DC.creator", one.name) for one in page.meta.responsibility if not one.name[0].islower()]
    return "\n".join(
        [
            *(_meta(name, value) for name, value in metas),
            _alternate(page_download(compositor, page.path)),
            script(page_data(compositor, page)),
        ]
    )


def entry_head(compositor: Compositor, registered: Registered, offered: Download) -> str:
    """The head of the page of a register entry."""
    return f"{_alternate(offered)}\n{script(entry_data(compositor, registered))}"


def _document_metas(compositor: Compositor, document: Document, item: Mapping[str, Any]) -> Iterator[Pair]:
    meta = document.meta
    title, day = str(item.get("title", meta.title)), meta.date or ""
    authors = [_name(name) for name in item.get("author", ())]
    yield "citation_title", title
    yield from (("citation_author", name) for name in authors)
    yield "citation_publication_date", day.replace("-", "/") if len(day) == len("1954-06-11") else ""
    yield "citation_language", str(item.get("language", ""))
    yield "citation_public_url", str(item.get("URL", ""))
    yield "DC.type", kind_of(meta.type, compositor.type_name(document)).zotero
    yield "DC.title", title
    yield from (("DC.creator", name) for name in authors)
    yield "DC.date", day
    yield "DC.identifier", str(item.get("URL", ""))
    yield "DC.source", str(item.get("note", ""))
    yield "DC.publisher", str(item.get("publisher", ""))


def _links(compositor: Compositor, path: str, licence: str) -> Iterator[str]:
    if compositor.site.url:
        yield f'<link rel="cite-as" href="{escape(compositor.site.url + path)}">'
    if address := licence_name(licence)[1]:
        yield f'<link rel="license" href="{escape(address)}">'


def _alternate(one: Download) -> str:
    """Two relations: Material’s script takes links that are alternates alone for languages, and asks each for a sitemap."""
    return f'<link rel="alternate describedby" type="{one.media_type}" href="{escape(one.href)}">'


def _meta(name: str, value: str) -> str:
    return f'<meta name="{name}" content="{escape(value)}">'


def _name(name: Mapping[str, str]) -> str:
    """`Young, Kenneth T., Jr.`"""
    parts = (name.get("family"), name.get("given"), name.get("suffix"))
    return name.get("literal") or ", ".join(part for part in parts if part)
