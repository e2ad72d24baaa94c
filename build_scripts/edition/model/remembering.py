"""What a function has made, used again by the next build of the same process: a preview makes nearly the same each time.

Only functions whose results depend on their arguments alone, which are compared by value, and whose results nobody changes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple

Given = TypeVarTuple("Given")
R = TypeVar("R")


class Memory:
    """Results by function and arguments; those that a build has not asked for are forgotten after it."""

    def __init__(self) -> None:
        self._before: dict[Hashable, Any] = {}
        self._now: dict[Hashable, Any] = {}

    @contextmanager
    def used(self) -> Iterator[None]:
        """Within the block, functions remember, in this thread."""
        self._before, self._now = self._now, {}
        token = _memory.set(self)
        try:
            yield
        finally:
            _memory.reset(token)

    def ask(self, key: Hashable, make: Callable[[], R]) -> R:
        """What is remembered for the key, or else is made."""
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else make()
        found: R = self._now[key]
        return found


_memory: ContextVar[Memory | None] = ContextVar("memory", default=None)


def remembered(function: Callable[[*Given], R]) -> Callable[[*Given], R]:
    """The function, which remembers what it has made where there is a memory."""

    @wraps(function)
    def asked(*given: *Given) -> R:
        memory = _memory.get()
        return memory.ask((asked, given), lambda: function(*given)) if memory else function(*given)

    return asked
