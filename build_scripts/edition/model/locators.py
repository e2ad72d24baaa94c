"""Places in a work, as editors write them after the key of a citation.

`pp. 385–386, with maps` names pages, with words after them; `744th meeting` and `d887, footnote 1` are words alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_ARABIC = r"\d+(?:[a-e](?!\w))?"
_ROMAN = r"[ivxlcdm]+(?!\w)"


def _list_of(number: str) -> str:
    """One page or range after the other."""
    pages = rf"(?:{number})(?:\s*[-–]\s*(?:{number}))?"
    return rf"{pages}(?:(?:,\s*(?:and\s+)?|\s*&\s*|\s+and\s+){pages})*"


_LABELLED = re.compile(rf"(?:pp?\.|pages?\b)\s*({_list_of(f'{_ARABIC}|{_ROMAN}')})(.*)", re.DOTALL)
_BARE = re.compile(rf"({_list_of(_ARABIC)})((?:[,;(]|\s+\(|n\.?\s?\d|\s+nn?\.|\s*ff?\b|\s+and\s).*)?", re.DOTALL)
"""Words straight after a bare number make it something else: `744th meeting`, `8 June 1954`."""


class Locator(NamedTuple):
    """A place in a work."""

    pages: str
    """`385–386, 390`, without their label; empty when the place is no page."""
    words: str
    """What follows the pages, or all of it."""


def read_locator(written: str) -> Locator:
    """The place as written, taken apart."""
    match = _LABELLED.fullmatch(written) or _BARE.fullmatch(written)
    return Locator(match[1], match[2] or "") if match else Locator("", written)
