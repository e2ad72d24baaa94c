"""Which paragraph of an original a paragraph of its translation stands for."""

from __future__ import annotations

from collections.abc import Sequence

from .text import Paragraph


def counterparts(ids: Sequence[str], translation: Sequence[Paragraph]) -> tuple[int, ...]:
    """For each paragraph of the translation the ordinal of its original, from 1; 0 when there is none.

    `ids` are those of the original’s paragraphs. The order is that of the original, and each is translated once; a paragraph
    pinned to an id of the original stands for that one, and the next for the next.
    """
    places = {identifier: place for place, identifier in enumerate(ids, start=1)}
    found: list[int] = []
    last = 0
    for paragraph in translation:
        wanted = places.get(paragraph.pinned, 0) if paragraph.pinned else last + 1
        fits = last < wanted <= len(ids)
        found.append(wanted if fits else 0)
        last = wanted if fits else last
    return tuple(found)
