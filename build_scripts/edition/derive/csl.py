"""Works of the bibliography as CSL items (citeproc-json, https://docs.citationstyles.org)."""

from __future__ import annotations

import re
from typing import Any

from ..model.dates import in_words
from ..model.entries import Work

OURS = {"short", "verified", "seen_at", "consulted", "note", "issued"}
"""Fields of a work that are not CSL's, or that CSL has in another form."""

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def csl_item(work: Work) -> dict[str, Any]:
    """The work as a CSL item: dates as `date-parts`, the short title as `title-short`."""
    item: dict[str, Any] = work.model_dump(by_alias=True, exclude_none=True, exclude=OURS, exclude_defaults=True)
    for name in (name for value in item.values() if isinstance(value, (list, tuple)) for name in value):
        name.pop("ORCID", None)  # CSL has no place for it
    item["id"] = work.id
    if work.short:
        item["title-short"] = work.short
    if work.issued:
        item["issued"] = csl_date(work.issued)
    return item


def csl_date(edtf: str) -> dict[str, Any]:
    """An EDTF date as CSL has it: days and intervals as parts, doubtful ones as `circa`, all else in words."""
    plain = edtf.rstrip("?~%")
    ends = [_DAY.fullmatch(end) for end in plain.split("/")]
    parts = [[int(part) for part in end.groups() if part] for end in ends if end]
    if len(parts) < len(ends) or any(len(end) > 1 and not 1 <= end[1] <= 12 for end in parts):
        return {"literal": in_words(edtf)}
    return {"date-parts": parts} | ({"circa": True} if plain != edtf else {})
