"""What the apparatus of a document rests on: its witnesses, and how it is to be read."""

from __future__ import annotations

from .records import Apparatus, CollectionMeta, DocumentMeta, Witness


def apparatus_of(collection: CollectionMeta, document: DocumentMeta) -> Apparatus:
    """How the document’s apparatus is to be read: as it says itself, else as its collection says, else negative."""
    return document.apparatus or collection.apparatus or Apparatus()


def declared(collection: CollectionMeta, document: DocumentMeta) -> tuple[Witness, ...]:
    """Every witness that the document may name: the collection’s, then its own, which stand for those of the same siglum."""
    by_siglum = {witness.siglum: witness for witness in (*collection.witnesses, *document.witnesses)}
    return tuple(by_siglum.values())


def witnesses_of(collection: CollectionMeta, document: DocumentMeta) -> tuple[Witness, ...]:
    """The witnesses that have the document."""
    named = apparatus_of(collection, document).witnesses
    return tuple(witness for witness in declared(collection, document) if not named or witness.siglum in named)
