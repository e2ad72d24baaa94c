"""The passages of specimen.md: a heading, what it is for, a block of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

PICTURE = "img/d10-2.jpg"
"""The picture that passages name."""

_PASSAGE = re.compile(
    r"^## (?P<title>[^\n]+)\n\n(?P<about>[^`]+)\n\n```markdown\n(?P<source>.*?)^```$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One construct at work."""

    number: int
    """From 1."""
    title: str
    about: str
    """What it is for, in plain words."""
    source: str
    """As an editor writes it."""
    line: int
    """Line of specimen.md on which the source begins, from 1."""


def passages() -> Iterator[Passage]:
    """Every passage in its order."""
    text = (files(__package__) / "specimen.md").read_text(encoding="utf-8")
    for number, match in enumerate(_PASSAGE.finditer(text), start=1):
        line = text.count("\n", 0, match.start("source")) + 1
        yield Passage(number, match["title"], " ".join(match["about"].split()), match["source"], line)
