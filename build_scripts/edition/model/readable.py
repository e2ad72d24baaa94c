"""The edition as pages and data files may read it: without what only parsing and messages need.

Where something stands in its file, and how a text is written, is no part of any output; so a remark at the head of a register
makes no page anew, and words of a document only those that set them.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from .edition import Collection, Document, Edition, Loaded, ProsePage, Registered, Translation
from .ledger import Ledger
from .position import Marks, Position

_NOWHERE = Position("")
_NO_MARKS = Marks(_NOWHERE)


def readable(edition: Edition) -> Edition:
    """The edition without positions, Markdown and problems."""
    return Edition(
        _loaded(edition.loaded),
        replace(edition.parsed, problems=()),
        replace(edition.resolved, problems=()),
        replace(edition.derived, problems=(), counts={}),
    )


def checked(loaded: Loaded) -> Loaded:
    """What is needed once every message has been given: no marks, no Markdown."""
    return replace(
        loaded,
        collections=tuple(map(_collection, loaded.collections)),
        documents=tuple(map(_document, loaded.documents)),
        pages=tuple(map(_page, loaded.pages)),
        registers={
            scheme: {key: _registered(one) for key, one in entries.items()}
            for scheme, entries in loaded.registers.items()
        },
    )


def _loaded(loaded: Loaded) -> Loaded:
    return replace(
        checked(loaded),
        root=Path(),
        assets=frozenset(),
        ledger=_ledger(loaded.ledger),
        problems=(),
        left_out=frozenset(),
        past={day: {} for day in loaded.past},
    )


def _collection(collection: Collection) -> Collection:
    return replace(collection, marks=_NO_MARKS)


def _document(document: Document) -> Document:
    translation = _translation(document.translation) if document.translation else None
    return replace(document, marks=_NO_MARKS, body="", body_line=0, translation=translation)


def _translation(translation: Translation) -> Translation:
    return replace(translation, marks=_NO_MARKS, markdown="", body_line=0)


def _page(page: ProsePage) -> ProsePage:
    return replace(page, marks=_NO_MARKS, markdown="", body_line=0)


def _registered(registered: Registered) -> Registered:
    return replace(registered, marks=_NO_MARKS)


def _ledger(ledger: Ledger) -> Ledger:
    return Ledger(
        {path: replace(one, position=_NOWHERE) for path, one in ledger.pages.items()},
        {path: replace(one, position=_NOWHERE) for path, one in ledger.moved.items()},
        {day: replace(one, position=_NOWHERE) for day, one in ledger.releases.items()},
    )
