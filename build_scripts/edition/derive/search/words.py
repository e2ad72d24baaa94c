"""Folding and tokens: one rule for what is indexed and what is typed. theme/assets/search-words.js is its twin.

A text is cut into chunks at everything but letters, digits and the marks that may stand within a word or number
(`A/5–101`, `396.1`, `Saint-Simon`, `O’Neill`). A chunk gives its parts and, when it has several, also all of them joined, so
that `SaintSimon` finds `Saint-Simon` and `3961` is `396.1`. Chinese, Japanese and Korean have no blanks that can be relied on: a run of
their characters gives each character and each pair.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

LETTERS = {
    "ı": "i",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ŋ": "n",
    "ς": "σ",
    **dict.fromkeys("’ʼʻ‘‛′ʹ＇", "'"),
}
"""Letters that have no decomposition, and the forms of the apostrophe; given to the browser with the index."""

LONGEST = 40
"""A longer chunk (an address of the web) is not kept joined."""

SHORT = 60
"""Characters of a line that is worth remembering."""

_KEPT_MARKS = "\u3099\u309a"
_FOLD = str.maketrans(LETTERS)
_CHUNK = re.compile(r"[^\W_]+(?:['.,/·&\-‐‒–−_][^\W_]+)*")
_JOINT = re.compile(r"[.,/·&\-‐‒–−_]")
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff"
_RUN = re.compile(f"[{_CJK}]+|[^{_CJK}]+")
_IS_CJK = re.compile(f"[{_CJK}]")


def fold(text: str) -> str:
    """Lower case without diacritics: `Dvořák` → `dvorak`, `Işık` → `isik`."""
    if text.isascii():
        return text.lower()
    bare = "".join(character for character in unicodedata.normalize("NFKD", text) if not _is_dropped(character))
    return unicodedata.normalize("NFC", bare).lower().translate(_FOLD)


@lru_cache(maxsize=10_000)
def _is_dropped(character: str) -> bool:
    """Combining marks, and characters without a form (soft hyphens, zero-width joiners)."""
    return character not in _KEPT_MARKS and unicodedata.category(character) in ("Mn", "Cf")


def tokens(text: str) -> Iterator[str]:
    """What is indexed of a text, in order."""
    return iter(_of_short(text)) if len(text) < SHORT else _of(text)


def _of(text: str) -> Iterator[str]:
    return chain.from_iterable(map(_of_chunk, _CHUNK.findall(fold(text))))


@lru_cache(maxsize=50_000)
def _of_short(text: str) -> tuple[str, ...]:
    """Names and dates come again and again."""
    return tuple(_of(text))


@lru_cache(maxsize=200_000)
def _of_chunk(chunk: str) -> tuple[str, ...]:
    parts = [part for piece in _JOINT.split(chunk) for part in _parts(piece)]
    joined = "".join(parts)
    is_joined = len(parts) > 1 and len(joined) <= LONGEST and not _IS_CJK.search(joined)
    found = (token for part in parts for token in (_grams(part) if _IS_CJK.match(part) else (part,)))
    return (*found, joined) if is_joined else tuple(found)


def _parts(piece: str) -> list[str]:
    """Without the genitive's ending and apostrophes; other scripts apart."""
    return _RUN.findall(piece.removesuffix("'s").replace("'", ""))


def _grams(run: str) -> Iterator[str]:
    yield from run
    yield from (run[at : at + 2] for at in range(len(run) - 1))
