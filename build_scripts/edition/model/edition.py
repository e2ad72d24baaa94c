"""The edition as the stages fill it: Loaded → Parsed → Resolved → Derived → pages and files.

A text is addressed by its key: the file of a document or page (`sources/letters/d1.md`), `<file>#source` for a document's
source note, `<file>#translation` for its translation, `<scheme>:<id>` for the note of a register entry (`person:dulles-john-foster`), `collection:<id>` for a collection's note.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .derived import Derived
from .entries import RegisterEntry
from .history import History
from .ledger import Ledger
from .position import Marks
from .problem import Problem
from .records import CollectionMeta, DocumentMeta, PageMeta, TranslationMeta
from .settings import Site
from .shelves import Words
from .text import Text
from .urls import collection_path, document_path, entry_path, page_path

# -- load ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Translation:
    """The translation of a document as loaded."""

    language: str
    """Language tag, from the file’s name."""
    file: str
    """Path from the edition's root."""
    meta: TranslationMeta
    marks: Marks
    markdown: str
    body_line: int


@dataclass(frozen=True, slots=True)
class Document:
    """One document as loaded."""

    collection: str
    name: str
    file: str
    """Path from the edition's root."""
    meta: DocumentMeta
    marks: Marks
    body: str | Words
    """The text after the front matter, or where it is held: only parsing and messages ask for it."""
    body_line: int
    """1-based line of the file on which the body begins."""
    translation: Translation | None = None

    @property
    def markdown(self) -> str:
        """The text after the front matter."""
        return str(self.body)

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

    @property
    def place(self) -> tuple[bool, bool, int, str]:
        """Orders the pages of one folder: its index, then those with an `order`, then the others by name."""
        index = self.name.rpartition("/")[2] == "index.md"
        return (not index, self.meta.order is None, self.meta.order or 0, self.name)


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
    sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Width and height in pixels of the pictures among them that say it."""
    ledger: Ledger = Ledger()
    problems: tuple[Problem, ...] = ()
    left_out: frozenset[str] = frozenset()
    """What is there but has errors of its own: `doc:letters/d1`, `person:beck-anna`, `page:study/agenda.md`, `register:person`
    when the whole register cannot be read; a link to it needs no further message."""
    history: History = field(default_factory=History)
    """What the repository knows of the files; added by the pipeline, for loading starts no program."""
    past: Mapping[str, Mapping[str, Document]] = field(default_factory=dict)
    """Day of a release → file → the document as it was; without an entry for releases of which nothing is known."""

    @property
    def last_revised(self) -> str:
        """The last day on which a document or page was revised, as far as it is known to the day; or empty."""
        documents = (document.meta.revisions for document in self.documents)
        pages = (page.meta.revisions for page in self.pages)
        days = (revision.date for revisions in (*documents, *pages) for revision in revisions)
        return max((day for day in days if day[:4].isdigit() and len(day) == len("2026-11-22")), default="")


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
    head: str = ""
    """What its `<head>` tells machines, as HTML."""
    canonical: str | None = None
    """Site path of the page that search engines should list instead of this one."""
    indexed: bool = True
    """Whether search engines and the sitemap may list it."""


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file to be written as it is."""

    path: str
    content: bytes
