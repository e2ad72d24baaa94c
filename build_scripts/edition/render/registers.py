"""The indexes of the registers, as books set them: by letter, by date, or as a bibliography."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from ..model.collation import fold
from ..model.dates import in_words, parse_date, unbroken
from ..model.edition import HtmlPage, Registered
from ..model.entries import Event, Organisation, Person, Place, Term, Work
from ..model.urls import GENERATED, REGISTERS
from .addresses import breakable
from .compositor import Compositor
from .dates import date_phrase
from .heads import list_head
from .phrases import Phrase, trusted

TITLES = {scheme: GENERATED[f"{folder}/"] for scheme, folder in REGISTERS.items()}
"""Register → its title."""

_PASSED_OVER = " [(“‘\"'"
"""Signs that do not count at the beginning of a name or title."""

UNVERIFIED = "details not verified"


@dataclass(frozen=True, slots=True)
class Item:
    """An entry in an index."""

    name: str
    href: str
    details: str
    mentions: int
    date: Phrase | None = None
    reference: Markup | None = None
    """A work's bibliography entry."""
    also: str = ""
    """Other forms of the name: typed above the list, they find the entry, too."""


@dataclass(frozen=True, slots=True)
class Section:
    """The entries under one letter or year."""

    id: str
    title: str
    items: tuple[Item, ...]


def pages(compositor: Compositor) -> Iterator[HtmlPage]:
    """One index per register that has entries."""
    for scheme, entries in compositor.edition.loaded.registers.items():
        if entries:
            yield _page(compositor, scheme, tuple(entries.values()))


def mention_count(compositor: Compositor, scheme: str, identifier: str) -> int:
    """How often the edition names the entry."""
    return len(compositor.edition.derived.mentions.get(f"{scheme}:{identifier}", ()))


def is_unverified(work: Work) -> bool:
    """Whether the details of a work were not seen."""
    return work.verified == "no" or (work.title.startswith("[") and work.title.endswith("]"))


def bibliography_entry(compositor: Compositor, work: Work) -> Markup:
    """A work's entry in the bibliography; its title where no entry was made."""
    made = compositor.edition.derived.bibliography.get(work.id)
    return trusted(breakable(unbroken(made))) if made else Markup.escape(work.title)


def _page(compositor: Compositor, scheme: str, entries: Sequence[Registered]) -> HtmlPage:
    path, title = f"{REGISTERS[scheme]}/", TITLES[scheme]
    placed = sorted(
        ((_place(compositor, registered), registered) for registered in entries),
        key=lambda row: (row[0].key, row[1].entry.id),
    )
    sections = tuple(
        Section(_anchor(label), label, tuple(_item(compositor, registered, path) for _, registered in group))
        for label, group in groupby(placed, key=lambda row: row[0].label)
    )
    return compositor.page(
        "register",
        path,
        title,
        f"{title} of this edition: {len(entries)} entries.",
        scheme=scheme,
        count=len(entries),
        sections=sections,
        page_contents=tuple((section.id, section.title, 2) for section in sections),
        page_source=entries[0].file,
        page_head=list_head(compositor, path, title),
    )


class _InIndex(NamedTuple):
    """Where an entry stands in its index: sort key, and the heading above it."""

    key: tuple[str, ...]
    label: str


def _place(compositor: Compositor, registered: Registered) -> _InIndex:
    """Events by date, all others by letter; a work by the words that its bibliography entry begins with."""
    entry = registered.entry
    if isinstance(entry, Event):
        date = parse_date(entry.date)
        return _InIndex((*date.sort_key, entry.time or ""), date.first[:4] or "Undated")
    if isinstance(entry, Work):
        return _by_letter(bibliography_entry(compositor, entry).striptags())
    return _by_letter(entry.sort or entry.name)


def _by_letter(words: str) -> _InIndex:
    folded = fold(words).lstrip(_PASSED_OVER)
    return _InIndex((folded,), folded[:1].upper() if folded[:1].isalpha() else "0–9")


def _anchor(label: str) -> str:
    return f"letter-{'digits' if label == '0–9' else label.lower()}" if not label.isdigit() else f"year-{label}"


def _item(compositor: Compositor, registered: Registered, page: str) -> Item:
    entry, scheme = registered.entry, registered.scheme
    name = entry.name if isinstance(entry, (Event, Work)) else entry.sort or entry.name
    return Item(
        name,
        compositor.href(registered.path, page),
        details(compositor, registered),
        mention_count(compositor, scheme, entry.id),
        date_phrase(entry.date, entry.time) if isinstance(entry, Event) else None,
        bibliography_entry(compositor, entry) if isinstance(entry, Work) else None,
        " ".join(getattr(entry, "variants", ())),
    )


def details(compositor: Compositor, registered: Registered) -> str:
    """Who or what the entry is, in a few words."""
    match registered.entry:
        case Person(role=role):
            return role.title if role else ""
        case Organisation(kind=kind) | Event(kind=kind):
            return kind
        case Place(country=country):
            return country or ""
        case Term(id=identifier, expansion=expansion):
            return Markup.escape(
                compositor.inline(f"term:{identifier}#expansion", registered.path, expansion, "")
            ).striptags()
        case Work() as work:
            return UNVERIFIED if is_unverified(work) else ""
    return ""


def life_dates(person: Person) -> str:
    """Verified life dates in words; unverified ones are not printed."""
    life = person.life
    if not life or life.certainty != "verified":
        return ""
    if life.born and life.died:
        return f"{in_words(life.born)} – {in_words(life.died)}"
    return f"born {in_words(life.born)}" if life.born else f"died {in_words(life.died or '')}"
