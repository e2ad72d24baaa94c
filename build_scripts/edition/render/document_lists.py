"""Documents as lines of a list."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.dating import stated_date
from ..model.edition import Document
from .compositor import Compositor
from .dates import stated_phrase
from .phrases import Line


def line(compositor: Compositor, document: Document, page: str) -> Line:
    """One document as a line on the page."""
    meta = document.meta
    return Line(
        document.label,
        meta.title,
        compositor.href(document.path, page),
        stated_phrase(stated_date(meta)),
        _series_or_type(compositor, document),
    )


def _series_or_type(compositor: Compositor, document: Document) -> str:
    """Number in its series, else what it is; nothing that the heading has said."""
    said = document.meta.designator or compositor.type_name(document)
    return "" if said.casefold() == document.meta.title.casefold() else said


def lines(compositor: Compositor, keys: Iterable[str], page: str) -> tuple[Line, ...]:
    """The documents of these keys that the edition holds, as lines."""
    return tuple(line(compositor, compositor.documents[key], page) for key in keys if key in compositor.documents)
