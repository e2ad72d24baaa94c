"""Books: parts of the edition as one file each, to be kept, printed or read without a network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BookKind = Literal["study", "path", "collection", "document", "edition"]
Format = Literal["pdf", "epub"]

FORMATS: tuple[Format, ...] = ("pdf", "epub")
WITHOUT_TYPST: tuple[Format, ...] = ("epub",)
"""What can be made when the extra [pdf] is not installed."""


@dataclass(frozen=True, slots=True)
class Book:
    """One of the books that can be made of an edition."""

    kind: BookKind
    name: str
    """Site path of its files without their ending: `study`, `paths/thaw`, `documents/letters`, `documents/letters/d1`, `edition`."""
    title: str
    page: str
    """Site path of the page that offers it."""
    pages: tuple[str, ...] = ()
    """Prose pages, by the site path of each, that stand before the documents."""
    documents: tuple[str, ...] = ()
    """Keys of documents, in order."""
    after: tuple[str, ...] = ()
    """Prose pages that stand behind them."""
    formats: tuple[Format, ...] = ()
    """The files of it that the site has."""
