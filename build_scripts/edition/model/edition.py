"""The edition as the stages fill it: Loaded → Parsed → Resolved → Derived → pages and files.

A text is addressed by its key: the file of a document or page (`sources/letters/d1.md`), `<file>#source` for a document's
source note, `<scheme>:<id>` for the note of a register entry (`person:dulles-john-foster`), `collection:<id>` for a collection's note.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from .entries import RegisterEntry
from .ledger import Ledger
from .position import Marks
from .problem import Problem
from .records import CollectionMeta, DocumentMeta, PageMeta
from .settings import Site
from .text import Text
from .urls import collection_path, document_path, entry_path, page_path

# -- load ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Document:
    """One document as loaded."""

    collection: str
    name: str
    file: str
    """Path from the edition's root."""
    meta: DocumentMeta
    marks: Marks
    markdown: str
    """The text after the front matter."""
    body_line: int
    """1-based line of the file on which `markdown` begins."""

    @property
    def key(self) -> str:
        """`collection/name`."""
        return f"{self.collection}/{self.name}"

    @property
    def path(self) -> str:
        """Site path of its page."""
        return document_path(self.collection, self.name)

    @property
    def label(self) -> str:
        """What lists and links call it: its number as printed, `No. 160`, or else its name."""
        printed = self.meta.printed
        return f"No.\N{NO-BREAK SPACE}{printed.number}" if printed and printed.number is not None else self.name


@dataclass(frozen=True, slots=True)
class ProsePage:
    """One prose page as loaded."""

    name: str
    """Path below content/, e.g. `study/agenda.md`."""
    file: str
    meta: PageMeta
    marks: Marks
    markdown: str
    body_line: int

    @property
    def path(self) -> str:
        """Site path of the page."""
        return page_path(self.name)


@dataclass(frozen=True, slots=True)
class Collection:
    """One collection as loaded."""

    id: str
    file: str
    meta: CollectionMeta
    marks: Marks

    @property
    def path(self) -> str:
        """Site path of its page."""
        return collection_path(self.id)


@dataclass(frozen=True, slots=True)
class Registered:
    """One register entry as loaded; `marks` are relative to the entry (`marks.value("role", "organisation")`)."""

    scheme: str
    entry: RegisterEntry
    file: str
    marks: Marks

    @property
    def path(self) -> str:
        """Site path of its page."""
        return entry_path(self.scheme, self.entry.id)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything read from disk, in source order, with the problems met on the way."""

    root: Path
    site: Site
    collections: tuple[Collection, ...] = ()
    documents: tuple[Document, ...] = ()
    """In the order of collections, then natural order of names (d2 before d10)."""
    pages: tuple[ProsePage, ...] = ()
    registers: Mapping[str, Mapping[str, Registered]] = field(default_factory=dict)
    """Link scheme (`person`, `org`, `place`, `event`, `term`, `work`) → id → entry, in file order."""
    assets: frozenset[str] = frozenset()
    """Other files of content/ and sources/ that may be published (pictures …), from the edition's root."""
    ledger: Ledger = Ledger()
    problems: tuple[Problem, ...] = ()
    left_out: frozenset[str] = frozenset()
    """What is there but has errors of its own: `doc:letters/d1`, `person:beck-anna`, `page:study/agenda.md`, `register:person`
    when the whole register cannot be read; a link to it needs no further message."""


# -- parse, resolve ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Parsed:
    """Every text of the edition, by key."""

    texts: Mapping[str, Text]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads."""

    path: str
    """Site path with fragment, or a full address."""
    title: str
    """What a reader learns of it on hover: the name of the person, the heading of the document."""
    scheme: str
    """As in `Link.scheme`; `doc` for a document however it was linked."""
    id: str = ""
    """Id of the entry, or `collection/name`."""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """Every link followed, every paragraph named."""

    targets: Mapping[str, tuple[Target | None, ...]]
    """Text key → one target per `Text.links`, in order; None where there is none (a problem says so)."""
    paragraph_ids: Mapping[str, tuple[str, ...]]
    """Text key of documents and pages → id of each paragraph, in order (`p1`, `p9` …)."""
    problems: tuple[Problem, ...] = ()


# -- derive --------------------------------------------------------------------------------------------------------------

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
    """EDTF date of the document, or empty."""
    role: MentionRole
    pinpoint: str = ""
    """`¶ 4`, `n. 2`, or empty."""
    before: str = ""
    plain: str = ""
    after: str = ""
    """Context: the words before, the words that carry the link, the words after."""


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
    """A citation ready to print: HTML with italics only, and the same as plain text."""

    note: str
    bibliography: str


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """What the search index of a document is made from."""

    path: str
    title: str
    paragraphs: tuple[tuple[str, str], ...]
    """(anchor, words) of each paragraph, heading and note; the anchor is empty for words outside them."""
    entities: tuple[str, ...]
    """`person:dulles-john-foster` …"""
    facets: Mapping[str, tuple[str, ...]]
    """Facet → values: type, date, event_date, senders, recipients, place, text, basis, part."""


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
    """Document key → how to cite it."""
    search: tuple[SearchRecord, ...]
    meetings: tuple[Series, ...] = ()
    """Every kind of meeting that documents report, the most formal first."""
    correspondence: Mapping[str, tuple[Exchange, ...]] = field(default_factory=dict)
    """`person:id` or `org:id` → its correspondence, by counterpart."""
    ways: Mapping[str, tuple[Way, ...]] = field(default_factory=dict)
    """Document key → the ways that lead through it."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """What the build reports: references followed, left as text …"""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything the outputs are made from."""

    loaded: Loaded
    parsed: Parsed
    resolved: Resolved
    derived: Derived


# -- render, export ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A page without its shell."""

    path: str
    """Site path; `404.html` for the error page."""
    kind: str
    """Name of the template: `document`, `person`, `part` …"""
    title: str
    description: str
    body: str
    """HTML of the main content: the trail, if there is one, then the `<h1>`."""
    window: str = ""
    """Title for windows, bookmarks and search engines, where `title` alone would not tell pages apart."""
    language: str = ""
    """BCP 47, where it differs from the site's."""
    contents: tuple[tuple[str, str, int], ...] = ()
    """(id, words, level) of the headings for the page's table of contents."""
    lastmod: str = ""
    """Day of the last revision, for the sitemap; empty when unknown."""
    source: str = ""
    """Source file, from the edition's root; empty for pages made from many."""
    assets: tuple[str, ...] = ()
    """Styles and scripts of theme/assets/ that only this page needs."""


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file to be written as it is."""

    path: str
    content: bytes
