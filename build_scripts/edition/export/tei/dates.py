"""Dates in EDTF as TEI's attributes of dates."""

from __future__ import annotations

import re

from ...markup.tei import element, escape
from ...model.dates import in_words, parse_date
from ...model.dating import dating
from ...model.records import DocumentMeta

_PLAIN = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")
_DAY = re.compile(r"(?!0000)\d{4}-\d\d-\d\d")
_EDTF = "https://www.loc.gov/standards/datetime/"


def date_attributes(edtf: str) -> dict[str, str]:
    """`when` for a day, month or year; else the days between which it lies, with the EDTF itself."""
    if _PLAIN.fullmatch(edtf) and not edtf.startswith("0000"):
        return {"when": edtf}
    date = parse_date(edtf)
    first, last = (end if _DAY.fullmatch(end) else "" for end in (date.first, date.last))
    keys = ("from_", "to") if "/" in edtf else ("notBefore", "notAfter")
    return dict(zip(keys, (first, last), strict=True)) | {"when_custom": edtf, "datingMethod": _EDTF}


_EVIDENCE = {"text": "internal", "file number": "external", "other document": "external", "undated": "conjecture"}
"""Where the editors have a date from → `@evidence`."""


def evidence(meta: DocumentMeta) -> str:
    """`@evidence` of the date of a document: how the editors know it who supply it; empty where it is read."""
    known = dating(meta)
    if known.standing == "undated":
        return "conjecture"
    return _EVIDENCE[meta.date_basis] if known.standing == "supplied" and meta.date_basis else ""


def document_date(meta: DocumentMeta) -> str:
    """The date of a document; nothing where it has none of its own."""
    return date(dating(meta).edtf, evidence=evidence(meta))


def date(edtf: str | None, **values: str) -> str:
    """A `date` in words, or nothing."""
    return element("date", escape(in_words(edtf)), **date_attributes(edtf), **values) if edtf else ""
