"""The cover of an EPUB: nothing but type, as SVG, drawn by us."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from ..markup.tei import element, escape
from .contents import Contents

WIDTH, HEIGHT = 1200, 1800
_MARGIN = 130
_SIZES = ((4, 100), (6, 84), (9, 66))
"""Lines of the title up to which each size of type is used; longer titles are set in the smallest."""
_SMALLEST = 50
_AVERAGE = 0.5
"""Width of a letter of a book face, as a part of its size: a little more than it is, for the face is the reader’s."""


def cover(contents: Contents) -> str:
    """Title, names, and what the book is part of."""
    title, below = contents.titles
    size, lines = _fitted(title)
    body = "\n".join(
        (
            element("rect", width=str(WIDTH), height=str(HEIGHT), fill="#f4f1ea"),
            element("rect", x=str(_MARGIN), y="300", width="160", height="6", fill="#1b3a5c"),
            *_lines(lines, 320 + size, size, "#1b1b1b"),
            *_lines(_wrapped(below, 44), 320 + size * (1.25 * len(lines) + 1.2), 44, "#1b1b1b", style="italic"),
            *_lines(_wrapped(", ".join(contents.authors), 40), HEIGHT - 330, 40, "#1b1b1b"),
            *_lines(_wrapped(contents.site.settings.publisher or "", 36), HEIGHT - 170, 36, "#4a4a4a"),
        )
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="serif">\n'
        f"{element('title', escape(contents.book.title))}\n{body}\n</svg>\n"
    )


def _fitted(title: str) -> tuple[int, list[str]]:
    for most, size in _SIZES:
        if len(lines := _wrapped(title, size)) <= most:
            return size, lines
    return _SMALLEST, _wrapped(title, _SMALLEST)


def _wrapped(words: str, size: int) -> list[str]:
    return textwrap.wrap(words, int((WIDTH - 2 * _MARGIN) / (size * _AVERAGE)))


def _lines(lines: list[str], top: float, size: int, colour: str, style: str = "") -> Iterator[str]:
    for number, line in enumerate(lines):
        place = {"x": str(_MARGIN), "y": str(round(top + 1.25 * size * number))}
        type_ = {"font-size": str(size), "font-style": style}
        yield element("text", escape(line), **place, **type_, fill=colour)
