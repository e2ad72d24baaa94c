"""Dates that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dates import in_words, parse_date
from ..model.entries import Event
from ..model.problem import Problem
from .context import Context


class DATA11:
    """The day a document reports lies outside the date of the event it reports."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One warning for each document with `event` and `event_date` that disagree."""
        events = context.loaded.registers.get("event", {})
        for document in context.loaded.documents:
            meta = document.meta
            found = events.get(meta.event or "")
            if not (meta.event_date and found and isinstance(found.entry, Event)):
                continue
            if not parse_date(found.entry.date).contains(parse_date(meta.event_date)):
                message = (
                    f"the event “{meta.event}” is of {in_words(found.entry.date)}, not {in_words(meta.event_date)}"
                )
                hint = "correct `event_date`, `event`, or the date in content/registers/events.yml"
                yield Problem(document.marks.value("event_date"), "DATA11", message, hint)
