"""BibTeX (btxdoc.pdf, 1988), in UTF-8 as BibLaTeX and today’s readers take it, hence `date` beside `year` and `month`.

Telegrams, letters, treaties and calendar entries are `@misc`, as no style knows types for them; `howpublished` says what they are.
So is everything that lacks what styles need of its type.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...model.dates import american_date
from ...model.items import Item, date_words, edtf_date, is_doubtful, iso_date, known_parts, natural

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
REQUIRED = {
    "article": ("author", "container", "year"),
    "book": ("responsible", "publisher", "year"),
    "booklet": ("author",),
    "incollection": ("author", "container", "publisher", "year"),
    "inproceedings": ("author", "container", "year"),
    "mastersthesis": ("author", "publisher", "year"),
    "phdthesis": ("author", "publisher", "year"),
    "techreport": ("author", "issuer", "year"),
    "unpublished": ("author", "archive"),
}
"""Type of entry → what styles need of it beside a title."""
_NEEDED = {
    "author": ("author",),
    "responsible": ("author", "editor"),
    "container": ("container-title",),
    "publisher": ("publisher",),
    "issuer": ("publisher", "author"),
    "archive": ("archive", "archive_location", "note"),
}
"""What is needed → variables of which one will do."""
_COUNTED = (("vol.", "volume"), ("no.", "issue"))

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
    kind = _kind(item)
    fields = {name: value for name, value in _fields(item, kind).items() if value}
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items())
    return f"@{kind}{{{item['id']},\n{lines}}}\n"


def _kind(item: Item) -> str:
    """The type of entry, or one that asks for less: a style of 1988 fails over a field that it needs."""
    kind = _thesis(item) if item["type"] == "thesis" else ENTRIES.get(item["type"], "misc")
    needed = {name: any(map(item.get, variables)) for name, variables in _NEEDED.items()}
    needed["year"] = bool(_year(item))
    wanted = (kind, "booklet") if kind == "book" else (kind,)
    return next((one for one in wanted if all(needed[name] for name in REQUIRED.get(one, ()))), "misc")


def _thesis(item: Item) -> str:
    """BibTeX knows theses for two degrees; one whose degree nobody states is neither."""
    genre = str(item.get("genre", "")).casefold()
    if "master" in genre:
        return "mastersthesis"
    return "phdthesis" if any(word in genre for word in ("phd", "ph.d.", "doctor", "dissertation")) else "misc"


def _fields(item: Item, kind: str) -> dict[str, str]:
    """Values in their braces; titles in two, so that no style changes their capitals."""
    container = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}.get(kind, "")
    return {
        "key": "" if item.get("author") or item.get("editor") else _braced(str(item.get("title", ""))),
        "author": _names(item.get("author", ())),
        "editor": _names(item.get("editor", ())),
        "title": f"{{{_braced(item.get('title', ''))}}}",
        **_contained(item, container),
        **_form(item, kind),
        "series": _braced(item.get("collection-title", "")),
        **_published(item, kind),
        **{name: _braced(str(item.get(variable, ""))) for name, variable in _PLAIN.items()},
        **_dates(item),
        "note": _braced(_note(item, container)),
        "url": f"{{{item['URL']}}}" if item.get("URL") else "",
    }


def _contained(item: Item, field: str) -> dict[str, str]:
    """A book’s title has two pairs of braces like any other; no style changes that of a journal."""
    title = _braced(item.get("container-title", ""))
    return {field: f"{{{title}}}" if field == "booktitle" and title else title} if field else {}


def _form(item: Item, kind: str) -> dict[str, str]:
    """What it is: the type of a report or thesis, with the number of a report; else how it was “published”."""
    if kind in ("techreport", "phdthesis", "mastersthesis"):
        genre = item.get("genre", "Report" if kind == "techreport" else "")
        return {"type": _braced(genre), "number": _braced(str(item.get("number", "")))}
    issue = {"number": _braced(str(item.get("issue", "")))}
    if kind not in ("misc", "booklet"):
        return issue
    volume, number = (f"{word} {item[name]}" if item.get(name) else "" for word, name in _COUNTED)
    told = (_described(item), volume, number, "" if _is_read_here(item) else item.get("publisher", ""))
    return {**issue, "howpublished": _braced(", ".join(part for part in told if part))}


def _published(item: Item, kind: str) -> dict[str, str]:
    """Who published it, under the name that the type has for it; of a body’s own report that body."""
    publisher = item.get("publisher", "")
    if kind == "techreport":
        return {"institution": _braced(publisher or _bodies(item))}
    if kind in ("phdthesis", "mastersthesis"):
        return {"school": _braced(publisher)}
    return {"publisher": _braced(publisher) if kind not in ("misc", "booklet") or _is_read_here(item) else ""}


def _bodies(item: Item) -> str:
    return " and ".join(name["literal"] for name in item.get("author", ()) if "literal" in name)


def _is_read_here(item: Item) -> bool:
    """Whether it is part of this edition: no work of others has a version."""
    return "version" in item


def _described(item: Item) -> str:
    """`Telegram Secto 424`; `Letter 1`, where the number says what it is."""
    genre, number = str(item.get("genre", "")), str(item.get("number", ""))
    genre = genre or ("Thesis" if item["type"] == "thesis" else "")
    return number if genre and number.casefold().startswith(genre.casefold()) else f"{genre} {number}".strip()


def _dates(item: Item) -> dict[str, str]:
    """`year` and `month`, as of 1988; `date` in EDTF, as BibLaTeX reads it, where it says more. A date that is not one day, month or
    year beyond doubt stands as words in `year`.
    """
    edtf, words = edtf_date(item), date_words(item)
    parts = () if words else known_parts(edtf)
    return {
        "year": _braced(_year(item)),
        "month": _MONTHS[parts[1] - 1] if len(parts) > 1 else "",
        "date": f"{{{edtf}}}" if edtf and (words or len(parts) > 2) else "",
    }


def _year(item: Item) -> str:
    edtf = edtf_date(item)
    if not date_words(item):
        return edtf[:4]
    words = american_date(edtf)
    return str(item.get("status", "")) or (f"[{words}]" if is_doubtful(edtf) else words)


def _note(item: Item, container: str) -> str:
    """What has no field of its own: day, recipient, archive, printed source, and where it is read.

    The day stands here too, as styles of 1988 know a year and a month; that of a page of the edition is its revision.
    """
    is_own = _is_read_here(item) and "date" not in item.get("custom", {})
    to = ", ".join(map(natural, item.get("recipient", ())))
    archive = () if item["type"] == "webpage" else ("archive_location", "archive_collection", "archive")
    kept = ", ".join(item[name] for name in archive if item.get(name))
    read_in = item.get("container-title", "") if not container else ""
    revised = iso_date(item, "available-date") or (iso_date(item) if is_own else "")
    stand = f"last modified {revised}" if revised else ""
    day = "" if is_own else _day(item)
    place = ", ".join(part for part in (f"In: {read_in}" if read_in else "", stand) if part)
    said = (day and f"Dated {day}", to and f"To: {to}", kept, item.get("note", ""), place[:1].upper() + place[1:])
    return " ".join(words if words.endswith(".") else f"{words}." for words in said if words)


def _day(item: Item) -> str:
    """`1954-06-11`, `about June 1901`; nothing of a plain month or year, or of a date that nobody has seen."""
    edtf = edtf_date(item)
    return date_words(item) if edtf and date_words(item) else edtf if len(known_parts(edtf)) > 2 else ""


def _names(names: Iterable[Mapping[str, str]]) -> str:
    joined = " and ".join(map(_name, names))
    return f"{{{joined}}}" if joined else ""


def _name(name: Mapping[str, str]) -> str:
    """`von Last, Jr., First`; a body in braces of its own, so that it is not taken apart."""
    if "literal" in name:
        return _braced(name["literal"])
    parts = (name.get("family"), name.get("suffix"), name.get("given"))
    return ", ".join(part.translate(_TABLE) for part in parts if part)


def _braced(words: str) -> str:
    return f"{{{words.translate(_TABLE)}}}" if words else ""
