"""What a reader of a page may choose: the reading or the diplomatic text, the translation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model.edition import Translation
from ..model.text import Text
from .compositor import Compositor

SWITCHED = frozenset({"add", "del", "choice", "lines", "stands"})
"""Constructs that the reading text shows otherwise than the diplomatic text."""
STYLES = "views.css"
SCRIPT = "assets/views.js"
"""Site path; the template asks for it before the text."""


@dataclass(frozen=True, slots=True)
class Views:
    """The choices of a page."""

    diplomatic: bool
    """Whether the diplomatic text differs from the reading text."""
    script: str
    """Address of the script that keeps the choice. It stands before the text, so that nothing moves."""
    translation: str = ""
    """Language tag of the translation, or empty."""
    title: str = ""
    """The document’s heading in that language."""


def views(
    compositor: Compositor, texts: Iterable[Text | None], page: str, translation: Translation | None = None
) -> Views | None:
    """The choices that the texts of a page give; None without any."""
    diplomatic = any(text and not SWITCHED.isdisjoint(text.constructs) for text in texts)
    script = compositor.href(SCRIPT, page)
    if translation:
        return Views(diplomatic, script, translation.language, translation.meta.title or "")
    return Views(diplomatic, script) if diplomatic else None
