"""Which paragraph of a text continues which published one, when the words are no longer the same (docs/permanence.md).

A paragraph, or several in a row into which one was split, continues a published paragraph when it is like enough to it:
IN_PLACE between the neighbours of the published one, MOVED anywhere else on the page. The likest pairs are taken first. Of a
split paragraph the first part continues it. Candidates are found by the numbers of their sketches, never all against all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter, or_

from .sketches import Shingles, Sketch

IN_PLACE = 0.3
"""Likeness by its sketch from which a paragraph at the same place is the same one. The definition asks for 0.6: three standard
deviations of a sketch lie between. Texts of one genre on other matters come up to 0.2, formulas (minutes, circulars) higher."""
MOVED = 0.5
"""The same anywhere else on the page, where the definition asks for 0.75."""
BEGINNING = 0.1
"""How much likelier the same first three words make it."""
PARTS = 8
"""Most parts of a split paragraph that are looked at."""
COMMON = 64
"""A number that more published paragraphs of one page have tells none of them."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A published paragraph, the new one that may continue it, and how like they are."""

    likeness: float
    old: int
    new: int
    """First part, when several in a row are taken together."""
    parts: int
    begins: bool
    """Whether it begins with the same three words, and goes on with others of it."""

    @property
    def rank(self) -> tuple[float, int, int, int]:
        """The likest first; the first part of a split paragraph before its longest, even where the sample misses it."""
        return (-self.likeness - BEGINNING * self.begins, -self.parts, self.old, self.new)


def continued(
    old: Mapping[int, Sketch], new: Mapping[int, Shingles], gaps: Mapping[int, tuple[int, int]]
) -> dict[int, int]:
    """Place of a new paragraph → place of the published one that it continues, for as many as there are.

    `old` and `new` hold those that no other way has matched, by their places on the page; `gaps` says between which places
    of the new text, both exclusive, a published paragraph has its place.
    """
    found: dict[int, int] = {}
    taken: set[int] = set()
    for pair in sorted(_pairs(old, new, gaps), key=attrgetter("rank")):
        places = range(pair.new, pair.new + pair.parts)
        if pair.old not in taken and found.keys().isdisjoint(places):
            found[pair.new] = pair.old
            taken.add(pair.old)
    return found


def _pairs(
    old: Mapping[int, Sketch], new: Mapping[int, Shingles], gaps: Mapping[int, tuple[int, int]]
) -> Iterator[_Pair]:
    for place, candidates in sorted(_candidates(old, new).items()):
        for candidate in sorted(candidates):
            pair = _likest(place, candidate, old[place], new)
            if pair.likeness >= (IN_PLACE if _in_place(candidate, *gaps[place]) else MOVED):
                yield pair


def _in_place(candidate: int, before: int, after: int) -> bool:
    """Between the neighbours of the published paragraph, or beside one of them, should they have parted."""
    return before < candidate < after or candidate in (before + 1, after - 1)


def _candidates(old: Mapping[int, Sketch], new: Mapping[int, Shingles]) -> dict[int, set[int]]:
    """Place of a published paragraph → new paragraphs that share something with it."""
    by_number: dict[int, list[int]] = defaultdict(list)
    for place, sketch in old.items():
        for number in {sketch.head, *sketch.kept}:
            by_number[number].append(place)
    candidates: dict[int, set[int]] = defaultdict(set)
    for place, paragraph in new.items():
        for number in (paragraph.numbers | {paragraph.head}) & by_number.keys():
            for one in by_number[number] if len(by_number[number]) <= COMMON else ():
                candidates[one].add(place)
    return candidates


def _likest(old: int, new: int, sketch: Sketch, texts: Mapping[int, Shingles]) -> _Pair:
    """The new paragraph, alone or, when it begins as the published one did, with as many after it as make it likest."""
    if texts[new].head != sketch.head or not sketch.may_hold(texts[new].numbers):
        return _Pair(sketch.likeness(texts[new].numbers), old, new, 1, begins=False)
    runs = accumulate((texts[place].numbers for place in _row(new, texts)), or_)
    together = (_Pair(sketch.likeness(numbers), old, new, parts, begins=True) for parts, numbers in enumerate(runs, 1))
    return max(together, key=lambda pair: (pair.likeness, -pair.parts))


def _row(first: int, texts: Mapping[int, Shingles]) -> Iterator[int]:
    for place in range(first, first + PARTS):
        if place not in texts:
            return
        yield place


def gaps_of(matched: Sequence[int | None], length: int) -> dict[int, tuple[int, int]]:
    """Place of each published paragraph that has no match → the places, both exclusive, between which it would stand now.

    `matched` has the new place of each published paragraph, in the order of publication; `length` is that of the new text.
    """
    befores = accumulate(matched, lambda last, place: last if place is None else place, initial=-1)
    afters = accumulate(reversed(matched), lambda last, place: last if place is None else place, initial=length)
    around = zip(befores, reversed([*afters][:-1]), strict=False)
    return {
        place: (-1 if before is None else before, length if after is None else after)
        for place, (before, after) in enumerate(around)
        if matched[place] is None
    }
