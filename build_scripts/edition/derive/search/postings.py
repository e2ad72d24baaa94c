"""Which units have a term, in which field, how often, and how long that field is: all that a score is made of.

Weights are left to the reader's browser (theme/assets/search-index.js): they change everywhere when one page changes, counts and
lengths only where it does.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from .languages import stem_in
from .words import tokens

FIELDS = {"title": 6, "names": 3, "identifiers": 8, "dates": 2, "facts": 1, "text": 1, "notes": 0.7, "number": 0}
"""Field → its weight in the ranking. `number` is only asked whether a query is a document's number."""

Posting = tuple[list[int], list[int], list[int]]
"""Units, the first as it is and each further one as its distance from the one before; length of the field in each; times
of the term in each, empty when it is there once in all."""


class _Stems(dict[str, str | None]):
    """Word → stem, for the words met so far in pages of one language."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, word: str) -> str | None:
        self[word] = stem_in(self.language, word)
        return self[word]


class Postings:
    """Grows with each unit that is added, in the order of their places, of which `first` is the first."""

    def __init__(self, first: int = 0) -> None:
        self._found: dict[str, dict[str, array[int]]] = {name: {} for name in FIELDS}
        self._lengths = dict.fromkeys(FIELDS, 0)
        self._units: Counter[str] = Counter()
        self._stems: dict[str, _Stems] = {}
        self.size = first

    def add(self, fields: Mapping[str, Iterable[str]], language: str) -> None:
        """The next unit: the lines of each of its fields."""
        stems = self._stems.setdefault(language, _Stems(language))
        seen: set[str] = set()
        for name, lines in fields.items():
            words = Counter(chain.from_iterable(map(tokens, lines)))
            seen.update(words)
            self._add_field(name, words, stems)
        self._units.update(seen)
        self.size += 1

    def _add_field(self, name: str, words: Mapping[str, int], stems: Mapping[str, str | None]) -> None:
        terms: dict[str, int] = {}
        for word, times in words.items():
            stem = stems[word]
            if stem is not None:
                terms[stem] = terms.get(stem, 0) + times
        length = sum(terms.values())
        self._lengths[name] += length
        found, place = self._found[name], self.size
        for term, times in terms.items():
            if term in found:
                found[term].extend((place, times, length))
            else:
                found[term] = array("I", (place, times, length))

    def join(self, further: Postings) -> None:
        """Take up those of the units that follow."""
        for name, found in self._found.items():
            for term, theirs in further._found[name].items():
                if term in found:
                    found[term].extend(theirs)
                else:
                    found[term] = theirs
            self._lengths[name] += further._lengths[name]
        self._units.update(further._units)
        for language, stems in further._stems.items():
            self._stems.setdefault(language, _Stems(language)).update(stems)
        self.size = further.size

    def terms(self) -> Iterator[tuple[str, list[Posting | int]]]:
        """Every term in order, with what it has in each field; 0 where nothing."""
        for term in sorted(set().union(*self._found.values()), key=in_browser):
            yield term, [_posting(found[term]) if term in found else 0 for found in self._found.values()]

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
