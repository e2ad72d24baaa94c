"""CSL items as every format reads them: one home for what a date in them says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .dates import DateError, in_words, parse_date

Item = Mapping[str, Any]

EDITION = "edition"
"""Key and id of the item that is the edition as a whole."""
UNSEEN = "[date not seen]"
"""`status` of what may bear a date, which nobody has seen."""

_PLAIN = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?", re.ASCII)


def edtf_date(item: Item) -> str:
    """When it was issued, in EDTF: `1690-02~`, `1954-05-28/1954-06-02`, or nothing."""
    custom: str = item.get("custom", {}).get("date", "")
    return custom or "/".join(map(_iso, item.get("issued", {}).get("date-parts", ())))


def iso_date(item: Item, name: str = "issued") -> str:
    """The first day, month or year of a date: `1954-06-11`, `1954-06`, `1954`, or nothing."""
    parts = item.get(name, {}).get("date-parts", ())
    return _iso(parts[0]) if parts else ""


def is_plain(edtf: str) -> bool:
    """Whether it is one day, month or year, beyond doubt."""
    return bool(_PLAIN.fullmatch(edtf))


def is_doubtful(edtf: str) -> bool:
    """Whether the date, or an end of it, is uncertain or approximate."""
    return any(sign in edtf for sign in "?~%")


def is_seasonal(edtf: str) -> bool:
    """Whether it is a season, or ends with one: which months that are depends on the place."""
    return bool(re.search(r"\d{4}-2[1-4]", edtf))


def known_parts(edtf: str) -> tuple[int, ...]:
    """Year, month and day as far as they are known: what both ends of an interval or season share; of a date in doubt nothing."""
    if is_plain(edtf):
        return tuple(map(int, edtf.split("-")))
    if is_doubtful(edtf) or not edtf:
        return ()
    if is_seasonal(edtf):
        return _shared(*(f"{end[:4]}-" for end in (edtf.partition("/")[0], edtf.rpartition("/")[2])))
    try:
        date = parse_date(edtf)
    except DateError:
        return ()
    return _shared(date.first, date.last)


def _shared(first: str, last: str) -> tuple[int, ...]:
    shared = []
    for one, two in zip(first.split("-"), last.split("-"), strict=False):
        if one != two or not one.isdigit():
            break
        shared.append(int(one))
    return tuple(shared)


def date_words(item: Item) -> str:
    """What must be said of a date that is not one day, month or year beyond doubt: `about June 1901`, `[11 June 1954]`; else nothing."""
    edtf, status = edtf_date(item), str(item.get("status", ""))
    words = "" if is_plain(edtf) and not status else in_words(edtf)
    return f"[{words}]" if words and is_plain(edtf) else words or status


def is_heading(item: Item) -> bool:
    """Whether the title is the heading of a document, with what the editors say of it; its capitals stay."""
    return "dating" in item.get("custom", {})


def inverted(name: Mapping[str, str]) -> str:
    """`Young, Kenneth T., Jr.`; a body as it stands."""
    parts = (name.get("family"), name.get("given"), name.get("suffix"))
    return name.get("literal") or ", ".join(part for part in parts if part)


def natural(name: Mapping[str, str]) -> str:
    """`Kenneth T. Young Jr.`"""
    parts = (name.get("given"), name.get("family"), name.get("suffix"))
    return name.get("literal") or " ".join(part for part in parts if part)


def _iso(parts: list[int]) -> str:
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])
