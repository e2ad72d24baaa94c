"""A Markdown file as YAML and text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model.position import Position
from ..model.problem import Problem
from .phrases import quote

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_DASHES = re.compile(r"[-–—―−_=*+]{1,9}")
_KEY = re.compile(r"[a-z_]{2,30}:(?:\s|$)")
FIRST_LINE = 2
"""The line of the file on which the YAML begins."""


@dataclass(frozen=True, slots=True)
class Halves:
    """A file divided at its front matter."""

    yaml: str
    markdown: str
    body_line: int
    """1-based line on which `markdown` begins."""


def divide(text: str, file: str) -> tuple[Halves | None, list[Problem]]:
    """The front matter between the first line `---` and the next, and the text after it."""
    opening = _FENCE.match(text)
    if not opening:
        message = "the file does not begin with front matter"
        return None, [Problem(Position(file), "YAML05", message, _beginning(text))]
    closing = _FENCE.search(text, opening.end())
    if not closing:
        message = "the front matter is not closed"
        return None, [Problem(Position(file), "YAML05", message, "put a second line `---` after its last key")]
    yaml = text[opening.end() + 1 : closing.start()]
    if not any(line.strip() and not line.lstrip().startswith("#") for line in yaml.split("\n")):
        return None, [Problem(Position(file), "YAML06", "the front matter is empty", "write at least `title: …`")]
    body_line = text.count("\n", 0, closing.end()) + 2
    return Halves(yaml, text[closing.end() + 1 :], body_line), []


def _beginning(text: str) -> str:
    """What to do so that the file begins with front matter."""
    first, _, rest = text.lstrip().partition("\n")
    first = first.rstrip()
    if first == "---":
        return "remove what stands before `---`"
    if _DASHES.fullmatch(first):
        return f"the first line is {quote(first)}: type three hyphens instead, `---`"
    if first.startswith(("```", "~~~")) and rest.lstrip().startswith("---"):
        return f"remove the line {quote(first)}, and the one like it at the end"
    if _KEY.match(first):
        return f"put a line `---` before {quote(first)}"
    return "begin with lines `---`, `title: …` and again `---`"
