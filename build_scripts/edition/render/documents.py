"""The page of a document: head, facts, text, notes, references, entities, citation, status."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model.dates import in_words, parse_date
from ..model.edition import Document, HtmlPage, Mention
from ..model.entries import Event, RegisterEntry
from ..model.records import Revision
from .compositor import Compositor
from .corrections import source_links
from .document_facts import dispatch, document_facts
from .document_lists import number_of
from .legend import legend
from .licences import licence_phrase
from .phrases import Fact, Phrase, SetText, fact, facts, trusted

STATUS_NAMES = {"calendar": "Calendar entry", "excerpt": "Excerpt", "transcription": "Transcription"}
"""What the text of a document is: the label at its head."""

STATUS_WORDS = {
    "calendar": "A summary by the editors, not the words of the document",
    "excerpt": "Part of the document, in its own words",
    "transcription": "The document in its own words",
}

BASIS_WORDS = {
    "whole": "made from the whole document",
    "opening": "made from the opening of the document, as far as it was read",
    "other-documents": "made from what other documents say of it",
}

GROUPS = {
    "person": "Persons",
    "org": "Organisations",
    "place": "Places",
    "event": "Events",
    "term": "Terms",
}
"""Registers in the order in which a page lists the entries that it names."""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one register named on the page."""

    title: str
    phrases: tuple[Phrase, ...]


def pages(compositor: Compositor) -> Iterator[HtmlPage]:
    """One page per document."""
    return (_page(compositor, document) for document in compositor.edition.loaded.documents)


def _page(compositor: Compositor, document: Document) -> HtmlPage:
    meta, path = document.meta, document.path
    text = compositor.text(document.file, path)
    source_note = compositor.text(f"{document.file}#source", path, prefix="source-")
    context = {
        "number": number_of(document),
        "dispatch": dispatch(compositor, document),
        "trail": _trail(compositor, document),
        "status": meta.text,
        "status_name": STATUS_NAMES[meta.text],
        "status_words": _status_words(document),
        "facts": document_facts(compositor, document),
        "text": text,
        "text_language": _text_language(compositor, document),
        "source_note": source_note,
        "legend": legend(compositor.edition.parsed.texts.get(document.file)),
        "refers_to": _refers_to(compositor, document),
        "referred_to_by": referring_phrases(compositor, f"doc:{document.key}", path),
        "groups": named_groups(compositor, path),
        "neighbours": _neighbours(compositor, document),
        "cite": _cite(compositor, document),
        "status_line": _status_line(compositor, document),
        "responsibility": meta.responsibility,
        "links": source_links(compositor, document.file, path, document.key),
    }
    return compositor.page(
        "document",
        path,
        meta.title,
        _description(compositor, document),
        page_window=_window(document),
        page_contents=_contents(compositor, document, context, text),
        page_lastmod=last_revision(meta.revisions),
        page_source=document.file,
        **context,
    )


def _window(document: Document) -> str:
    """Number, heading, date: many documents share a heading."""
    return ", ".join(
        part for part in (number_of(document), document.meta.title, in_words(document.meta.date or "")) if part
    )


def _cite(compositor: Compositor, document: Document) -> tuple[Fact, ...]:
    """The forms in which the page is cited."""
    forms = compositor.edition.derived.cite.get(document.key)
    return facts(
        fact("Note", trusted(forms.note) if forms else None),
        fact("Bibliography", trusted(forms.bibliography) if forms else None),
    )


def last_revision(revisions: tuple[Revision, ...]) -> str:
    """Day of the last revision, or empty."""
    return max((revision.date for revision in revisions), default="")


def _description(compositor: Compositor, document: Document) -> str:
    meta = document.meta
    parts = [
        compositor.type_name(document),
        meta.designator,
        in_words(meta.date or ""),
        STATUS_NAMES[meta.text].lower(),
    ]
    title = meta.title if meta.title.endswith((".", "?", "!")) else f"{meta.title}."
    return f"{title} {', '.join(part for part in parts if part)}."


def _status_words(document: Document) -> str:
    basis = BASIS_WORDS.get(document.meta.basis or "")
    words = STATUS_WORDS[document.meta.text]
    return f"{words}, {basis}." if basis else f"{words}."


def _text_language(compositor: Compositor, document: Document) -> str:
    """The language of a text in the document's own words; a summary is in the language of the edition."""
    own = document.meta.languages[:1] if document.meta.text != "calendar" else ()
    return own[0] if own and own[0] != compositor.site.settings.default_language else ""


def _trail(compositor: Compositor, document: Document) -> tuple[Phrase, ...]:
    collection = compositor.collections[document.collection]
    parts = compositor.edition.derived.trails[document.key].parts
    above = ((collection.path, collection.meta.short or collection.meta.title), *parts)
    return tuple(Phrase(title, compositor.href(path, document.path)) for path, title in dict(above).items())


def _neighbours(compositor: Compositor, document: Document) -> tuple[Phrase | None, Phrase | None]:
    """The documents before and after."""
    trail = compositor.edition.derived.trails[document.key]
    before, after = (compositor.documents.get(key) for key in (trail.previous, trail.following))
    return _neighbour(compositor, before, document.path), _neighbour(compositor, after, document.path)


def _neighbour(compositor: Compositor, other: Document | None, page: str) -> Phrase | None:
    return Phrase(f"{number_of(other)}. {other.meta.title}", compositor.href(other.path, page)) if other else None


def _refers_to(compositor: Compositor, document: Document) -> tuple[Phrase, ...]:
    return tuple(
        Phrase(
            reference.label,
            compositor.href(reference.path, document.path) if reference.path else "",
            before=f"{reference.as_}: " if reference.as_ and reference.as_ != reference.label else "",
        )
        for reference in compositor.edition.derived.references.get(document.key, ())
    )


def referring_phrases(compositor: Compositor, key: str, page: str) -> tuple[Phrase, ...]:
    """The pages that name a document, each once, with its date."""
    first: dict[str, Mention] = {}
    for mention in compositor.edition.derived.mentions.get(key, ()):
        first.setdefault(mention.path.partition("#")[0], mention)
    return tuple(
        Phrase(
            mention.title,
            compositor.href(mention.path, page),
            before=f"{mention.label}: " if mention.label != mention.title else "",
            after=f", {in_words(mention.date)}" if mention.date else "",
        )
        for mention in first.values()
    )


def named_groups(compositor: Compositor, page: str) -> tuple[Group, ...]:
    """The entries that a page names, by register, in the order in which readers look for them."""
    by_scheme: dict[str, list[RegisterEntry]] = {scheme: [] for scheme in GROUPS}
    for key in compositor.cross_references.named.get(page, ()):
        scheme, _, identifier = key.partition(":")
        if scheme in by_scheme and (registered := compositor.entry(scheme, identifier)):
            by_scheme[scheme].append(registered.entry)
    return tuple(
        Group(title, tuple(compositor.entry_phrase(scheme, entry.id, page) for entry in sorted(found, key=_shelved)))
        for scheme, title in GROUPS.items()
        if (found := by_scheme[scheme])
    )


def _shelved(entry: RegisterEntry) -> tuple[str, str]:
    """Events by date, all others as their register sorts them."""
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
    has_notes = bool(context["source_note"] or (text and text.series))
    rows = (
        ("ed-text", str(context["status_name"]), bool(text)),
        ("ed-notes", "Notes", has_notes),
        ("ed-references", "References", bool(context["refers_to"] or context["referred_to_by"])),
        ("ed-named", "Named here", bool(context["groups"])),
        ("ed-cite", "Cite this", bool(context["cite"])),
    )
    contents = [(anchor, title, 2) for anchor, title, shown in rows if shown]
    return (*contents[:1], *headings, *contents[1:]) if text else tuple(contents)
