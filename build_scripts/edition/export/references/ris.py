"""RIS (Research Information Systems, Format Specifications), in UTF-8 with CRLF, a tag a line, `ER` at the end of each record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .dates import date_parts, date_words, iso_date

Item = Mapping[str, Any]

TYPES = {
    "article": "JOUR",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "chapter": "CHAP",
    "collection": "BOOK",
    "dataset": "DATA",
    "entry": "CHAP",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "periodical": "SER",
    "personal_communication": "PCOMM",
    "report": "RPRT",
    "review": "JOUR",
    "review-book": "JOUR",
    "thesis": "THES",
    "treaty": "LEGAL",
    "webpage": "ELEC",
}
"""CSL type → type of reference; all others are `GEN`."""

_TAGS = {
    "title": "TI",
    "container-title": "T2",
    "collection-title": "T3",
    "genre": "M3",
    "number": "M1",
    "volume": "VL",
    "issue": "IS",
    "version": "ET",
    "event-place": "CY",
    "publisher": "PB",
    "publisher-place": "CY",
    "archive": "DB",
    "language": "LA",
    "ISBN": "SN",
    "DOI": "DO",
    "URL": "UR",
    "note": "N1",
}
"""Variable of the CSL item → tag."""


def ris(items: Iterable[Item]) -> str:
    """One record after the other, with an empty line between."""
    return "\r\n".join("".join(f"{tag}  - {value}\r\n" for tag, value in _lines(item)) for item in items)


def _lines(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES.get(item["type"], "GEN")
    yield "ID", item["id"]
    for variable, tag in (("author", "AU"), ("recipient", "A2"), ("editor", "ED"), ("translator", "A4")):
        yield from ((tag, _name(name)) for name in item.get(variable, ()))
    yield from _dates(item)
    for variable, tag in _TAGS.items():
        if value := item.get(variable):
            yield tag, str(value)
    yield from _pages(str(item.get("page", "")))
    if revised := iso_date(item, "available-date"):
        yield "N1", f"Last modified {revised}."
    if kept := ", ".join(item[name] for name in ("archive_location", "archive_collection") if item.get(name)):
        yield "AV", kept
    yield "ER", ""


def _dates(item: Item) -> Iterator[tuple[str, str]]:
    """`PY` is a year, `DA` is YYYY/MM/DD with empty places for what is not known; a date in words stands among the notes."""
    parts = date_parts(item)
    if parts:
        month, day = (*(f"{part:02}" for part in parts[1:]), "", "")[:2]
        yield "PY", f"{parts[0]:04}"
        yield "DA", f"{parts[0]:04}/{month}/{day}/"
    elif words := date_words(item):
        yield "N1", f"Date: {words}."


def _pages(pages: str) -> Iterator[tuple[str, str]]:
    first, _, last = pages.replace("-", "–").partition("–")
    if first:
        yield "SP", first
    if last:
        yield "EP", last


def _name(name: Mapping[str, str]) -> str:
    """`Young, Kenneth T., Jr.`; a body as it stands."""
    return name.get("literal") or ", ".join(
        part for part in (name.get("family"), name.get("given"), name.get("suffix")) if part
    )
