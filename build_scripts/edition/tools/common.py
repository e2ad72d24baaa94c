"""What every task of a build may ask for: it is given to a worker once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_COMMON: ContextVar[Any] = ContextVar("common")


def known() -> Any:
    """What is common to all tasks of the executor for which this worker works. LookupError outside of such a task."""
    return _COMMON.get()


def learn(common: object) -> None:
    """Know it for as long as this process lives."""
    _COMMON.set(common)


@contextmanager
def knowing(common: object) -> Iterator[None]:
    """Know it within the block, in this thread alone."""
    held = _COMMON.set(common)
    try:
        yield
    finally:
        _COMMON.reset(held)
