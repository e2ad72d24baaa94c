"""A file or family of files that the edition offers as data."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interface:
    """What is offered, and what each of its fields means."""

    path: str
    """Site path; `<id>` stands for any id."""
    media_type: str
    about: str
    fields: tuple[tuple[str, str], ...] = ()
    """(name, meaning) of each field, where it is a table."""
    count: int = 0
    """Records in the file, where it is a table; 0 where nobody counts them."""

    @property
    def is_family(self) -> bool:
        """Whether it stands for many files."""
        return "<" in self.path

    @property
    def pattern(self) -> re.Pattern[str]:
        """Of the paths of a family; `<page>` may stand in any folder."""
        words = re.escape(self.path).replace("<page>", "(.+)")
        return re.compile(re.sub("<[a-z]+>", "([^/]+)", words))
