"""Who exchanged letters with whom: every person’s and every body’s documents, by counterpart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from ..model.collation import fold
from ..model.dates import parse_date
from ..model.derived import Exchange, Letter
from ..model.edition import Document, Loaded, Registered
from ..model.records import Party
from ..model.urls import correspondence_path

Direction = Literal["sent", "received", "copy"]
LETTERS: Sequence[Direction] = ("sent", "received")


class _Of(NamedTuple):
    """A counterpart: key in a register, or the words that stand for it; neither when the document names nobody."""

    key: str
    words: str
    copies: bool = False


def correspondence(loaded: Loaded) -> dict[str, tuple[Exchange, ...]]:
    """`person:id` or `org:id` → its exchanges, by name of the counterpart; letters without one, then copies, come last.

    Bodies write to bodies, persons to persons: of a counterpart that is an office with a person in it, a body’s
    correspondence takes the office, a person’s the person.
    """
    found: defaultdict[str, defaultdict[_Of, dict[Letter, None]]] = defaultdict(lambda: defaultdict(dict))
    for document in in_order_of_date(loaded.documents):
        for key, counterpart, letter in _letters(document):
            found[key][counterpart].setdefault(letter)
    return {
        key: tuple(_exchanges(key, found[key], loaded.registers))
        for key in sorted(found)
        if _entry(key, loaded.registers)
    }


def in_order_of_date(documents: Iterable[Document]) -> list[Document]:
    """Documents by date of dispatch, undated ones last; those of one date as the sources have them."""
    return sorted(documents, key=_date)


def _date(document: Document) -> tuple[bool, tuple[str, str, str]]:
    date = document.meta.date
    return (False, parse_date(date).sort_key) if date else (True, ("", "", ""))


def _letters(document: Document) -> Iterator[tuple[str, _Of, Letter]]:
    """(party, counterpart, letter), once for each person and office that takes part."""
    meta = document.meta
    sides: tuple[tuple[Direction, Sequence[Party], Sequence[Party]], ...] = (
        ("sent", meta.senders, meta.recipients),
        ("received", meta.recipients, meta.senders),
    )
    for direction, ours, theirs in sides:
        letter = Letter(document.key, direction)
        for scheme, identifier in _named(ours):
            for counterpart in [_counterpart(scheme, party) for party in theirs] or [_Of("", "")]:
                if counterpart.key != f"{scheme}:{identifier}":
                    yield f"{scheme}:{identifier}", counterpart, letter
    for copy in meta.repeated_to:
        if copy.office:
            yield f"org:{copy.office}", _Of("", "", copies=True), Letter(document.key, "copy")


def _named(parties: Sequence[Party]) -> Iterator[tuple[str, str]]:
    for party in parties:
        yield from (("person", party.person),) if party.person else ()
        yield from (("org", party.office),) if party.office else ()


def _counterpart(scheme: str, party: Party) -> _Of:
    person = f"person:{party.person}" if party.person else ""
    office = f"org:{party.office}" if party.office else ""
    key = (person or office) if scheme == "person" else (office or person)
    return _Of(key, "" if key else party.label or "")


def _exchanges(
    key: str, found: Mapping[_Of, Iterable[Letter]], registers: Mapping[str, Mapping[str, Registered]]
) -> Iterator[Exchange]:
    """The exchanges of one entry; the place of a letter among all of them gives the page on which it stands."""
    scheme, _, identifier = key.partition(":")
    named = {of: _name(of, registers) for of in found}
    place = 0
    for number, of in enumerate(sorted(found, key=lambda of: (of.copies, not named[of], fold(named[of]), of)), 1):
        letters = tuple(found[of])
        other = of.key or str(number)
        paths = (correspondence_path(scheme, identifier, other, place + n) for n in range(len(letters)))
        words = _entry(of.key, registers)
        yield Exchange(of.key, words.entry.name if words else of.words, tuple(paths), letters)
        place += len(letters)


def _entry(key: str, registers: Mapping[str, Mapping[str, Registered]]) -> Registered | None:
    scheme, _, identifier = key.partition(":")
    return registers.get(scheme, {}).get(identifier)


def _name(of: _Of, registers: Mapping[str, Mapping[str, Registered]]) -> str:
    """The form under which the register sorts the counterpart."""
    registered = _entry(of.key, registers)
    return (getattr(registered.entry, "sort", None) or registered.entry.name) if registered else of.words
