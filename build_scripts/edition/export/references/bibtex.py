"""BibTeX (btxdoc.pdf, 1988), in UTF-8 as BibLaTeX and today’s readers take it, hence `date` beside `year` and `month`.

Telegrams, letters, treaties and calendar entries are `@misc`, as no style knows types for them; `howpublished` says what they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...model.items import date_parts, date_words, iso_date

Item = Mapping[str, Any]

ENTRIES = {
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "entry": "incollection",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "review": "article",
    "review-book": "article",
}
"""CSL type → type of entry; all others are `misc`."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_TABLE = str.maketrans(_ESCAPES)

_PLAIN = {
    "volume": "volume",
    "pages": "page",
    "address": "publisher-place",
    "isbn": "ISBN",
    "doi": "DOI",
    "language": "language",
    "version": "version",
}
"""Field → variable of the CSL item."""


def bibtex(items: Iterable[Item]) -> str:
    """One entry after the other, a field a line."""
    return "\n".join(map(_entry, items))


def _entry(item: Item) -> str:
    kind = _thesis(item) if item["type"] == "thesis" else ENTRIES.get(item["type"], "misc")
    fields = {name: value for name, value in _fields(item, kind).items() if value}
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items())
    return f"@{kind}{{{item['id']},\n{lines}}}\n"


def _thesis(item: Item) -> str:
    """BibTeX knows theses for two degrees; one whose degree nobody states is neither."""
    genre = str(item.get("genre", "")).casefold()
    if "master" in genre:
        return "mastersthesis"
    return "phdthesis" if any(word in genre for word in ("phd", "ph.d.", "doctor", "dissertation")) else "misc"


def _fields(item: Item, kind: str) -> dict[str, str]:
    """Values in their braces; a title in two, so that no style changes its capitals."""
    container = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}.get(kind, "")
    publisher = {"techreport": "institution", "phdthesis": "school", "mastersthesis": "school"}.get(kind, "publisher")
    year, month = (*date_parts(item), 0, 0)[:2]
    return {
        "author": _names(item.get("author", ())),
        "editor": _names(item.get("editor", ())),
        "title": f"{{{_braced(item.get('title', ''))}}}",
        **({container: _braced(item.get("container-title", ""))} if container else {}),
        **_form(item, kind),
        "series": _braced(item.get("collection-title", "")),
        publisher: _braced(item.get("publisher", "")),
        **{name: _braced(str(item.get(variable, ""))) for name, variable in _PLAIN.items()},
        "year": f"{{{year}}}" if year else _braced(date_words(item)),
        "month": _MONTHS[month - 1] if month else "",
        "date": _braced(iso_date(item)),
        "note": _braced(_note(item, container)),
        "url": f"{{{item['URL']}}}" if item.get("URL") else "",
    }


def _form(item: Item, kind: str) -> dict[str, str]:
    """What it is: the type of a report or thesis, with the number of a report; else how it was “published”."""
    if kind in ("techreport", "phdthesis", "mastersthesis"):
        return {"type": _braced(item.get("genre", "")), "number": _braced(str(item.get("number", "")))}
    if kind == "article":
        return {"number": _braced(str(item.get("issue", "")))}
    return {"howpublished": _braced(_described(item))}


def _described(item: Item) -> str:
    """`Telegram Secto 424`; `Letter 1`, where the number says what it is."""
    genre, number = str(item.get("genre", "")), str(item.get("number", ""))
    genre = genre or ("Thesis" if item["type"] == "thesis" else "")
    return number if genre and number.casefold().startswith(genre.casefold()) else f"{genre} {number}".strip()


def _note(item: Item, container: str) -> str:
    """What has no field of its own: day, recipient, archive, printed source, and where it is read.

    The day stands here too, as styles of 1988 know a year and a month; that of a page of the edition is its revision.
    """
    is_page = item["type"] == "webpage"
    day = f"Dated {iso_date(item)}." if len(date_parts(item)) == 3 and not is_page else ""
    to = ", ".join(_plain_name(name) for name in item.get("recipient", ()))
    kept = ", ".join(item[name] for name in ("archive_location", "archive_collection", "archive") if item.get(name))
    read_in = item.get("container-title", "") if not container else ""
    revised = iso_date(item, "available-date") or (iso_date(item) if is_page and read_in else "")
    said = (day, f"To: {to}." if to else "", f"{kept}." if kept else "", item.get("note", ""))
    stand = f", last modified {revised}" if revised else ""
    return " ".join(filter(None, (*said, f"In: {read_in}{stand}." if read_in else "")))


def _names(names: Iterable[Mapping[str, str]]) -> str:
    joined = " and ".join(map(_name, names))
    return f"{{{joined}}}" if joined else ""


def _name(name: Mapping[str, str]) -> str:
    """`Young, Jr., Kenneth T.`; a body in braces of its own, so that it is not taken apart."""
    if "literal" in name:
        return _braced(name["literal"])
    parts = (name.get("family"), name.get("suffix"), name.get("given"))
    return ", ".join(part.translate(_TABLE) for part in parts if part)


def _plain_name(name: Mapping[str, str]) -> str:
    return name.get("literal") or " ".join(
        part for part in (name.get("given"), name.get("family"), name.get("suffix")) if part
    )


def _braced(words: str) -> str:
    return f"{{{words.translate(_TABLE)}}}" if words else ""
