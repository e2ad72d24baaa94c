"""What is known of a document, as rows: who, to whom, when, where, where it is kept and printed."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from ..model.dating import BASIS, stated_date
from ..model.edition import Document
from ..model.entries import Work
from ..model.origins import archive_of, archive_words, pages_words
from ..model.records import Copy, Party, Printed
from .compositor import Compositor
from .phrases import Fact, Phrase, fact, facts


def dispatch(compositor: Compositor, document: Document) -> tuple[Phrase, ...]:
    """Place and date, as a calendar sets them under the heading; a date that nobody has seen is said not to be."""
    meta = document.meta
    place = compositor.entry_phrase("place", meta.place, document.path) if meta.place else None
    return tuple(phrase for phrase in (place, _written(compositor, document)) if phrase)


def date_basis(document: Document) -> str:
    """Where the date was read, and what a reader must know about it."""
    meta = document.meta
    basis = BASIS[meta.date_basis] if meta.date_basis else ""
    return " ".join(part for part in (basis, meta.date_note) if part)


def form(compositor: Compositor, document: Document) -> tuple[Fact, ...]:
    """What stands on the document's own head: what it is, its series number, how secret and how urgent it was."""
    meta = document.meta
    return facts(
        fact("Type", type_beside_title(compositor, document)),
        fact("Designator", meta.designator),
        fact("Classification", meta.classification and meta.classification.capitalize()),
        fact("Precedence", meta.precedence and meta.precedence.capitalize()),
    )


def type_beside_title(compositor: Compositor, document: Document) -> str:
    """What the document is, unless its heading says just that (“Editorial Note”)."""
    name = compositor.type_name(document)
    return "" if name.casefold() == document.meta.title.casefold() else name


def exchange(compositor: Compositor, document: Document) -> tuple[Fact, ...]:
    """Who wrote, to whom, of what meeting."""
    meta, page = document.meta, document.path
    return facts(
        Fact("From", parties(compositor, meta.senders, page)),
        Fact("To", parties(compositor, meta.recipients, page)),
        Fact("Repeated to", tuple(_copy(compositor, copy, page) for copy in meta.repeated_to)),
        _meeting(compositor, document),
    )


def origin(compositor: Compositor, document: Document) -> tuple[Fact, ...]:
    """Where the document is kept, where it is printed, where it can be read."""
    meta, default = document.meta, compositor.collections[document.collection].meta.archive
    return facts(
        fact("Archive", archive_words(archive_of(meta.archive, default))),
        Fact("Printed", (_printed(compositor, meta.printed, document.path),)) if meta.printed else None,
        fact("On the web", _host(meta.url), href=meta.url) if meta.url else None,
    )


def parties(compositor: Compositor, people: tuple[Party, ...], page: str) -> tuple[Phrase, ...]:
    """Senders or recipients, each by its links."""
    return tuple(phrase for party in people for phrase in _party(compositor, party, page))


def _party(compositor: Compositor, party: Party, page: str) -> tuple[Phrase, ...]:
    note = f" ({party.note})" if party.note else ""
    if party.inferred and party.person:
        return (_inferred(compositor, party, page, note),)
    if party.office and party.person:
        before = f" ({party.note}, " if party.note else " ("
        office = compositor.entry_phrase("org", party.office, page, before=before, after=")")
        return (replace(compositor.entry_phrase("person", party.person, page), more=(office,)),)
    if party.person:
        return (compositor.entry_phrase("person", party.person, page, after=note),)
    if party.office:
        return (compositor.entry_phrase("org", party.office, page, after=note),)
    return (Phrase(party.label, after=note),) if party.label else ()


def _inferred(compositor: Compositor, party: Party, page: str, note: str) -> Phrase:
    """The office as the document names it, with the person whom the editors name: `Secretary of State [John Dulles]`."""
    named = compositor.entry_phrase("org", party.office, page) if party.office else Phrase(party.label or "")
    before = " [" if named.words else "["
    person = compositor.entry_phrase("person", party.person or "", page, before=before, after=f"]{note}")
    return replace(named, more=(person,))


def _copy(compositor: Compositor, copy: Copy, page: str) -> Phrase:
    after = f" (as\N{NO-BREAK SPACE}{copy.number})" if copy.number else ""
    if copy.office:
        return compositor.entry_phrase("org", copy.office, page, after=after)
    return Phrase(copy.label or "", after=after)


def _written(compositor: Compositor, document: Document) -> Phrase:
    """The date of the document; where it reports a meeting, the hour is the meeting's. The editors' brackets stand round it."""
    meta, stated = document.meta, stated_date(document.meta)
    time = None if meta.event_date else meta.time
    if not stated.before:
        return compositor.day_phrase(stated.edtf, document.path, time) or Phrase("")
    after = f"{stated.after}, {time}" if time else stated.after
    day = compositor.day_phrase(stated.edtf, document.path, after=after)
    return replace(day, before=stated.before) if day else Phrase(stated.before)


def _meeting(compositor: Compositor, document: Document) -> Fact | None:
    meta = document.meta
    date = compositor.day_phrase(meta.event_date, document.path, meta.time)
    if not meta.event:
        return Fact("Meeting", (date,)) if date else None
    return Fact("Meeting", tuple(p for p in (compositor.entry_phrase("event", meta.event, document.path), date) if p))


def _printed(compositor: Compositor, printed: Printed, page: str) -> Phrase:
    work = compositor.entry("work", printed.work)
    if not work or not isinstance(work.entry, Work):
        return Phrase(printed.work)
    number = f", no. {printed.number}" if printed.number is not None else ""
    heading = f" (there: “{printed.heading}”)" if printed.heading else ""
    title = work.entry.short or work.entry.title
    return Phrase(title, compositor.href(work.path, page), after=f"{number}{pages_words(printed.pages)}{heading}")


def _host(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")
