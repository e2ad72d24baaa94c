"""A part of the edition that is no document: a register entry, a section of the study, a reading path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from ...model.edition import Loaded, ProsePage, Registered
from ...model.entries import Person
from ...model.urls import REGISTERS
from .people import CitedName, stated_name
from .whole import Whole, last_revised

FOLDERS = ("study/", "paths/")
"""Where the pages stand that are cited as texts of their own."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is cited, ready for HTML."""

    title: str
    whole: Whole
    authors: tuple[CitedName, ...] = ()
    within: str = ""
    """`register of persons`, or nothing."""


def parts(loaded: Loaded) -> Iterator[tuple[str, Part]]:
    """Every part with its key: `person:beck-anna`, `content/study/two-roads.md`."""
    for register in loaded.registers.values():
        for registered in register.values():
            yield f"{registered.scheme}:{registered.entry.id}", _entry(registered, loaded)
    for page in loaded.pages:
        if page.name.startswith(FOLDERS):
            yield page.file, _page(page, loaded)


def _entry(registered: Registered, loaded: Loaded) -> Part:
    entry = registered.entry
    title = (entry.sort or entry.name) if isinstance(entry, Person) else entry.name
    return Part(
        escape(title), Whole(loaded.site, registered.path), within=f"register of {REGISTERS[registered.scheme]}"
    )


def _page(page: ProsePage, loaded: Loaded) -> Part:
    """Its authors are those whom the page itself makes responsible, never those of the work that it writes about."""
    authors = tuple(name for one in page.meta.responsibility if (name := stated_name(one.name)))
    return Part(escape(page.meta.title), Whole(loaded.site, page.path, last_revised(page.meta.revisions)), authors)
