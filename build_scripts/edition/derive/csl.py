"""Works of the bibliography as CSL items (citeproc-json, https://docs.citationstyles.org), and dates as CSL has them.

CSL knows days, months, seasons and years, intervals of these, and that one is approximate. What it cannot say (an uncertain or
supplied date, an open interval, a decade, a date that nobody has seen) stands in `status`, which styles print in place of a date:
readers of CSL-JSON drop dates in words, and styles would then say “n.d.”. Such a date stands in EDTF in `custom` as well.
"""

from __future__ import annotations

import re
from typing import Any

from ..model.dates import american_date
from ..model.entries import Work
from ..model.items import UNSEEN

OURS = {"short", "verified", "seen_at", "consulted", "note", "issued"}
"""Fields of a work that are not CSL's, or that CSL has in another form."""

_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]|2[1-4])(?:-(\d\d))?)?", re.ASCII)


def csl_item(work: Work) -> dict[str, Any]:
    """The work as a CSL item: dates as `date-parts`, the short title as `title-short`.

    A work without a date has none if its details were seen; otherwise nobody has seen whether it bears one.
    """
    item: dict[str, Any] = work.model_dump(by_alias=True, exclude_none=True, exclude=OURS, exclude_defaults=True)
    for name in (name for value in item.values() if isinstance(value, (list, tuple)) for name in value):
        name.pop("ORCID", None)  # CSL has no place for it
    item["id"] = work.id
    if work.short:
        item["title-short"] = work.short
    if work.issued:
        return item | csl_issued(work.issued)
    return item if work.verified == "yes" else item | {"status": UNSEEN}


def csl_issued(edtf: str, *, supplied: bool = False) -> dict[str, Any]:
    """`issued` of an EDTF date, or `status` with its words in brackets where CSL cannot say it; `custom` where `issued` says less."""
    date = csl_date(edtf)
    if not date or supplied:
        return {"status": f"[{american_date(edtf)}]", "custom": {"date": edtf}}
    return {"issued": date} | ({"custom": {"date": edtf}} if "circa" in date else {})


def csl_date(edtf: str) -> dict[str, Any]:
    """An EDTF date as numbers: days, months, seasons (21–24), years and intervals; approximate ones are `circa`. Else nothing."""
    plain = edtf.removesuffix("~") if "/" not in edtf else edtf
    ends = [_PLAIN.fullmatch(end) for end in plain.split("/")]
    parts = [[int(part) for part in end.groups() if part] for end in ends if end]
    if len(parts) < len(ends):
        return {}
    return {"date-parts": parts} | ({"circa": True} if plain != edtf else {})
