"""The chapters of a book, in order, as a tree written flat: each with its level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from ..model.books import Book
from ..model.dates import parse_date
from ..model.edition import Collection, Document, Edition, ProsePage
from ..model.text import TRANSLATION, Text
from ..model.urls import asset_path
from .chapter import Chapter
from .parts import document_chapter, parted


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


class Contents:
    """The chapters of a book with what they are made from."""

    def __init__(self, library: Library, book: Book) -> None:
        self.library, self.book = library, book
        self.edition, self.site = library.edition, library.edition.loaded.site

    @property
    def titles(self) -> tuple[str, str]:
        """The title and what stands below it: the edition, or of the edition’s own title what follows its colon."""
        title, site = self.book.title, self.site.title
        if title != site:
            return title, site
        main, _, rest = title.partition(": ")
        return main, rest

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """All chapters."""
        book = self.book
        return (*self._prose(book.pages), *self._documents(), *self._prose(book.after))

    def _prose(self, paths: Iterable[str]) -> Iterator[Chapter]:
        pages = self.library.pages
        return (Chapter(path, pages[path].meta.title, 1, page=pages[path]) for path in paths)

    def _documents(self) -> Iterator[Chapter]:
        """As printed, below their parts; a reading path has an order of its own, and its page stands above them."""
        documents = [self.library.documents[key] for key in self.book.documents]
        if self.book.kind in {"document", "path"}:
            level = 2 if self.book.pages else 1
            yield from (document_chapter(document, level) for document in documents)
            return
        for identifier, some in groupby(documents, key=attrgetter("collection")):
            yield from self._collection(self.library.collections[identifier], some)

    def _collection(self, collection: Collection, documents: Iterable[Document]) -> Iterator[Chapter]:
        """A collection stands above its parts in a book of several things."""
        level = 1
        if self.book.kind == "edition":
            yield Chapter(collection.path, collection.meta.title, level)
            level += 1
        yield from parted(collection, documents, self.edition.derived.trails, level)

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

    def page_beginnings(self, chapter: Chapter) -> tuple[str, ...]:
        """The pages of its source that begin in a chapter, as they are numbered."""
        text = self.edition.parsed.texts.get(chapter.key)
        return tuple(filter(None, text.page_beginnings)) if text else ()

    @cached_property
    def works(self) -> tuple[str, ...]:
        """Keys of the works that the texts cite, in the order of the bibliography."""
        cited = {work.key for _, text in self.texts for citation in text.citations for work in citation.works}
        shelves = self.library.shelves
        return tuple(sorted((key for key in cited if key in shelves), key=shelves.__getitem__))

    @cached_property
    def date(self) -> str:
        """Day of the last revision in the book, or else in the edition; empty when none is told."""
        own = [revision.date for chapter in self.chapters for revision in chapter.revisions]
        return max(own) if own else self.edition.loaded.last_revised

    @property
    def day(self) -> str:
        """The same as a day of the calendar."""
        return parse_date(self.date).first if self.date else ""

    @property
    def year(self) -> str:
        """The year of all documents, where it is one and the same; else empty."""
        years = {
            chapter.document.meta.date[:4]
            for chapter in self.chapters
            if chapter.document and chapter.document.meta.date
        }
        return years.pop() if len(years) == 1 else ""

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """The editors of the whole edition or a collection, if they are named; else whoever answers for the texts, each once."""
        if self.book.kind in {"collection", "edition"} and self.site.settings.editors:
            return self.site.settings.editor_names
        named = (who.name for chapter in self.chapters for who in chapter.responsibility if who.names_somebody)
        return tuple(dict.fromkeys(named))
