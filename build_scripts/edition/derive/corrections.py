"""What changed after the first version of a document or page, from its `revisions`: the edition’s errata."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.edition import Document, Loaded, ProsePage
from ..model.records import Revision
from ..model.versions import Correction


def corrections(loaded: Loaded) -> tuple[Correction, ...]:
    """The latest first; within a day in the order of the sources, of each the last one first."""
    found = [
        *(one for document in loaded.documents for one in _of(document, document.label, document.meta.revisions)),
        *(one for page in loaded.pages for one in _of(page, "", page.meta.revisions)),
    ]
    return tuple(sorted(found, key=lambda one: one.day, reverse=True))


def _of(source: Document | ProsePage, label: str, revisions: tuple[Revision, ...]) -> Iterator[Correction]:
    """All revisions but the earliest, which made the first version; the last first."""
    later = sorted(revisions, key=lambda one: one.date)[1:]
    days = [one.date for one in later]
    for at, one in reversed([*enumerate(later)]):
        number = at - days.index(one.date) + 1
        yield Correction(one.date, source.path, source.meta.title, label, one.change, one.who or "", number)
