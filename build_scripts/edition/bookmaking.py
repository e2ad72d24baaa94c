"""Books on demand: what `edition pdf` and `edition epub` do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from .books import BookError, Library, made_together, missing_letters
from .books.record import Record
from .model.books import Book, Format
from .model.edition import Edition, OutputFile
from .model.problem import Problem, did_you_mean
from .model.programs import Typesetter
from .tools.typst import find_typesetter

__all__ = ["BookError", "BookmakingError", "Order", "ordered"]

NO_TYPST = "PDF is set by typst, which is not installed: pip install 'edition[pdf]'."


class BookmakingError(ValueError):
    """The order cannot be met; the message says why and what to do."""


class Order:
    """The books that somebody asked for, in one format."""

    def __init__(self, edition: Edition, books: Sequence[Book], format_: Format, folders: tuple[Path, ...]) -> None:
        self._edition, self._books, self._format = edition, books, format_
        self._typesetter = typesetter_of(edition, folders) if format_ == "pdf" else None
        if format_ == "pdf" and self._typesetter is None:
            raise BookmakingError(NO_TYPST)

    def problems(self) -> tuple[Problem, ...]:
        """Letters that no font has."""
        return missing_letters(self._edition, self._books, self._typesetter) if self._typesetter else ()

    def files(self) -> Iterator[OutputFile]:
        """Each book, then the record of all. Raises BookError when one cannot be made."""
        record, library = Record(self._typesetter), Library(self._edition)
        wanted = [(book, self._format) for book in self._books]
        for book, made in made_together(library, wanted, self._typesetter):
            record.add(book, made)
            yield made
        yield from record.files(f"{self._format}.json")


def ordered(edition: Edition, names: Sequence[str], every: bool) -> tuple[Book, ...]:
    """The books of these names; without names every one, or else the study. Raises BookmakingError for a name that no book has."""
    known = edition.derived.books
    if every:
        return tuple(known.values())
    wanted = [name.strip("/") for name in names] or (["study"] if "study" in known else ["edition"])
    for name in wanted:
        if name not in known:
            hint = did_you_mean(
                name, known, "there are study, edition, paths/…, documents/COLLECTION and documents/COLLECTION/NAME"
            )
            raise BookmakingError(f"There is no book “{name}”: {hint}.")
    return tuple(known[name] for name in dict.fromkeys(wanted))


def typesetter_of(edition: Edition, folders: tuple[Path, ...] = ()) -> Typesetter | None:
    """typst with the fonts of the edition and those of `folders`."""
    loaded = edition.loaded
    return find_typesetter((*folders, *(loaded.root / folder for folder in loaded.site.settings.fonts)))
