"""What filters and the order by date ask of every unit at once, column by column: /search/facets.json."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .units import Unit, days

COLUMNS = {
    "chapter": "part",
    "type": "type",
    "sender": "senders",
    "recipient": "recipients",
    "text": "text",
    "basis": "basis",
}
"""Filter, as in the address of a search → facet of the unit."""

NAMED = {"person": "person:", "organisation": "org:", "place": "place:", "event": "event:"}
"""Filter → beginning of the keys of what is named."""

PREFIX = {"chapter": "part:", "type": "type:"}
"""Filter → what stands before its values in the table of names."""


class Facets:
    """Grows with each unit that is added, in the order of their places."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._values: dict[str, dict[str, int]] = {name: {} for name in (*COLUMNS, *NAMED)}
        self._columns: dict[str, list[tuple[int, ...]]] = {name: [] for name in self._values}
        self._dates: list[list[str] | int] = []

    def add(self, unit: Unit) -> None:
        """The next unit."""
        for name, facet in COLUMNS.items():
            self._add(name, unit.facets.get(facet, ()))
        for name, prefix in NAMED.items():
            self._add(name, [key for key in unit.named if key.startswith(prefix)])
        dates = [day for edtf in unit.dates for day in (days(edtf) if edtf else ("", ""))]
        self._dates.append(dates if any(dates) else 0)

    def _add(self, name: str, values: Sequence[str]) -> None:
        known = self._values[name]
        self._columns[name].append(tuple(known.setdefault(value, len(known)) for value in values))

    def content(self) -> dict[str, Any]:
        """Columns: values, what they are called, and the numbers of the values of each unit. Dates: first and last day of dispatch and of meeting."""
        columns = {
            name: {
                "values": list(known),
                "names": [self._names.get(f"{PREFIX.get(name, '')}{value}", value) for value in known],
                "of": _without_tail(self._columns[name]),
            }
            for name, known in self._values.items()
        }
        return {"columns": columns, "dates": self._dates}


def _without_tail(column: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Units after the last that has a value are left out: registers and pages have few facets."""
    last = max((place for place, values in enumerate(column) if values), default=-1)
    return column[: last + 1]
