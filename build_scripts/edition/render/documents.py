"""The page of a document: head, facts, text, notes, references, entities, citation, status."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..model.dates import in_words, parse_date
from ..model.dating import stated_date
from ..model.derived import Mention
from ..model.edition import Document, Edition, HtmlPage, Registered
from ..model.entries import Event
from ..model.records import Revision
from ..model.status import STATUS_NAMES, status_words
from ..model.text import TRANSLATION
from ..model.urls import REGISTERS
from .apparatus import conspectus, hands
from .citing import cite_rows
from .compositor import Compositor
from .corrections import source_links
from .dates import date_phrase
from .document_facts import date_basis, dispatch, exchange, form, origin
from .downloads import downloads
from .facsimiles import ASSETS as FACSIMILE_ASSETS
from .facsimiles import facsimiles
from .heads import document_head
from .legend import legend
from .licences import licence_phrase
from .page_links import linked_pages, places
from .phrases import Phrase, SetText
from .registers import details
from .versions import history_of
from .views import STYLES, views
from .ways import way_rows

GROUPS = {
    "person": "Persons",
    "org": "Organisations",
    "place": "Places",
    "event": "Events",
    "term": "Terms",
}
"""Registers in the order in which a page lists the entries that it names."""

PAGES = "Pages"
KINDS = {"documents": "Documents"} | {REGISTERS[scheme]: title for scheme, title in GROUPS.items()} | {"works": "Works"}
"""First step of a site path → what the pages below it are; all others are pages of prose."""

REFERRING = ("Documents", PAGES, *GROUPS.values(), "Works")
"""Kinds of pages that refer to a document, in the order in which they are listed."""


@dataclass(frozen=True, slots=True)
class Group:
    """Pages of one kind: entries of a register named on a page, or pages that name it."""

    title: str
    phrases: tuple[Phrase, ...]


def keys(edition: Edition) -> Iterator[str]:
    """The documents."""
    return (document.key for document in edition.loaded.documents)


def pages(compositor: Compositor, key: str) -> Iterator[HtmlPage]:
    """The page of a document."""
    document = compositor.documents[key]
    meta, path = document.meta, document.path
    parsed = compositor.edition.parsed.texts
    text = compositor.text(document.file, path)
    pictures = facsimiles(compositor, document.file, path)
    theirs = tuple(parsed.get(f"{document.file}{suffix}") for suffix in ("", "#source", TRANSLATION))
    choices = views(compositor, theirs, path, document.translation)
    source_note = compositor.text(f"{document.file}#source", path, prefix="source-")
    witnesses = conspectus(compositor, document)
    offered = downloads(compositor, path)
    context = {
        "number": document.label,
        "dispatch": dispatch(compositor, document),
        "date_basis": date_basis(document),
        "form": form(compositor, document),
        "exchange": exchange(compositor, document),
        "origin": origin(compositor, document),
        "trail": _trail(compositor, document),
        "status": meta.text,
        "status_name": STATUS_NAMES[meta.text],
        "status_words": status_words(meta),
        "summary": compositor.text(f"{document.file}#summary", path, prefix="summary-"),
        "text": text,
        "text_language": _text_language(compositor, document),
        "source_note": source_note,
        "views": choices,
        "facsimiles": pictures,
        "legend": legend(parsed.get(document.file), parsed.get(f"{document.file}{TRANSLATION}")),
        "conspectus": witnesses,
        "hands": hands(compositor, document),
        "downloads": offered,
        "refers_to": (*_refers_to(compositor, document), *linked_pages(compositor, document)),
        "referred_to_by": referring_groups(compositor, f"doc:{document.key}", path),
        "groups": named_groups(compositor, path),
        "ways": way_rows(compositor, document),
        "cite": cite_rows(compositor, document.key),
        "status_line": _status_line(compositor, document),
        "responsibility": (
            *meta.responsibility,
            *(document.translation.meta.responsibility if document.translation else ()),
        ),
        "history": history_of(compositor, document),
        "links": source_links(compositor, document.file, path, document.key),
    }
    yield compositor.page(
        "document",
        path,
        meta.title,
        _description(compositor, document),
        page_window=_window(document),
        page_contents=_contents(compositor, document, context, text),
        page_lastmod=last_revision(meta.revisions),
        page_head=document_head(compositor, document, offered),
        page_source=document.file,
        page_assets=(
            *(witnesses.assets if witnesses else ()),
            *((STYLES,) if choices else ()),
            *(FACSIMILE_ASSETS if pictures else ()),
        ),
        **context,
    )


def _window(document: Document) -> str:
    """Number, heading, date, for many documents share a heading; and that it is an entry only, for a window says no more."""
    meta, stated = document.meta, stated_date(document.meta)
    date = stated.words() if stated.edtf else ""
    status = STATUS_NAMES[meta.text].lower() if meta.text == "calendar" else ""
    return ", ".join(part for part in (document.label, meta.title, date, status) if part)


def last_revision(revisions: tuple[Revision, ...]) -> str:
    """Day of the last revision, or empty."""
    return max((revision.date for revision in revisions), default="")


def _description(compositor: Compositor, document: Document) -> str:
    meta = document.meta
    parts = [
        compositor.type_name(document),
        meta.designator,
        stated_date(meta).words() if meta.date else "",
        STATUS_NAMES[meta.text].lower(),
    ]
    title = meta.title if meta.title.endswith((".", "?", "!")) else f"{meta.title}."
    return f"{title} {', '.join(part for part in parts if part)}."


def _text_language(compositor: Compositor, document: Document) -> str:
    """The language of a text in the document's own words; a summary is in the language of the edition."""
    own = document.meta.languages[:1] if document.meta.text != "calendar" else ()
    return own[0] if own and own[0] != compositor.site.settings.default_language else ""


def _trail(compositor: Compositor, document: Document) -> tuple[Phrase, ...]:
    collection = compositor.collections[document.collection]
    parts = compositor.edition.derived.trails[document.key].parts
    above = ((collection.path, collection.meta.short or collection.meta.title), *parts)
    return tuple(Phrase(title, compositor.href(path, document.path)) for path, title in dict(above).items())


def _refers_to(compositor: Compositor, document: Document) -> tuple[Phrase, ...]:
    return tuple(
        Phrase(
            f"{reference.number}, {reference.label}" if reference.number else reference.label,
            compositor.href(reference.path, document.path) if reference.path else "",
            before=f"{reference.as_}: " if reference.as_ and reference.as_ != reference.label else "",
        )
        for reference in compositor.edition.derived.references.get(document.key, ())
    )


def referring_groups(compositor: Compositor, key: str, page: str) -> tuple[Group, ...]:
    """The pages that name a document, each once, with its date; documents first, then pages and registers by kind."""
    found: dict[str, list[Mention]] = {}
    for mention in compositor.edition.derived.mentions.get(key, ()):
        found.setdefault(mention.path.partition("#")[0], []).append(mention)
    groups: dict[str, list[Phrase]] = {title: [] for title in REFERRING}
    for path, mentions in found.items():
        groups[_kind_of(path)].append(_referring(compositor, mentions, page))
    return tuple(Group(title, tuple(phrases)) for title, phrases in groups.items() if phrases)


def _kind_of(path: str) -> str:
    """Under what heading a page is listed."""
    return KINDS.get(path.partition("/")[0], PAGES)


def _referring(compositor: Compositor, mentions: Sequence[Mention], page: str) -> Phrase:
    """A page that names something; of prose, which is long, every place."""
    first = mentions[0]
    before = f"{first.label}, " if first.label != first.title else ""
    found = mentions if _kind_of(first.path) == PAGES else ()
    dated = (Phrase(first.date, before=", ", is_date=True),) if first.date else ()
    spots = places(compositor, ((mention.pinpoint, mention.path) for mention in found), page)
    return Phrase(first.title, compositor.href(first.path, page), before=before, more=(*spots, *dated))


def named_groups(compositor: Compositor, page: str) -> tuple[Group, ...]:
    """The entries that a page names, by register, in the order in which readers look for them."""
    by_scheme: dict[str, list[Registered]] = {scheme: [] for scheme in GROUPS}
    for key in compositor.named_on.get(page, ()):
        scheme, _, identifier = key.partition(":")
        if scheme in by_scheme and (registered := compositor.entry(scheme, identifier)):
            by_scheme[scheme].append(registered)
    return tuple(
        Group(title, tuple(_glossed(compositor, registered, page) for registered in sorted(found, key=_shelved)))
        for scheme, title in GROUPS.items()
        if (found := by_scheme[scheme])
    )


def _glossed(compositor: Compositor, registered: Registered, page: str) -> Phrase:
    """An entry with what the reader of a text wants to know of it: an event's date; of others, who or what they are."""
    entry = registered.entry
    phrase = compositor.entry_phrase(registered.scheme, entry.id, page)
    if isinstance(entry, Event):
        return replace(phrase, more=_dated(entry.date))
    return replace(phrase, gloss=details(compositor, registered))


def _dated(edtf: str) -> tuple[Phrase, ...]:
    """A date behind a name, never broken over two lines."""
    date = date_phrase(edtf)
    return (replace(date, before=", "),) if date else ()


def _shelved(registered: Registered) -> tuple[str, str]:
    """Events by date, all others as their register sorts them."""
    entry = registered.entry
    if isinstance(entry, Event):
        return parse_date(entry.date).first, entry.title
    return unicodedata.normalize("NFKD", getattr(entry, "sort", None) or entry.name).casefold(), entry.id


def _status_line(compositor: Compositor, document: Document) -> tuple[Phrase, ...]:
    licence = compositor.collections[document.collection].meta.licence
    revised = last_revision(document.meta.revisions)
    return (
        Phrase(f"Edition version {compositor.site.settings.version}"),
        *((Phrase(in_words(revised), before="last revised ", datetime=revised),) if revised else ()),
        licence_phrase(licence.text, "text: "),
        licence_phrase(licence.source, "source: "),
    )


def _contents(
    compositor: Compositor, document: Document, context: Mapping[str, object], text: SetText | None
) -> tuple[tuple[str, str, int], ...]:
    parsed = compositor.edition.parsed.texts.get(document.file)
    headings = tuple((h.id, h.plain, h.level) for h in parsed.headings) if parsed else ()
    has_notes = bool(context["source_note"] or (text and (text.series or text.series_of_translation)))
    rows = (
        ("ed-text", str(context["status_name"]), bool(text)),
        ("ed-notes", "Notes", has_notes),
        ("ed-witnesses", "Witnesses", bool(context["conspectus"])),
        ("ed-hands", "Hands", bool(context["hands"])),
        ("ed-references", "References", bool(context["refers_to"] or context["referred_to_by"])),
        ("ed-named", "Named here", bool(context["groups"])),
        ("ed-cite", "Cite this", bool(context["cite"])),
        ("ed-ways", "Ways through", bool(context["ways"])),
        ("ed-history", "History", bool(context["history"])),
    )
    contents = [(anchor, title, 2) for anchor, title, shown in rows if shown]
    return (*contents[:1], *headings, *contents[1:]) if text else tuple(contents)
