"""How alike two paragraphs are, when of one only some hundred characters were kept (min-hashes, bottom-k form; Broder 1997).

A paragraph, or a note, is the set of its pairs of neighbouring words, each pair a number of 24 bits. Its sketch keeps the 24 smallest
of them, a fair sample of all, and the number of its first three words, by which the first part of a paragraph that was split is known.
Where a script sets no blanks between words (Chinese, Japanese, Thai …) each character is a word, and eight make the beginning.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

WITH_BLANKS, WITHOUT_BLANKS = "1", "2"
"""First character of every sketch; another way of sampling takes another. Where no word was taken apart, it is the first."""
KEPT = 24
"""Numbers of a sketch: a paragraph that kept half its pairs is mistaken for one that kept a fifth once in some 3,000."""
BYTES = 3
FORM = re.compile(rf"[{WITH_BLANKS}{WITHOUT_BLANKS}](?:[A-Za-z0-9_-]{{4}}){{2,{KEPT + 1}}}")
"""Version, head, and at least one number; each is four characters of base64url (RFC 4648, 5)."""

_EDGE = "\x00"
_BETWEEN = re.compile(r"\W+")
_SCRIPTS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Chinese
    "\u3031-\u3035\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # Japanese
)
_NO_BLANKS = re.compile(f"[{_SCRIPTS}]+|[\uac00-\ud7a3]{{11,}}")
"""Words in a row without a blank; a Korean word has blanks around it and is not so long."""
_BEGINNING, _CHARACTERS = 3, 8
"""How many words, or characters where there are no blanks, a text is known by that begins alike."""


def folded(plain: str) -> str:
    """The words alone: case, blanks, punctuation and the form of quotation marks do not count."""
    return _BETWEEN.sub(" ", unicodedata.normalize("NFC", plain).casefold()).strip()


def words_of(plain: str) -> list[str]:
    """The words in their order; characters, where the script sets no blanks between words."""
    return _NO_BLANKS.sub(lambda match: f" {' '.join(match[0])} ", folded(plain)).split()


def pairs(plain: str) -> frozenset[tuple[str, str]]:
    """Every pair of neighbouring words; the first and the last word make a pair with the edge."""
    return frozenset(pairwise([_EDGE, *words_of(plain), _EDGE]))


def number_of(words: Iterable[str]) -> int:
    """The number of 24 bits that stands for some words."""
    return int.from_bytes(blake2b("\x1f".join(words).encode(), digest_size=BYTES).digest(), "big")


@dataclass(frozen=True, slots=True)
class Shingles:
    """A paragraph whose words are known: every number of it."""

    head: int
    numbers: frozenset[int]


def shingles(plain: str) -> Shingles:
    """All numbers of a paragraph."""
    first = _CHARACTERS if _NO_BLANKS.match(folded(plain)) else _BEGINNING
    return Shingles(number_of(words_of(plain)[:first]), frozenset(map(number_of, pairs(plain))))


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

    def may_hold(self, numbers: frozenset[int]) -> bool:
        """Whether no more of these pairs are strange to the paragraph than are its own, but for the one at the edge of a part."""
        others = {number for number in numbers if number <= self.highest}
        return len(others - self.kept) <= len(others & self.kept) + 1


def sketch(plain: str) -> str:
    """The sketch of a paragraph, as the ledger has it: 9 to 101 characters."""
    every = shingles(plain)
    kept = sorted(every.numbers)[:KEPT]
    return way_of(plain) + packed((every.head, *kept))


def way_of(plain: str) -> str:
    """First character of the sketch of a paragraph: how it is taken."""
    return WITHOUT_BLANKS if _NO_BLANKS.search(folded(plain)) else WITH_BLANKS


def packed(numbers: Iterable[int]) -> str:
    """Numbers of 24 bits, four characters of base64url each."""
    return urlsafe_b64encode(b"".join(number.to_bytes(BYTES, "big") for number in numbers)).decode()


def unpacked(text: str) -> list[int]:
    """The numbers that `packed` has written."""
    content = urlsafe_b64decode(text)
    return [int.from_bytes(content[at : at + BYTES], "big") for at in range(0, len(content), BYTES)]


def read_sketch(text: str) -> Sketch:
    """A sketch of the ledger. Raises ValueError when the text has not its FORM."""
    if not FORM.fullmatch(text):
        raise ValueError(f"“{text}” is not a sketch")
    head, *kept = unpacked(text[1:])
    everything = 256**BYTES - 1
    return Sketch(head, frozenset(kept), max(kept) if len(kept) == KEPT else everything)
