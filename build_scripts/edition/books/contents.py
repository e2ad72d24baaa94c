"""The chapters of a book, in order, as a tree written flat: each with its level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ..model.books import Book
from ..model.dates import parse_date
from ..model.derived import Trail
from ..model.edition import Collection, Document, Edition, ProsePage
from ..model.records import Responsibility, Revision
from ..model.text import TRANSLATION, Text
from ..model.urls import asset_path


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the site as a chapter, or the heading above chapters."""

    path: str
    """Site path of the page."""
    title: str
    level: int
    """From 1."""
    page: ProsePage | None = None
    document: Document | None = None

    @property
    def key(self) -> str:
        """Key of its text, or empty."""
        source = self.page or self.document
        return source.file if source else ""


class Library:
    """What every book of an edition looks up."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    @cached_property
    def documents(self) -> dict[str, Document]:
        """By key."""
        return {document.key: document for document in self.edition.loaded.documents}

    @cached_property
    def pages(self) -> dict[str, ProsePage]:
        """By site path."""
        return {page.path: page for page in self.edition.loaded.pages}

    @cached_property
    def collections(self) -> dict[str, Collection]:
        """By id."""
        return {collection.id: collection for collection in self.edition.loaded.collections}

    @cached_property
    def shelves(self) -> dict[str, int]:
        """Key of a work → its place in the bibliography."""
        return {key: place for place, key in enumerate(self.edition.derived.bibliography)}

    @cached_property
    def pictures(self) -> dict[str, str]:
        """Where a picture is published → its file."""
        return {asset_path(asset): asset for asset in self.edition.loaded.assets}

    @cached_property
    def date(self) -> str:
        """Day of the last revision of the edition; empty when none is told."""
        of_pages = [revision.date for page in self.pages.values() for revision in page.meta.revisions]
        of_documents = [revision.date for document in self.documents.values() for revision in document.meta.revisions]
        return max((*of_pages, *of_documents), default="")


class Contents:
    """The chapters of a book with what they are made from."""

    def __init__(self, library: Library, book: Book) -> None:
        self.library, self.book = library, book
        self.edition, self.site = library.edition, library.edition.loaded.site

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """All chapters."""
        book = self.book
        return (*self._prose(book.pages), *self._documents(), *self._prose(book.after))

    def _prose(self, paths: Iterable[str]) -> Iterator[Chapter]:
        pages = self.library.pages
        return (Chapter(path, pages[path].meta.title, 1, page=pages[path]) for path in paths)

    def _documents(self) -> Iterator[Chapter]:
        documents = self.library.documents
        if self.book.kind in {"document", "path"}:
            yield from (_of(documents[key], 1) for key in self.book.documents)
            return
        seen: set[str] = set()
        for key in self.book.documents:
            above = self._above(documents[key])
            for level, (path, title) in enumerate(above, 1):
                if path not in seen:
                    yield Chapter(path, title, level)
            seen |= {path for path, _ in above}
            yield _of(documents[key], len(above) + 1)

    def _above(self, document: Document) -> tuple[tuple[str, str], ...]:
        """The parts above a document; the collection stands above them in a book of several things."""
        parts = self.edition.derived.trails.get(document.key, Trail()).parts
        collection = self.library.collections[document.collection]
        own = ((collection.path, collection.meta.title),) if self.book.kind == "edition" else ()
        return tuple(dict((*own, *parts)).items())

    @cached_property
    def texts(self) -> tuple[tuple[str, Text], ...]:
        """Every text of the book by its key, in order."""
        parsed = self.edition.parsed.texts
        keys = (
            f"{chapter.key}{part}"
            for chapter in self.chapters
            if chapter.key
            for part in ("#summary", "", TRANSLATION, "#source")
        )
        return tuple((key, parsed[key]) for key in keys if key in parsed)

    @cached_property
    def works(self) -> tuple[str, ...]:
        """Keys of the works that the texts cite, in the order of the bibliography."""
        cited = {work.key for _, text in self.texts for citation in text.citations for work in citation.works}
        shelves = self.library.shelves
        return tuple(sorted((key for key in cited if key in shelves), key=shelves.__getitem__))

    @cached_property
    def date(self) -> str:
        """Day of the last revision in the book, or else in the edition; empty when none is told."""
        own = [revision.date for chapter in self.chapters for revision in _revisions(chapter)]
        return max(own) if own else self.library.date

    @property
    def day(self) -> str:
        """The same as a day of the calendar."""
        return parse_date(self.date).first if self.date else ""

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """Who is named as responsible for the texts, each once."""
        return tuple(dict.fromkeys(who.name for chapter in self.chapters for who in _responsible(chapter)))


def _of(document: Document, level: int) -> Chapter:
    return Chapter(document.path, document.meta.title, level, document=document)


def _revisions(chapter: Chapter) -> tuple[Revision, ...]:
    """Of its page or document; a mere heading has none."""
    if chapter.document:
        return chapter.document.meta.revisions
    return chapter.page.meta.revisions if chapter.page else ()


def _responsible(chapter: Chapter) -> tuple[Responsibility, ...]:
    if chapter.document:
        return chapter.document.meta.responsibility
    return chapter.page.meta.responsibility if chapter.page else ()
