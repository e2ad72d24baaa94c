"""How a line of Markdown begins: with a block of its own, as the middle of a paragraph, or so that only its surroundings tell."""

from __future__ import annotations

import re
from typing import NamedTuple

DEFINITION = re.compile(r"\[\^([^\]\s]{1,100})\]:")
"""The beginning of a note."""

_RULE = r"(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|-(?:[ \t]*-){2,}[ \t]*)$"
_WHOLE = re.compile(rf"#{{1,6}}(?:[ \t]|$)|:{{3}}|{_RULE}")
_INTERRUPTS = re.compile(rf"{_WHOLE.pattern}|`{{3}}|~{{3}}|>|[-+*][ \t]+\S|1[.)][ \t]+\S|{DEFINITION.pattern}")
_UNCLEAR = re.compile(r"[0-9]{1,9}[.)](?:[ \t]|$)|[-+*][ \t]*$|[-=]+[ \t]*$|[|:<{]|\[[^\]]*\]:|.*\|")
_ITEM = re.compile(r" {0,3}(?:[-+*]|[0-9]{1,9}[.)])(?:[ \t]|$)")


class Line(NamedTuple):
    """A line of a text."""

    text: str
    code: bool = False
    """Whether it belongs to fenced code, and is left as it is."""


def is_whole(text: str) -> bool:
    """Whether the line is a block by itself: a heading, a rule, a container's fence."""
    return _WHOLE.match(text.lstrip(" \t")) is not None


def interrupts(text: str) -> bool:
    """Whether the line ends a paragraph above it."""
    return _INTERRUPTS.match(text.lstrip(" \t")) is not None


def is_unclear(text: str) -> bool:
    """Whether only its surroundings tell what the line is: a table's row, a list's later item, an underline, an attribute."""
    return _UNCLEAR.match(text.lstrip(" \t")) is not None


def is_item(text: str) -> bool:
    """Whether the line may begin an item of a list."""
    return _ITEM.match(text) is not None


def is_meaning(text: str) -> bool:
    """Whether the line may begin the meaning of a term above it, in a definition list."""
    return re.match(r" {0,3}:(?!::)", text) is not None
