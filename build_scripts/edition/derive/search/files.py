"""The files below /search/, loaded when a reader first searches.

index.json      the index as lunr.js loads it
records.json    what lists of results show, facets with the names of their values, and the rules of folding
words.json      every word of the edition, for wildcards, suggestions and corrections
texts/0.json    the words of some units, by paragraph: read only for the hits that are shown, and for phrases
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from ...model.dates import in_words
from ...model.edition import Edition, OutputFile
from .index import fields, index
from .stop_words import STOP_WORDS
from .units import Unit, days, units
from .words import LETTERS, tokens

FOLDER = "search/"
TEXTS_SIZE = 32_000
"""Characters after which the next file of texts begins: some 10 KB on the wire."""


def search_files(edition: Edition) -> Iterator[OutputFile]:
    """Every file the search needs."""
    found = tuple(units(edition))
    shelves = _shelves(found)
    yield _file("index.json", index(found))
    yield _file("words.json", _words(found))
    yield _file("records.json", _records(edition, found, shelves))
    for number, members in enumerate(_by_shelf(shelves)):
        yield _file(f"texts/{number}.json", {str(place): _passages(found[place]) for place in members})


def _file(name: str, content: Any) -> OutputFile:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return OutputFile(FOLDER + name, f"{text}\n".encode())


def _shelves(found: Sequence[Unit]) -> list[int]:
    """Unit → the number of the file that holds its texts."""
    shelves, filled, number = [], 0, 0
    for unit in found:
        if filled >= TEXTS_SIZE:
            number, filled = number + 1, 0
        shelves.append(number)
        filled += sum(len(words) for _anchor, words in (*unit.passages, *unit.notes))
    return shelves


def _by_shelf(shelves: Sequence[int]) -> list[list[int]]:
    members: list[list[int]] = [[] for _ in range(max(shelves, default=-1) + 1)]
    for place, number in enumerate(shelves):
        members[number].append(place)
    return members


def _passages(unit: Unit) -> list[list[list[str]]]:
    """Text and notes, each a list of (anchor, words)."""
    return [[[anchor, _normal(words)] for anchor, words in part] for part in (unit.passages, unit.notes)]


def _words(found: Sequence[Unit]) -> list[str]:
    """All that is indexed, before stemming."""
    forms = {unit.key: (unit.title, *unit.names) for unit in found if unit.key}
    lines = (line for unit in found for field in fields(unit, forms).values() for line in field)
    return sorted({token for line in lines for token in tokens(line)} - STOP_WORDS)


def _records(edition: Edition, found: Sequence[Unit], shelves: Sequence[int]) -> dict[str, Any]:
    return {
        "stop_words": sorted(STOP_WORDS),
        "letters": LETTERS,
        "names": _names(edition, found),
        "records": [_record(unit, shelf) for unit, shelf in zip(found, shelves, strict=True)],
    }


def _record(unit: Unit, shelf: int) -> dict[str, Any]:
    """The path, and of the rest only what has a value: the path of the home page is empty."""
    record = {
        "kind": unit.kind,
        "title": _normal(unit.title),
        "key": unit.key,
        "number": unit.number,
        "details": unit.details,
        "date": in_words(unit.dates[0]) if unit.dates else "",
        "dates": [days(edtf) if edtf else None for edtf in unit.dates] if any(unit.dates) else None,
        "lines": [
            *unit.identifiers,
            *unit.facts,
            *(word for edtf in unit.dates if edtf for word in (in_words(edtf), edtf)),
        ],
        "names": [_normal(name) for name in unit.names],
        "named": unit.named,
        **unit.facets,
        "shelf": shelf or None,
    }
    return {"path": unit.path, **{name: value for name, value in record.items() if value}}


def _names(edition: Edition, found: Sequence[Unit]) -> dict[str, str]:
    """What the values of facets are called."""
    entries = {unit.key: _normal(unit.title) for unit in found if unit.key}
    types = {key: name for c in edition.loaded.collections for key, name in c.meta.types.items()}
    parts = {path: title for trail in edition.derived.trails.values() for path, title in trail.parts[:1]}
    return entries | {f"type:{key}": name for key, name in types.items()} | {f"part:{p}": t for p, t in parts.items()}


def _normal(text: str) -> str:
    """Composed (NFC): the browser counts letters in it."""
    return unicodedata.normalize("NFC", text)
