"""The structure of a collection: every document in exactly one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..model.edition import Collection
from ..model.position import Position
from ..model.problem import Problem, did_you_mean
from ..model.ranges import PartPath
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
    """The structure names a single document that does not exist and is not listed as unseen."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem for each such name; gaps within ranges are no mistake."""
        for collection, placement in context.placements:
            names = [document.name for document in context.loaded.documents if document.collection == collection.id]
            unseen = {number for item in collection.meta.unseen for number in item.numbers}
            for path, item in placement.missing:
                left_out = f"doc:{collection.id}/{item.name}" in context.loaded.left_out
                if item.name not in unseen and not left_out:
                    hint = did_you_mean(
                        item.name, names if len(names) <= _FEW else (), "correct the range or add the file"
                    )
                    yield Problem(_within(collection, path, item.offset), "REF07", f"no document “{item.name}”", hint)


def _within(collection: Collection, path: PartPath, offset: int) -> Position:
    start = collection.marks.value(*path)
    return replace(start, column=start.column + offset)
