"""Documents as lines of a list."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.edition import Document
from .compositor import Compositor
from .dates import date_phrase
from .phrases import Line, Phrase


def number_of(document: Document) -> str:
    """The number as printed, or the document's name."""
    printed = document.meta.printed
    return str(printed.number) if printed and printed.number is not None else document.name


def line(compositor: Compositor, document: Document, page: str) -> Line:
    """One document as a line on the page."""
    meta = document.meta
    return Line(
        number_of(document),
        meta.title,
        compositor.href(document.path, page),
        date_phrase(meta.date) or Phrase("undated"),
        meta.designator or compositor.type_name(document),
    )


def lines(compositor: Compositor, keys: Iterable[str], page: str) -> tuple[Line, ...]:
    """The documents of these keys that the edition holds, as lines."""
    return tuple(line(compositor, compositor.documents[key], page) for key in keys if key in compositor.documents)
