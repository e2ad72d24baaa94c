"""A chapter of a book."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.edition import Document, ProsePage
from ..model.records import Responsibility, Revision


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
    part: str = ""
    """Title of the part in which a document stands."""

    @property
    def kind(self) -> str:
        """`document`, `chapter`, or `part` for a mere heading."""
        return "document" if self.document else "chapter" if self.page else "part"

    @property
    def key(self) -> str:
        """Key of its text, or empty."""
        source = self.page or self.document
        return source.file if source else ""

    @property
    def number(self) -> str:
        """The number under which a document is printed, or empty."""
        printed = self.document.meta.printed if self.document else None
        return str(printed.number) if printed and printed.number is not None else ""

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """Of its page or document; a mere heading has none."""
        source = self.page or self.document
        return source.meta.revisions if source else ()

    @property
    def responsibility(self) -> tuple[Responsibility, ...]:
        """Who made its page or document."""
        source = self.page or self.document
        return source.meta.responsibility if source else ()
