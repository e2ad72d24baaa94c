"""What is known of a document, as rows: who, to whom, when, where, where it is kept and printed."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from ..model.edition import Document
from ..model.entries import Work
from ..model.records import Copy, Pages, Party, Printed
from .compositor import Compositor
from .dates import date_phrase
from .phrases import Fact, Phrase, fact, facts

BASIS_WORDS = {
    "dateline": "from the dateline",
    "heading": "from the heading",
    "text": "from the text",
    "file number": "from the file number",
    "table of contents": "from the table of contents",
    "other document": "from another document",
}
"""Where a date was read."""


def dispatch(compositor: Compositor, document: Document) -> tuple[Phrase, ...]:
    """Place and date, as a calendar sets them under the heading."""
    meta = document.meta
    place = compositor.entry_phrase("place", meta.place, document.path) if meta.place else None
    return tuple(phrase for phrase in (place, _written(document)) if phrase)


def document_facts(compositor: Compositor, document: Document) -> tuple[Fact, ...]:
    """The rows of the document's head."""
    meta, page = document.meta, document.path
    return facts(
        fact("Type", compositor.type_name(document)),
        fact("Designator", meta.designator),
        Fact("From", parties(compositor, meta.senders, page)),
        Fact("To", parties(compositor, meta.recipients, page)),
        Fact("Repeated to", tuple(_copy(compositor, copy, page) for copy in meta.repeated_to)),
        _date(document),
        _meeting(compositor, document),
        Fact("Place", (compositor.entry_phrase("place", meta.place, page),)) if meta.place else None,
        fact("Classification", meta.classification and meta.classification.capitalize()),
        fact("Precedence", meta.precedence and meta.precedence.capitalize()),
        fact("Archive", _archive(document)),
        Fact("Printed", (_printed(compositor, meta.printed, page),)) if meta.printed else None,
        fact("Source on the web", _host(meta.url), href=meta.url) if meta.url else None,
    )


def parties(compositor: Compositor, people: tuple[Party, ...], page: str) -> tuple[Phrase, ...]:
    """Senders or recipients, each by its links."""
    return tuple(phrase for party in people for phrase in _party(compositor, party, page))


def _party(compositor: Compositor, party: Party, page: str) -> tuple[Phrase, ...]:
    note = f" ({party.note})" if party.note else ""
    if party.office and party.person:
        office = compositor.entry_phrase("org", party.office, page, before=" (", after=f"){note}")
        return (replace(compositor.entry_phrase("person", party.person, page), more=(office,)),)
    if party.person:
        return (compositor.entry_phrase("person", party.person, page, after=note),)
    if party.office:
        return (compositor.entry_phrase("org", party.office, page, after=note),)
    return (Phrase(party.label, after=note),) if party.label else ()


def _copy(compositor: Compositor, copy: Copy, page: str) -> Phrase:
    after = f" (as\N{NO-BREAK SPACE}{copy.number})" if copy.number else ""
    if copy.office:
        return compositor.entry_phrase("org", copy.office, page, after=after)
    return Phrase(copy.label or "", after=after)


def _date(document: Document) -> Fact | None:
    meta = document.meta
    basis = f" ({BASIS_WORDS[meta.date_basis]})" if meta.date_basis else ""
    phrase = _written(document, after=basis) or Phrase("not known")
    return Fact("Date", (phrase,), meta.date_note or "")


def _written(document: Document, after: str = "") -> Phrase | None:
    """The date of the document; where it reports a meeting, the hour is the meeting's."""
    meta = document.meta
    return date_phrase(meta.date, None if meta.event_date else meta.time, after=after)


def _meeting(compositor: Compositor, document: Document) -> Fact | None:
    meta = document.meta
    date = date_phrase(meta.event_date, meta.time)
    if not meta.event:
        return Fact("Meeting", (date,)) if date else None
    return Fact("Meeting", tuple(p for p in (compositor.entry_phrase("event", meta.event, document.path), date) if p))


def _archive(document: Document) -> str:
    archive = document.meta.archive
    if not archive:
        return ""
    file = f"file {archive.file}" if archive.file else ""
    return ", ".join(part for part in (archive.repository, archive.collection, file) if part)


def _printed(compositor: Compositor, printed: Printed, page: str) -> Phrase:
    work = compositor.entry("work", printed.work)
    if not work or not isinstance(work.entry, Work):
        return Phrase(printed.work)
    number = f", no. {printed.number}" if printed.number is not None else ""
    heading = f" (there: “{printed.heading}”)" if printed.heading else ""
    title = work.entry.short or work.entry.title
    return Phrase(title, compositor.href(work.path, page), after=f"{number}{_pages(printed.pages)}{heading}")


def _pages(pages: Pages | None) -> str:
    if not pages:
        return ""
    about = "about " if pages.certainty == "about" else ""
    if pages.last and pages.last != pages.first:
        return f", {about}pp. {pages.first}–{pages.last}"
    return f", {about}p. {pages.first}"


def _host(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")
