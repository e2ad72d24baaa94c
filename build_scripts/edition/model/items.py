"""CSL items as every format reads them: one home for what a date in them says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

EDITION = "edition"
"""Key and id of the item that is the edition as a whole."""


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


def edtf_date(item: Mapping[str, Any]) -> str:
    """When it was issued, in EDTF as far as numbers say it: `1690-02~`, `1954-05-28/1954-06-02`, or nothing."""
    issued = item.get("issued", {})
    ends = ("-".join([f"{end[0]:04}", *(f"{part:02}" for part in end[1:])]) for end in issued.get("date-parts", ()))
    return "/".join(ends) + ("~" if issued.get("circa") else "")


def inverted(name: Mapping[str, str]) -> str:
    """`Young, Kenneth T., Jr.`; a body as it stands."""
    parts = (name.get("family"), name.get("given"), name.get("suffix"))
    return name.get("literal") or ", ".join(part for part in parts if part)
