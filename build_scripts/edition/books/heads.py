"""What is known of a document, in words: what stands above and below its title, and a row for each further thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.dates import MONTHS, in_words, unbroken
from ..model.dating import dating_note, stated_date
from ..model.edition import Document, Edition
from ..model.entries import Work
from ..model.origins import archive_of, archive_words, pages_words
from ..model.records import Copy, Party, Printed, Witness
from ..model.witnesses import witnesses_of
from .contents import Library

_FULL = 4
"""Names of months up to this length are not shortened: May, June, July."""
_LETTERS = {"September": 4}


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
    date = stated_date(meta).words()
    place = _name(edition, "place", meta.place)
    rows = tuple(row for row in _rows(library, document) if row.words)
    below = unbroken(_joined((place, date)))
    return Head(_joined(above), f"{below[:1].upper()}{below[1:]}", rows)


def _rows(library: Library, document: Document) -> Iterator[Row]:
    meta, edition = document.meta, library.edition
    yield Row("From", _parties(edition, meta.senders))
    yield Row("To", _parties(edition, meta.recipients))
    yield Row("Repeated to", _joined(_copy(edition, copy) for copy in meta.repeated_to))
    yield Row("Meeting", _joined((_name(edition, "event", meta.event), in_words(meta.event_date or ""))))
    yield Row("Classification", (meta.classification or "").capitalize())
    yield Row("Precedence", (meta.precedence or "").capitalize())
    yield Row("Dating", dating_note(meta))
    default = library.collections[document.collection].meta.archive
    yield Row("Archive", archive_words(archive_of(meta.archive, default)))
    yield Row("Printed", _printed(edition, meta.printed))
    yield Row("On the web", meta.url or "", meta.url or "")
    yield Row("Witnesses", "; ".join(f"{one.siglum}: {one.description}" for one in _witnesses(library, document)))
    yield Row("Hands", "; ".join(hand.description for hand in meta.hands))


def _witnesses(library: Library, document: Document) -> tuple[Witness, ...]:
    """Those of the document; those of its collection too where its text has an apparatus."""
    text = library.edition.parsed.texts.get(document.file)
    if not text or not text.variants:
        return document.meta.witnesses
    return witnesses_of(library.collections[document.collection].meta, document.meta)


def short_date(edtf: str, known: str = "") -> str:
    """`18 Feb. 1954`, for lists; the year is left out where every date of the list is of the year `known`."""
    words = in_words(edtf)
    words = unbroken(words.removesuffix(f" {known}") if known else words)
    for month in MONTHS:
        words = words.replace(month, f"{month[: _LETTERS.get(month, 3)]}." if len(month) > _FULL else month)
    return words


def _joined(words: Iterable[str | None]) -> str:
    return ", ".join(part for part in words if part)


def _name(edition: Edition, scheme: str, identifier: str | None) -> str:
    registered = edition.loaded.registers.get(scheme, {}).get(identifier or "")
    return registered.entry.name if registered else identifier or ""


def _parties(edition: Edition, parties: Iterable[Party]) -> str:
    return "; ".join(filter(None, (_party(edition, party) for party in parties)))


def _party(edition: Edition, party: Party) -> str:
    person, office = _name(edition, "person", party.person), _name(edition, "org", party.office)
    if party.inferred and person:
        named = " ".join(part for part in (office or party.label, f"[{person}]") if part)
        return f"{named} ({party.note})" if party.note else named
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
