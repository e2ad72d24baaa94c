"""Hints for ids that lead nowhere. Fast for 50,000 names: near misses are looked up, not compared with every name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from string import ascii_lowercase, digits

from ..model.edition import Registered
from ..model.entries import RegisterEntry
from ..model.problem import did_you_mean
from ..model.ranges import natural_key

_ALPHABET = f"{ascii_lowercase}{digits}-"
_FEW = 2_000
_MOST_NAMED = 3
_MOST_ANCHORS = 8
_SHORT = 4
"""Shorter words are one slip away from too many others."""


def nearest(word: str, known: Collection[str], otherwise: str = "") -> str:
    """A hint that names the known word one slip of the pen away, or the most similar one when there are few."""
    return _slip(word, known) or did_you_mean(word, known if len(known) <= _FEW else (), otherwise)


def nearest_entry(word: str, register: Mapping[str, Registered], otherwise: str) -> str:
    """The hint for an id that no entry of the register has: a misspelt id, the entries that bear such a name, a similar id."""
    known = register.keys()
    return _slip(word, known) or _either(_named_like(word, register)) or nearest(word, known, otherwise)


def nearest_anchor(anchor: str, anchors: Collection[str]) -> str:
    """The hint for an anchor that the page has not: those that begin with the same letter, then others."""
    if not anchors:
        return "leave the anchor out"
    found = sorted(anchors, key=lambda known: (known[:1] != anchor[:1], natural_key(known)))
    some = ", ".join(f"“#{known}”" for known in found[:_MOST_ANCHORS])
    return f"it has {some}{' …' if len(found) > _MOST_ANCHORS else ''}"


def _slip(word: str, known: Collection[str]) -> str:
    return did_you_mean(word, sorted((slip for slip in _slips(word) if slip in known), key=natural_key))


def _slips(word: str) -> set[str]:
    """Every word that is one letter more, less or different, or has two letters exchanged."""
    word = word[:100]
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    fewer = {a + b[1:] for a, b in cuts if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    other = {a + letter + b[1:] for a, b in cuts if b for letter in _ALPHABET}
    more = {a + letter + b for a, b in cuts for letter in _ALPHABET}
    return fewer | swapped | other | more


def _named_like(word: str, register: Mapping[str, Registered]) -> list[str]:
    """Ids of the entries whose id or names hold every word of `word`, or words that begin so, or such words misspelt."""
    names = {identifier: _names(entry.entry) for identifier, entry in register.items()}
    known = {word for words in names.values() for word in words}
    wanted = [_spelt(want, known) for want in _words(word)]
    return [identifier for identifier, words in names.items() if wanted and _holds(words, wanted)]


def _names(entry: RegisterEntry) -> set[str]:
    return {word for name in (entry.id, entry.name, *getattr(entry, "variants", ())) for word in _words(name)}


def _spelt(word: str, known: set[str]) -> str:
    """The word as some name has it, when that is one slip of the pen away."""
    if len(word) < _SHORT or any(other.startswith(word) for other in known):
        return word
    return min((slip for slip in _slips(word) if slip in known), default=word)


def _holds(words: set[str], wanted: list[str]) -> bool:
    return all(any(word.startswith(want) for word in words) for want in wanted)


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.findall(r"[^\W_]+", "".join(letter for letter in plain if not unicodedata.combining(letter)))


def _either(identifiers: list[str]) -> str:
    if not identifiers:
        return ""
    *first, last = (f"“{identifier}”" for identifier in identifiers[:_MOST_NAMED])
    several = f"{', '.join(first)} or {last}" if first else last
    return f"did you mean {several}{' …' if len(identifiers) > _MOST_NAMED else ''}?"
