"""lunr's index over the units, as lunr.js loads it. The only place that knows lunr."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lunr.builder import Builder
from lunr.pipeline import Pipeline
from lunr.token import Token

from ...model.dates import in_words
from .stemmer import stem
from .stop_words import STOP_WORDS
from .units import Unit
from .words import tokens

FIELDS = {"title": 6, "names": 3, "identifiers": 8, "dates": 2, "facts": 1, "text": 1, "notes": 0.7}
"""Field → its weight in the ranking."""

KINDS = {"person": 1.6, "org": 1.3, "place": 1.3, "term": 1.3}
"""Kind of page → its weight: who types a name wants its bearer first, then what names him."""


def _stop(token: Token, _position: int, _all: Sequence[Token]) -> Token | None:
    return None if str(token) in STOP_WORDS else token


def _stem(token: Token, _position: int, _all: Sequence[Token]) -> Token:
    return token.update(lambda word, _metadata: stem(word))


Pipeline.register_function(_stop, "edition-stop-words")
Pipeline.register_function(_stem, "edition-stemmer")


def index(units: Sequence[Unit]) -> dict[str, Any]:
    """The index as lunr serialises it; a unit's reference is its place in the list."""
    builder = Builder()
    builder.ref("ref")
    builder.pipeline.add(_stop, _stem)
    builder.search_pipeline.add(_stop, _stem)
    for name, weight in FIELDS.items():
        builder.field(name, boost=weight)
    forms = {unit.key: (unit.title, *unit.names) for unit in units if unit.key}
    for place, unit in enumerate(units):
        builder.add({"ref": str(place), **_token_lists(fields(unit, forms))}, {"boost": KINDS.get(unit.kind, 1)})
    serialized: dict[str, Any] = builder.build().serialize()
    return serialized


def fields(unit: Unit, forms: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Field → its words; `forms` are the names of every register entry, by key."""
    return {
        "title": [unit.title],
        "names": [*unit.names, *(name for key in unit.named for name in forms.get(key, ()))],
        "identifiers": list(unit.identifiers),
        "facts": list(unit.facts),
        "dates": [word for edtf in unit.dates if edtf for word in (in_words(edtf), edtf)],
        "text": [words for _anchor, words in unit.passages],
        "notes": [words for _anchor, words in unit.notes],
    }


def _token_lists(words: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    return {name: [token for line in lines for token in tokens(line)] for name, lines in words.items()}
