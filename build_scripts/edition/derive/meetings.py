"""Which documents report which meeting: the events that documents name in their front matter, by kind."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from ..model.collation import fold
from ..model.dates import parse_date
from ..model.derived import Meeting, Series
from ..model.edition import Loaded
from ..model.entries import Event

PATH = "meetings/"

MOST_MEETINGS = 1000
"""Of more meetings, each kind has a page of its own."""


def meetings(loaded: Loaded) -> tuple[Series, ...]:
    """Every kind of event that documents report as meetings, the most formal first, with all events of that kind.

    Documents report letters and declarations too. A kind is one of meetings when a document says on which day its meeting
    was held (`event_date`), or when the register names who was in the chair or spoke.
    """
    reports = _reports(loaded)
    by_kind: defaultdict[str, list[Event]] = defaultdict(list)
    for event in _events(loaded):
        by_kind[event.kind].append(event)
    kinds = _kinds(loaded, by_kind, reports)
    divided = sum(len(by_kind[kind]) for kind in kinds) > MOST_MEETINGS
    return tuple(_series(kind, name, divided, by_kind[kind], reports) for kind, name in _names(kinds).items())


def _reports(loaded: Loaded) -> Mapping[str, list[str]]:
    reports: defaultdict[str, list[str]] = defaultdict(list)
    for document in loaded.documents:
        if document.meta.event:
            reports[document.meta.event].append(document.key)
    return reports


def _events(loaded: Loaded) -> Iterator[Event]:
    for registered in loaded.registers.get("event", {}).values():
        if isinstance(registered.entry, Event):
            yield registered.entry


def _kinds(loaded: Loaded, by_kind: Mapping[str, Sequence[Event]], reports: Mapping[str, Sequence[str]]) -> list[str]:
    """Kinds of meetings: first those with most meetings of which chair or hour is known, then those most reported."""
    dated = {document.meta.event for document in loaded.documents if document.meta.event_date}
    held: dict[str, tuple[int, int]] = {}
    for kind, events in by_kind.items():
        reported = [event for event in events if event.id in reports]
        if any(event.id in dated or event.chair or event.speakers for event in reported):
            held[kind] = (-sum(bool(event.chair or event.time) for event in events), -len(reported))
    return sorted(held, key=lambda kind: (held[kind], kind))


def _names(kinds: Sequence[str]) -> dict[str, str]:
    """Kind → its name in addresses; where two would be alike, or none is left in ASCII, a number."""
    names: dict[str, str] = {}
    for kind in kinds:
        name = re.sub(r"[^a-z0-9]+", "-", fold(kind)).strip("-")
        numbered = (f"{name or 'kind'}-{number}" for number in count(2 if name else 1))
        names[name if name and name not in names else next(free for free in numbered if free not in names)] = kind
    return {kind: name for name, kind in names.items()}


def _series(
    kind: str, name: str, divided: bool, events: Sequence[Event], reports: Mapping[str, Sequence[str]]
) -> Series:
    page = f"{PATH}{name}/" if divided else PATH
    ordered = sorted(events, key=lambda event: (parse_date(event.date).sort_key, event.time or ""))
    held = (Meeting(event.id, f"{page}#event-{event.id}", tuple(reports.get(event.id, ()))) for event in ordered)
    return Series(kind, page if divided else f"{page}#kind-{name}", tuple(held))
