"""What changed after the first version of a document or page, from its `revisions`: the edition’s errata."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.edition import Document, Loaded, ProsePage
from ..model.records import Revision
from ..model.versions import Correction


def corrections(loaded: Loaded) -> tuple[Correction, ...]:
    """The latest first; within a day in the order of the sources."""
    found = [
        *(one for document in loaded.documents for one in _of(document, document.label, document.meta.revisions)),
        *(one for page in loaded.pages for one in _of(page, "", page.meta.revisions)),
    ]
    return tuple(sorted(found, key=lambda one: one.day, reverse=True))


def _of(source: Document | ProsePage, label: str, revisions: tuple[Revision, ...]) -> Iterator[Correction]:
    """All revisions but the earliest, which made the first version."""
    for revision in sorted(revisions, key=lambda one: one.date)[1:]:
        yield Correction(revision.date, source.path, source.meta.title, label, revision.change, revision.who or "")
