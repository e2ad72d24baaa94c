"""The teiHeader of a document: what its front matter says, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...markup.tei import element, escape
from ...model.dating import dating
from ...model.edition import Collection, Document
from ...model.licences import licence_name
from ...model.records import Apparatus, DocumentMeta, RefersTo, Responsibility, Revision
from ...model.references import MENTION_SCHEMES, document_key
from ...model.status import STATUS_NAMES, status_words
from .correspondence import correspondence
from .dates import date, document_date
from .names import Names, document_id, filled, lines, witness_ids, words
from .sources import source_description, witness_list

_PRIVATE = (
    ("doc", r"([a-z0-9-]+)/([a-z0-9-]+)(#.+)?", "documents/$1/$2/$3", "A document of the edition."),
    ("page", r"(.*)", "$1", "A page of the edition."),
)
"""Private schemes of pointers: name, what they match, the address below the site, what it is."""


@dataclass(frozen=True, slots=True)
class WrittenParts:
    """What the front matter has in Markdown, as TEI; empty when it has none."""

    source_note: str = ""
    abstract: str = ""


def header(document: Document, collection: Collection, names: Names, parts: WrittenParts, alone: bool) -> str:
    """The whole header; `parts` are those of the front matter that are Markdown.

    A document alone has the witnesses of its collection; in a corpus they stand once in the corpus’s own header.
    """
    meta = document.meta
    witnesses = (
        *(witness_ids(collection.meta.witnesses) if alone else ()),
        *witness_ids(meta.witnesses, f"{document_id(document.name)}."),
    )
    described = lines(
        (
            title_statement(
                meta.title, meta.responsibility, STATUS_NAMES["calendar"] if meta.text == "calendar" else ""
            ),
            edition_statement(names),
            publication(names, document.path, document.key, licences(collection), meta.revisions),
            element("seriesStmt", words("title", collection.meta.title)),
            filled("notesStmt", _notes(document, names, parts.source_note)),
            source_description(document, collection, names, witness_list(witnesses, document.collection)),
        )
    )
    return filled(
        "teiHeader",
        (
            element("fileDesc", f"\n{described}"),
            encoding(names, element("samplingDecl", words("p", status_words(meta)))),
            filled("profileDesc", (parts.abstract, *_profile(document, collection, names))),
            revision_description(meta.revisions),
        ),
    )


def edition_statement(names: Names) -> str:
    """Which version of the edition."""
    version = names.site.settings.version
    return element("editionStmt", words("edition", f"{names.site.title}, version {version}", n=version))


def title_statement(title: str, responsibility: tuple[Responsibility, ...], sub: str = "") -> str:
    """What it is called, what it is when it is not what bears the title, and who is responsible for it."""
    below = (words("title", sub, type="sub"),) if sub else ()
    return filled("titleStmt", (words("title", title), *below, *map(_responsibility, responsibility)))


def licences(collection: Collection) -> str:
    """The rights in the editors’ text, and in the documents."""
    licence, source = collection.meta.licence.text, licence_name(collection.meta.licence.source)[0]
    name, target = licence_name(licence)
    return filled("availability", (words("licence", name, target=target), words("p", f"Source documents: {source}.")))


def publication(names: Names, path: str, key: str, availability: str, revisions: tuple[Revision, ...] = ()) -> str:
    """Who publishes it, under which ids, with which rights."""
    publisher = names.site.settings.publisher
    return filled(
        "publicationStmt",
        (
            words("publisher", publisher) or words("authority", names.site.title),
            words("idno", key, type="edition"),
            words("idno", names.url(path), type="URL"),
            availability,
            date(max((revision.date for revision in revisions), default=None)),
        ),
    )


def revision_description(revisions: tuple[Revision, ...]) -> str:
    """Every change, the newest first, or nothing."""
    return filled("revisionDesc", (_change(revision) for revision in reversed(revisions)))


def encoding(names: Names, *others: str) -> str:
    """What the private schemes of pointers stand for, and more."""
    schemes = (
        element(
            "prefixDef",
            words("p", meaning),
            ident=ident,
            matchPattern=pattern,
            replacementPattern=names.url(path) or f"../../{path}",
        )
        for ident, pattern, path, meaning in _PRIVATE
    )
    return filled("encodingDesc", (*others, filled("listPrefixDef", schemes)))


def _responsibility(given: Responsibility) -> str:
    orcid = f"https://orcid.org/{given.orcid}" if given.orcid else ""
    stands = {True: "author", False: "no-author", None: ""}[given.author]
    name = words("name", given.name, ref=orcid, n=given.sort or "", type=stands)
    return element("respStmt", words("resp", given.role) + name)


def _change(revision: Revision) -> str:
    who = f" {words('name', revision.who)}" if revision.who else ""
    plain = {"when": revision.date} if revision.date[:4].isdigit() and len(revision.date) in {4, 7, 10} else {}
    return element("change", escape(revision.change) + who, **(plain or {"when_custom": revision.date}))


def _notes(document: Document, names: Names, source_note: str) -> Iterator[str]:
    meta = document.meta
    yield source_note
    yield words("note", meta.date_basis, type="date-basis")
    yield words("note", meta.date_note, type="date-note")
    for reference in meta.refers_to:
        yield _refers_to(reference, document, names)


def _refers_to(reference: RefersTo, document: Document, names: Names) -> str:
    key = document_key(reference.document, document.collection) if reference.document else ""
    title = names.documents[key].meta.title if key in names.documents else key
    content = (
        words("ref", title, target=f"doc:{key}") if key else "",
        words("title", reference.label),
        words("note", reference.as_),
    )
    bibl = element("bibl", "".join(content), corresp=f"#work_{reference.work}" if reference.work else "")
    return element("relatedItem", bibl, type="refers-to")


def _profile(document: Document, collection: Collection, names: Names) -> Iterator[str]:
    meta = document.meta
    yield filled("creation", _creation(meta, names))
    yield filled("langUsage", (words("language", tag, ident=tag) for tag in meta.languages))
    yield element("textClass", filled("keywords", _keywords(meta, collection, names)))
    if meta.event or meta.event_date:
        yield element("settingDesc", filled("setting", _setting(meta, names)))
    yield correspondence(document, names)


def _creation(meta: DocumentMeta, names: Names) -> Iterator[str]:
    yield document_date(meta)
    if not meta.event_date:
        yield _time(meta)
    if meta.place:
        yield names.named("place", meta.place)


def _setting(meta: DocumentMeta, names: Names) -> Iterator[str]:
    if meta.event:
        yield element("name", escape(names.words("event", meta.event)), type="event", ref=f"#event_{meta.event}")
    yield date(meta.event_date)
    if meta.event_date:
        yield _time(meta)


def _time(meta: DocumentMeta) -> str:
    return words("time", meta.time, when=f"{meta.time}:00")


def _keywords(meta: DocumentMeta, collection: Collection, names: Names) -> Iterator[str]:
    yield words("term", collection.meta.types.get(meta.type, meta.type), type="type", key=meta.type)
    yield words("term", meta.text, type="text", key=meta.text)
    yield words("term", meta.basis, type="basis", key=meta.basis or "")
    yield from _apparatus(meta.apparatus)
    yield words("term", meta.classification, type="classification")
    yield words("term", meta.precedence, type="precedence")
    subject = date(dating(meta).subject)
    yield element("term", subject, type="subject-date") if subject else ""
    for kind, scheme in MENTION_SCHEMES.items():
        for identifier in getattr(meta.mentions, kind):
            yield element("term", _mention(scheme, identifier, names), type="mention")


def _apparatus(settings: Apparatus | None) -> Iterator[str]:
    """How the document’s apparatus is to be read, where it says so itself."""
    if settings:
        yield element("term", type="apparatus-form", key=settings.form)
        yield element("term", type="apparatus-compared", key=settings.compared)
        yield element("term", type="apparatus-base", key=settings.base or "") if settings.base else ""
        yield from (element("term", type="apparatus-witness", key=siglum) for siglum in settings.witnesses)


def _mention(scheme: str, identifier: str, names: Names) -> str:
    if scheme in {"event", "term"}:
        name, values = ("rs", {"type": "event"}) if scheme == "event" else ("term", {})
        return words(name, names.words(scheme, identifier), ref=f"#{scheme}_{identifier}", **values)
    return names.named(scheme, identifier)
