"""Dates in EDTF (ISO 8601-2:2019, levels 0 and 1): bounds, sort key, wording.

Plain dates are read here; the `edtf` library, two orders of magnitude slower to call, reads the rest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

SEASONS = ("Spring", "Summer", "Autumn", "Winter")
"""Months 21 to 24 of EDTF."""

_NAMES = "|".join(MONTHS)
_WRITTEN = re.compile(
    rf"\b\d{{1,2}}(?:–\d{{1,2}})? (?:{_NAMES})\b(?: (?=\d{{4}}\b))?|\b(?:{_NAMES}) \d{{1,2}}\b(?:, (?=\d{{4}}\b))?"
    r"|\b(?:[Nn]os?|[Dd]oc|pp?)\. (?=\d)"
)
"""A day and month in running words, perhaps with the year (`11 June 1954`, `June 11`), and the word before a number (`no. 160`)."""

_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?([?~%]?)", re.ASCII)
_READABLE = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(0[1-9]|1[0-2]|2[1-4]|XX)(?:-(\d\d|XX))?)?([?~%]?)", re.ASCII)
"""What is put in words."""
_DOUBT = re.compile(r"[?~%X]")
_SINGLE = re.compile(
    r"(?:-?\d{4}|\d{3}X|\d\dXX|Y-?\d{5,9})(?:-(?:0[1-9]|1[0-2]|2[1-4]|XX)(?:-(?:0[1-9]|[12]\d|3[01]|XX))?)?[?~%]?",
    re.ASCII,
)
"""All that the library is given to read: beyond it (`Y1E99999999`, `1954-X5`) it fails in many ways, prints, or takes for ever."""


@dataclass(frozen=True, slots=True)
class EDate:
    """A date as an editor wrote it, with the days it may mean."""

    edtf: str
    first: str
    """Earliest possible day, `YYYY-MM-DD`; empty when open."""
    last: str
    """Latest possible day, `YYYY-MM-DD`; empty when open."""

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """Orders by first possible day; a day comes before the month that begins with it; undated parts last."""
        return (self.first or "0000", self.last or "9999", self.edtf)

    def contains(self, day: EDate) -> bool:
        """Whether `day` may lie within this date."""
        return (not self.first or day.last >= self.first) and (not self.last or day.first <= self.last)


class DateError(ValueError):
    """The string is not an EDTF date."""


@lru_cache(maxsize=20_000)
def parse_date(edtf: str) -> EDate:
    """Read an EDTF date; raises DateError with a reason."""
    if (match := _PLAIN.fullmatch(edtf)) and not match[4]:
        return _plain(edtf, match)
    return _between(edtf) if edtf.count("/") == 1 else _by_library(edtf)


def _between(edtf: str) -> EDate:
    """An interval; `..` or nothing is an open end. The library invents ten-year windows for those."""
    start, _, end = edtf.partition("/")
    first = "" if start in ("", "..") else parse_date(start).first
    last = "" if end in ("", "..") else parse_date(end).last
    if not first and not last:
        raise DateError(f"“{edtf}” has neither beginning nor end")
    if first and last and last < first:
        raise DateError(f"“{edtf}” ends before it begins")
    return EDate(edtf, first, last)


def _plain(edtf: str, match: re.Match[str]) -> EDate:
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or _days(year, month or 12))
    except ValueError as error:
        raise DateError(f"“{edtf}” is no day of the calendar: {error}") from None
    return EDate(edtf, first.isoformat(), last.isoformat())


def _days(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1) if year < 9999 else date(9999, 12, 31)
    return (following - date.resolution).day if year < 9999 else 31


def _by_library(edtf: str) -> EDate:
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        if not _SINGLE.fullmatch(edtf):
            raise DateError
        parsed: Any = parse_edtf(edtf)
    except (EDTFParseException, ValueError):
        raise DateError(f"“{edtf}” is not an EDTF date") from None
    return EDate(edtf, _iso(parsed.lower_strict()), _iso(parsed.upper_strict()))


def _iso(value: Any) -> str:
    return f"{value.tm_year:04d}-{value.tm_mon:02d}-{value.tm_mday:02d}" if hasattr(value, "tm_year") else ""


@dataclass(frozen=True, slots=True)
class Wording:
    """How a kind of prose sets dates."""

    day: str
    """A day: `{day} {month} {year}`."""
    month: str
    """A month: `{month} {year}`."""
    dash: str
    """Between the ends of an interval."""
    signs: Mapping[str, str]
    """What the signs of EDTF for dates in doubt become: `about {}`."""


BRITISH = Wording(
    "{day} {month} {year}",
    "{month} {year}",
    " – ",
    {"~": "about {}", "?": "{} (uncertain)", "%": "about {} (uncertain)"},
)
"""On pages."""
IN_CITATIONS = {"~": "ca. {}", "?": "{}?", "%": "ca. {}?"}
"""As The Chicago Manual of Style and the MLA Handbook have them."""
AMERICAN = Wording("{month} {day}, {year}", "{month} {year}", "–", IN_CITATIONS)
"""In citations."""
YEAR_FIRST = Wording("{year}, {month} {day}", "{year}, {month}", "–", IN_CITATIONS)
"""In those of APA."""
ENGLISH = replace(BRITISH, dash="–", signs=IN_CITATIONS)
"""In those of MLA, which has the day first."""


def in_words(edtf: str) -> str:
    """The date as a reader expects it: `1954-06-11` → `11 June 1954`, `1954-06~` → `about June 1954`, `1901-21` → `Spring 1901`."""
    return worded(edtf, BRITISH)


def american_date(edtf: str) -> str:
    """`1954-06-11` → `June 11, 1954`, `1954-06~` → `ca. June 1954`, as in citations."""
    return worded(edtf, AMERICAN)


def worded(edtf: str, wording: Wording) -> str:
    """The date in words. What nobody knows (`XX`) is left out; years beyond four digits stay as they are."""
    if edtf in ("", ".."):
        return ""
    start, is_interval, end = edtf.partition("/")
    return _between_words(start, end, wording) if is_interval else _one(edtf, wording)


def _one(edtf: str, wording: Wording) -> str:
    match = _READABLE.fullmatch(edtf)
    if not match:
        return edtf
    return wording.signs.get(match[4], "{}").format(_dated(match, (match[3] or "").lstrip("0"), wording))


def _dated(match: re.Match[str], day: str, wording: Wording) -> str:
    year, month = _year(match[1]), _month(match[2])
    if not month:
        return year
    form = wording.day if day[:1].isdigit() else wording.month
    return form.format(day=day, month=month, year=year)


def _year(digits: str) -> str:
    """`195X` → `1950s`, `19XX` → `1900–1999`."""
    if digits.endswith("XX"):
        return f"{digits[:2]}00–{digits[:2]}99"
    return f"{digits[:3]}0s" if digits.endswith("X") else digits


def _month(digits: str | None) -> str:
    number = int(digits) if digits and digits.isdigit() else 0
    return SEASONS[number - 21] if number > len(MONTHS) else MONTHS[number - 1] if number else ""


def _between_words(start: str, end: str, wording: Wording) -> str:
    if start in ("", ".."):
        return f"until {_one(end, wording)}"
    if end in ("", ".."):
        return f"from {_one(start, wording)}"
    if start == end:
        return _one(start, wording)
    first, last = _READABLE.fullmatch(start), _READABLE.fullmatch(end)
    if (
        first
        and last
        and first[1] == last[1]
        and len(start) == len(end) > len(first[1])
        and not _DOUBT.search(start + end)
    ):
        return _within_year(first, last, wording)
    return f"{_one(start, wording)}{wording.dash}{_one(end, wording)}"


def _within_year(first: re.Match[str], last: re.Match[str], wording: Wording) -> str:
    """`1–5 July 1901`, `28 May – 2 June 1954`; the year stands once."""
    if first[3] and first[2] == last[2]:
        return _dated(first, f"{int(first[3])}–{int(last[3])}", wording)
    start, end = _one(first[0], wording), _one(last[0], wording)
    if start.startswith(first[1]):
        return f"{start}{wording.dash}{end.removeprefix(first[1]).lstrip(', ')}"
    return f"{start.removesuffix(first[1]).rstrip(', ')}{wording.dash}{end}"


def unbroken(words: str) -> str:
    """The words with no-break spaces within dates and numbers: no line ends between a day and its month, or after “no.”."""
    if " " not in words:  # addresses and ids, of which there are most
        return words
    return _WRITTEN.sub(lambda date: date[0].replace(" ", "\N{NO-BREAK SPACE}"), words)
