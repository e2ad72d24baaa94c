"""Names of persons and places in a work, as Chicago sets them."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.text import CitedWork


def in_series(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B, and C`."""
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def inverted_series(names: Sequence[str], *, is_inverted: bool) -> str:
    """A series for lists: after an inverted name even two need a comma between them, `Smith, Ann, and Bo Li`."""
    return ", and ".join(names) if is_inverted and len(names) == 2 else in_series(names)


def place_in_work(cited: CitedWork) -> str:
    """All that the editor wrote after the key: `d384 (Dulte 17)`, `3, with maps`."""
    return joined(cited.locator, cited.suffix).removeprefix(",").strip()


def joined(before: str, after: str) -> str:
    """Two runs of words, with a blank between them unless the second begins with a mark."""
    blank = " " if before and after and after[0] not in ",.;:" else ""
    return f"{before}{blank}{after}"
