"""Where each document stands in its collection as printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from ..model.derived import Trail
from ..model.edition import Collection, Document, Loaded
from ..model.ranges import part_of_documents
from ..model.records import Part
from ..model.urls import collection_path


def trails(loaded: Loaded) -> dict[str, Trail]:
    """Document key → the parts above it and its neighbours, which stay within the outermost part."""
    collections = {collection.id: collection for collection in loaded.collections}
    found: dict[str, Trail] = {}
    for identifier, documents in groupby(loaded.documents, key=lambda document: document.collection):
        if identifier in collections:
            found.update(_collection(collections[identifier], list(documents)))
    return found


def _collection(collection: Collection, documents: Sequence[Document]) -> Iterator[tuple[str, Trail]]:
    parts = part_of_documents(collection.meta.structure, [document.name for document in documents])
    groups: dict[str, list[str]] = {}
    for document in documents:
        groups.setdefault(_outermost(parts.get(document.name, ())), []).append(document.key)
    before = {later: earlier for keys in groups.values() for earlier, later in pairwise(keys)}
    after = {earlier: later for later, earlier in before.items()}
    for document in documents:
        above = tuple((collection_path(collection.id, part.id), part.title) for part in parts.get(document.name, ()))
        yield document.key, Trail(above, before.get(document.key, ""), after.get(document.key, ""))


def _outermost(parts: Sequence[Part]) -> str:
    return parts[0].id if parts else ""
