"""The text of a document that has no numbered paragraph (a table, a list, verse, notes alone), as if it were one paragraph.

Its line of the ledger says `text:5f7a81bba9f77f82~1kQx…`: fingerprint and sketch of all its words. So what tells texts of paragraphs
apart, and knows them again, does so for these.
"""

from __future__ import annotations

import re
from dataclasses import replace

from .identity import TEXT
from .ledger import FINGERPRINT_LENGTH, Published, fingerprint
from .position import Position
from .sketches import FORM, sketch
from .text import Paragraph, Text

WHOLE = "@text"
"""Stands for such a text where anchors are listed; no element has this id."""

_FACT = re.compile(rf"(?P<print>[0-9a-f]{{{FINGERPRINT_LENGTH}}})~(?P<sketch>{FORM.pattern})")


def whole(text: Text | None) -> str:
    """Its words; empty where paragraphs are numbered, or there is no word."""
    if text is None or text.paragraphs:
        return ""
    return " ".join((*text.unnumbered, *(one.plain for one in text.headings), *(one.plain for one in text.notes)))


def as_paragraph(text: Text) -> tuple[Paragraph, ...]:
    """The one paragraph that stands for it, if it has words."""
    words = whole(text)
    return (Paragraph(0, "", words, Position(text.file)),) if words else ()


def fact(text: Text | None) -> dict[str, tuple[str, ...]]:
    """What the ledger is to record of it."""
    words = whole(text)
    return {TEXT: (f"{fingerprint(words)}~{sketch(words)}",)} if words else {}


def prints(text: Text | None) -> dict[str, str]:
    """WHOLE → the fingerprint of its words."""
    words = whole(text)
    return {WHOLE: fingerprint(words)} if words else {}


def with_whole(page: Published) -> Published:
    """A published page with its text among its paragraphs, when it had none; a line of an older form does not tell."""
    match = _FACT.fullmatch(" ".join(page.facts.get(TEXT, ())))
    if match is None:
        return page
    anchors = {**page.anchors, WHOLE: match["print"]}
    return replace(page, anchors=anchors, sketches={**page.sketches, WHOLE: match["sketch"]})
