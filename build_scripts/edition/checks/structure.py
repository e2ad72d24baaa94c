"""The structure of a collection: every document in exactly one place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model.edition import Collection
from ..model.position import Position
from ..model.problem import Problem, did_you_mean
from ..model.ranges import NaturalKey, PartPath, natural_key
from .context import Context

_FEW = 2_000


class DATA03:
    """A range of the structure cannot be read."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem for each part with such a range."""
        for collection, placement in context.placements:
            for path, error in placement.errors:
                yield Problem(_within(collection, path, error.offset), "DATA03", str(error), error.hint)


class DATA08:
    """A document stands in no part of its collection’s structure."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One warning for each such document, unless the collection has no structure or one that cannot be read."""
        readable = ((collection.id, placement) for collection, placement in context.placements if not placement.errors)
        placed = {identifier: placement.trails for identifier, placement in readable}
        for document in context.loaded.documents:
            if document.collection in placed and document.name not in placed[document.collection]:
                hint = f"add “{document.name}” to `documents` of a part in sources/{document.collection}/collection.yml"
                yield Problem(document.marks.start, "DATA08", f"no part of the structure holds “{document.name}”", hint)


class DATA09:
    """Two parts of the structure claim the same document."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem for each range that takes what another part has."""
        for collection, placement in context.placements:
            for clash in placement.clashes:
                message = f"the parts “{clash.parts[0]}” and “{clash.parts[1]}” both hold “{clash.name}”"
                position = _within(collection, clash.path, clash.offset)
                yield Problem(position, "DATA09", message, "shorten one of the ranges")


class REF07:
    """The structure names a single document that does not exist, is not listed as unseen and fills no gap in the numbers."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem for each such name; gaps are no mistake: a part names what it holds as printed."""
        for collection, placement in context.placements:
            names = [document.name for document in context.loaded.documents if document.collection == collection.id]
            unseen = {number for item in collection.meta.unseen for number in item.numbers}
            ordered = sorted(map(natural_key, names))
            for path, item in placement.missing:
                left_out = f"doc:{collection.id}/{item.name}" in context.loaded.left_out
                if item.name not in unseen and not left_out and not _fills_a_gap(item.name, ordered):
                    hint = did_you_mean(
                        item.name, names if len(names) <= _FEW else (), "correct the range or add the file"
                    )
                    yield Problem(_within(collection, path, item.offset), "REF07", f"no document “{item.name}”", hint)


def _fills_a_gap(name: str, ordered: Sequence[NaturalKey]) -> bool:
    """Whether the name lies between two others that are alike but for their number: d164 where there are d160 and d165."""
    key = natural_key(name)
    place = bisect_left(ordered, key)
    around = ordered[max(place - 1, 0) : place + 1]
    return len(around) == 2 and all(_letters(other) == _letters(key) for other in around)


def _letters(key: NaturalKey) -> tuple[str, ...]:
    return tuple(letters for letters, _, _ in key[0])


def _within(collection: Collection, path: PartPath, offset: int) -> Position:
    start = collection.marks.value(*path)
    return replace(start, column=start.column + offset)
