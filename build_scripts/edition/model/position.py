"""Where a datum stands in its source. Kept from birth to the last message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a source file."""

    file: str
    """Path from the edition's root, with forward slashes."""
    line: int = 1
    """1-based."""
    column: int = 1
    """1-based, in characters."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Marks:
    """Positions of every key and value of one YAML text, by path (`("senders", 0, "office")`)."""

    start: Position
    """Where the YAML begins; the answer for a path that does not exist."""
    values: Mapping[Path, Position] = field(default_factory=dict)
    keys: Mapping[Path, Position] = field(default_factory=dict)

    def value(self, *path: str | int) -> Position:
        """The position of the value at `path`, or of its nearest enclosing value."""
        return self._nearest(self.values, path)

    def key(self, *path: str | int) -> Position:
        """The position of the key that ends `path`, or of the nearest enclosing value."""
        return self.keys.get(path) or self._nearest(self.values, path[:-1])

    def _nearest(self, table: Mapping[Path, Position], path: Path) -> Position:
        while path:
            if found := table.get(path):
                return found
            path = path[:-1]
        return table.get((), self.start)
