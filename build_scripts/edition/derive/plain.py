"""Citations and bibliography in a plain form of Chicago's notes, for machines without pandoc.

It knows books and everything else; it is no CSL processor and does not try to be one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from ..model.items import inverted, natural
from ..model.locators import read_locator
from ..model.programs import CitationRequest, FormattedCitations
from .names import in_series, inverted_series

Item = Mapping[str, Any]
CONTAINED = frozenset({"chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"})
STANDING_ALONE = frozenset({"book", "collection", "periodical", "thesis", "report", "pamphlet", "map"})


def set_plainly(items: Sequence[Item], requests: Sequence[CitationRequest], language: str) -> FormattedCitations:  # noqa: ARG001 — the words are English
    """What pandoc would do, more simply: an item's first request gets the full form, later ones the short."""
    by_id = {item["id"]: item for item in items}
    seen: set[str] = set()
    notes = []
    for request in requests:
        form = _short if request.item in seen else _full
        notes.append(form(by_id[request.item], request))
        seen.add(request.item)
    entries = {item["id"]: _entry(item) for item in items}
    ordered = sorted(items, key=lambda item: (_first_word(item), item["id"]))
    return FormattedCitations(tuple(notes), {item["id"]: entries[item["id"]] for item in ordered})


def _full(item: Item, request: CitationRequest) -> str:
    people = "" if request.suppress_author else _people(item)
    what = _with_details(_title(item, ","), _details(item))
    return _sentence([people, what, _place(request), _link(item)], ", ")


def _short(item: Item, request: CitationRequest) -> str:
    people = "" if request.suppress_author else in_series([_family(name) for name in _responsible(item)[0]])
    title = _styled(item, escape(item.get("title-short") or item["title"]))
    return _sentence([people, title, _place(request)], ", ")


def _entry(item: Item) -> str:
    names, role = _responsible(item)
    people = _series(names)
    responsible = f"{people}, {role}" if role else people
    title, details = _title(item, "."), _details(item)
    what = [title, details.strip("()")] if details.startswith("(") else [_with_details(title, details)]
    return _sentence([responsible, *what, _link(item)], ". ")


def _with_details(title: str, details: str) -> str:
    return f"{title} {details}" if details else title


def _sentence(parts: Sequence[str], mark: str) -> str:
    """Joined by the mark, which goes inside closing quotation marks and is not doubled, with a full stop at the end."""
    words = ""
    for part in filter(None, parts):
        words = f"{_marked(words, mark.strip())} {part}" if words else part
    return _marked(words, ".")


def _marked(words: str, mark: str) -> str:
    if words.endswith("”"):
        return words if words.endswith((f"{mark}”", ".”")) else f"{words.removesuffix('”')}{mark}”"
    return words if words.endswith(mark) else f"{words}{mark}"


# -- who ------------------------------------------------------------------------------------------------------------------


def _responsible(item: Item) -> tuple[Sequence[Item], str]:
    """Authors, or else the editors with their abbreviation."""
    if item.get("author"):
        return item["author"], ""
    editors = item.get("editor", ())
    return editors, ("eds." if len(editors) > 1 else "ed.") if editors else ""


def _people(item: Item) -> str:
    names, role = _responsible(item)
    people = in_series([_straight(name) for name in names])
    return f"{people}, {role}" if role else people


def _straight(name: Item) -> str:
    return escape(natural(name))


def _inverted(name: Item) -> str:
    return escape(inverted(name))


def _series(names: Sequence[Item]) -> str:
    words = [*map(_inverted, names[:1]), *map(_straight, names[1:])]
    return inverted_series(words, is_inverted=any(name.get("given") for name in names[:1]))


def _family(name: Item) -> str:
    return escape(name.get("family") or name.get("literal") or name.get("given") or "")


def _first_word(item: Item) -> str:
    names, _ = _responsible(item)
    return f"{_inverted(names[0])} {item['title']}".casefold() if names else str(item["title"]).casefold()


# -- what and where --------------------------------------------------------------------------------------------------------


def _styled(item: Item, title: str) -> str:
    return f"<em>{title}</em>" if item.get("type", "book") in STANDING_ALONE else f"“{title}”"


def _title(item: Item, mark: str) -> str:
    """The title, and what contains it: `<em>Korea</em>`, or `“Korea,” in <em>Essays</em>`."""
    title = escape(item["title"])
    if item.get("type", "book") in STANDING_ALONE:
        return f"<em>{title}</em>"
    if not (container := escape(item.get("container-title", ""))):
        return f"“{title}”"
    word = ("In " if mark == "." else "in ") if item.get("type") in CONTAINED else ""
    return f"“{title}{mark}” {word}<em>{container}</em>"


def _details(item: Item) -> str:
    volume = [item.get("volume", ""), f"no. {item['issue']}" if item.get("issue") else ""]
    archive = ", ".join(item[name] for name in ("archive_location", "archive") if name in item)
    printed = ", ".join(str(part) for part in (item.get("publisher"), _issued(item), archive) if part)
    numbers = ", ".join(part for part in volume if part) if item.get("type", "").startswith("article") else ""
    return escape(" ".join(part for part in (numbers, f"({printed})" if printed else "") if part))


def _place(request: CitationRequest) -> str:
    """The place in the work; of pages the number alone."""
    return escape("".join(read_locator(request.locator)))


def _issued(item: Item) -> str:
    """The year or years; what CSL cannot say in words."""
    issued = item.get("issued", {})
    years = "–".join(dict.fromkeys(str(parts[0]) for parts in issued.get("date-parts", ())))
    return f"ca. {years}" if issued.get("circa") else years or str(item.get("status", ""))


def _link(item: Item) -> str:
    address = f"https://doi.org/{item['DOI']}" if item.get("DOI") else item.get("URL", "")
    return f'<a href="{escape(address)}">{escape(address)}</a>' if address else ""
