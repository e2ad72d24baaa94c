"""The orders in which a document can be read, as rows: the list that shows each, and the documents before and after."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.dates import in_words
from ..model.dating import stated_date
from ..model.derived import Way, WayKind
from ..model.edition import Document
from .compositor import Compositor
from .phrases import Phrase

NAMES: dict[WayKind, str] = {
    "printed": "As printed",
    "date": "By date",
    "meeting": "By meeting",
    "correspondence": "Correspondence",
    "path": "Reading path",
}
"""Kind of way → what readers call it, in the order of the rows."""


@dataclass(frozen=True, slots=True)
class WayRow:
    """One way through a document."""

    name: str
    index: Phrase
    """The list that shows the whole way."""
    place: str
    """`4 of 15`."""
    previous: Phrase | None
    following: Phrase | None


def way_rows(compositor: Compositor, document: Document) -> tuple[WayRow, ...]:
    """The ways that lead through the document; what has no neighbours leads nowhere."""
    ways = compositor.edition.derived.ways.get(document.key, ())
    return tuple(_row(compositor, way, document.path) for way in ways if way.previous or way.following)


def _row(compositor: Compositor, way: Way, page: str) -> WayRow:
    return WayRow(
        NAMES[way.kind],
        Phrase(_title(way), compositor.href(way.path, page)),
        f"{way.position} of {way.length}",
        _neighbour(compositor, way, way.previous, page),
        _neighbour(compositor, way, way.following, page),
    )


def _title(way: Way) -> str:
    if way.kind == "date":
        return in_words(way.title)
    return sentence_case(way.title) if way.kind == "meeting" else way.title


def sentence_case(words: str) -> str:
    """With a capital at the beginning."""
    return words[:1].upper() + words[1:]


def _neighbour(compositor: Compositor, way: Way, key: str, page: str) -> Phrase | None:
    other = compositor.documents.get(key)
    if not other:
        return None
    return Phrase(other.label, compositor.href(other.path, page), after=_said_of(compositor, way, other))


def _said_of(compositor: Compositor, way: Way, other: Document) -> str:
    """What tells a neighbour from others on this way: its date, its meeting, or else its heading."""
    if way.kind in ("date", "correspondence"):
        return stated_date(other.meta).words()
    event = compositor.entry("event", other.meta.event) if way.kind == "meeting" else None
    return event.entry.name if event else other.meta.title
