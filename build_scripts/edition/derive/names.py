"""Names of persons, dates and places in a work, as Chicago sets them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model.dates import MONTHS, in_words
from ..model.text import CitedWork

_DAY = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(\d\d))?")


def in_series(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B, and C`."""
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def inverted_series(names: Sequence[str]) -> str:
    """A series whose first name is inverted, so that even two need a comma between them: `Smith, Ann, and Bo Li`."""
    return ", and ".join(names) if len(names) == 2 else in_series(names)


def natural(name: str) -> str:
    """`Young, Kenneth T., Jr.` → `Kenneth T. Young Jr.`; a name without a comma stands as it is."""
    family, _, rest = name.partition(", ")
    given, _, suffix = rest.partition(", ")
    return " ".join(part for part in (given, family, suffix) if part)


def american_date(edtf: str) -> str:
    """`1954-06-11` → `June 11, 1954`, as in the notes that CSL sets; dates in doubt are put in words."""
    if not (match := _DAY.fullmatch(edtf)):
        return in_words(edtf)
    month = MONTHS[int(match[2]) - 1]
    return f"{month} {int(match[3])}, {match[1]}" if match[3] else f"{month} {match[1]}"


def place_in_work(cited: CitedWork) -> str:
    """All that the editor wrote after the key: `d384 (Dulte 17)`, `3, with maps`."""
    return joined(cited.locator, cited.suffix).removeprefix(",").strip()


def joined(before: str, after: str) -> str:
    """Two runs of words, with a blank between them unless the second begins with a mark."""
    blank = " " if before and after and after[0] not in ",.;:" else ""
    return f"{before}{blank}{after}"
