"""Whether the fonts have every letter of what is to be set: a letter without a font would be a box on paper."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from ..model.books import Book
from ..model.edition import Edition
from ..model.position import Position
from ..model.problem import Problem
from ..model.programs import Typesetter
from .contents import Contents, Library
from .files import words
from .pdf import set_parts

_LATIN = "\u024f"
"""Up to here every font of ours has every letter."""
_SETTINGS = "mkdocs.yml"


def book_problems(edition: Edition, typesetter: Typesetter | None) -> tuple[Problem, ...]:
    """What keeps the site from offering the books that its settings ask for."""
    if not edition.loaded.site.settings.pdf:
        return ()
    if typesetter is None:
        hint = "run “pip install 'edition[pdf]'”, or take “pdf” out of mkdocs.yml"
        return (Problem(Position(_SETTINGS), "TOOL03", "typst is not installed: the site offers no PDF", hint),)
    offered = (book for book in edition.derived.books.values() if "pdf" in book.formats)
    absent = tuple(_absent(folder) for folder in edition.loaded.site.settings.fonts if _is_absent(folder, typesetter))
    return absent or missing_letters(edition, offered, typesetter)


def _is_absent(folder: str, typesetter: Typesetter) -> bool:
    return any(path.endswith(folder) for path in typesetter.absent)


def _absent(folder: str) -> Problem:
    hint = "name a folder of font files, from the folder of mkdocs.yml"
    return Problem(Position(_SETTINGS), "CONF01", f"fonts: there is no folder “{folder}”", hint)


def missing_letters(edition: Edition, books: Iterable[Book], typesetter: Typesetter) -> tuple[Problem, ...]:
    """One problem for each letter of the books that no font has, at the first place where it stands."""
    contents = Contents(Library(edition), _together(edition, books))
    letters = {letter for part in set_parts(contents, typesetter.fonts) for letter in part}
    asked = "".join(sorted(letter for letter in letters if letter > _LATIN and _is_printed(letter)))
    lacking = typesetter.lacking(asked) if asked else ""
    return tuple(_problem(letter, _position(letter, contents)) for letter in lacking)


def _together(edition: Edition, books: Iterable[Book]) -> Book:
    """All that stands in any of the books, each text once: what is set of it is looked at as it will be set."""
    chosen = tuple(books)
    keys = {key for book in chosen for key in book.documents}
    paths = {path for book in chosen for path in (*book.pages, *book.after)}
    loaded = edition.loaded
    documents = tuple(document.key for document in loaded.documents if document.key in keys)
    pages = tuple(page.path for page in loaded.pages if page.path in paths)
    return Book("edition", "edition", loaded.site.title, "", pages, documents)


def _is_printed(letter: str) -> bool:
    return unicodedata.category(letter)[0] not in "CZ"


def _problem(letter: str, position: Position) -> Problem:
    name = unicodedata.name(letter, f"U+{ord(letter):04X}").lower()
    hint = "name a folder with a font that has it under “fonts” of the edition in mkdocs.yml, or by --fonts"
    return Problem(position, "TOOL04", f"no font has “{letter}” ({name})", hint)


# -- places --------------------------------------------------------------------------------------------------------------


def _position(letter: str, contents: Contents) -> Position:
    """Where the letter first stands in a source; one that is written otherwise (`&#x12000;`) is in the settings’ name."""
    for file in dict.fromkeys(_sources(contents)):
        before, found, _ = words(contents.edition.loaded.root, file).partition(letter)
        if found:
            return Position(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
    return Position(_SETTINGS)


def _sources(contents: Contents) -> Iterator[str]:
    """The texts of the book, what they name and cite, the names of everything."""
    loaded = contents.edition.loaded
    for chapter in contents.chapters:
        yield from (chapter.key,) if chapter.key else ()
        if chapter.document and chapter.document.translation:
            yield chapter.document.translation.file
    yield from (entry.file for register in loaded.registers.values() for entry in register.values())
    yield from (collection.file for collection in loaded.collections)
    yield _SETTINGS
