"""Words of several witnesses set side by side, by CollateX."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.util import find_spec

EXTRA = "pip install 'edition[collate]'"


class CollatexMissingError(RuntimeError):
    """CollateX, or the library that it does not say it needs, is not installed; the message says how to get it."""


def align(words: Mapping[str, Sequence[str]]) -> list[dict[str, int]]:
    """Siglum → its words, folded so that words which belong together are equal → rows: siglum → which of its words stands there.

    Every word stands in one row, in order; a witness without a word in a row is not in it. Raises CollatexMissingError.
    """
    some = {siglum: found for siglum, found in words.items() if found}
    if len(some) < 2:
        return [{siglum: place} for siglum, found in some.items() for place in range(len(found))]
    return _rows(_table(some))


def _table(words: Mapping[str, Sequence[str]]) -> dict[str, list[list[dict[str, int]] | None]]:
    if not all(find_spec(name) for name in ("collatex", "Levenshtein")):
        raise CollatexMissingError(f"Collating needs CollateX: {EXTRA}")
    from collatex import collate

    tokens = {
        siglum: [{"t": word, "n": word, "place": place} for place, word in enumerate(found)]
        for siglum, found in words.items()
    }
    asked = {"witnesses": [{"id": siglum, "tokens": found} for siglum, found in tokens.items()]}
    made = json.loads(collate(asked, output="json", segmentation=False))
    return dict(zip(made["witnesses"], made["table"], strict=True))


def _rows(table: Mapping[str, Sequence[list[dict[str, int]] | None]]) -> list[dict[str, int]]:
    number = max(map(len, table.values()))
    return [
        {siglum: cells[row][0]["place"] for siglum, cells in table.items() if cells[row]}  # type: ignore[index]
        for row in range(number)
    ]
