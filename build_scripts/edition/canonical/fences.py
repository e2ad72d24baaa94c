"""Which lines of a Markdown text are fenced code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .blocks import DEFINITION, Line

_OPENING = re.compile(
    r"(?P<lead>(?:\[\^[^\]\s]+\]:[ \t]*)?[ \t]*(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]+|>[ \t]?)*[ \t]*)(?P<mark>`{3,}(?=[^`]*$)|~{3,})"
)


@dataclass(frozen=True, slots=True)
class _Fence:
    """An opening fence."""

    mark: str
    indent: int
    """How deep a line must be indented to be within the same note, item or quotation."""
    quoted: bool

    def holds(self, text: str) -> bool:
        """Whether the line stands where the code began; one that does not would end it."""
        if self.quoted:
            return text.lstrip(" ").startswith(">")
        return not text.strip() or len(text) - len(text.lstrip(" ")) >= self.indent

    def is_closed_by(self, text: str) -> bool:
        """Whether the line is the closing fence."""
        rest = text.lstrip(" >") if self.quoted else text.lstrip(" ")
        deep = len(text) - len(rest) > self.indent + 3
        closing = rest.rstrip(" \t")
        return not deep and len(closing) >= len(self.mark) and not closing.strip(self.mark[0])


def with_code(lines: Sequence[str]) -> list[Line] | None:
    """The lines, told apart; None when code is not closed where it began, so that nobody can tell."""
    read: list[Line] = []
    fence: _Fence | None = None
    for text in lines:
        if fence:
            if not fence.holds(text):
                return None
            read.append(Line(text, code=True))
            fence = None if fence.is_closed_by(text) else fence
        else:
            fence = _opened(text)
            if fence and _is_doubtful(text, read[-1].text if read else ""):
                return None
            read.append(Line(text, code=fence is not None))
    return None if fence else read


def _is_doubtful(text: str, above: str) -> bool:
    """Whether code begins on the line of a note, or so deep below a line that it may be part of its paragraph."""
    return bool(DEFINITION.match(text)) or (text.startswith(("    ", "\t")) and bool(above.strip()))


def _opened(text: str) -> _Fence | None:
    match = _OPENING.match(text)
    if not match:
        return None
    lead = match["lead"]
    return _Fence(match["mark"], len(lead.expandtabs(4)), ">" in lead)
