"""Names and ids: what a file, a note, a place in a text is called in the edition."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ...markup.attributes import ID as MARKUP_ID
from ...markup.attributes import RESERVED_ID
from ...model.text import note_anchor
from .xml import ID, Element

_SEPARATORS = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile(r"['’ʼ‘`]")
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"})
_NUMBER_AT_END = re.compile(r"(\d{1,6})$")
POINTERS = ("ref", "corresp", "key", "target", "sameAs")
"""Attributes that may name an entry of a register; the first that is there counts."""
RANGE = re.compile(r"#?range\(([^,()]+),[^,()]*\)")
"""A pointer to all that stands between two places; the first is where a link leads."""
_TYPES = {
    "textual": "t", "text": "t", "critical": "t", "crit": "t", "tn": "t",
    "original": "o", "authorial": "o", "author": "o", "auth": "o", "inline": "",
}  # fmt: skip
"""`note/@type` → first letter of the label."""


def slug(words: str, longest: int = 100) -> str:
    """Words as an id of the edition: ASCII, lower case, digits, hyphens; empty when nothing is left."""
    folded = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", words.lower()).translate(_LETTERS))
    made = _SEPARATORS.sub("-", folded.encode("ascii", "ignore").decode()).strip("-")
    return made[:longest].strip("-")


def anchor_id(identifier: str, part: str = "") -> str:
    """An `xml:id` as an id of the markup; the name of the part before it is dropped."""
    own = identifier.removeprefix(f"{part}.") if part else identifier
    made = re.sub(r"[^A-Za-z0-9]+", "-", own).strip("-") or "x"
    return made if MARKUP_ID.fullmatch(made) and not RESERVED_ID.fullmatch(made) else f"x-{made}"


_WITHOUT = frozenset({"TEI"})
"""An element whose id is the text’s own: a pointer to it leads to the top of the page."""


@dataclass(slots=True)
class Anchors:
    """The ids of one part: what TEI calls a place, and what the edition calls it."""

    by_id: dict[str, str] = field(default_factory=dict)
    """`xml:id` → anchor, without `#`."""
    labels: dict[int, str] = field(default_factory=dict)
    """Identity of a note → its label."""
    pages: dict[int, str] = field(default_factory=dict)
    """Identity of a page beginning → its number."""
    notes: dict[str, Element] = field(default_factory=dict)
    """`xml:id` → note."""


def anchors_of(part: Element, name: str, own: bool, pointed: str, taken: Iterable[str] = ()) -> Anchors:
    """The anchors of a part called `name`. `own`: it is an export of ours; `pointed`: series of notes that stand apart;
    `taken`: labels that are in use already."""
    anchors, used = Anchors(), set(taken)
    targets = {element.get("target").removeprefix("#") for element in part.walk() if element.name == "ptr"}
    for element in part.walk():
        identifier = element.get(ID)
        if element.name == "note" and element.get("type") == "source" and "source" not in anchors.by_id.values():
            anchors.by_id[identifier] = "source"
        elif element.name == "note" or (own and element.name == "app" and identifier):
            series = pointed if identifier in targets and not element.get("type") else ""
            label = _own_label(identifier, name) if own else ""
            label = label or _label(element, series, used)
            used.add(label)
            anchors.labels[id(element)] = label
            anchors.by_id[identifier] = note_anchor(label)
            anchors.notes[identifier] = element
        elif element.name == "pb":
            number = _page(element, used)
            anchors.pages[id(element)] = number
            anchors.by_id[identifier] = f"pg-{number}"
        elif identifier:
            anchors.by_id[identifier] = _pinned(element, identifier, name, own)
    anchors.by_id.pop("", None)
    return anchors


def _pinned(element: Element, identifier: str, name: str, own: bool) -> str:
    if element.name in _WITHOUT:
        return ""
    written = identifier.removeprefix(f"{name}.")
    return written if own and re.fullmatch(r"p\d+", written) else anchor_id(identifier, name if own else "")


def _own_label(identifier: str, name: str) -> str:
    anchor = identifier.removeprefix(f"{name}.")
    match = re.fullmatch(r"n(\d+)|n-(.+)|([ota]\d+)", anchor)
    return next((group for group in match.groups() if group), "") if match else ""


def _label(note: Element, pointed: str, used: set[str]) -> str:
    """A label that keeps the number of the source, where that is free."""
    number, kind = note.get("n"), note.get("type")
    letter = _TYPES.get(kind, pointed)
    if not letter and number and not number.isalnum():
        letter = "o"  # an asterisk, a dagger: the document’s own mark
    for given in _numbers(number, note.get(ID)):
        if f"{letter}{given}" not in used:
            return f"{letter}{given}"
    free = 1
    while f"{letter}{free}" in used:
        free += 1
    return f"{letter}{free}"


def _numbers(number: str, identifier: str) -> Iterator[str]:
    if number.isascii() and number.isdigit():
        yield str(int(number))
    if match := _NUMBER_AT_END.search(identifier):
        yield str(int(match[1]))


def _page(element: Element, used: set[str]) -> str:
    """The number of a page as the markup takes it; a second page of the same number is told apart."""
    given = element.get("n") or element.get(ID).removeprefix("pg_") or element.get("facs")
    made = re.sub(r"[^A-Za-z0-9]+", "-", given).strip("-")
    number, further = made, 2
    while made and f"pg-{number}" in used:
        number, further = f"{made}-{further}", further + 1
    used.add(f"pg-{number}")
    return number
