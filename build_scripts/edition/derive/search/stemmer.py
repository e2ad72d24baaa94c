"""Porter's stemmer (Program 14:3, 1980) exactly as lunr.js has it, so that both sides of the search know a word by one stem.

lunr.py's own differs in `y` after a vowel (`money`, `key`, `day`), and its index would lose these words in lunr.js.
"""

from __future__ import annotations

import re
from functools import lru_cache

_C, _V = "[^aeiou][^aeiouy]*", "[aeiouy][aeiou]*"
_SOME = re.compile(f"(?:{_C})?{_V}{_C}")
"""Measure above 0: a vowel and a consonant after it."""
_SEVERAL = re.compile(f"(?:{_C})?{_V}{_C}{_V}{_C}")
_ONE = re.compile(f"(?:{_C})?{_V}{_C}(?:{_V})?$")
_VOWEL = re.compile(f"(?:{_C})?[aeiouy]")
_SHORT = re.compile(f"{_C}[aeiouy][^aeiouwxy]$")
_DOUBLE = re.compile(r"([^aeiouylsz])\1$")
_PLAIN = re.compile(r"[a-z]{3,}")

_STEP_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble", "alli": "al",
    "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al",
    "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
_STEP_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
_STEP_4 = "al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize"


_ENDS_2, _ENDS_3, _ENDS_4 = (
    re.compile(f"(.+?)({endings})") for endings in ("|".join(_STEP_2), "|".join(_STEP_3), _STEP_4)
)
"""The stem as short as it can be: of two endings that fit, the longer."""


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a folded word; what is not of Latin letters alone stays as it is."""
    if not _PLAIN.fullmatch(word):
        return word
    word = re.sub("^y", "Y", word)
    for step in (_plural, _past, _final_y, _double_suffix, _suffix, _residue, _final_e):
        word = step(word)
    return re.sub("^Y", "y", word)


def _plural(word: str) -> str:
    if match := re.fullmatch(r"(.+?)(ss|i)es", word):
        return match[1] + match[2]
    return word[:-1] if re.fullmatch(r".+?[^s]s", word) else word


def _past(word: str) -> str:
    if match := re.fullmatch(r"(.+?)eed", word):
        return word[:-1] if _SOME.match(match[1]) else word
    match = re.fullmatch(r"(.+?)(?:ed|ing)", word)
    if not match or not _VOWEL.match(match[1]):
        return word
    base = match[1]
    if base.endswith(("at", "bl", "iz")):
        return base + "e"
    if _DOUBLE.search(base):
        return base[:-1]
    return base + "e" if _SHORT.match(base) else base


def _final_y(word: str) -> str:
    """After a consonant that is not the first letter."""
    return word[:-1] + "i" if re.fullmatch(r".+?[^aeiou]y", word) else word


def _double_suffix(word: str) -> str:
    match = _ENDS_2.fullmatch(word)
    return match[1] + _STEP_2[match[2]] if match and _SOME.match(match[1]) else word


def _suffix(word: str) -> str:
    match = _ENDS_3.fullmatch(word)
    return match[1] + _STEP_3[match[2]] if match and _SOME.match(match[1]) else word


def _residue(word: str) -> str:
    match = _ENDS_4.fullmatch(word) or re.fullmatch(r"(.+?[st])ion", word)
    return match[1] if match and _SEVERAL.match(match[1]) else word


def _final_e(word: str) -> str:
    if word.endswith("e") and len(word) > 1:
        base = word[:-1]
        if _SEVERAL.match(base) or (_ONE.match(base) and not _SHORT.match(base)):
            word = base
    return word[:-1] if word.endswith("ll") and _SEVERAL.match(word) else word
