"""What one person or office exchanged with others, as lists under the name of each counterpart."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from ..model.dates import in_words
from ..model.derived import Exchange, Letter
from .compositor import Compositor
from .document_lists import line
from .phrases import Line, Phrase

DIRECTIONS = {"sent": "sent", "received": "received", "copy": "copy received"}
"""What the entry has to do with the document."""


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Documents exchanged with one counterpart."""

    id: str
    counterpart: Phrase
    summary: str
    """How many, and from when to when."""
    count: int
    """How many are listed here."""
    lines: tuple[Line, ...]


def correspondence_on(
    compositor: Compositor, letters: Iterable[tuple[Exchange, Letter]], page: str
) -> Iterator[Correspondence]:
    """The exchanges to which the letters of a page belong, each with those letters."""
    for exchange, group in groupby(letters, key=itemgetter(0)):
        yield _exchange(compositor, exchange, [letter for _, letter in group], page)


def _exchange(compositor: Compositor, exchange: Exchange, shown: Sequence[Letter], page: str) -> Correspondence:
    continued = shown[0] != exchange.letters[0]
    copies = shown[0].direction == "copy"
    scheme, _, identifier = exchange.counterpart.partition(":")
    name = exchange.words or ("Copies received" if copies else "Without a named counterpart")
    phrase = compositor.entry_phrase(scheme, identifier, page) if identifier else Phrase(name)
    return Correspondence(
        exchange.paths[0].partition("#")[2],
        replace(phrase, after=", continued") if continued else phrase,
        _summary(compositor, exchange),
        len(shown),
        tuple(_letter(compositor, letter, page) for letter in shown),
    )


def _summary(compositor: Compositor, exchange: Exchange) -> str:
    """`12 documents, 14 April 1954 to 9 June 1954`.

    Letters stand in order of date, undated ones last: the last dated one is found without reading all on each of many pages.
    """
    letters = exchange.letters
    dated = bisect_left(letters, True, key=lambda letter: not _date(compositor, letter))
    count = f"{len(letters)} {'document' if len(letters) == 1 else 'documents'}"
    if not dated:
        return f"{count}, undated"
    first, last = in_words(_date(compositor, letters[0])), in_words(_date(compositor, letters[dated - 1]))
    return f"{count}, {first}" if first == last else f"{count}, {first} to {last}"


def _date(compositor: Compositor, letter: Letter) -> str:
    return compositor.documents[letter.document].meta.date or ""


def _letter(compositor: Compositor, letter: Letter, page: str) -> Line:
    set_line = line(compositor, compositor.documents[letter.document], page)
    return replace(set_line, details=f"{DIRECTIONS[letter.direction]} · {set_line.details}")
