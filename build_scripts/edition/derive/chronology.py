"""What happened and what was written on each date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..model.dates import parse_date
from ..model.derived import Day
from ..model.edition import Document, Loaded
from ..model.entries import Event
from ..model.urls import MOST_DAYS, date_anchor

PATH = "chronology/"


def chronology(loaded: Loaded) -> tuple[Day, ...]:
    """Every date of a document or event, in order; undated documents come last, under an empty date.

    A report of a meeting stands under the day it was sent and under the day of the meeting.
    """
    events: defaultdict[str, list[str]] = defaultdict(list)
    documents: defaultdict[str, list[str]] = defaultdict(list)
    dates = _event_dates(loaded)
    for identifier, date in dates.items():
        events[date].append(identifier)
    for document in loaded.documents:
        for date in _dates(document, dates) or [""]:
            documents[date].append(document.key)
    ordered = sorted({*events, *documents} - {""}, key=lambda edtf: parse_date(edtf).sort_key)
    undated = [""] if "" in documents else []
    divided = len(ordered) > MOST_DAYS
    return tuple(
        Day(date, tuple(events[date]), tuple(documents[date]), _path(date, divided)) for date in [*ordered, *undated]
    )


def _path(edtf: str, divided: bool) -> str:
    """A long chronology has a page for each year; the undated stand on its first page."""
    if not edtf:
        return f"{PATH}#undated"
    year = f"{parse_date(edtf).first[:4] or 'undated'}/" if divided else ""
    return f"{PATH}{year}#{date_anchor(edtf)}"


def _event_dates(loaded: Loaded) -> dict[str, str]:
    """In the order of the clock, as far as hours are known; otherwise of the register."""
    entries = [registered.entry for registered in loaded.registers.get("event", {}).values()]
    known = [entry for entry in entries if isinstance(entry, Event)]
    return {event.id: event.date for event in sorted(known, key=lambda event: event.time or "")}


def _dates(document: Document, event_dates: dict[str, str]) -> list[str]:
    return list(dict.fromkeys(_stated(document, event_dates)))


def _stated(document: Document, event_dates: dict[str, str]) -> Iterator[str]:
    meta = document.meta
    if meta.date:
        yield meta.date
    if held := meta.event_date or event_dates.get(meta.event or ""):
        yield held
