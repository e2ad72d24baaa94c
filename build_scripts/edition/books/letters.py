"""Whether the fonts have every letter of what is to be set: a letter without a font would be a box on paper."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from ..model.books import Book
from ..model.edition import Document, Edition, ProsePage, Registered
from ..model.position import Position
from ..model.problem import Problem
from ..model.programs import Typesetter

_Source = Document | ProsePage | Registered

_LATIN = "\u024f"
"""Up to here every font of ours has every letter."""


def book_problems(edition: Edition, typesetter: Typesetter | None) -> tuple[Problem, ...]:
    """What keeps the site from offering the books that its settings ask for."""
    if not edition.loaded.site.settings.pdf:
        return ()
    if typesetter is None:
        hint = "run “pip install 'edition[pdf]'”, or take “pdf” out of mkdocs.yml"
        return (Problem(Position("mkdocs.yml"), "TOOL03", "typst is not installed: the site offers no PDF", hint),)
    offered = (book for book in edition.derived.books.values() if "pdf" in book.formats)
    absent = tuple(_absent(folder) for folder in edition.loaded.site.settings.fonts if _is_absent(folder, typesetter))
    return absent or missing_letters(edition, offered, typesetter)


def _is_absent(folder: str, typesetter: Typesetter) -> bool:
    return any(path.endswith(folder) for path in typesetter.absent)


def _absent(folder: str) -> Problem:
    hint = "name a folder of font files, from the folder of mkdocs.yml"
    return Problem(Position("mkdocs.yml"), "CONF01", f"fonts: there is no folder “{folder}”", hint)


def missing_letters(edition: Edition, books: Iterable[Book], typesetter: Typesetter) -> tuple[Problem, ...]:
    """One problem for each letter of the books that no font has, at the first place where it stands."""
    sources = _sources(edition, books)
    letters = {letter for source in sources for letter in _words(source) if letter > _LATIN and _is_printed(letter)}
    lacking = typesetter.lacking("".join(sorted(letters))) if letters else ""
    return tuple(_problem(letter, sources) for letter in lacking)


def _sources(edition: Edition, books: Iterable[Book]) -> list[_Source]:
    chosen = list(books)
    keys = {key for book in chosen for key in book.documents}
    paths = {path for book in chosen for path in (*book.pages, *book.after)}
    loaded = edition.loaded
    entries = (entry for register in loaded.registers.values() for entry in register.values())
    return [
        *(page for page in loaded.pages if page.path in paths),
        *(document for document in loaded.documents if document.key in keys),
        *(entries if keys else ()),
    ]


def _words(source: _Source) -> Iterator[str]:
    """What a book may set of it; of an entry its name, in the heads of documents."""
    if isinstance(source, Registered):
        yield from source.entry.name
        return
    yield from source.meta.title
    yield from source.markdown
    yield from getattr(source.meta, "source_note", None) or ""


def _is_printed(letter: str) -> bool:
    return unicodedata.category(letter)[0] not in "CZ"


def _problem(letter: str, sources: list[_Source]) -> Problem:
    places = (
        _position(letter, source)
        for source in sources
        if not isinstance(source, Registered) and letter in source.markdown
    )
    fallback = (Position(source.file) for source in sources if letter in "".join(_words(source)))
    position = next(places, None) or next(fallback, Position("mkdocs.yml"))
    name = unicodedata.name(letter, f"U+{ord(letter):04X}").lower()
    hint = "name a folder with a font that has it under “fonts” of the edition in mkdocs.yml, or by --fonts"
    return Problem(position, "TOOL04", f"no font has “{letter}” ({name})", hint)


def _position(letter: str, source: Document | ProsePage) -> Position:
    before, _, _ = source.markdown.partition(letter)
    return Position(source.file, source.body_line + before.count("\n"), len(before) - before.rfind("\n"))
