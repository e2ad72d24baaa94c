"""JSON-LD in the vocabulary of schema.org: what a page is about, whom it mentions, what it is part of.

Addresses are whole; without the address of the site there are names alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ..model.authorities import AUTHORITY_FILES
from ..model.dates import parse_date
from ..model.edition import Document, ProsePage, Registered
from ..model.entries import Authority, Event, Organisation, Person, Place, Term, Work
from ..model.kinds import kind_of
from ..model.licences import licence_name
from .compositor import Compositor

Node = dict[str, Any]

CLASSES = {
    "person": "Person",
    "org": "Organization",
    "place": "Place",
    "event": "Event",
    "term": "DefinedTerm",
    "work": "CreativeWork",
}
"""Register → class."""

_OF_WORKS = {
    "book": "Book",
    "article-journal": "ScholarlyArticle",
    "chapter": "Chapter",
    "report": "Report",
    "thesis": "Thesis",
}
"""CSL type → class of a work, where schema.org has one."""


def script(data: Node) -> str:
    """The element that holds it; `<` cannot end it."""
    content = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{content.replace("<", chr(92) + "u003c")}</script>'


def document_data(compositor: Compositor, document: Document, item: Mapping[str, Any]) -> Node:
    """A document. A calendar entry is a work of its own, based on the document."""
    meta, site = document.meta, compositor.site
    collection = compositor.collections[document.collection]
    is_entry = meta.text == "calendar"
    original = _original(compositor, document, item)
    named = compositor.cross_references.named.get(document.path, ())
    event = compositor.entry("event", meta.event)
    return _filled(
        {
            **({"@type": "CreativeWork", "isBasedOn": original} if is_entry else original),
            **_identified(compositor, document.path),
            "name": item.get("title", meta.title),
            "inLanguage": site.settings.default_language if is_entry else list(meta.languages),
            "version": site.settings.version,
            "dateModified": max((one.date for one in meta.revisions), default=""),
            "license": licence_name(collection.meta.licence.text)[1],
            "isPartOf": {
                "@type": "Collection",
                **_identified(compositor, collection.path),
                "name": collection.meta.title,
            },
            "temporalCoverage": _days(meta.event_date or meta.date or ""),
            "about": _named(compositor, event) if event else None,
            "mentions": _mentions(compositor, named, event),
            "citation": [
                {**(_identified(compositor, one.path) if one.path else {}), "@type": "CreativeWork", "name": one.label}
                for one in compositor.edition.derived.references.get(document.key, ())
            ],
        }
    )


def _original(compositor: Compositor, document: Document, item: Mapping[str, Any]) -> Node:
    """The document itself: who wrote to whom, when, where it is printed and kept."""
    meta = document.meta
    is_message = (schema := kind_of(meta.type, compositor.type_name(document)).schema) == "Message"
    printed = compositor.entry("work", meta.printed.work if meta.printed else None)
    archive = meta.archive
    return _filled(
        {
            "@type": schema,
            "name": meta.title,
            "genre": compositor.type_name(document),
            "sender" if is_message else "author": [_party(name) for name in item.get("author", ())],
            "recipient" if is_message else "": [_party(name) for name in item.get("recipient", ())]
            if is_message
            else None,
            "dateSent" if is_message else "dateCreated": _days(meta.date or ""),
            "identifier": [value for value in (meta.designator, archive and archive.file) if value],
            "holdingArchive": {"@type": "ArchiveOrganization", "name": archive.repository}
            if archive and archive.repository
            else None,
            "isPartOf" if meta.text == "calendar" else "isBasedOn": _named(compositor, printed) if printed else None,
        }
    )


def page_data(compositor: Compositor, page: ProsePage) -> Node:
    """A page of prose: a section of the study is an article; the record of a published work is about that work."""
    work = compositor.entry("work", page.meta.record_of)
    kind = "Article" if page.name.startswith(("study/", "paths/")) and not page.name.endswith("index.md") else "WebPage"
    if not page.path:
        kind = "WebSite"
    authors = [{"@type": "Person", "name": one.name} for one in page.meta.responsibility if not one.name[0].islower()]
    return _filled(
        {
            "@type": kind,
            **_identified(compositor, page.path),
            "name": page.meta.title if page.path else compositor.site.title,
            "description": page.meta.summary,
            "author": authors,
            "dateModified": max((one.date for one in page.meta.revisions), default=""),
            "version": compositor.site.settings.version,
            "about": _named(compositor, work) if work else None,
            "mentions": _mentions(compositor, compositor.cross_references.named.get(page.path, ()), None),
        }
    )


def entry_data(compositor: Compositor, registered: Registered) -> Node:
    """What a register says of somebody or something; of authority files only what has been compared."""
    entry = registered.entry
    authorities: tuple[Authority, ...] = getattr(entry, "authorities", ())
    known = [f"{AUTHORITY_FILES[one.scheme]}{one.id}" for one in authorities if one.certainty == "verified"]
    more: Node = {}
    if isinstance(entry, Person | Organisation | Place | Term):
        more = {"alternateName": list(entry.variants)}
    if isinstance(entry, Place) and entry.latitude is not None:
        more["geo"] = {"@type": "GeoCoordinates", "latitude": entry.latitude, "longitude": entry.longitude}
    if isinstance(entry, Event):
        days = _days(entry.date)
        more = {"startDate": days.partition("/")[0], "endDate": days.partition("/")[2]}
    if isinstance(entry, Work):
        more = {
            "author": [_party(name.model_dump(exclude_none=True)) for name in entry.author],
            "datePublished": entry.issued,
        }
    return _filled({**_named(compositor, registered), **more, "sameAs": known})


def _mentions(compositor: Compositor, keys: Iterable[str], left_out: Registered | None) -> list[Node]:
    found = (compositor.entry(*key.split(":", 1)) for key in keys)
    return [_named(compositor, one) for one in found if one and one is not left_out]


def _named(compositor: Compositor, registered: Registered) -> Node:
    entry = registered.entry
    kind = _OF_WORKS.get(entry.type, "CreativeWork") if isinstance(entry, Work) else CLASSES[registered.scheme]
    return {"@type": kind, **_identified(compositor, registered.path), "name": entry.name}


def _party(name: Mapping[str, str]) -> Node:
    """A person by the parts of the name; of others nobody has said whether they are persons."""
    if "family" not in name:
        return {"name": name.get("literal", "")}
    given, suffix = name.get("given", ""), name.get("suffix", "")
    words = " ".join(part for part in (given, name["family"], suffix) if part)
    return {"@type": "Person", "name": words}


def _identified(compositor: Compositor, path: str) -> Node:
    return {"@id": f"{compositor.site.url}{path}"} if compositor.site.url else {}


def _days(edtf: str) -> str:
    """ISO 8601: `1954-06-11`, `1954-05-28/1954-06-02`; the days that a doubtful date may mean."""
    if not edtf:
        return ""
    date = parse_date(edtf)
    if date.first == date.last:
        return date.first
    return f"{date.first or '..'}/{date.last or '..'}"


def _filled(node: Mapping[str, Any]) -> Node:
    return {key: value for key, value in node.items() if key and value}
