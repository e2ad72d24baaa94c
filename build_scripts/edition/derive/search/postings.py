"""Which units have a term, in which field, how often, and how long that field is: all that a score is made of.

Weights are left to the reader's browser (theme/assets/search-index.js): they change everywhere when one page changes, counts and
lengths only where it does.
"""

from __future__ import annotations

import pickle
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import chain, groupby, islice, pairwise
from operator import itemgetter

from ...model.shelves import Shelf
from .languages import stem_in
from .words import tokens

FIELDS = {"title": 6, "names": 3, "identifiers": 8, "dates": 2, "facts": 1, "text": 1, "notes": 0.7, "number": 0}
"""Field → its weight in the ranking. `number` is only asked whether a query is a document's number."""

Posting = tuple[list[int], list[int], list[int]]
"""Units, the first as it is and each further one as its distance from the one before; length of the field in each; times
of the term in each, empty when it is there once in all."""

Entry = tuple[str, tuple[bytes, ...]]
"""A term and, of each field, what `array("I")` says of it: place, times and length for each unit."""
_AT_ONCE = 200
"""Terms that are unpacked at a time, of each run."""


class _Stems(dict[str, str | None]):
    """Word → stem, for the words met so far in pages of one language."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, word: str) -> str | None:
        self[word] = stem_in(self.language, word)
        return self[word]


@dataclass(frozen=True, slots=True)
class Run:
    """The postings of some units that follow one another, packed."""

    end: int
    """The place after the last of them."""
    lengths: Mapping[str, int]
    """Field → terms in it, of all units."""
    words: Mapping[str, int]
    """Word → how many units have it."""
    stems: Mapping[str, Mapping[str, str | None]]
    """Language → word → stem."""
    terms: tuple[bytes, ...]
    """Terms in order, some at a time, each with the numbers of each of its fields."""


class Postings:
    """Grows with each unit that is added, in the order of their places, of which `first` is the first."""

    def __init__(self, first: int = 0) -> None:
        self._found: dict[str, list[array[int] | None]] = {}
        self._lengths = dict.fromkeys(FIELDS, 0)
        self._units: Counter[str] = Counter()
        self._stems: dict[str, _Stems] = {}
        self.size = first

    def add(self, fields: Mapping[str, Iterable[str]], language: str) -> None:
        """The next unit: the lines of each of its fields."""
        stems = self._stems.setdefault(language, _Stems(language))
        seen: set[str] = set()
        for number, (name, lines) in enumerate(fields.items()):
            words = Counter(chain.from_iterable(map(tokens, lines)))
            seen.update(words)
            self._lengths[name] += self._add_field(number, words, stems)
        self._units.update(seen)
        self.size += 1

    def _add_field(self, number: int, words: Mapping[str, int], stems: Mapping[str, str | None]) -> int:
        terms: dict[str, int] = {}
        for word, times in words.items():
            stem = stems[word]
            if stem is not None:
                terms[stem] = terms.get(stem, 0) + times
        length, place = sum(terms.values()), self.size
        for term, times in terms.items():
            fields = self._found.get(term) or self._found.setdefault(term, [None] * len(FIELDS))
            if (found := fields[number]) is None:
                fields[number] = array("I", (place, times, length))
            else:
                found.extend((place, times, length))
        return length

    def packed(self) -> Run:
        """All of it, in order."""
        entries = ((term, self._numbers(term)) for term in sorted(self._found, key=in_browser))
        terms = tuple(pickle.dumps(some, pickle.HIGHEST_PROTOCOL) for some in _portions(entries))
        return Run(
            self.size, self._lengths, self._units, {name: dict(stems) for name, stems in self._stems.items()}, terms
        )

    def _numbers(self, term: str) -> tuple[bytes, ...]:
        return tuple(found.tobytes() if found else b"" for found in self._found[term])


def _portions(entries: Iterator[Entry]) -> Iterator[list[Entry]]:
    while some := list(islice(entries, _AT_ONCE)):
        yield some


class Index:
    """The postings of all units. Those of the terms are in no memory until they are asked for."""

    def __init__(self) -> None:
        self._shelf, self._runs = Shelf(), list[list[int]]()
        self._lengths = dict.fromkeys(FIELDS, 0)
        self._units: Counter[str] = Counter()
        self._stems: dict[str, dict[str, str | None]] = {}
        self.size = 0

    def join(self, run: Run) -> None:
        """Take up those of the units that follow."""
        self._runs.append([self._shelf.put(some) for some in run.terms])
        for name, length in run.lengths.items():
            self._lengths[name] += length
        self._units.update(run.words)
        for language, stems in run.stems.items():
            self._stems.setdefault(language, {}).update(stems)
        self.size = run.end

    def terms(self) -> Iterator[tuple[str, list[Posting | int]]]:
        """Every term in order, with what it has in each field; 0 where nothing."""
        entries = merge(*map(self._entries, self._runs), key=lambda entry: in_browser(entry[0]))
        for term, alike in groupby(entries, key=itemgetter(0)):
            fields = zip(*(numbers for _, numbers in alike), strict=True)
            yield term, [_posting(array("I", joined)) if (joined := b"".join(parts)) else 0 for parts in fields]

    def _entries(self, places: Iterable[int]) -> Iterator[Entry]:
        for place in places:
            yield from pickle.loads(self._shelf.get(place))  # noqa: S301 — packed by a worker of this build

    def words(self) -> Iterator[tuple[str, int, Sequence[str]]]:
        """Every indexed word before stemming, in order: itself, how many units have it, its stems."""
        for word in sorted(self._units, key=in_browser):
            stems = {stem for known in self._stems.values() if (stem := known.get(word)) is not None}
            if stems:
                yield word, self._units[word], sorted(stems)

    def mean_lengths(self) -> dict[str, float]:
        """Field → how many terms it has on an average of all units."""
        return {name: length / max(1, self.size) for name, length in self._lengths.items()}


def in_browser(word: str) -> bytes:
    """To sort by: JavaScript compares units of UTF-16, Python characters."""
    return word.encode("utf-16-be")


def _posting(found: array[int]) -> Posting:
    units, times, lengths = found[0::3], found[1::3], found[2::3]
    distances = [units[0], *(after - before for before, after in pairwise(units))]
    return distances, lengths.tolist(), times.tolist() if max(times) > 1 else []
