"""The meetings that documents report, by kind, and the meetings before and after one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from ..model.dates import in_words
from ..model.derived import Meeting, Series
from ..model.edition import HtmlPage, Registered
from ..model.entries import Event
from ..model.urls import GENERATED
from .compositor import Compositor
from .document_lists import lines
from .heads import list_head
from .phrases import Line, Phrase
from .ways import NAMES, WayRow, sentence_case

PATH = "meetings/"
TITLE = GENERATED[PATH]


@dataclass(frozen=True, slots=True)
class SetMeeting:
    """A meeting with its reports, or with what is known of it without one."""

    id: str
    name: Phrase
    date: Phrase | None
    chair: Phrase | None
    reports: tuple[Line, ...]
    bearing: tuple[Phrase, ...] = ()
    """Without a report: documents that bear on it."""
    source: Markup | str = ""
    """Without either: where the meeting is known from."""


@dataclass(frozen=True, slots=True)
class SetSeries:
    """Meetings of one kind."""

    id: str
    title: str
    count: int
    reported: int
    meetings: tuple[SetMeeting, ...]


def pages(compositor: Compositor) -> Iterator[HtmlPage]:
    """One page, or an overview and a page for each kind."""
    series = compositor.edition.derived.meetings
    by_page = {path: tuple(group) for path, group in groupby(series, key=lambda one: one.path.partition("#")[0])}
    yield _page(compositor, PATH, TITLE, by_page.pop(PATH, ()), tuple(by_page))
    for path, (one,) in by_page.items():
        yield _page(compositor, path, f"{TITLE}: {one.kind}", (one,))


def _page(
    compositor: Compositor, path: str, title: str, series: tuple[Series, ...], elsewhere: tuple[str, ...] = ()
) -> HtmlPage:
    """`elsewhere` are the pages of the kinds that this one leads to."""
    kinds = tuple(_series(compositor, one, path) for one in series)
    links = (one for one in compositor.edition.derived.meetings if one.path in elsewhere)
    return compositor.page(
        "meetings",
        path,
        title,
        "Meetings that the documents report, by kind.",
        kinds=kinds,
        links=tuple(
            Phrase(sentence_case(one.kind), compositor.href(one.path, path), after=f" {len(one.meetings)}")
            for one in links
        ),
        trail=() if path == PATH else (Phrase(TITLE, compositor.href(PATH, path)),),
        page_contents=tuple((kind.id, kind.title, 2) for kind in kinds),
        page_head=list_head(compositor, path, title),
    )


def _series(compositor: Compositor, series: Series, page: str) -> SetSeries:
    _, _, anchor = series.path.partition("#")
    held = tuple(_meeting(compositor, meeting, page) for meeting in series.meetings)
    return SetSeries(
        anchor or "kind", sentence_case(series.kind), len(held), sum(bool(one.reports) for one in held), held
    )


def _meeting(compositor: Compositor, meeting: Meeting, page: str) -> SetMeeting:
    event = _event(compositor, meeting.event)
    reports = lines(compositor, meeting.documents, page)
    bearing = () if reports else _bearing(compositor, event, page)
    known = compositor.inline(f"event:{event.id}#source", page, event.source, f"known-{event.id}-")
    return SetMeeting(
        meeting.path.partition("#")[2],
        compositor.entry_phrase("event", event.id, page),
        compositor.day_phrase(event.date, page, event.time),
        compositor.entry_phrase("person", event.chair, page) if event.chair else None,
        reports,
        bearing,
        "" if reports or bearing else known,
    )


def _bearing(compositor: Compositor, event: Event, page: str) -> tuple[Phrase, ...]:
    documents = (compositor.documents[key] for key in event.documents if key in compositor.documents)
    return tuple(Phrase(document.label, compositor.href(document.path, page)) for document in documents)


def _event(compositor: Compositor, identifier: str) -> Event:
    entry = compositor.edition.loaded.registers["event"][identifier].entry
    if not isinstance(entry, Event):
        raise TypeError(f"{identifier} is no event")
    return entry


def meeting_ways(compositor: Compositor, registered: Registered) -> tuple[WayRow, ...]:
    """The way through the meetings of one kind, as it leads through an event."""
    found = compositor.meetings.get(registered.entry.id) if registered.scheme == "event" else None
    if not found or len(found[0].meetings) == 1:
        return ()
    series, place = found
    before, after = place - 1, place + 1
    row = WayRow(
        NAMES["meeting"],
        Phrase(sentence_case(series.kind), compositor.href(series.meetings[place].path, registered.path)),
        f"{place + 1} of {len(series.meetings)}",
        _neighbour(compositor, series.meetings[before], registered.path) if before >= 0 else None,
        _neighbour(compositor, series.meetings[after], registered.path) if after < len(series.meetings) else None,
    )
    return (row,)


def _neighbour(compositor: Compositor, meeting: Meeting, page: str) -> Phrase:
    date = in_words(_event(compositor, meeting.event).date)
    return replace(compositor.entry_phrase("event", meeting.event, page), after=date)
