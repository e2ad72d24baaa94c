"""The files below /search/, of which a reader's browser loads what a query needs.

index.json      numbers for the scores, rules of folding, and where each of the following files begins
terms/0.json    terms of the index → the units that have them, how often, and how long the fields are
words/0.json    every word of the edition → how many units have it; for wildcards, suggestions and corrections
units/0.json    what lists of results show of some units, and their words, by paragraph
facets.json     what filters and the order by date ask of every unit
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...model.dates import in_words
from ...model.edition import Edition, OutputFile
from ...model.entries import RegisterEntry
from ...model.facts import Facts
from ...model.lookups import Lookups, look_up
from .entries import other_names
from .facets import Facets
from .languages import is_known
from .postings import FIELDS, Index, Postings, Run
from .shards import compact, json_file, shards
from .stemmer import stem
from .stop_words import STOP_WORDS
from .units import Passages, Unit, Units
from .words import LETTERS

KINDS = {"person": 1.6, "org": 1.3, "place": 1.3, "term": 1.3}
"""Kind of page → its weight: who types a name wants its bearer first, then what names him."""

TERMS_SIZE, WORDS_SIZE, UNITS_SIZE = 12_000, 8_000, 2_000
"""Characters after which the next file begins. A list of ten hits reads up to ten files of units: these are small."""

_FEWEST, _MOST, _DIVISIONS = 100, 200, 12
"""Units that one worker reads at a time, at least and at most; into how many parts an edition between them is divided."""

Forms = Mapping[str, Sequence[str]]
"""Key of a register entry → every form of its name, the usual one first."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the units, read."""

    postings: Run
    units: tuple[Unit, ...]
    """Without their words."""
    records: tuple[str, ...]
    """What the files of units say of each, as JSON."""


class Reader(Lookups):
    """Reads the units of an edition, some at a time."""

    def __init__(self, source: Edition | Facts) -> None:
        super().__init__(source)
        self._units = Units(source)

    def prepare(self) -> None:
        """Look up once what every unit may ask for."""
        super().prepare()
        self._units.prepare()

    @look_up
    def _forms(self) -> Forms:
        return name_forms(self.edition)

    @look_up
    def _entries(self) -> Mapping[str, int]:
        """Key of a register entry → its place among the units."""
        first = len(self.edition.loaded.documents)
        return {key: place for place, key in enumerate(name_forms(self.edition), first)}

    def divisions(self) -> Iterator[slice]:
        """All units, as many at a time as one worker reads."""
        number = len(self._units)
        size = min(_MOST, max(_FEWEST, -(-number // _DIVISIONS)))
        return (slice(start, min(start + size, number)) for start in range(0, number, size))

    def part(self, some: slice) -> Part:
        """Some of the units."""
        language = self.edition.loaded.site.settings.default_language
        postings, found, records = Postings(some.start), list[Unit](), list[str]()
        for unit in self._units.read(some):
            postings.add(fields(unit, self._forms), unit.language or language)
            found.append(replace(unit, passages=(), notes=()))
            records.append(compact(_record(unit, self._entries)))
        return Part(postings.packed(), tuple(found), tuple(records))


def search_files(edition: Edition, parts: Iterable[Part] | None = None) -> Iterator[OutputFile]:
    """Every file the search needs. `parts` are all that a Reader gives for its divisions, in their order."""
    postings, facets = Index(), Facets(_names(edition, name_forms(edition)))
    begin: dict[str, list[Any]] = {"kinds": [], "units": [], "terms": [], "words": []}
    found = _read(edition) if parts is None else parts
    yield from shards("units", _added(found, postings, facets, begin), UNITS_SIZE, begin["units"])
    yield from shards("terms", _compact(postings.terms()), TERMS_SIZE, begin["terms"])
    yield from shards("words", _compact(_word(*entry) for entry in postings.words()), WORDS_SIZE, begin["words"])
    yield json_file("facets.json", compact(facets.content()))
    yield json_file("index.json", compact(_numbers(edition, postings) | begin | {"units": _distances(begin["units"])}))


def _read(edition: Edition) -> Iterator[Part]:
    reader = Reader(edition)
    return map(reader.part, reader.divisions())


def _compact(entries: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, str]]:
    return ((key, compact(content)) for key, content in entries)


def _added(
    parts: Iterable[Part], postings: Index, facets: Facets, begin: dict[str, list[Any]]
) -> Iterator[tuple[str, str]]:
    """Every unit, added to the index: its place and what its file says of it."""
    for part in parts:
        place = postings.size
        postings.join(part.postings)
        for unit, record in zip(part.units, part.records, strict=True):
            facets.add(unit)
            if not begin["kinds"] or begin["kinds"][-1][0] != unit.kind:
                begin["kinds"].append([unit.kind, place])
            yield str(place), record
            place += 1


def _distances(places: Sequence[str]) -> list[int]:
    """The first as it is, each further one as its distance from the one before."""
    return [int(after) - int(before) for before, after in zip(("0", *places), places, strict=False)]


def name_forms(edition: Edition) -> Forms:
    """Every form of every name in the registers, in the order of the units: entries follow the documents."""
    registered = (entry for register in edition.loaded.registers.values() for entry in register.values())
    return {f"{one.scheme}:{one.entry.id}": _forms_of(one.entry) for one in registered}


def _forms_of(entry: RegisterEntry) -> tuple[str, ...]:
    return (entry.name, *other_names(entry))


def fields(unit: Unit, forms: Forms) -> dict[str, Iterable[str]]:
    """Field → its lines; `forms` are the names of every register entry, by key."""
    found = {
        "title": [unit.title],
        "names": [*unit.names, *(name for key in unit.named for name in forms.get(key, ()))],
        "identifiers": unit.identifiers,
        "dates": [word for edtf in unit.dates if edtf for word in (in_words(edtf), edtf)],
        "facts": unit.facts,
        "text": [words for _anchor, words in unit.passages],
        "notes": [words for _anchor, words in unit.notes],
        "number": [unit.number],
    }
    return {name: found[name] for name in FIELDS}


def _word(word: str, number: int, stems: Sequence[str]) -> tuple[str, Any]:
    """How many units have the word; its stems where the browser's own stemmer would not do."""
    return word, number if tuple(stems) == (stem(word),) else [number, *stems]


def _numbers(edition: Edition, postings: Index) -> dict[str, Any]:
    languages = {language for document in edition.loaded.documents for language in document.meta.languages[:1]}
    return {
        "size": postings.size,
        "fields": FIELDS,
        "boosts": KINDS,
        "lengths": postings.mean_lengths(),
        "stop_words": sorted(STOP_WORDS),
        "letters": LETTERS,
        "languages": sorted(filter(is_known, languages | {edition.loaded.site.settings.default_language})),
    }


def _record(unit: Unit, entries: Mapping[str, int]) -> dict[str, Any]:
    """What lists of results show, and every line that can be found; only what has a value."""
    record = {
        "title": _normal(unit.title),
        "number": unit.number,
        "details": unit.details,
        "date": unit.date,
        "lines": [
            *unit.identifiers,
            *unit.facts,
            *(word for edtf in unit.dates if edtf for word in (in_words(edtf), edtf)),
        ],
        "names": [_normal(name) for name in unit.names],
        "named": [entries[key] for key in unit.named if key in entries],
        "text": _passages(unit.passages),
        "notes": _passages(unit.notes),
    }
    return {"path": unit.path, **{name: value for name, value in record.items() if value}}


def _passages(passages: Passages) -> list[list[str]]:
    """A list of (anchor, words)."""
    return [[anchor, _normal(words)] for anchor, words in passages]


def _names(edition: Edition, forms: Forms) -> dict[str, str]:
    """What the values of facets are called."""
    entries = {key: _normal(names[0]) for key, names in forms.items()}
    types = {key: name for c in edition.loaded.collections for key, name in c.meta.types.items()}
    parts = {path: title for trail in edition.derived.trails.values() for path, title in trail.parts[:1]}
    return entries | {f"type:{key}": name for key, name in types.items()} | {f"part:{p}": t for p, t in parts.items()}


def _normal(text: str) -> str:
    """Composed (NFC): the browser counts letters in it."""
    return unicodedata.normalize("NFC", text)
