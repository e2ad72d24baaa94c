"""The chronology: events and documents day by day; a long one is divided by years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ..model.dates import MONTHS, parse_date
from ..model.dating import Standing, dating
from ..model.derived import Day
from ..model.edition import HtmlPage
from ..model.entries import Event
from ..model.urls import MOST_DAYS, date_anchor
from .compositor import Compositor
from .dates import date_phrase
from .document_lists import line, lines
from .heads import list_head
from .phrases import Line, Phrase

PATH = "chronology/"
TITLE = "Chronology"
SUPPLIED: Mapping[Standing, str] = {"supplied": "date supplied", "subject": "date of the subject"}
"""How the day of a document is known that does not bear it."""


@dataclass(frozen=True, slots=True)
class SetDay:
    """A date with what happened and what was written."""

    id: str
    date: Phrase
    events: tuple[Phrase, ...]
    documents: tuple[Line, ...]
    reports: tuple[Line, ...]
    """Documents written on another day that report a meeting of this one."""


@dataclass(frozen=True, slots=True)
class Month:
    """The days under one heading."""

    id: str
    title: str
    days: tuple[SetDay, ...]
    year: str = ""
    """Id of the year, where the month is its first."""


@dataclass(frozen=True, slots=True)
class Year:
    """The months of one year, as the page leads to them."""

    title: str
    href: str
    months: tuple[Phrase, ...]


def pages(compositor: Compositor) -> Iterator[HtmlPage]:
    """One page, or an overview and a page for each year."""
    days = tuple(day for day in compositor.edition.derived.chronology if day.edtf)
    if len(days) <= MOST_DAYS:
        yield _page(compositor, PATH, TITLE, days, undated=True)
        return
    by_year = {year: tuple(group) for year, group in groupby(days, key=_year)}
    years = tuple(by_year)
    yield _page(compositor, PATH, TITLE, (), years, undated=True)
    for place, (year, group) in enumerate(by_year.items()):
        nearby = years[max(0, place - 1) : place + 2]
        yield _page(compositor, f"{PATH}{year}/", f"{TITLE}: {year}", group, nearby)


def _page(
    compositor: Compositor,
    path: str,
    title: str,
    days: Sequence[Day],
    years: tuple[str, ...] = (),
    undated: bool = False,
) -> HtmlPage:
    """`years` are those that the page leads to: all from the overview, the neighbours from a year."""
    months = _beginning_years(_month(compositor, key, group, path) for key, group in groupby(days, key=_month_key))
    without_date = (d.key for d in compositor.documents.values() if not d.meta.date) if undated else ()
    overview = (Phrase("All years", compositor.href(PATH, path)),) if years and path != PATH else ()
    return compositor.page(
        "chronology",
        path,
        title,
        "Events and documents day by day.",
        months=months,
        calendar=_calendar(months) if not years else (),
        trail=() if path == PATH else (Phrase(TITLE, compositor.href(PATH, path)),),
        years=(*overview, *(Phrase(year, compositor.href(f"{PATH}{year}/", path)) for year in years)),
        undated=lines(compositor, without_date, path),
        page_contents=tuple((month.id, month.title, 2) for month in months),
        page_head=list_head(compositor, path, title),
    )


def _beginning_years(months: Iterable[Month]) -> tuple[Month, ...]:
    """The first month of each year bears its id."""
    by_year = groupby(months, key=_year_of)
    return tuple(
        replace(month, year="" if place else f"year-{year}")
        for year, group in by_year
        for place, month in enumerate(group)
    )


def _calendar(months: Sequence[Month]) -> tuple[Year, ...]:
    """Every year with its months; what is dated by the year alone stands under the year."""
    return tuple(
        Year(
            year,
            f"#year-{year}",
            tuple(Phrase(month.title.partition(" ")[0], f"#{month.id}") for month in group if month.title != year),
        )
        for year, group in groupby(months, key=_year_of)
    )


def _year_of(month: Month) -> str:
    return month.title.rpartition(" ")[2]


def _year(day: Day) -> str:
    return parse_date(day.edtf).first[:4] or "undated"


def _month_key(day: Day) -> tuple[str, str]:
    """Year and month of a day or month; the year alone for wider dates."""
    date = parse_date(day.edtf)
    return (_year(day), date.first[5:7] if date.first[:7] == date.last[:7] or "/" in day.edtf else "")


def _month(compositor: Compositor, key: tuple[str, str], days: Iterator[Day], page: str) -> Month:
    year, month = key
    title = f"{MONTHS[int(month) - 1]} {year}" if month else year
    return Month(f"month-{year}-{month}".rstrip("-"), title, tuple(_day(compositor, day, page) for day in days))


def _day(compositor: Compositor, day: Day, page: str) -> SetDay:
    reports = [key for key in day.documents if _is_report(compositor, key, day.edtf)]
    written = [key for key in day.documents if not _is_report(compositor, key, day.edtf)]
    return SetDay(
        date_anchor(day.edtf),
        date_phrase(day.edtf) or Phrase(""),
        tuple(_event(compositor, identifier, page) for identifier in day.events),
        tuple(_written(compositor, key, page) for key in written if key in compositor.documents),
        lines(compositor, reports, page),
    )


def _written(compositor: Compositor, key: str, page: str) -> Line:
    """A document under its day, which need not be said again: only how it is known, where it is not read."""
    document = compositor.documents[key]
    known = SUPPLIED.get(dating(document.meta).standing)
    return replace(line(compositor, document, page), date=Phrase(known) if known else None)


def _is_report(compositor: Compositor, key: str, edtf: str) -> bool:
    document = compositor.documents.get(key)
    return bool(document and document.meta.date != edtf)


def _event(compositor: Compositor, identifier: str, page: str) -> Phrase:
    registered = compositor.entry("event", identifier)
    time = registered.entry.time if registered and isinstance(registered.entry, Event) else None
    return compositor.entry_phrase("event", identifier, page, after=f", {time}" if time else "")
