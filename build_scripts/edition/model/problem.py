"""Problems are data: a place, a stable code, what is wrong, what to type instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from .codes import CODES, Severity
from .position import Position


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

    @property
    def severity(self) -> Severity:
        """`error` stops the build; `warning` is counted and stops a strict one; `notice` is only told."""
        return CODES[self.code].severity

    def __str__(self) -> str:
        hint = f"; {self.hint}" if self.hint else ""
        return f"{self.position}: {self.severity} {self.code}: {self.message}{hint}"


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the nearest of the known words, or `otherwise` when none is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean “{near[0]}”?" if near else otherwise


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops the build."""
    return any(problem.severity == "error" for problem in problems)
