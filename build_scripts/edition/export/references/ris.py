"""RIS (Research Information Systems, Format Specifications), in UTF-8 with CRLF, a tag a line, `ER` at the end of each record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model.items import Item, date_words, edtf_date, inverted, iso_date, known_parts

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
    "interview": "UNPD",
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
    "speech": "SLIDE",
    "thesis": "THES",
    "treaty": "STAT",
    "webpage": "ELEC",
}
"""CSL type → type of reference.

All others are `UNPD`: readers take `GEN` for an article in a journal, and have `UNPD` as a manuscript with its type and archive.
"""

FORMED = ("PCOMM", "UNPD", "MANSCPT", "ELEC", "RPRT", "MAP", "THES", "SLIDE")
"""Types of reference with a place for the form of the thing (`M3`); to others readers take it for a DOI."""
SERIAL = ("BOOK", "CHAP", "CPAPER", "RPRT")
"""Types of reference that may belong to a series (`T3`)."""

_TAGS = {
    "title": "TI",
    "container-title": "T2",
    "volume": "VL",
    "issue": "IS",
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
    kind = TYPES.get(item["type"], "UNPD")
    yield "TY", kind
    yield "ID", item["id"]
    people = {"author": "AU", "editor": "ED", "translator": "A4"} | ({"recipient": "A2"} if kind == "PCOMM" else {})
    for variable, tag in people.items():
        yield from ((tag, inverted(name)) for name in item.get(variable, ()))
    yield from _dates(item)
    for variable, tag in _TAGS.items():
        if value := item.get(variable):
            yield tag, str(value)
    yield from _of_kind(item, kind)
    yield from _pages(str(item.get("page", "")))
    if kept := ", ".join(item[name] for name in ("archive_location", "archive_collection") if item.get(name)):
        yield "AV", kept
    yield from (("N1", words) for words in _said(item, kind))
    yield "ER", ""


def _of_kind(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    """What has a tag in some types of reference alone."""
    if (genre := item.get("genre")) and kind in FORMED:
        yield "M3", genre
    if (series := item.get("collection-title")) and kind in SERIAL:
        yield "T3", series
    if number := item.get("number"):
        yield "SN" if kind == "RPRT" else "M1", str(number)


def _said(item: Item, kind: str) -> Iterator[str]:
    """What has no tag, in sentences."""
    if (genre := item.get("genre")) and kind not in FORMED:
        yield f"Form: {genre}."
    if kind != "PCOMM" and (to := "; ".join(inverted(name) for name in item.get("recipient", ()))):
        yield f"To: {to}."
    if version := item.get("version"):
        yield f"Version {version}."
    if revised := iso_date(item, "available-date"):
        yield f"Last modified {revised}."


def _dates(item: Item) -> Iterator[tuple[str, str]]:
    """`PY` is a year, `DA` is YYYY/MM/DD/words, with empty places for what is not known for certain; the words are among the notes too."""
    edtf, words = edtf_date(item), date_words(item)
    parts = [f"{number:0{4 if place == 0 else 2}}" for place, number in enumerate(known_parts(edtf))]
    if parts:
        yield "PY", parts[0]
    if edtf:
        yield "DA", "/".join([*parts, "", "", ""][:3]) + f"/{words}"
    if edtf and words:
        yield "N1", f"Date: {words}."


def _pages(pages: str) -> Iterator[tuple[str, str]]:
    first, _, last = pages.replace("-", "–").partition("–")
    if first:
        yield "SP", first
    if last:
        yield "EP", last
