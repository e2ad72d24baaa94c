"""Positions by path, kept as numbers: an edition has millions, and few are ever asked for."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial

from ..model.position import Marks, Path, Position
from ..model.shelves import Shelf

LINE = 1 << 32
"""A place is `line * LINE + column`."""


class Places(Mapping[Path, Position]):
    """A mapping that makes its positions when asked; the numbers may stand on a shelf."""

    __slots__ = ("_numbers", "file")

    def __init__(self, file: str, numbers: dict[Path, int] | Callable[[], dict[Path, int]]) -> None:
        self.file, self._numbers = file, numbers

    @property
    def numbers(self) -> dict[Path, int]:
        """Path → place."""
        return self._numbers() if callable(self._numbers) else self._numbers

    def __reduce__(self) -> tuple[type[Places], tuple[str, dict[Path, int]]]:
        """For processes that have not the shelf."""
        return Places, (self.file, self.numbers)

    def __getitem__(self, path: Path) -> Position:
        line, column = divmod(self.numbers[path], LINE)
        return Position(self.file, line, column)

    def __iter__(self) -> Iterator[Path]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    def __contains__(self, path: object) -> bool:
        return path in self.numbers


def shelved(marks: Marks, shelf: Shelf) -> Marks:
    """The same marks, with the numbers on a shelf."""
    return Marks(marks.start, _shelved(marks.values, shelf), _shelved(marks.keys, shelf))


def _shelved(places: Mapping[Path, Position], shelf: Shelf) -> Mapping[Path, Position]:
    if not isinstance(places, Places):
        return places
    place = shelf.put(pickle.dumps(places.numbers, pickle.HIGHEST_PROTOCOL))
    return Places(places.file, partial(_numbers, shelf, place))


@lru_cache(8)
def _numbers(shelf: Shelf, place: int) -> dict[Path, int]:
    numbers: dict[Path, int] = pickle.loads(shelf.get(place))  # noqa: S301 — put there by this module
    return numbers
