"""What is looked up in the whole edition: made once, and read entry by entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar, overload

from .edition import Edition
from .facts import Facts

M = TypeVar("M", bound=Mapping[Any, Any])


class Lookups:
    """Has look-ups, and nothing else that lasts longer than one page or file.

    Given `Facts`, whatever it reads is written down; given an edition, nothing is.
    """

    def __init__(self, source: Edition | Facts) -> None:
        self.facts = source if isinstance(source, Facts) else None
        self.edition = source.edition if isinstance(source, Facts) else source
        self.source = source

    def prepare(self) -> None:
        """Look up once what every page or file may ask for."""
        for name, value in vars(type(self)).items():
            if isinstance(value, look_up):
                getattr(self, name)


class look_up(Generic[M]):  # noqa: N801 — used like `property`
    """A method of `Lookups` that gives a mapping: called once, on the edition as it is, whoever asks first."""

    def __init__(self, make: Callable[[Any], M]) -> None:
        self._make, self.__doc__ = make, make.__doc__

    def __set_name__(self, owner: type[Lookups], name: str) -> None:
        self._owner, self._name = owner, name

    @overload
    def __get__(self, one: None, owner: type[Lookups]) -> look_up[M]: ...
    @overload
    def __get__(self, one: Lookups, owner: type[Lookups]) -> M: ...
    def __get__(self, one: Lookups | None, owner: type[Lookups]) -> look_up[M] | M:
        if one is None:
            return self
        made = one.facts.looked_up(self._owner, self._name, self._make) if one.facts else self._make(one)
        vars(one)[self._name] = made  # asked for again, it is there
        return made
