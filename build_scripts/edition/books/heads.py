"""What is known of a document, in words: what stands above and below its title, and a row for each further thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.dates import in_words, unbroken
from ..model.edition import Document, Edition
from ..model.entries import Work
from ..model.origins import archive_words, pages_words
from ..model.records import Copy, Party, Printed
from .contents import Library


@dataclass(frozen=True, slots=True)
class Row:
    """A term and what is said of it; `address` is where the words lead."""

    term: str
    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a document."""

    above: str
    """Number and type."""
    below: str
    """Place and date."""
    rows: tuple[Row, ...]


def head(library: Library, document: Document) -> Head:
    """The head of a document, without what is not known."""
    meta, edition = document.meta, library.edition
    kind = library.collections[document.collection].meta.types.get(meta.type, meta.type)
    number = document.label if document.label != document.name else ""
    above = (number, "" if kind.casefold() == meta.title.casefold() else kind, meta.designator)
    date = in_words(meta.date or "") or "date not known"
    place = _name(edition, "place", meta.place)
    rows = tuple(row for row in _rows(edition, document) if row.words)
    return Head(_joined(above), unbroken(_joined((place, date))), rows)


def _rows(edition: Edition, document: Document) -> Iterator[Row]:
    meta = document.meta
    yield Row("From", _parties(edition, meta.senders))
    yield Row("To", _parties(edition, meta.recipients))
    yield Row("Repeated to", _joined(_copy(edition, copy) for copy in meta.repeated_to))
    yield Row("Meeting", _joined((_name(edition, "event", meta.event), in_words(meta.event_date or ""))))
    yield Row("Classification", (meta.classification or "").capitalize())
    yield Row("Precedence", (meta.precedence or "").capitalize())
    yield Row("Date", meta.date_note or "")
    yield Row("Archive", archive_words(meta.archive))
    yield Row("Printed", _printed(edition, meta.printed))
    yield Row("On the web", meta.url or "", meta.url or "")
    yield Row("Witnesses", "; ".join(f"{witness.siglum}: {witness.description}" for witness in meta.witnesses))
    yield Row("Hands", "; ".join(hand.description for hand in meta.hands))


def _joined(words: Iterable[str | None]) -> str:
    return ", ".join(part for part in words if part)


def _name(edition: Edition, scheme: str, identifier: str | None) -> str:
    registered = edition.loaded.registers.get(scheme, {}).get(identifier or "")
    return registered.entry.name if registered else identifier or ""


def _parties(edition: Edition, parties: Iterable[Party]) -> str:
    return "; ".join(filter(None, (_party(edition, party) for party in parties)))


def _party(edition: Edition, party: Party) -> str:
    person, office = _name(edition, "person", party.person), _name(edition, "org", party.office)
    within = _joined((party.note, office if person else ""))
    words = person or office or party.label or ""
    return f"{words} ({within})" if within else words


def _copy(edition: Edition, copy: Copy) -> str:
    words = _name(edition, "org", copy.office) or copy.label or ""
    return f"{words} (as\N{NO-BREAK SPACE}{copy.number})" if copy.number else words


def _printed(edition: Edition, printed: Printed | None) -> str:
    if not printed:
        return ""
    registered = edition.loaded.registers.get("work", {}).get(printed.work)
    work = registered.entry if registered else None
    title = (work.short or work.title) if isinstance(work, Work) else printed.work
    number = f", no.\N{NO-BREAK SPACE}{printed.number}" if printed.number is not None else ""
    heading = f" (there: “{printed.heading}”)" if printed.heading else ""
    return f"{title}{number}{pages_words(printed.pages)}{heading}"
