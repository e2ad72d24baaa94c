"""The documents of a collection below the parts of its structure, each part once and in its order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..model.derived import Trail
from ..model.edition import Collection, Document
from ..model.records import Part
from ..model.urls import collection_path
from .chapter import Chapter

_Held = Mapping[str, Sequence[Document]]
"""Site path of a part → the documents that stand in it and in no part within it; of the collection: in no part at all."""


def parted(
    collection: Collection, documents: Iterable[Document], trails: Mapping[str, Trail], level: int
) -> Iterator[Chapter]:
    """Parts and documents from `level` on; a part that holds nothing is left out, documents in no part come last."""
    held: dict[str, list[Document]] = {}
    for document in documents:
        above = trails.get(document.key, Trail()).parts
        held.setdefault(above[-1][0] if above else collection.path, []).append(document)
    for part in collection.meta.structure:
        yield from _part(collection, part, held, level)
    yield from (document_chapter(document, level) for document in held.get(collection.path, ()))


def _part(collection: Collection, part: Part, held: _Held, level: int) -> Iterator[Chapter]:
    path = collection_path(collection.id, part.id)
    inside = [document_chapter(document, level + 1, part.title) for document in held.get(path, ())]
    for within in part.parts:
        inside += _part(collection, within, held, level + 1)
    if inside:
        yield Chapter(path, part.title, level)
        yield from inside


def document_chapter(document: Document, level: int, part: str = "") -> Chapter:
    """A document as a chapter; `part` is the title of the part it stands in."""
    return Chapter(document.path, document.meta.title, level, document=document, part=part)
