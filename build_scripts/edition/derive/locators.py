"""The place in a work, put into a finished citation.

The citation processor sets each work once for each kind of place, with a holder where the place goes: what it has to do then
depends on the number of works, not of citations. This is what the style makes of a place, for the Chicago notes:
pages lose their label, ranges their repeated digits; words stay as written; closing marks are not doubled.
"""

from __future__ import annotations

import re
from html import escape

from ..model.locators import read_locator

_MARK = "\ue000"
"""From the private use area, so that no title or address holds it."""
WORDS, PAGE, PAGES = _MARK, f"p. 1{_MARK}", f"pp. 1{_MARK}, 3{_MARK}"
_PRINTED = re.compile(f"1{_MARK}, 3{_MARK}|1?{_MARK}")

_SEPARATOR = re.compile(r"\s*(,|&)\s*")
_RANGE = re.compile(r"(\w+)\s*[-–]\s*(\w+)")
_SEVERAL = re.compile(r"[-–,&]|\band\b")
_FOLLOWING = re.compile(r"\s*ff?\b")
_FEWEST = 3
"""Digits below which a range stays as it is: 71–72."""


def holder(written: str) -> str:
    """What to ask the processor for instead of this place; pages and page differ, as some works print `pp.` or `p.`."""
    if not written:
        return ""
    pages, words = read_locator(written)
    if not pages:
        return WORDS
    return PAGES if _SEVERAL.search(pages) or _FOLLOWING.match(words) else PAGE


def put(citation: str, written: str) -> str:
    """The citation with the place instead of its holder. A style that gives no place for a work leaves it out."""
    before, found, after = _before_and_after(citation)
    return before + _joined(escape(set_place(written), quote=False), after) if found else citation


def _before_and_after(citation: str) -> tuple[str, bool, str]:
    match = _PRINTED.search(citation)
    return (citation[: match.start()], True, citation[match.end() :]) if match else (citation, False, "")


def _joined(place: str, after: str) -> str:
    """Commas and full stops go inside closing quotation marks; a full stop is not doubled."""
    mark = after[:1]
    if place.endswith("”") and mark in (",", "."):
        return f"{place[:-1]}{mark}”{after[1:]}"
    return place + (after[1:] if mark == "." and place.endswith((".", "?", "!")) else after)


def set_place(written: str) -> str:
    """`pp. 385–386, with maps` → `385–86, with maps`."""
    pages, words = read_locator(written)
    return _RANGE.sub(lambda match: _range(match[1], match[2]), _SEPARATOR.sub(_separator, pages)) + words


def _separator(match: re.Match[str]) -> str:
    return ", " if match[1] == "," else " & "


def _range(first: str, last: str) -> str:
    """Both ends of a range, as The Chicago Manual of Style has it (9.61): 3–10, 100–104, 107–8, 385–86, 1087–89, 1496–500."""
    if not (first.isdigit() and last.isdigit()):
        return f"{first}–{last}"
    whole = first[: max(len(first) - len(last), 0)] + last
    return f"{first}–{_shortened(first, whole)}"


def _shortened(first: str, last: str) -> str:
    if len(first) != len(last) or len(first) < _FEWEST or first.endswith("00") or int(last) <= int(first):
        return last
    same = next(index for index, (one, two) in enumerate(zip(first, last, strict=True)) if one != two)
    return last[same:] if first[-2] == "0" else last[min(same, len(last) - 2) :]
