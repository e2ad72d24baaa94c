"""What each document refers to: documents and works of the edition, or words for what the edition does not hold."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.derived import Reference
from ..model.edition import Document, Loaded
from ..model.records import RefersTo
from ..model.references import document_key


def references(loaded: Loaded) -> dict[str, tuple[Reference, ...]]:
    """Document key → its references, as front matter lists them; documents without any are left out."""
    documents = {document.key: document for document in loaded.documents}
    return {
        document.key: tuple(_reference(document, reference, loaded, documents) for reference in document.meta.refers_to)
        for document in loaded.documents
        if document.meta.refers_to
    }


def _reference(origin: Document, reference: RefersTo, loaded: Loaded, documents: Mapping[str, Document]) -> Reference:
    named = reference.as_ or ""
    words = reference.label or named or reference.document or reference.work or ""
    if reference.document and (target := documents.get(document_key(reference.document, origin.collection))):
        return Reference(named, target.meta.title, target.path, target.label)
    if reference.work and (work := loaded.registers.get("work", {}).get(reference.work)):
        return Reference(named or reference.label or "", work.entry.name, work.path)
    return Reference("" if words == named else named, words)
