"""Published identifiers and the fingerprints of what they stand for (docs/decisions/0001, permalinks/)."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from .position import Position

FINGERPRINT_LENGTH = 16


def fingerprint(plain: str) -> str:
    """Sixteen hexadecimal digits that change when the words change; blanks, quotes' form and case do not count."""
    folded = re.sub(r"\W+", " ", unicodedata.normalize("NFC", plain).casefold()).strip()
    return hashlib.sha256(folded.encode()).hexdigest()[:FINGERPRINT_LENGTH]


@dataclass(frozen=True, slots=True)
class Published:
    """One published page and its anchors."""

    path: str
    """Site path, e.g. `documents/frus1952-54v16/d224/`."""
    anchors: Mapping[str, str] = field(default_factory=dict)
    """Anchor → fingerprint of its text; empty for anchors whose text may change (notes, headings, pages)."""
    dead: frozenset[str] = frozenset()
    """Anchors that died with a tombstone; never given to anything else."""
    position: Position = Position("permalinks")
    """Its line in permalinks/."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A published address that now leads elsewhere, or nowhere (`target` empty: a tombstone)."""

    path: str
    target: str
    date: str
    reason: str
    position: Position = Position("permalinks/redirects.txt")


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything ever published."""

    pages: Mapping[str, Published] = field(default_factory=dict)
    """By site path."""
    moved: Mapping[str, Moved] = field(default_factory=dict)
    """By old site path."""
