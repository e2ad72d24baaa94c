"""Problems are data: a place, a stable code, what is wrong, what to type instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from .codes import CODES, Severity
from .position import Position

LONGEST = 500
"""Characters of a message or hint; nobody reads on."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with a source. Sorts by place, then code."""

    position: Position
    code: str
    message: str
    hint: str = ""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"unknown problem code {self.code!r}: add it to model/codes.py")
        for name in ("message", "hint"):  # what a source holds may be as long as the file
            if len(words := getattr(self, name)) > LONGEST:
                object.__setattr__(self, name, f"{words[:LONGEST]}…")

    @property
    def severity(self) -> Severity:
        """`error` stops the build; `warning` is counted and stops a strict one; `notice` is only told."""
        return CODES[self.code].severity

    def __str__(self) -> str:
        hint = f"; {self.hint}" if self.hint else ""
        return _one_line(f"{self.position}: {self.severity} {self.code}: {self.message}{hint}")


def _one_line(words: str) -> str:
    """Words of a source can neither break the line nor command the reader’s terminal."""
    if words.isprintable():
        return words
    return "".join(" " if sign.isspace() else sign if sign.isprintable() else "\ufffd" for sign in words)


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the nearest of the known words, or `otherwise` when none is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean “{near[0]}”?" if near else otherwise


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops the build."""
    return any(problem.severity == "error" for problem in problems)
