"""Which letters of an expansion the document has: `Tel.`, Telegram → Tel(egram), as editors of manuscripts print it."""

from __future__ import annotations

_LONGEST = 60
"""Letters; what is longer is no abbreviation of a word, and comparing takes time in proportion to the product of both."""


def resolved(abbreviation: str, expansion: str) -> tuple[tuple[str, bool], ...]:
    """The expansion in runs, each with whether the editors supplied it; one run, supplied, when the letters are others.

    Of all ways to find the letters of the abbreviation, and its blanks if they are there, in the expansion the one with the fewest
    supplied runs is taken, of those the one that finds them first.
    """
    words = ["".join(filter(str.isalnum, word)).casefold() for word in abbreviation.split()]
    letters = " ".join(filter(None, words))
    if not letters or max(len(letters), len(expansion)) > _LONGEST:
        return ((expansion, True),)
    signs = _shortest(letters, expansion) or _shortest(letters.replace(" ", ""), expansion)
    return _runs(expansion, signs) if signs else ((expansion, True),)


def _shortest(letters: str, expansion: str) -> str:
    """For each letter of the expansion `=` (the document has it) or `+` (supplied); empty when not all letters are there."""
    best: dict[tuple[int, str], tuple[int, str]] = {(0, ""): (0, "")}
    """Letters found and the last sign → the runs and the signs of the best way there."""
    for sign in expansion:
        following: dict[tuple[int, str], tuple[int, str]] = {}
        for (found, last), (runs, path) in best.items():
            options = [((found, "+"), (runs + (last != "+"), f"{path}+"))]
            if letters[found : found + 1] == sign.casefold():
                options.append(((found + 1, "="), (runs, f"{path}=")))
            for state, way in options:
                following[state] = min(following.get(state, way), way, key=_preference)
        best = following
    ends = [way for (found, _), way in best.items() if found == len(letters)]
    return min(ends, key=_preference)[1] if ends else ""


def _preference(way: tuple[int, str]) -> tuple[int, str]:
    """Few runs first, then early letters."""
    runs, path = way
    return runs, path.replace("=", " ")


def _runs(expansion: str, signs: str) -> tuple[tuple[str, bool], ...]:
    runs: list[tuple[str, bool]] = []
    for letter, sign in zip(expansion, signs, strict=True):
        supplied = sign == "+"
        if runs and runs[-1][1] == supplied:
            runs[-1] = (runs[-1][0] + letter, supplied)
        else:
            runs.append((letter, supplied))
    return tuple(runs)
