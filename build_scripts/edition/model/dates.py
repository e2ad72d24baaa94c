"""Dates in EDTF (ISO 8601-2:2019, levels 0 and 1): bounds, sort key, wording.

Plain dates are read here; the `edtf` library, two orders of magnitude slower to call, reads the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
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

_NAMES = "|".join(MONTHS)
_WRITTEN = re.compile(
    rf"\b\d{{1,2}}(?:–\d{{1,2}})? (?:{_NAMES})\b(?: (?=\d{{4}}\b))?|\b(?:{_NAMES}) \d{{1,2}}\b(?:, (?=\d{{4}}\b))?"
    r"|\b(?:[Nn]os?|[Dd]oc|pp?)\. (?=\d)"
)
"""A day and month in running words, perhaps with the year (`11 June 1954`, `June 11`), and the word before a number (`no. 160`)."""

_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?([?~%]?)", re.ASCII)
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


def in_words(edtf: str) -> str:
    """The date as a reader expects it: `1954-06-11` → `11 June 1954`, `1954-06~` → `about June 1954`."""
    if edtf in ("", ".."):
        return ""
    if "/" in edtf:
        return _interval(*edtf.split("/", 1))
    match = _PLAIN.fullmatch(edtf)
    if not match:
        return edtf
    parts = [str(int(match[3]))] if match[3] else []
    if match[2] and 1 <= int(match[2]) <= 12:
        parts.append(MONTHS[int(match[2]) - 1])
    elif match[2]:
        return edtf
    words = " ".join([*parts, match[1]])
    return {"~": f"about {words}", "?": f"{words} (uncertain)", "%": f"about {words} (uncertain)"}.get(match[4], words)


def _interval(start: str, end: str) -> str:
    if start in ("", ".."):
        return f"until {in_words(end)}"
    if end in ("", ".."):
        return f"from {in_words(start)}"
    if start[:4] == end[:4] and _PLAIN.fullmatch(start) and len(start) > 4 and not start.endswith(("~", "?", "%")):
        shortened = in_words(start).removesuffix(f" {start[:4]}")
        if start[:7] == end[:7] and len(start) == len(end) == 10:
            shortened = str(int(start[8:]))
            return f"{shortened}–{in_words(end)}"
        return f"{shortened} – {in_words(end)}"
    return f"{in_words(start)} – {in_words(end)}"


def american_date(edtf: str) -> str:
    """`1954-06-11` → `June 11, 1954`, as in citations; dates in doubt are put in words."""
    match = _PLAIN.fullmatch(edtf)
    if not match or match[4] or not match[2]:
        return in_words(edtf)
    month = MONTHS[int(match[2]) - 1]
    return f"{month} {int(match[3])}, {match[1]}" if match[3] else f"{month} {match[1]}"


def unbroken(words: str) -> str:
    """The words with no-break spaces within dates and numbers: no line ends between a day and its month, or after “no.”."""
    return _WRITTEN.sub(lambda date: date[0].replace(" ", "\N{NO-BREAK SPACE}"), words)
