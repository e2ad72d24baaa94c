"""JSON-LD in the vocabulary of schema.org: what a page is about, whom it mentions, what it is part of.

Addresses are whole; without the address of the site there are names alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..model.authorities import AUTHORITY_FILES
from ..model.dates import parse_date
from ..model.dating import dating
from ..model.edition import Document, ProsePage, Registered
from ..model.entries import Authority, Event, Name, Organisation, Person, Place, Term, Work
from ..model.items import is_doubtful, is_plain, is_seasonal
from ..model.kinds import kind_of
from ..model.ledger import Release
from ..model.licences import licence_name
from ..model.origins import archive_of
from ..model.records import Party
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
    """A document. A calendar entry is a work of its own, by the editors, based on the document."""
    meta, site = document.meta, compositor.site
    collection = compositor.collections[document.collection]
    is_entry = meta.text == "calendar"
    original = _original(compositor, document)
    named = compositor.named_on.get(document.path, ())
    event = compositor.entry("event", meta.event)
    return _filled(
        {
            **({"@type": "CreativeWork", "isBasedOn": original} if is_entry else original),
            **_identified(compositor, document.path),
            "name": item.get("title", meta.title),
            "inLanguage": site.settings.default_language if is_entry else list(meta.languages),
            "version": site.settings.version,
            "dateModified": max((one.date for one in meta.revisions), default=""),
            "publisher": _publisher(compositor),
            "license": licence_name(collection.meta.licence.text)[1],
            "isPartOf": {
                "@type": "Collection",
                **_identified(compositor, collection.path),
                "name": collection.meta.title,
            },
            "temporalCoverage": _time(meta.event_date or meta.date or ""),
            "about": _named(compositor, event) if event else None,
            "mentions": _mentions(compositor, named, event),
            "citation": [
                {**(_identified(compositor, one.path) if one.path else {}), "@type": "CreativeWork", "name": one.label}
                for one in compositor.edition.derived.references.get(document.key, ())
            ],
        }
    )


def _original(compositor: Compositor, document: Document) -> Node:
    """The document itself: who wrote to whom, when, where it is printed and kept."""
    meta = document.meta
    is_message = (schema := kind_of(meta.type, compositor.type_name(document)).schema) == "Message"
    printed = compositor.entry("work", meta.printed.work if meta.printed else None)
    archive = archive_of(meta.archive, compositor.collections[document.collection].meta.archive)
    return _filled(
        {
            "@type": schema,
            "name": meta.title,
            "genre": compositor.type_name(document),
            "sender" if is_message else "author": _parties(compositor, meta.senders),
            "recipient" if is_message else "": _parties(compositor, meta.recipients),
            "dateSent" if is_message else "dateCreated": _date(dating(meta).edtf),
            "identifier": [value for value in (meta.cited_as or meta.designator, archive and archive.file) if value],
            "holdingArchive": {"@type": "ArchiveOrganization", "name": archive.repository}
            if archive and archive.repository
            else None,
            "url": meta.url,
            "position": meta.printed.number if meta.printed else None,
            "isPartOf" if meta.text == "calendar" else "isBasedOn": _named(compositor, printed) if printed else None,
        }
    )


def record_title(compositor: Compositor, page: ProsePage) -> str:
    """The title of a page for those who do not see it: the record of a published work is not that work."""
    return f"Record of “{page.meta.title}”" if compositor.entry("work", page.meta.record_of) else page.meta.title


def page_data(compositor: Compositor, page: ProsePage) -> Node:
    """A page of prose: what is cited by itself is a chapter; the record of a published work is about that work."""
    work = compositor.entry("work", page.meta.record_of)
    kind = "Chapter" if page.file in compositor.edition.derived.items else "WebPage" if page.path else "WebSite"
    authors = [{"@type": "Person", "name": one.name} for one in page.meta.responsibility if one.names_somebody]
    named = compositor.named_on.get(page.path, ())
    works = [compositor.entry(*key.split(":", 1)) for key in named if key.startswith("work:")]
    return _filled(
        {
            "@type": kind,
            **_identified(compositor, page.path),
            "name": record_title(compositor, page) if page.path else compositor.site.title,
            "description": page.meta.summary or ("" if page.path else compositor.site.description),
            "author": authors,
            "editor": [{"name": name} for name in compositor.site.settings.editors] if not page.path else None,
            **_belonging(compositor, page.path),
            "inLanguage": next(iter(page.meta.languages), compositor.site.settings.default_language),
            "dateModified": max((one.date for one in page.meta.revisions), default=""),
            "version": compositor.site.settings.version,
            "temporalCoverage": compositor.covered.get(page.path),
            "about": _named(compositor, work) if work else None,
            "mentions": _mentions(compositor, (key for key in named if not key.startswith("work:")), None),
            "citation": [
                *(_named(compositor, one) for one in works if one and one is not work),
                *_documents(compositor, page),
            ],
        }
    )


def _documents(compositor: Compositor, page: ProsePage) -> Iterator[Node]:
    """The documents that a page leads through or links to, each once, in its order."""
    led = [compositor.documents[key] for key in page.meta.documents]
    titles = {document.path: document.meta.title for document in led}
    for target in compositor.edition.resolved.targets.get(page.file, ()):
        if target and target.scheme == "doc":
            titles.setdefault(target.path.partition("#")[0], target.title)
    for path, title in titles.items():
        yield {"@type": "CreativeWork", **_identified(compositor, path), "name": title}


def list_data(compositor: Compositor, path: str, title: str) -> Node:
    """A page that the generator makes: a collection; a part of one, a register, any list; the search, pages on the edition."""
    is_collection = any(path == collection.path for collection in compositor.collections.values())
    is_list = not path.startswith(("about/", "search/"))
    kind = "Collection" if is_collection else "CollectionPage" if is_list else "WebPage"
    return _filled(
        {
            "@type": kind,
            **_identified(compositor, path),
            "name": title,
            "temporalCoverage": compositor.covered.get(path),
            **_belonging(compositor, path),
        }
    )


def version_data(compositor: Compositor, path: str, title: str, release: Release, document: str) -> Node:
    """How a document read in a release; `document` is the path of its page as it is now, if there still is one."""
    return _filled(
        {
            "@type": "WebPage",
            **_identified(compositor, path),
            "name": title,
            "version": release.version,
            "datePublished": release.date,
            **_belonging(compositor, path),
            "isBasedOn": {"@type": "CreativeWork", **_identified(compositor, document)} if document else None,
        }
    )


def page_licence(compositor: Compositor) -> str:
    """The licence of what the editors wrote, when it is the same in all collections; else it is not known, and empty."""
    licences = {collection.meta.licence.text for collection in compositor.collections.values()}
    return next(iter(licences)) if len(licences) == 1 else ""


def _belonging(compositor: Compositor, path: str) -> Node:
    """Of what a page is part, in which language and under which licence it stands."""
    site, licence = compositor.site, page_licence(compositor)
    return {
        "inLanguage": site.settings.default_language,
        "license": licence_name(licence)[1] if licence else "",
        "publisher": _publisher(compositor),
        "isPartOf": {"@type": "WebSite", **_identified(compositor, ""), "name": site.title} if path else None,
    }


def _publisher(compositor: Compositor) -> Node | None:
    name = compositor.site.settings.publisher
    return {"@type": "Organization", "name": name} if name else None


def entry_data(compositor: Compositor, registered: Registered) -> Node:
    """What a register says of somebody or something; of authority files only what has been compared.

    The licence is that of the page, which is about the entry: nobody is in a language or under a licence.
    """
    entry = registered.entry
    authorities: tuple[Authority, ...] = getattr(entry, "authorities", ())
    known = [f"{AUTHORITY_FILES[one.scheme]}{one.id}" for one in authorities if one.certainty == "verified"]
    more: Node = {}
    if isinstance(entry, Person | Organisation | Place | Term):
        more = {"alternateName": list(entry.variants)}
    if isinstance(entry, Place) and entry.latitude is not None:
        more["geo"] = {"@type": "GeoCoordinates", "latitude": entry.latitude, "longitude": entry.longitude}
    if isinstance(entry, Event):
        days = _time(entry.date)
        start, _, end = days.replace("..", "").partition("/")
        more = {"startDate": start, "endDate": end}
    if isinstance(entry, Work):
        more = {"author": [_written(name) for name in entry.author], "datePublished": _date(entry.issued or "")}
    page = {"@type": "WebPage", "name": entry.name, **_belonging(compositor, registered.path)}
    return _filled({**_named(compositor, registered), **more, "sameAs": known, "subjectOf": _filled(page)})


def _mentions(compositor: Compositor, keys: Iterable[str], left_out: Registered | None) -> list[Node]:
    found = (compositor.entry(*key.split(":", 1)) for key in keys)
    return [_named(compositor, one) for one in found if one and one is not left_out]


def _named(compositor: Compositor, registered: Registered) -> Node:
    """An entry by its name; a title in brackets is the editors’ description, and no name."""
    entry = registered.entry
    kind = _OF_WORKS.get(entry.type, "CreativeWork") if isinstance(entry, Work) else CLASSES[registered.scheme]
    described = isinstance(entry, Work) and entry.title.startswith("[") and entry.title.endswith("]")
    name = {"description": entry.name[1:-1]} if described else {"name": entry.name}
    return {"@type": kind, **_identified(compositor, registered.path), **name}


def _parties(compositor: Compositor, parties: Iterable[Party]) -> list[Node]:
    """Who sent or received a document, as the register has them: the person whom the document names, else the office."""
    return [_party(compositor, party) for party in parties if party.person or party.office or party.label]


def _party(compositor: Compositor, party: Party) -> Node:
    person = None if party.inferred else compositor.entry("person", party.person)
    known = person or compositor.entry("org", party.office)
    return _named(compositor, known) if known else {"name": party.label or ""}


def _written(name: Name) -> Node:
    """An author of a work: a person by the parts of the name; of others nobody has said whether they are persons."""
    if not name.family:
        return {"name": name.literal or ""}
    return {"@type": "Person", "name": name.natural}


def _identified(compositor: Compositor, path: str) -> Node:
    return {"@id": f"{compositor.site.url}{path}"} if compositor.site.url else {}


def _date(edtf: str) -> str:
    """A `Date` of schema.org: one day, month or year beyond doubt (ISO 8601); of any other date nothing."""
    return edtf if is_plain(edtf) else ""


def _time(edtf: str) -> str:
    """`1954-06-11`, `1954-05-28/1954-06-02`, `1954/..`: a date or interval of ISO 8601; of a date in doubt or a season nothing."""
    if all(is_plain(end) or end == ".." for end in edtf.split("/")):
        return edtf
    if not edtf or is_doubtful(edtf) or is_seasonal(edtf):
        return ""
    date = parse_date(edtf)
    return f"{date.first or '..'}/{date.last or '..'}"


def _filled(node: Mapping[str, Any]) -> Node:
    return {key: value for key, value in node.items() if key and value}
