"""A file or family of files that the edition offers as data."""

from __future__ import annotations

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
