"""What the edition holds and where to begin: counts, collections, registers."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.urls import REGISTERS
from .collections import span_of
from .compositor import Compositor
from .registers import TITLES


@dataclass(frozen=True, slots=True)
class EntryPoint:
    """A way into the edition."""

    title: str
    href: str
    count: int
    words: str = ""
    unit: str = ""
    """What is counted, where the title does not say it."""


def collections(compositor: Compositor, page: str) -> tuple[EntryPoint, ...]:
    """Every collection with the number of its documents and their dates."""
    return tuple(
        EntryPoint(
            collection.meta.title,
            compositor.href(collection.path, page),
            len(documents := compositor.documents_of.get(collection.id, ())),
            span_of(documents),
        )
        for collection in compositor.collections.values()
    )


def entry_points(compositor: Compositor, page: str) -> tuple[EntryPoint, ...]:
    """Documents, chronology, meetings and every register that has entries."""
    derived, loaded = compositor.edition.derived, compositor.edition.loaded
    days = sum(1 for day in derived.chronology if day.edtf)
    meetings = sum(len(series.meetings) for series in derived.meetings)
    registers = (
        EntryPoint(TITLES[scheme], compositor.href(f"{REGISTERS[scheme]}/", page), len(entries))
        for scheme, entries in loaded.registers.items()
        if entries
    )
    return (
        EntryPoint("Documents", compositor.href("documents/", page), len(loaded.documents)),
        EntryPoint("Chronology", compositor.href("chronology/", page), days, unit="day" if days == 1 else "days"),
        *((EntryPoint("Meetings", compositor.href("meetings/", page), meetings),) if meetings else ()),
        *registers,
    )
