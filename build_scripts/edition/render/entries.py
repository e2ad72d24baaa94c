"""The page of a register entry, and the pages of its further mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..model.derived import Exchange, Letter, Mention
from ..model.edition import Edition, HtmlPage, Registered
from ..model.entries import Event, Person, Work
from ..model.urls import PER_PAGE, REGISTERS, entry_path
from .citing import cite_rows
from .compositor import Compositor
from .correspondence import correspondence_on
from .document_lists import lines
from .downloads import entry_download
from .entry_facts import entry_facts, related
from .heads import entry_head, further_head
from .meetings import meeting_ways
from .phrases import Phrase, facts
from .registers import TITLES, UNVERIFIED, bibliography_entry, is_unverified

RELATIONS = {
    "person": (("Chaired", "chaired"), ("Spoke at", "spoke")),
    "org": (
        ("Persons", "person"),
        ("Parts", "part"),
        ("Member of", "member of"),
        ("Events", "event"),
        ("Spoke at", "spoke"),
    ),
    "place": (("Places within it", "part"), ("Organisations", "body"), ("Events", "event")),
}
"""Register → headings and relations of others to an entry (cross_references.py)."""

ROLES = {
    "note": "in a note",
    "place": "place of writing",
    "event": "the meeting reported",
    "named": "named",
    "cited": "cited",
}
"""How an entry is mentioned, where it is not simply in the text."""

IN_LETTERS = frozenset({"sender", "recipient", "copy"})
"""Roles that the correspondence shows."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SetMention:
    """A mention in its context."""

    label: str
    href: str
    title: str
    pinpoint: str
    date: Phrase | None
    role: str
    before: str
    plain: str
    after: str


@dataclass(frozen=True, slots=True)
class Pager:
    """The pages of an entry's mentions."""

    current: int
    links: tuple[tuple[int, str], ...]
    """(number, href) of every page shown; 0 stands for pages left out."""
    previous: str = ""
    following: str = ""


@dataclass(frozen=True, slots=True)
class _Lists:
    """Everything about an entry that may run over several pages."""

    letters: Sequence[tuple[Exchange, Letter]]
    """Each with the exchange to which it belongs."""
    mentions: list[Mention]

    @property
    def pages(self) -> int:
        return max(1, -(-max(len(self.mentions), len(self.letters)) // PER_PAGE))


def keys(edition: Edition) -> Iterator[str]:
    """The entries of every register: `person:beck-anna` …"""
    return (f"{scheme}:{identifier}" for scheme, entries in edition.loaded.registers.items() for identifier in entries)


def pages(compositor: Compositor, key: str) -> Iterator[HtmlPage]:
    """The page of an entry, and one per further fifty mentions."""
    scheme, _, identifier = key.partition(":")
    one = compositor.edition.loaded.registers[scheme][identifier]
    lists = _lists(compositor, one)
    yield _first_page(compositor, one, lists)
    yield from (_further_page(compositor, one, lists, n) for n in range(2, lists.pages + 1))


def _lists(compositor: Compositor, registered: Registered) -> _Lists:
    key, derived = f"{registered.scheme}:{registered.entry.id}", compositor.edition.derived
    mentions = [mention for mention in derived.mentions.get(key, ()) if mention.role not in IN_LETTERS]
    letters = [(one, letter) for one in derived.correspondence.get(key, ()) for letter in one.letters]
    return _Lists(letters, mentions)


def _slice(items: Sequence[T], page: int) -> Sequence[T]:
    return items[(page - 1) * PER_PAGE : page * PER_PAGE]


def _first_page(compositor: Compositor, registered: Registered, lists: _Lists) -> HtmlPage:
    entry, path = registered.entry, registered.path
    note = compositor.text(f"{registered.scheme}:{entry.id}", path)
    relations = facts(*(related(compositor, registered, *row) for row in RELATIONS.get(registered.scheme, ())))
    documents = lines(compositor, _documents(compositor, registered, lists), path)
    offered = entry_download(compositor, path)
    context = _lists_on(compositor, registered, lists, 1)
    context["cite"] = cite_rows(compositor, f"{registered.scheme}:{entry.id}")
    return compositor.page(
        "entry",
        path,
        entry.name,
        _description(registered),
        register=_register(compositor, registered, path),
        facts=entry_facts(compositor, registered),
        reference=bibliography_entry(compositor, entry) if isinstance(entry, Work) else None,
        unverified=UNVERIFIED if isinstance(entry, Work) and is_unverified(entry) else "",
        note=note,
        relations=relations,
        documents=documents,
        ways=meeting_ways(compositor, registered),
        first=True,
        page_contents=_contents(bool(relations), bool(documents), context, bool(note and note.series)),
        page_source=registered.file,
        download=offered,
        page_head=entry_head(compositor, registered, offered),
        **context,
    )


def _further_page(compositor: Compositor, registered: Registered, lists: _Lists, number: int) -> HtmlPage:
    path = entry_path(registered.scheme, registered.entry.id, number)
    title = f"{registered.entry.name}: mentions, page {number}"
    context = _lists_on(compositor, registered, lists, number)
    return compositor.page(
        "entry",
        path,
        title,
        f"Further mentions of {registered.entry.name}.",
        register=_register(compositor, registered, path),
        entry=compositor.entry_phrase(registered.scheme, registered.entry.id, path),
        first=False,
        page_contents=_contents(False, False, context, False),
        page_source=registered.file,
        page_head=further_head(compositor, registered, path, title),
        **context,
    )


def _lists_on(compositor: Compositor, registered: Registered, lists: _Lists, number: int) -> dict[str, object]:
    page = entry_path(registered.scheme, registered.entry.id, number)
    return {
        "correspondence": tuple(correspondence_on(compositor, _slice(lists.letters, number), page)),
        "mentions": tuple(_mention(compositor, mention, page) for mention in _slice(lists.mentions, number)),
        "mention_count": len(lists.mentions),
        "pager": _pager(compositor, registered, number, lists.pages),
    }


def _documents(compositor: Compositor, registered: Registered, lists: _Lists) -> Sequence[str]:
    """What reports or bears on an event, as the register says; what uses a term, as far as one page goes, by date."""
    if isinstance(registered.entry, Event):
        return registered.entry.documents
    if registered.scheme != "term":
        return ()
    using = {mention.path.partition("#")[0].removeprefix("documents/").rstrip("/") for mention in lists.mentions}
    return sorted(using & compositor.documents.keys(), key=compositor.by_date.__getitem__)[:PER_PAGE]


def _mention(compositor: Compositor, mention: Mention, page: str) -> SetMention:
    return SetMention(
        mention.label,
        compositor.href(mention.path, page),
        mention.title if mention.title != mention.label else "",
        mention.pinpoint,
        Phrase(mention.date) if mention.date else None,
        "" if mention.role == "text" or (mention.pinpoint and mention.role == "note") else ROLES.get(mention.role, ""),
        mention.before,
        mention.plain,
        mention.after,
    )


def _pager(compositor: Compositor, registered: Registered, current: int, last: int) -> Pager | None:
    if last == 1:
        return None
    scheme, identifier = registered.scheme, registered.entry.id
    page = entry_path(scheme, identifier, current)

    def href(number: int) -> str:
        return compositor.href(entry_path(scheme, identifier, number), page) if 1 <= number <= last else ""

    shown = sorted({1, last, *range(max(1, current - 2), min(last, current + 2) + 1)})
    links: list[tuple[int, str]] = []
    for before, number in zip([0, *shown], shown, strict=False):
        links += [(0, "")] if number - before > 1 else []
        links.append((number, href(number)))
    return Pager(current, tuple(links), href(current - 1), href(current + 1))


def _register(compositor: Compositor, registered: Registered, page: str) -> Phrase:
    return Phrase(TITLES[registered.scheme], compositor.href(f"{REGISTERS[registered.scheme]}/", page))


def _description(registered: Registered) -> str:
    entry = registered.entry
    role = f", {entry.role.title}" if isinstance(entry, Person) and entry.role else ""
    return f"{entry.name}{role}: entry in the register, with every mention in this edition."


def _contents(
    relations: bool, documents: bool, context: dict[str, object], notes: bool
) -> tuple[tuple[str, str, int], ...]:
    rows = (
        ("ed-relations", "Relations", relations),
        ("ed-documents", "Documents", documents),
        ("ed-correspondence", "Correspondence", context["correspondence"]),
        ("ed-mentions", "Mentions", context["mentions"]),
        ("ed-notes", "Notes", notes),
        ("ed-cite", "Cite this", bool(context.get("cite"))),
    )
    return tuple((anchor, title, 2) for anchor, title, shown in rows if shown)
