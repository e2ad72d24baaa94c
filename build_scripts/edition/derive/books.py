"""The books that can be made of the edition, and which of them the site offers."""

from __future__ import annotations

from collections.abc import Collection as Few
from collections.abc import Iterator
from operator import attrgetter

from ..model.books import FORMATS, Book, BookKind, Format
from ..model.edition import Collection, Loaded, ProsePage
from ..model.settings import Settings

_STUDY, _PATHS, _ABOUT = "study/", "paths/", "about/"


def books(loaded: Loaded, makes: Few[Format]) -> dict[str, Book]:
    """Every book by its name; `makes` are the formats for which there is a program. Texts only: no book is made here."""
    settings = loaded.site.settings
    return {
        book.name: book
        for collect in (_study, _paths, _collections, _documents, _edition)
        for book in collect(loaded, settings, makes)
    }


def _formats(kind: BookKind, settings: Settings, makes: Few[Format]) -> tuple[Format, ...]:
    asked = {"pdf": settings.pdf, "epub": settings.epub}
    return tuple(format_ for format_ in FORMATS if format_ in makes and kind in asked[format_])


def _below(loaded: Loaded, folder: str) -> tuple[ProsePage, ...]:
    """The page of a folder, then its members in their order."""
    return tuple(sorted((page for page in loaded.pages if page.path.startswith(folder)), key=attrgetter("place")))


def _paths_of(pages: tuple[ProsePage, ...]) -> tuple[str, ...]:
    return tuple(page.path for page in pages)


def _study(loaded: Loaded, settings: Settings, makes: Few[Format]) -> Iterator[Book]:
    if pages := _below(loaded, _STUDY):
        title = pages[0].meta.title
        yield Book("study", "study", title, _STUDY, _paths_of(pages), formats=_formats("study", settings, makes))


def _paths(loaded: Loaded, settings: Settings, makes: Few[Format]) -> Iterator[Book]:
    formats = _formats("path", settings, makes)
    for page in _below(loaded, _PATHS):
        if page.meta.documents:
            name = page.path.rstrip("/")
            yield Book("path", name, page.meta.title, page.path, (page.path,), page.meta.documents, formats=formats)


def _keys(loaded: Loaded, collection: Collection) -> tuple[str, ...]:
    return tuple(document.key for document in loaded.documents if document.collection == collection.id)


def _collections(loaded: Loaded, settings: Settings, makes: Few[Format]) -> Iterator[Book]:
    formats = _formats("collection", settings, makes)
    for collection in loaded.collections:
        name, keys = collection.path.rstrip("/"), _keys(loaded, collection)
        if keys:
            yield Book("collection", name, collection.meta.title, collection.path, (), keys, formats=formats)


def _documents(loaded: Loaded, settings: Settings, makes: Few[Format]) -> Iterator[Book]:
    formats = _formats("document", settings, makes)
    for document in loaded.documents:
        title, name = document.meta.title, document.path.rstrip("/")
        yield Book("document", name, title, document.path, (), (document.key,), formats=formats)


def _edition(loaded: Loaded, settings: Settings, makes: Few[Format]) -> Iterator[Book]:
    """Study and paths, the documents of every collection, and what the editors say of their work."""
    pages = _paths_of((*_below(loaded, _STUDY), *_below(loaded, _PATHS)))
    keys = tuple(document.key for document in loaded.documents)
    formats = _formats("edition", settings, makes)
    yield Book("edition", "edition", loaded.site.title, "", pages, keys, _paths_of(_below(loaded, _ABOUT)), formats)
