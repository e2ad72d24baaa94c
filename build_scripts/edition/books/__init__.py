"""Books: a study, a path, a collection, a document or the whole edition as one file.

chapter     a chapter: a page of prose, a document, or the heading of a part
parts       the documents of a collection below its parts
contents    the chapters of a book, in order
heads       what is known of a document, in words
imprint     who made it, when, how to cite it, which rights
signs       what the signs in the texts mean
pdf         by typst, from the same tokens as the pages
epub        EPUB 3.3 from the same HTML as the pages: the package
pages       … its pages
navigation  … the ways into it
cover       … its cover
xhtml       … our HTML as XHTML
letters     whether the fonts have every letter
files       what is read from the folders of the edition and the theme
record      what was made of what, with which fonts
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from ..model.books import Book, Format
from ..model.edition import Edition, OutputFile
from ..model.problem import Problem
from ..model.programs import Typesetter
from .contents import Library
from .epub import epub
from .letters import book_problems, missing_letters
from .pdf import pdf
from .record import Record

__all__ = ["BookError", "Library", "book_file", "book_files", "book_problems", "made_together", "missing_letters"]


TOGETHER = 64
"""Books that are held in memory at a time."""


class BookError(Exception):
    """A book cannot be made; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def book_file(library: Library, book: Book, format_: Format, typesetter: Typesetter | None) -> OutputFile:
    """The book as a file. Raises BookError when it cannot be made."""
    made = epub(library, book) if format_ == "epub" or not typesetter else pdf(library, book, typesetter)
    if isinstance(made, Problem):
        raise BookError(made)
    return OutputFile(f"{book.name}.{format_}", made)


def book_files(edition: Edition, typesetter: Typesetter | None) -> Iterator[OutputFile]:
    """Every book that the site offers, and the record of them; nothing when it offers none."""
    record, library = Record(typesetter), Library(edition)
    offered = [(book, format_) for book in edition.derived.books.values() for format_ in book.formats]
    for book, made in made_together(library, offered, typesetter):
        record.add(book, made)
        yield made
    yield from record.files()


def made_together(
    library: Library, wanted: Sequence[tuple[Book, Format]], typesetter: Typesetter | None
) -> Iterator[tuple[Book, OutputFile]]:
    """The books in their order, several at a time: typst works outside Python’s lock. Raises BookError."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for start in range(0, len(wanted), TOGETHER):
            some = wanted[start : start + TOGETHER]
            made = pool.map(lambda one: book_file(library, one[0], one[1], typesetter), some)
            yield from zip((book for book, _ in some), made, strict=True)
