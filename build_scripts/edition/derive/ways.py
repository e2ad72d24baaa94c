"""The orders in which a document can be read: as printed, by date, by meeting, as a correspondence, along a path."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from ..model.derived import Day, Exchange, Series, Trail, Way, WayKind
from ..model.edition import Loaded
from .correspondence import in_order_of_date

Steps = Iterator[tuple[str, Way]]
"""(key of a document, the way that leads through it)."""

FEWEST_LETTERS = 2
"""One letter is no correspondence."""


def ways(
    loaded: Loaded,
    trails: Mapping[str, Trail],
    days: Sequence[Day],
    series: Sequence[Series],
    correspondence: Mapping[str, Sequence[Exchange]],
) -> dict[str, tuple[Way, ...]]:
    """Document key → its ways: as printed, by date, by meeting, correspondences, reading paths, in this order."""
    found: defaultdict[str, list[Way]] = defaultdict(list)
    steps = chain(
        _printed(loaded, trails),
        _by_date(loaded, days),
        _by_meeting(series),
        _correspondences(loaded, correspondence),
        _paths(loaded),
    )
    for key, way in steps:
        found[key].append(way)
    return {document.key: tuple(found[document.key]) for document in loaded.documents}


def _along(kind: WayKind, title: str, path: str, keys: Sequence[str]) -> Steps:
    """One way through all the documents."""
    padded = ("", *keys, "")
    for place, key in enumerate(keys, 1):
        yield key, Way(kind, title, path, place, len(keys), padded[place - 1], padded[place + 1])


def _printed(loaded: Loaded, trails: Mapping[str, Trail]) -> Steps:
    """Within the outermost part, as the neighbours are; the index is the innermost part."""
    collections = {collection.id: collection for collection in loaded.collections}
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for document in loaded.documents:
        parts = trails[document.key].parts
        groups[document.collection, parts[0][0] if parts else ""].append(document.key)
    for (identifier, _), keys in groups.items():
        whole = collections[identifier]
        for place, key in enumerate(keys, 1):
            trail = trails[key]
            path, title = trail.parts[-1] if trail.parts else (whole.path, whole.meta.short or whole.meta.title)
            yield key, Way("printed", title, path, place, len(keys), trail.previous, trail.following)


def _by_date(loaded: Loaded, days: Sequence[Day]) -> Steps:
    """Documents with a date; the index is the day in the chronology."""
    paths = {day.edtf: day.path for day in days}
    dated = [document for document in in_order_of_date(loaded.documents) if document.meta.date]
    dates = {document.key: document.meta.date or "" for document in dated}
    for key, way in _along("date", "", "", [document.key for document in dated]):
        yield key, replace(way, title=dates[key], path=paths[dates[key]])


def _by_meeting(series: Sequence[Series]) -> Steps:
    """Through all reports of meetings of one kind; counted are the meetings."""
    for one in series:
        held = {
            key: (place, meeting.path) for place, meeting in enumerate(one.meetings, 1) for key in meeting.documents
        }
        for key, way in _along("meeting", one.kind, one.path, list(held)):
            place, path = held[key]
            yield key, replace(way, path=path, position=place, length=len(one.meetings))


def _correspondences(loaded: Loaded, correspondence: Mapping[str, Sequence[Exchange]]) -> Steps:
    """Between any two parties of the registers, once; where the same letters would make two ways, the first stands."""
    names = {
        f"{scheme}:{identifier}": entry.entry.name
        for scheme in ("person", "org")
        for identifier, entry in loaded.registers.get(scheme, {}).items()
    }
    met: set[frozenset[str] | tuple[str, ...]] = set()
    for key, exchanges in correspondence.items():
        for exchange in exchanges:
            shown = dict(zip((letter.document for letter in exchange.letters), exchange.paths, strict=True))
            keys = tuple(shown)
            pair = frozenset({key, exchange.counterpart})
            if exchange.counterpart in names and len(keys) >= FEWEST_LETTERS and met.isdisjoint({pair, keys}):
                met |= {pair, keys}
                title = f"{names[key]} and {names[exchange.counterpart]}"
                for document, way in _along("correspondence", title, "", keys):
                    yield document, replace(way, path=shown[document])


def _paths(loaded: Loaded) -> Steps:
    """Reading paths: the pages that list documents, in the order of the pages."""
    known = {document.key for document in loaded.documents}
    for page in loaded.pages:
        keys = [key for key in dict.fromkeys(page.meta.documents) if key in known]
        yield from _along("path", page.meta.title, f"{page.path}#ed-documents", keys)
