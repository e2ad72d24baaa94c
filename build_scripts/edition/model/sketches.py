"""How alike two paragraphs are, when of one only some hundred characters were kept (min-hashes, bottom-k form; Broder 1997).

A paragraph is the set of its pairs of neighbouring words, each pair a number of 24 bits. Its sketch keeps the 24 smallest of
them, a fair sample of all, and the number of its first three words, by which the first part of a paragraph that was split is known.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

VERSION = "1"
"""First character of every sketch; another way of sampling takes another."""
KEPT = 24
"""Numbers of a sketch: a paragraph that kept half its pairs is mistaken for one that kept a fifth once in some 3,000."""
BYTES = 3
FORM = re.compile(rf"{VERSION}(?:[A-Za-z0-9_-]{{4}}){{2,{KEPT + 1}}}")
"""Version, head, and at least one number; each is four characters of base64url (RFC 4648, 5)."""

_EDGE = "\x00"
_BETWEEN = re.compile(r"\W+")


def folded(plain: str) -> str:
    """The words alone: case, blanks, punctuation and the form of quotation marks do not count."""
    return _BETWEEN.sub(" ", unicodedata.normalize("NFC", plain).casefold()).strip()


def pairs(plain: str) -> frozenset[tuple[str, str]]:
    """Every pair of neighbouring words; the first and the last word make a pair with the edge."""
    words = [_EDGE, *folded(plain).split(), _EDGE]
    return frozenset(pairwise(words))


def _number(words: Iterable[str]) -> int:
    return int.from_bytes(blake2b("\x1f".join(words).encode(), digest_size=BYTES).digest(), "big")


@dataclass(frozen=True, slots=True)
class Shingles:
    """A paragraph whose words are known: every number of it."""

    head: int
    numbers: frozenset[int]


def shingles(plain: str) -> Shingles:
    """All numbers of a paragraph."""
    return Shingles(_number(folded(plain).split()[:3]), frozenset(map(_number, pairs(plain))))


@dataclass(frozen=True, slots=True)
class Sketch:
    """A paragraph of which only the sketch was kept."""

    head: int
    kept: frozenset[int]
    highest: int
    """Of numbers up to this one, all were kept."""

    def likeness(self, numbers: frozenset[int]) -> float:
        """Share of pairs that both have among those that either has (Jaccard), from 0 to 1; exact for short paragraphs."""
        others = {number for number in numbers if number <= self.highest}
        return len(self.kept & others) / len(self.kept | others)


def sketch(plain: str) -> str:
    """The sketch of a paragraph, as the ledger has it: 9 to 101 characters."""
    every = shingles(plain)
    kept = sorted(every.numbers)[:KEPT]
    content = b"".join(number.to_bytes(BYTES, "big") for number in (every.head, *kept))
    return VERSION + urlsafe_b64encode(content).decode()


def read_sketch(text: str) -> Sketch:
    """A sketch of the ledger. Raises ValueError when the text has not its FORM."""
    if not FORM.fullmatch(text):
        raise ValueError(f"“{text}” is not a sketch of version {VERSION}")
    content = urlsafe_b64decode(text[1:])
    head, *kept = (int.from_bytes(content[at : at + BYTES], "big") for at in range(0, len(content), BYTES))
    everything = 256**BYTES - 1
    return Sketch(head, frozenset(kept), max(kept) if len(kept) == KEPT else everything)
