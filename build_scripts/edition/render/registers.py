"""The indexes of the registers, as books set them: by letter, by date, or as a bibliography."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ..model.dates import in_words, parse_date
from ..model.edition import HtmlPage, Registered
from ..model.records import Event, Organisation, Person, Place, Term, Work
from ..model.urls import GENERATED, REGISTERS
from .compositor import Compositor
from .dates import date_phrase
from .phrases import Phrase, trusted

TITLES = {scheme: GENERATED[f"{folder}/"] for scheme, folder in REGISTERS.items()}
"""Register → its title."""

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


def fold(words: str) -> str:
    """Words without accents and case, for sorting and for letters."""
    decomposed = unicodedata.normalize("NFKD", words)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def mention_count(compositor: Compositor, scheme: str, identifier: str) -> int:
    """How often the edition names the entry."""
    return len(compositor.edition.derived.mentions.get(f"{scheme}:{identifier}", ()))


def is_unverified(work: Work) -> bool:
    """Whether the details of a work were not seen."""
    return work.verified == "no" or (work.title.startswith("[") and work.title.endswith("]"))


def bibliography_entry(compositor: Compositor, work: Work) -> Markup:
    """A work's entry in the bibliography; its title where no entry was made."""
    made = compositor.edition.derived.bibliography.get(work.id)
    return trusted(made) if made else Markup.escape(work.title)


def _page(compositor: Compositor, scheme: str, entries: Sequence[Registered]) -> HtmlPage:
    path, title = f"{REGISTERS[scheme]}/", TITLES[scheme]
    sort_key, heading = _ORDERS.get(scheme, (_alphabetically, _letter))
    ordered = sorted(entries, key=lambda registered: (sort_key(registered), registered.entry.id))
    sections = tuple(
        Section(_anchor(label), label, tuple(_item(compositor, registered, path) for registered in group))
        for label, group in groupby(ordered, key=heading)
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
    )


def sort_form(registered: Registered) -> str:
    """The form under which an entry is sorted."""
    entry = registered.entry
    if isinstance(entry, Work):
        names = entry.author or entry.editor
        author = (names[0].family or names[0].literal or "") if names else ""
        return f"{author} {entry.title}".strip().lstrip("[“‘'\"")
    return (entry.name if isinstance(entry, Event) else entry.sort or entry.name).lstrip("[“‘'\"")


def _alphabetically(registered: Registered) -> tuple[str, ...]:
    return (fold(sort_form(registered)),)


def _letter(registered: Registered) -> str:
    initial = fold(sort_form(registered))[:1].upper()
    return initial if initial.isalpha() else "0–9"


def _chronologically(registered: Registered) -> tuple[str, ...]:
    event = registered.entry
    return (*parse_date(event.date).sort_key, event.time or "") if isinstance(event, Event) else ()


def _year(registered: Registered) -> str:
    event = registered.entry
    return parse_date(event.date).first[:4] or "Undated" if isinstance(event, Event) else ""


_ORDERS: dict[str, tuple[Callable[[Registered], tuple[str, ...]], Callable[[Registered], str]]] = {
    "event": (_chronologically, _year),
}
"""Registers that are not alphabetical."""


def _anchor(label: str) -> str:
    return f"letter-{'digits' if label == '0–9' else label.lower()}" if not label.isdigit() else f"year-{label}"


def _item(compositor: Compositor, registered: Registered, page: str) -> Item:
    entry, scheme = registered.entry, registered.scheme
    name = entry.name if isinstance(entry, (Event, Work)) else entry.sort or entry.name
    return Item(
        name,
        compositor.href(registered.path, page),
        _details(compositor, registered),
        mention_count(compositor, scheme, entry.id),
        date_phrase(entry.date, entry.time) if isinstance(entry, Event) else None,
        bibliography_entry(compositor, entry) if isinstance(entry, Work) else None,
    )


def _details(compositor: Compositor, registered: Registered) -> str:
    match registered.entry:
        case Person(role=role):
            return role.title if role else ""
        case Organisation(kind=kind) | Event(kind=kind):
            return kind
        case Place(country=country):
            return country or ""
        case Term(id=identifier, expansion=expansion):
            return str(compositor.plain(f"term:{identifier}#expansion", expansion))
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
