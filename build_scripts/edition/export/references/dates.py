"""The dates of CSL items, for formats that want numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def date_parts(item: Mapping[str, Any], name: str = "issued") -> tuple[int, ...]:
    """Year, month and day of the first date, as far as they are known and certain to be that; else nothing."""
    parts = item.get(name, {}).get("date-parts", ())
    return tuple(parts[0]) if parts else ()


def date_words(item: Mapping[str, Any]) -> str:
    """A date that has no numbers, in words."""
    words: str = item.get("issued", {}).get("literal", "")
    return words


def iso_date(item: Mapping[str, Any], name: str = "issued") -> str:
    """`1954-06-11`, `1954-06`, `1954`, or nothing."""
    parts = date_parts(item, name)
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])]) if parts else ""
