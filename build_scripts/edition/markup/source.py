"""From tokens back to lines and columns of the source file.

markdown-it-py gives block tokens their lines but inline tokens nothing. An inline rule of ours notes the offset at which
its token begins (`meta["at"]`); here that offset is led back through the lines that make up the inline content.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from markdown_it.token import Token

from ..model.position import Position

_NEWLINE = re.compile(r"\r\n?|\n")


class SourceMap:
    """The lines of one Markdown text and where they stand in the file."""

    def __init__(self, markdown: str, file: str, first_line: int, first_column: int) -> None:
        self.file = file
        self.lines = _NEWLINE.split(markdown)
        self._first_line = first_line
        self._first_column = first_column
        self._cell_end = (-1, 0)

    def position(self, line: int, column: int) -> Position:
        """The position in the file of a 0-based line and column of the Markdown."""
        shift = self._first_column if line == 0 else 1
        return Position(self.file, self._first_line + line, column + shift)

    def find(self, line: int, needle: str) -> Position:
        """The position of some words in a line, or of the line's first character."""
        text = self.line(line)
        column = text.find(needle) if needle else -1
        return self.position(line, column if column >= 0 else len(text) - len(text.lstrip()))

    def line(self, line: int) -> str:
        """A line of the Markdown; empty beyond the end."""
        return self.lines[line] if line < len(self.lines) else ""

    def inline(self, token: Token, is_cell: bool) -> InlineMap:
        """The map of one inline token; cells of a table share a line and are met from left to right."""
        first = token.map[0] if token.map else 0
        if not is_cell:
            return InlineMap(self, token.content, first)
        start = self._cell_end[1] if self._cell_end[0] == first else 0
        column = max(self.line(first).find(token.content, start), start)
        self._cell_end = (first, column + len(token.content))
        return InlineMap(self, token.content, first, column)


class InlineMap:
    """Leads offsets of an inline token's content back to the file."""

    def __init__(self, source: SourceMap, content: str, line: int, column: int | None = None) -> None:
        self.content = content
        self._source = source
        self._line = line
        self._column = column
        self._starts: list[int] | None = None
        self._columns: dict[int, int] = {}

    def position(self, offset: int) -> Position:
        """The position in the file of an offset of the content."""
        if self._starts is None:
            self._starts = [0, *(match.end() for match in re.finditer("\n", self.content))]
        index = bisect_right(self._starts, offset) - 1
        start = self._starts[index]
        if index not in self._columns:  # a line may be long, and have many faults
            self._columns[index] = self._column_of(index, start)
        return self._source.position(self._line + index, self._columns[index] + offset - start)

    def _column_of(self, index: int, start: int) -> int:
        """Where a line of the content begins in its source line: behind list markers, quotation marks, indentation."""
        if self._column is not None:
            return self._column
        piece = self.content[start:].split("\n", 1)[0]
        words = piece.strip()
        line = self._source.line(self._line + index).rstrip()
        column = len(line) - len(words) if line.endswith(words) else max(line.find(words), 0)
        return column - (len(piece) - len(piece.lstrip()))
