"""Values that are read seldom, held as bytes in a file instead of in memory: a build is as large as an edition, and memory is not.

The file has no name and goes with the last process that has it open. Forked workers read the same one; to others the bytes
are handed over, and they put them on shelves of their own.
"""

from __future__ import annotations

import json
import os
import pickle
import tempfile
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from itertools import islice
from threading import Lock
from typing import Any, Generic, TypeVar

from .digests import digest

K = TypeVar("K", bound=Hashable)
V_co = TypeVar("V_co", covariant=True)

_IN_MEMORY = 20_000
"""Rows that are sorted by key before they are put away."""
_SIZE = 32
"""A place is `offset << _SIZE | length`: one number takes less than two."""


class Shelf:
    """Bytes in the order in which they were put there, each known by its place."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="edition-", buffering=0)  # noqa: SIM115 — open as long as it lives
        self._end, self._lock = 0, Lock()

    def put(self, content: bytes) -> int:
        """The place of this content."""
        with self._lock:
            place = self._end << _SIZE | len(content)
            left = memoryview(content)
            while left:  # the system may take less at a time
                left = left[self._file.write(left) :]
            self._end += len(content)
        return place

    def get(self, place: int) -> bytes:
        """What was put there."""
        offset, length = place >> _SIZE, place & ((1 << _SIZE) - 1)
        return os.pread(
            self._file.fileno(), length, offset
        )  # forked processes share where the file stands: nobody moves it


class Shelved(Mapping[K, V_co], Generic[K, V_co]):
    """A mapping whose values stand on a shelf, as bytes that `unpack` makes values of."""

    __slots__ = ("__weakref__", "_places", "_shelf", "_unpack", "_value")
    AT_HAND = 16
    """Values that stay unpacked: what is asked for again is asked for soon."""
    SMALL = 0
    """So many stay unpacked altogether: an edition of some hundred documents is no burden to memory."""

    def __init__(self, unpack: Callable[[bytes], V_co], content: Iterable[tuple[K, bytes]] = ()) -> None:
        self._unpack, self._shelf = unpack, Shelf()
        self._places: dict[K, int] = {key: self._shelf.put(one) for key, one in content}
        at_hand = self.SMALL if len(self._places) <= self.SMALL else self.AT_HAND
        self._value = lru_cache(at_hand)(self._unpacked)

    def __reduce__(self) -> tuple[type[Shelved[K, V_co]], tuple[Any, ...]]:
        """For processes that have not the file open."""
        return type(self), (self._unpack, tuple((key, self.content(key)) for key in self))

    def __getitem__(self, key: K) -> V_co:
        return self._value(key)

    def __iter__(self) -> Iterator[K]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def content(self, key: K) -> bytes:
        """The bytes of a value. Raises KeyError."""
        return self._shelf.get(self._places[key])

    def _unpacked(self, key: K) -> V_co:
        return self._unpack(self.content(key))


class Pickled(Shelved[K, V_co]):
    """Values of the model by key, of whatever kind."""

    __slots__ = ()

    def __init__(self, values: Iterable[tuple[K, V_co]]) -> None:
        super().__init__(pickle.loads, ((key, pickle.dumps(value, pickle.HIGHEST_PROTOCOL)) for key, value in values))

    def __reduce__(self) -> tuple[type[Pickled[K, V_co]], tuple[Any, ...]]:
        """For processes that have not the file open."""
        return type(self), (tuple(self.items()),)


class Words:
    """A long text on a shelf: `str` reads it."""

    __slots__ = ("_place", "_shelf")

    def __init__(self, shelf: Shelf, words: str) -> None:
        self._shelf, self._place = shelf, shelf.put(words.encode())

    def __str__(self) -> str:
        return self._shelf.get(self._place).decode()

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """For processes that have not the file open."""
        return str, (str(self),)


class Rows(Shelved[str, tuple[V_co, ...]]):
    """Records by key, each made of a row of words."""

    __slots__ = ("_make",)
    AT_HAND = 2  # some are very many: all mentions of a person

    def __init__(self, make: Callable[..., V_co], content: Iterable[tuple[str, bytes]]) -> None:
        super().__init__(partial(_records, make), content)
        self._make = make

    def __reduce__(self) -> tuple[type[Rows[V_co]], tuple[Any, ...]]:
        """For processes that have not the file open."""
        return type(self), (self._make, tuple((key, self.content(key)) for key in self))

    def digest_of(self, key: Hashable) -> bytes:
        """Of the records as they are held, without making them (model/digests.py)."""
        return digest(self.content(str(key)))


Row = tuple[str, ...]


def rows(content: Iterable[Row]) -> bytes:
    """What `Rows` makes records of."""
    return b"[%b]" % _listed(content)


def rows_by_key(found: Iterable[tuple[str, Row]]) -> Iterator[tuple[str, bytes]]:
    """Rows that come in any order, together for each key: the keys are sorted, and the rows of each follow each other as they came.

    They may be too many for the memory, which holds some of them at a time.
    """
    shelf, places, remaining = Shelf(), defaultdict[str, list[int]](list), iter(found)
    while some := _together(remaining):
        for key, of_one in some.items():
            places[key].append(shelf.put(_listed(of_one)))
    for key in sorted(places):
        yield key, b"[%b]" % b",".join(map(shelf.get, places[key]))


def _together(found: Iterator[tuple[str, Row]]) -> Mapping[str, list[Row]]:
    some = defaultdict[str, list[Row]](list)
    for key, row in islice(found, _IN_MEMORY):
        some[key].append(row)
    return some


def _listed(content: Iterable[Row]) -> bytes:
    return ",".join(map(_compact, content)).encode()


def _records(make: Callable[..., V_co], content: bytes) -> tuple[V_co, ...]:
    return tuple(make(*row) for row in json.loads(content))


_compact = json.JSONEncoder(separators=(",", ":")).encode
