"""Digests of values: equal digests mean equal values, in whichever process and order they came to be."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Hashable, Iterable
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from operator import attrgetter
from typing import Any, Protocol, runtime_checkable

from pydantic import BaseModel

_SIZE = 16


@runtime_checkable
class Digested(Protocol):
    """A mapping that knows the digests of its values without looking at them."""

    def digest_of(self, key: Hashable) -> bytes:
        """Of the value of that key. Raises KeyError."""


def digest(value: object) -> bytes:
    """Of a value of the model, and whatever such values hold: records, tuples, mappings, sets, words and numbers.

    The order of a mapping counts. Raises PicklingError for what is no value, RecursionError for one that holds itself.
    """
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, protocol=pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _REDUCERS
    pickler.fast = True  # else it counts which equal strings are one object
    pickler.dump(_settled(value))
    return blake2b(stream.getbuffer(), digest_size=_SIZE).digest()


def digest_of_all(parts: Iterable[bytes]) -> bytes:
    """Of several digests in their order."""
    return blake2b(b"".join(parts), digest_size=_SIZE).digest()


class _Reducers(dict[type, Callable[[Any], Any]]):
    """Records by what they are and hold: pydantic remembers besides which fields were written."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if issubclass(kind, BaseModel):
            names, types = tuple(kind.model_fields), str(kind.__annotations__)
        elif is_dataclass(kind):
            names, types = tuple(one.name for one in fields(kind)), str([one.type for one in fields(kind)])
        else:
            raise KeyError(kind)
        self[kind] = _by_values(f"{kind.__module__}.{kind.__qualname__}", names, "frozenset" in types)
        return self[kind]


def _by_values(kind: str, names: tuple[str, ...], has_sets: bool) -> Callable[[Any], Any]:
    if has_sets or len(names) < 2:
        return lambda one: (_record, (kind, tuple(_settled(getattr(one, name)) for name in names)))
    values = attrgetter(*names)
    return lambda one: (_record, (kind, values(one)))


def _record(*_values: object) -> None:
    """Stands in a pickle, which nobody reads, for what makes a record."""


def _settled(value: object) -> object:
    """A set in an order: the one that it has differs from process to process."""
    return (frozenset, tuple(sorted(map(digest, value)))) if isinstance(value, frozenset) else value


_REDUCERS = _Reducers()
