"""Published identifiers and the fingerprints of what they stand for (docs/decisions/0001, permalinks/)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from .position import Position
from .sketches import folded

FINGERPRINT_LENGTH = 16


def fingerprint(plain: str) -> str:
    """Sixteen hexadecimal digits that change when the words change; blanks, quotes' form and case do not count."""
    return hashlib.sha256(folded(plain).encode()).hexdigest()[:FINGERPRINT_LENGTH]


PAGE = "@"
"""Stands for the page itself where anchors are listed; no anchor has this name."""


@dataclass(frozen=True, slots=True)
class Published:
    """One published page and its anchors."""

    path: str
    """Site path, e.g. `documents/frus1952-54v16/d224/`."""
    anchors: Mapping[str, str] = field(default_factory=dict)
    """Anchor → fingerprint of its text; empty for anchors that have a label of their own (notes, headings, pages)."""
    dead: frozenset[str] = frozenset()
    """Anchors that died with a tombstone; never given to anything else."""
    position: Position = Position("permalinks")
    """Its line in permalinks/."""
    sketches: Mapping[str, str] = field(default_factory=dict)
    """Anchor of a paragraph or note → sketch of its words (sketches.py), by which it is known when it was edited."""
    labelled: Mapping[str, str] = field(default_factory=dict)
    """Anchor of a note or heading, or PAGE → fingerprint of its words, or of the title: whose label it was."""
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Whatever else its line says: name of an item → its values in their order, none with a blank."""
    rests: bool = False
    """A redirect or tombstone has taken its place: the address is never given again."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A published address that now leads elsewhere, or nowhere (`target` empty: a tombstone)."""

    path: str
    target: str
    date: str
    reason: str
    position: Position = Position("permalinks/redirects.txt")


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A published address, a page or one anchor of it, that holds what it held, whatever has changed; the editors say so."""

    path: str
    date: str
    reason: str
    position: Position = Position("permalinks/redirects.txt")


@dataclass(frozen=True, slots=True)
class Release:
    """A dated state of the edition that readers can cite."""

    date: str
    """Day, as 2026-11-22; the name of the release in addresses."""
    version: str
    commit: str
    """Commit or tag of the repository that holds its sources."""
    words: str = ""
    """What it brought."""
    position: Position = Position("permalinks/releases.txt")

    @property
    def path(self) -> str:
        """What tells releases apart: the day."""
        return self.date


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything ever published."""

    pages: Mapping[str, Published] = field(default_factory=dict)
    """By site path."""
    moved: Mapping[str, Moved] = field(default_factory=dict)
    """By old site path."""
    releases: Mapping[str, Release] = field(default_factory=dict)
    """By day."""
    confirmed: Mapping[str, Confirmed] = field(default_factory=dict)
    """By address. A line says so once: what is changed after it was published needs a new one."""

    def end_of(self, line: Moved) -> str | None:
        """Where the redirects that begin with `line` end (empty: gone), or None when they go round."""
        seen = {line.path}
        target = line.target
        while target and (following := self.moved.get(target.lstrip("/"))):
            if following.path in seen:
                return None
            seen.add(following.path)
            target = following.target
        return target
