"""YAML by its lines: whether a line begins something new or goes on with what is above it.

Where this reading is unsure it takes a line as going on: then lines stay together that could have been parted, and no value changes.
"""

from __future__ import annotations

import re

KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*):(?= |$)")
_OFFSET = re.compile(r" *(?:- +)*")
_BLOCK_SCALAR = re.compile(r"(?:^|[ :-] *)[|>]([+-]?[0-9]?[+-]?)[ \t]*(?: #.*)?$")
_MARKED = re.compile(r" *(?:- +)*(?:[A-Za-z0-9_-]+: +)?[&*!%@`]")


class Unreadable(Exception):  # noqa: N818 (no error: the text is left as it is)
    """The lines are not YAML of a kind that could be put in order safely."""


class LineReader:
    """Takes lines in order and knows after each whether the value is still open."""

    def __init__(self) -> None:
        self._quote = ""
        self._depth = 0
        self._scalar: int | None = None
        """Within a block scalar: its text is indented deeper than this."""

    @property
    def is_open(self) -> bool:
        """Whether a quotation mark or bracket waits to be closed."""
        return bool(self._quote or self._depth)

    def goes_on(self, line: str) -> bool:
        """Whether `line`, the next one, can only belong to the value above it; an empty one may, the line after it tells."""
        return self.is_open or (line != "" and self._in_block_scalar(line))

    def take(self, line: str) -> str:
        """Read the next line; gives it back without trailing blanks, unless these belong to the value."""
        if self._in_block_scalar(line):
            return line
        self._scalar = None
        if not self.is_open and line.lstrip(" ").startswith("#"):
            return line.rstrip(" \t")
        if not self.is_open:
            self._begin(line)
        self._scan(line)
        return line if self._quote else line.rstrip(" \t")

    def _in_block_scalar(self, line: str) -> bool:
        return self._scalar is not None and (not line.strip(" ") or _indent(line) > self._scalar)

    def _begin(self, line: str) -> None:
        if _MARKED.match(line):
            raise Unreadable
        if match := _BLOCK_SCALAR.search(line):
            if "+" in match[1]:  # it keeps the empty lines after it: they would have to move with it
                raise Unreadable
            start = _offset(line)
            self._scalar = start if KEY.match(line, start) else max(0, line.rfind("-", 0, start))

    def _scan(self, line: str) -> None:
        """Follow quotation marks and brackets through the line."""
        position = 0 if self.is_open else _offset(line)
        fresh = True
        while position < len(line):
            if self._quote:
                position += self._within_quotes(line, position)
                continue
            sign = line[position]
            if sign == "#" and line[position - 1 : position] in ("", " ", "\t"):
                return
            fresh = self._outside_quotes(sign, line[position + 1 : position + 2], fresh)
            position += 1

    def _outside_quotes(self, sign: str, following: str, fresh: bool) -> bool:
        """Whether a value may begin after `sign`; `fresh`: whether one may begin with it."""
        if fresh and sign in "\"'":
            self._quote = sign
        elif sign in "[{" and (fresh or self._depth):
            self._depth += 1
            return True
        elif sign in "]}" and self._depth:
            self._depth -= 1
        elif (sign == "," and self._depth) or (sign == ":" and following in ("", " ", "\t", ",", "]", "}")):
            return True
        return fresh and sign in " \t"

    def _within_quotes(self, line: str, position: int) -> int:
        """How many characters of a quoted text to pass at once."""
        sign = line[position]
        if self._quote == '"' and sign == "\\":
            return 2
        if sign == self._quote:
            if sign == "'" and line[position + 1 : position + 2] == "'":
                return 2
            self._quote = ""
        return 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _offset(line: str) -> int:
    """Where the key or value begins, after the dashes of a list."""
    match = _OFFSET.match(line)
    return match.end() if match else 0
