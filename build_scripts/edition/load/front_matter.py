"""A Markdown file as YAML and text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model.position import Position
from ..model.problem import Problem

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
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
        late = text.lstrip().startswith("---")
        hint = "remove what stands before `---`" if late else "begin with lines `---`, `title: …` and again `---`"
        return None, [Problem(Position(file), "YAML05", "the file does not begin with front matter", hint)]
    closing = _FENCE.search(text, opening.end())
    if not closing:
        message = "the front matter is not closed"
        return None, [Problem(Position(file), "YAML05", message, "put a second line `---` after its last key")]
    yaml = text[opening.end() + 1 : closing.start()]
    if not any(line.strip() and not line.lstrip().startswith("#") for line in yaml.split("\n")):
        return None, [Problem(Position(file), "YAML06", "the front matter is empty", "write at least `title: …`")]
    body_line = text.count("\n", 0, closing.end()) + 2
    return Halves(yaml, text[closing.end() + 1 :], body_line), []
