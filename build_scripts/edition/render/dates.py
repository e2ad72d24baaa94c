"""Dates as set: words for readers, and the value of `<time datetime>` where HTML has a form for the date."""

from __future__ import annotations

import re
from dataclasses import replace

from ..model.dates import in_words
from ..model.dating import StatedDate
from .phrases import Phrase

_HTML_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def html_date(edtf: str) -> str:
    """The date for `<time datetime>`; empty for dates that HTML cannot say."""
    return edtf if _HTML_DATE.fullmatch(edtf) else ""


def date_phrase(edtf: str | None, time: str | None = None, after: str = "") -> Phrase | None:
    """The date in words, with the hour when it is known."""
    if not edtf:
        return None
    words = f"{in_words(edtf)}, {time}" if time else in_words(edtf)
    value = f"{edtf}T{time}" if time and len(html_date(edtf)) == 10 else html_date(edtf)
    return Phrase(words, after=after, datetime=value, is_date=True)


def stated_phrase(stated: StatedDate) -> Phrase:
    """The date of a document as lists say it: in brackets where the editors supply it, or that there is none."""
    date = date_phrase(stated.edtf)
    return replace(date, before=stated.before, after=stated.after) if date else Phrase(stated.before)
