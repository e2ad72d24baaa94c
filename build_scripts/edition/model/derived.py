"""What is derived from the whole edition: trails, mentions, references, chronology, ways, citations, records of the search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from .books import Book
from .problem import Problem
from .versions import Correction, Version

MentionRole = Literal["text", "note", "sender", "recipient", "copy", "place", "event", "named", "cited"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the edition where a register entry or document is named."""

    path: str
    """Site path with fragment."""
    title: str
    """Title of the page."""
    label: str
    """Short name of the page for lists: `No. 224`, or the title of a prose page."""
    date: str
    """Of the document or event, in words; in brackets where the editors supply it."""
    role: MentionRole
    pinpoint: str = ""
    """`¶ 4`, `n. 2`, or empty."""
    before: str = ""
    plain: str = ""
    after: str = ""
    """Context: the words before, the words that carry the link, the words after."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A document’s link to a place on a page of prose."""

    origin: Mention
    """Where it stands in the document; without context."""
    path: str
    """Site path of the page, with fragment."""
    title: str
    """Of the page."""
    pinpoint: str
    """The place on the page, `n. 12`, `¶ 3`, or empty."""


@dataclass(frozen=True, slots=True)
class Trail:
    """Where a document stands: the parts above it, outermost first, and its neighbours within the outermost part."""

    parts: tuple[tuple[str, str], ...] = ()
    """(site path, title) of each part."""
    previous: str = ""
    following: str = ""
    """Keys of the neighbours, or empty."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A document named by a document's `refers_to`."""

    as_: str
    """How it is named there."""
    label: str
    """Title of the target, or the words that stand for it when the edition does not hold it."""
    path: str = ""
    """Site path, or empty when the edition does not hold it."""
    number: str = ""
    """What lists call a document: `No. 224`; empty for works and words."""


@dataclass(frozen=True, slots=True)
class Day:
    """One date of the chronology."""

    edtf: str
    events: tuple[str, ...] = ()
    """Ids of events."""
    documents: tuple[str, ...] = ()
    """Keys of documents dispatched, and of reports of a meeting held, on that date."""
    path: str = ""
    """Site path of its place in the chronology, with fragment."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as the register of events has it."""

    event: str
    """Id of the event."""
    path: str
    """Site path of its place in the list of meetings, with fragment."""
    documents: tuple[str, ...] = ()
    """Keys of the documents that report it: those that name it as their `event`."""


@dataclass(frozen=True, slots=True)
class Series:
    """Meetings of one kind, in the order in which they were held."""

    kind: str
    """As the register says it."""
    path: str
    """Site path of its place in the list of meetings, with fragment."""
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A document as one of its parties sees it."""

    document: str
    direction: Literal["sent", "received", "copy"]


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one person or office wrote to another and received from it, in order of date, undated letters last."""

    counterpart: str
    """`person:beck-anna`, `org:harbour-board`; empty when it stands in no register."""
    words: str
    """The name of the counterpart."""
    paths: tuple[str, ...]
    """Site path of the page that lists each letter, with the fragment of the exchange there."""
    letters: tuple[Letter, ...]


WayKind = Literal["printed", "date", "meeting", "correspondence", "path"]


@dataclass(frozen=True, slots=True)
class Way:
    """One of the orders in which a document can be read, and its neighbours there."""

    kind: WayKind
    title: str
    """The part, the kind of meeting, the two parties, the path; of the way by date the day, in EDTF."""
    path: str
    """Site path of the list that shows the whole way, with fragment."""
    position: int
    """Place of the document on the way, from 1; in a series of meetings, of its meeting."""
    length: int
    previous: str = ""
    following: str = ""
    """Keys of the neighbours, or empty."""


@dataclass(frozen=True, slots=True)
class CiteForms:
    """A citation ready to print, as HTML with italics and links only."""

    note: str
    """Chicago; an empty `span.ed-pin` stands where a paragraph or note may be named."""
    bibliography: str
    """Chicago."""
    mla: str = ""
    apa: str = ""


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """What the search index of a document is made from."""

    path: str
    title: str
    entities: tuple[str, ...]
    """`person:dulles-john-foster` …"""
    facets: Mapping[str, tuple[str, ...]]
    """Facet → values: type, date, event_date, senders, recipients, place, text, basis, part."""


FINAL, NORMALISED, STRUCK = "final", "normalised", "struck"


class Passage(NamedTuple):
    """Words of a document."""

    anchor: str
    """Of the paragraph, heading or note; empty for words outside them."""
    words: str
    kind: str = FINAL
    """`final`: the reading that stands at last; `normalised`: what the editors would write for a word of the document; `struck`: what was struck out."""


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from the whole edition."""

    trails: Mapping[str, Trail]
    """Document key → where it stands."""
    mentions: Mapping[str, tuple[Mention, ...]]
    """`scheme:id`, also `doc:collection/name` → every mention, in reading order."""
    references: Mapping[str, tuple[Reference, ...]]
    """Document key → what it refers to."""
    chronology: tuple[Day, ...]
    citations: Mapping[tuple[str, int], str]
    """(text key, citation index) → HTML."""
    bibliography: Mapping[str, str]
    """Work key → its bibliography entry as HTML."""
    cite: Mapping[str, CiteForms]
    """Key of a document, collection (`collection:letters`), register entry (`person:beck-anna`), section or home page (its file) → how to cite it."""
    search: tuple[SearchRecord, ...]
    words: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    """Site path of a document → all its words: most of an edition, which is read once or twice."""
    meetings: tuple[Series, ...] = ()
    """Every kind of meeting that documents report, the most formal first."""
    correspondence: Mapping[str, tuple[Exchange, ...]] = field(default_factory=dict)
    """`person:id` or `org:id` → its correspondence, by counterpart."""
    ways: Mapping[str, tuple[Way, ...]] = field(default_factory=dict)
    """Document key → the ways that lead through it."""
    page_links: Mapping[str, tuple[PageLink, ...]] = field(default_factory=dict)
    """Document key → the places on pages of prose that it links to."""
    items: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Key of a document, `work:id`, file of a section or path, `edition` → its CSL item; documents first."""
    books: Mapping[str, Book] = field(default_factory=dict)
    """Every book that can be made of the edition, by its name."""
    corrections: tuple[Correction, ...] = ()
    """Every change after the first version of something, the latest first."""
    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    """Document key, also of documents that went → its versions at releases, the earliest first."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """What the build reports: references followed, left as text …"""
    problems: tuple[Problem, ...] = ()
