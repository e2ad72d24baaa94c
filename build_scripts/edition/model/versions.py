"""What changed, and how documents read at each release."""

from __future__ import annotations

from dataclasses import dataclass

from .ledger import Release


@dataclass(frozen=True, slots=True)
class Correction:
    """A change after the first version of a document or page, as its `revisions` tell it."""

    day: str
    """EDTF."""
    path: str
    title: str
    label: str
    """What lists call the document, or empty."""
    change: str
    who: str = ""
    number: int = 1
    """Which correction of its page on its day, in the order of `revisions`, from 1: one that is added changes none."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as words: what its head said, its text, its notes."""

    title: str
    facts: tuple[tuple[str, str], ...]
    """Field of the front matter and its words, without the revisions."""
    paragraphs: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    """Label and words."""


@dataclass(frozen=True, slots=True)
class Version:
    """A document at the first release that read so; releases that changed nothing in it have no version of their own."""

    release: Release
    path: str
    """Site path of its page, below that of the document."""
    document: str
    """Site path of the document."""
    reading: Reading | None
    """None when this copy of the edition does not know how it read."""
    now: Reading | None
    """How it reads today; None when it was withdrawn or moved."""
    key: str
    """`collection/name`."""
