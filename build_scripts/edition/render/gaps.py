"""Numbers of a part that the edition does not hold, from the part's ranges and the documents that are there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from ..model.ranges import Range, parse_ranges

Name = tuple[str, int]
"""A document's name as prefix and number: `d12` → (`d`, 12)."""


def split_name(name: str) -> Name | None:
    """`d12` → (`d`, 12); None for names that do not end in a number."""
    prefix = name.rstrip("0123456789")
    digits = name[len(prefix) :]
    return (prefix, int(digits)) if digits else None


def missing_runs(
    ranges: str | None, present: Sequence[Name], known: frozenset[str] = frozenset()
) -> Iterator[tuple[Name, Name]]:
    """The runs of numbers within `d1-d78, d80` that no present document has; `present` is sorted, `known` are the names as written."""
    for item in parse_ranges(ranges or "", known):
        if ends := _ends(item):
            prefix, start, last = ends
            within = present[bisect_left(present, (prefix, start)) : bisect_right(present, (prefix, last))]
            for _, there in within:
                if there > start:
                    yield (prefix, start), (prefix, there - 1)
                start = there + 1
            if start <= last:
                yield (prefix, start), (prefix, last)


def _ends(item: Range) -> tuple[str, int, int] | None:
    if not item.name:
        return item.prefix, item.first, item.last
    name = split_name(item.name)
    return (*name, name[1]) if name else None
