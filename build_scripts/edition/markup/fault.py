"""What is wrong with markup, until its place in the file is known."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """What is wrong with a token; it becomes a Problem when the token's place in the file is known."""

    code: str
    message: str
    hint: str = ""


class LineFault(NamedTuple):
    """What is wrong with a line of a block construct."""

    line: int
    """0-based line of the Markdown."""
    needle: str
    """Words of that line to point at."""
    fault: Fault
