"""Positions by path, kept as numbers: an edition has millions, and few are ever asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model.position import Path, Position

LINE = 1 << 32
"""A place is `line * LINE + column`."""


class Places(Mapping[Path, Position]):
    """A mapping that makes its positions when asked."""

    __slots__ = ("file", "numbers")

    def __init__(self, file: str, numbers: dict[Path, int]) -> None:
        self.file, self.numbers = file, numbers

    def __getitem__(self, path: Path) -> Position:
        line, column = divmod(self.numbers[path], LINE)
        return Position(self.file, line, column)

    def __iter__(self) -> Iterator[Path]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    def __contains__(self, path: object) -> bool:
        return path in self.numbers
