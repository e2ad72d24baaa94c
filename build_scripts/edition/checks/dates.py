"""Dates that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model.dates import MONTHS, EDate, in_words, parse_date
from ..model.edition import Document, Target
from ..model.entries import Event
from ..model.position import Position
from ..model.problem import Problem
from ..model.records import Part
from ..model.references import document_key
from .context import Context

_MONTH = "|".join(MONTHS)
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}}) ({_MONTH})\b(?: (\d{{4}}))?")
_MONTH_DAY = re.compile(rf"\b({_MONTH}) (\d{{1,2}})\b(?:, (\d{{4}}))?")

_ONE_DAY = re.compile(r"\d{4}-\d\d-\d\d")

_Day = tuple[str, str]
"""Year, or nothing, and `-MM-DD`."""


class DATA11:
    """The dates of a document disagree with the event it reports, or with the day under which it is printed."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One warning for each document with `event` and `event_date` that disagree, or none of whose dates is the part’s."""
        yield from _other_than_the_event(context)
        trails = {collection.id: placement.trails for collection, placement in context.placements}
        for document in context.loaded.documents:
            trail = trails.get(document.collection, {}).get(document.name, ())
            yield from _other_than_the_part(document, trail, context)


def _other_than_the_part(document: Document, trail: Sequence[Part], context: Context) -> Iterator[Problem]:
    """Where a part holds a single day; a document without any date says nothing against it."""
    day = trail[-1].date if trail else None
    meta, event = document.meta, context.loaded.registers.get("event", {}).get(document.meta.event or "")
    of_event = event.entry.date if event and isinstance(event.entry, Event) else None
    dates = [date for date in (meta.date, meta.event_date, of_event) if date]
    if not dates or not day or not _ONE_DAY.fullmatch(day):
        return
    if not any(parse_date(date).contains(parse_date(day)) for date in dates):
        key = "date" if meta.date else "event_date" if meta.event_date else "event"
        message = f"none of the document’s dates is {in_words(day)}, the day of the part “{trail[-1].title}”"
        hint = f"correct `{key}`, or move the document to another part in collection.yml"
        yield Problem(document.marks.value(key), "DATA11", message, hint)


def _other_than_the_event(context: Context) -> Iterator[Problem]:
    events = context.loaded.registers.get("event", {})
    for document in context.loaded.documents:
        meta = document.meta
        found = events.get(meta.event or "")
        if not (meta.event_date and found and isinstance(found.entry, Event)):
            continue
        if not parse_date(found.entry.date).contains(parse_date(meta.event_date)):
            message = f"the event “{meta.event}” is of {in_words(found.entry.date)}, not {in_words(meta.event_date)}"
            hint = "correct `event_date`, `event`, or the date in content/registers/events.yml"
            yield Problem(document.marks.value("event_date"), "DATA11", message, hint)


class DATA12:
    """The words that lead to a document or event name another day than it has."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One warning for each link, and each `refers_to`, whose words hold a day that its target does not know.

        A day that the target’s own text names is known to it: a telegram may carry a letter of an earlier day.
        """
        dates, named = _dates(context), _NamedDays(context)
        for words, target, position in _named_targets(context):
            known = dates.get(target, ())
            days = _days(words)
            if not known or not days or any(_agrees(day, date) for day in days for date in known):
                continue
            if not any(_same(day, other) for other in named.by(target) for day in days):
                on = " or ".join(in_words(date) for date in known)
                message = f"“{words}” leads to something of {on}"
                yield Problem(position, "DATA12", message, "correct the words or the link")


class _NamedDays:
    """The days that documents name in their texts, each text read once: thousands of links may lead to one."""

    def __init__(self, context: Context) -> None:
        self._documents = {f"doc:{document.key}": document for document in context.loaded.documents}
        self._read: dict[str, frozenset[_Day]] = {}

    def by(self, target: str) -> frozenset[_Day]:
        """`doc:letters/d1` → days; none for what is no document."""
        if target not in self._read:
            document = self._documents.get(target)
            self._read[target] = _days(document.markdown) if document else frozenset()
        return self._read[target]


def _dates(context: Context) -> dict[str, tuple[str, ...]]:
    """`doc:letters/d1`, `event:first-meeting` → the dates by which it may be called."""
    events = context.loaded.registers.get("event", {})
    found: dict[str, tuple[str, ...]] = {
        f"event:{key}": (held.entry.date,) for key, held in events.items() if isinstance(held.entry, Event)
    }
    for document in context.loaded.documents:
        dates = (document.meta.date, document.meta.event_date, *found.get(f"event:{document.meta.event}", ()))
        found[f"doc:{document.key}"] = tuple(sorted({date for date in dates if date}))
    return found


def _named_targets(context: Context) -> Iterator[tuple[str, str, Position]]:
    """Words, target and position of every link and of every reference in a front matter."""
    for key, text in context.parsed.texts.items():
        targets: tuple[Target | None, ...] = context.resolved.targets.get(key, ())
        for link, target in zip(text.links, targets, strict=False):
            if target:
                yield link.plain, f"{target.scheme}:{target.id}", link.position
    for document in context.loaded.documents:
        for number, reference in enumerate(document.meta.refers_to):
            if reference.document and reference.as_:
                target_key = document_key(reference.document, document.collection)
                yield reference.as_, f"doc:{target_key}", document.marks.value("refers_to", number, "as")


def _days(words: str) -> frozenset[_Day]:
    """Every day in some words."""
    found = [*_DAY_MONTH.findall(words), *((day, month, year) for month, day, year in _MONTH_DAY.findall(words))]
    return frozenset((year, f"-{MONTHS.index(month) + 1:02d}-{int(day):02d}") for day, month, year in found)


def _same(day: _Day, other: _Day) -> bool:
    """Whether two days are one, as far as their years are said."""
    return day[1] == other[1] and (day[0] == other[0] or not day[0] or not other[0])


def _agrees(day: _Day, edtf: str) -> bool:
    """Whether a day, with or without its year, lies within a date."""
    year, rest = day
    date = parse_date(edtf)
    return any(
        (not date.first or f"{each}{rest}" >= date.first) and (not date.last or f"{each}{rest}" <= date.last)
        for each in ([year] if year else _years(date))
    )


def _years(date: EDate) -> set[str]:
    """Those in which a day without a year may lie: where none of the two at each end has it within the date, none has."""
    after = (int(date.first[:4]), int(date.first[:4]) + 1) if date.first else ()
    before = (int(date.last[:4]), int(date.last[:4]) - 1) if date.last else ()
    return {f"{year:04d}" for year in (*after, *before)}
