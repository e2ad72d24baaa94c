"""Ranges of documents as a collection's structure writes them (`d1-d78, d80`), and the natural order of names.

A range is kept as two numbers, never as a list of names: `d1-d999999999` costs nothing, and 50,000 documents are placed in one pass.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from .records import Part

_DIGITS = re.compile(r"([0-9]+)")
_ITEM = re.compile(r"[^,]+")
_MOST_DIGITS = 18


class RangeError(ValueError):
    """A range that cannot be meant; `offset` counts characters from the beginning of the value."""

    def __init__(self, message: str, offset: int, hint: str = "") -> None:
        super().__init__(message)
        self.offset, self.hint = offset, hint


@dataclass(frozen=True, slots=True)
class Range:
    """One item of `documents:`: every name of the prefix from `first` to `last`, or one `name`."""

    text: str
    offset: int
    prefix: str = ""
    first: int = 0
    last: int = 0
    name: str = ""


NaturalKey = tuple[tuple[tuple[str, int, str], ...], str]


@lru_cache(maxsize=100_000)
def natural_key(name: str) -> NaturalKey:
    """Orders d2 before d10 and d1 before d1a: the name as pairs of letters and number, the number by length, then digits."""
    parts = _DIGITS.split(name)
    pairs = zip(parts[::2], [*parts[1::2], None], strict=True)
    return tuple((letters, *_magnitude(digits)) for letters, digits in pairs), name


def _magnitude(digits: str | None) -> tuple[int, str]:
    if digits is None:
        return -1, ""
    number = digits.lstrip("0")
    return len(number), number


def parse_ranges(text: str, known: frozenset[str] | set[str] = frozenset()) -> tuple[Range, ...]:
    """The items of `text`; what is the name of a known document is never a range. Raises RangeError."""
    items = (
        (match[0].strip(), match.start() + len(match[0]) - len(match[0].lstrip())) for match in _ITEM.finditer(text)
    )
    return tuple(_range(item, offset, known) for item, offset in items if item)


def _range(item: str, offset: int, known: frozenset[str] | set[str]) -> Range:
    if item in known:
        return Range(item, offset, name=item)
    for hyphen in (match.start() for match in re.finditer("-", item)):
        first, last = _numbered(item[:hyphen]), _numbered(item[hyphen + 1 :])
        if first and last and first[0] == last[0]:
            return _ordered(item, offset, first[0], first[1], last[1])
    if match := re.fullmatch(r"([a-z]+)(\d+)-([a-z]*)(\d+)", item):
        raise RangeError(
            f"the ends of the range “{item}” have different prefixes",
            offset,
            f"write “{match[1]}{match[2]}-{match[1]}{match[4]}”",
        )
    return Range(item, offset, name=item)


def _ordered(item: str, offset: int, prefix: str, first: int, last: int) -> Range:
    if last < first:
        raise RangeError(f"the range “{item}” runs backwards", offset, f"write “{prefix}{last}-{prefix}{first}”")
    return Range(item, offset, prefix, first, last)


def _numbered(name: str) -> tuple[str, int] | None:
    prefix = name.rstrip("0123456789")
    digits = name[len(prefix) :]
    return (prefix, int(digits)) if 0 < len(digits) <= _MOST_DIGITS else None


class _Shelf:
    """Names by prefix and number, so that a range finds its documents by bisection."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(names)
        self._numbers: dict[str, list[tuple[int, str]]] = {}
        for name in self.names:
            if found := _numbered(name):
                self._numbers.setdefault(found[0], []).append((found[1], name))
        for numbers in self._numbers.values():
            numbers.sort()

    def within(self, item: Range) -> Iterator[str]:
        """The names that `item` covers."""
        if item.name:
            yield from (item.name,) if item.name in self.names else ()
            return
        numbers = self._numbers.get(item.prefix, [])
        start, stop = bisect_left(numbers, (item.first,)), bisect_right(numbers, (item.last + 1,))
        yield from (name for _number, name in numbers[start:stop])


PartPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """A document that two parts claim, neither of which stands within the other; the second claim is at `path`, `offset`."""

    name: str
    parts: tuple[str, str]
    path: PartPath
    offset: int


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the documents of a collection stand in its structure, and what is wrong with the ranges."""

    trails: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)
    """Name → the parts above it, outermost first. A document that two parts claim stands in the first."""
    clashes: tuple[Clash, ...] = ()
    """The first clash of each range."""
    errors: tuple[tuple[PartPath, RangeError], ...] = ()
    """Ranges that cannot be read, with the path of their value in collection.yml."""
    missing: tuple[tuple[PartPath, Range], ...] = ()
    """Single names that no document has."""


def part_of_documents(structure: Sequence[Part], names: Iterable[str]) -> dict[str, tuple[Part, ...]]:
    """Name → the parts it stands in, outermost first; nested parts give longer trails. Names in no part are left out."""
    return dict(place_documents(structure, names).trails)


def place_documents(structure: Sequence[Part], names: Iterable[str]) -> Placement:
    """Every document's place in the structure, with clashes and mistakes."""
    shelf = _Shelf(names)
    trails: dict[str, tuple[Part, ...]] = {}
    clashes: list[Clash] = []
    errors: list[tuple[PartPath, RangeError]] = []
    missing: list[tuple[PartPath, Range]] = []
    for trail, path in _walk(structure):
        try:
            items = parse_ranges(trail[-1].documents or "", shelf.names)
        except RangeError as error:
            errors.append((path, error))
            continue
        for item in items:
            if item.name and item.name not in shelf.names:
                missing.append((path, item))
            clash = _claim(shelf.within(item), trail, trails)
            if clash:
                clashes.append(Clash(*clash, path, item.offset))
    return Placement(trails, tuple(clashes), tuple(errors), tuple(missing))


def _claim(
    names: Iterable[str], trail: tuple[Part, ...], trails: dict[str, tuple[Part, ...]]
) -> tuple[str, tuple[str, str]] | None:
    """Put the names below `trail`; gives the first that stands elsewhere already."""
    clash = None
    for name in names:
        before = trails.get(name, ())
        if before == trail[: len(before)]:
            trails[name] = trail
        elif trail != before[: len(trail)] and clash is None:
            clash = (name, (before[-1].id, trail[-1].id))
    return clash


def _walk(
    parts: Sequence[Part], above: tuple[Part, ...] = (), path: PartPath = ("structure",)
) -> Iterator[tuple[tuple[Part, ...], PartPath]]:
    """Every part with those above it and the path of its `documents` in collection.yml, outer parts first."""
    for number, part in enumerate(parts):
        here = (*path, number)
        yield (*above, part), (*here, "documents")
        yield from _walk(part.parts, (*above, part), (*here, "parts"))
