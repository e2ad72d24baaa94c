"""How names are put in order, in every list alike."""

from __future__ import annotations

import unicodedata


def fold(words: str) -> str:
    """Words without accents and case, for sorting and for letters."""
    decomposed = unicodedata.normalize("NFKD", words)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
