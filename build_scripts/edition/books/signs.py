"""The signs of edition markup that a book uses: paper cannot be pointed at, so they are explained at the end.

A book shows what the document has and, behind it, what the editors would write. Only what the book uses is explained.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.text import Text
from .contents import Contents


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign as set, and what it means."""

    typst: str
    html: str
    meaning: str


def _span(name: str, meaning: str, words: str = "words", tag: str = "span") -> Sign:
    return Sign(f"#ed-{name}[{words}];", f'<{tag} class="ed-{name}">{words}</{tag}>', meaning)


SIGNS = {
    "add": _span("add", "added in the document", tag="ins"),
    "del": _span("del", "deleted in the document", tag="del"),
    "hand": _span("hand", "in another hand"),
    "margin": _span("margin", "in the margin of the document"),
    "unclear": _span("unclear", "hard to read"),
    "supplied": Sign("#ed-supplied[words];", '<span class="ed-supplied">[words]</span>', "supplied by the editors"),
    "gap": Sign('#ed-gap("");', '<span class="ed-gap">[…]</span>', "illegible, lost or left out"),
    "corr": Sign("recieved ⟨received⟩", "recieved ⟨received⟩", "a mistake, with the editors’ correction"),
    "stands": Sign("recieved #ed-stands();", "recieved [<i>sic</i>]", "so in the document"),
    "reg": Sign("gaol = jail", "gaol = jail", "spelling of the document, with the usual one"),
    "expan": Sign("Tel. = Tel(egram)", "Tel. = Tel(egram)", "abbreviation, with the letters that the editors supply"),
    "app": _span("app", "witnesses differ: see the variants"),
    "pb": Sign("‖12", "‖12", "page 12 of the source begins"),
    "original": Sign("#super[\\*1];", "<sup>*1</sup>", "note in the document itself"),
    "textual": Sign("#super[a];", "<sup>a</sup>", "note on the text"),
    "apparatus": Sign("#super[A1];", "<sup>A1</sup>", "variant reading"),
}
"""Construct (model/text.py, `constructs`) → its sign, in the order in which they are listed."""


def _word(word: str, meaning: str) -> Sign:
    return Sign(f"_{word}_", f"<i>{word}</i>", meaning)


READINGS = {
    "omitted": _word("om.", "left out by the witness"),
    "added": _word("add.", "added by the witness"),
    "not-seen": _word("not seen", "the reading of the witness was not seen"),
}
"""Kind of a reading → the editors’ word for it."""
_LEMMA = Sign("words\\]", "words]", "the words of the text to which the readings belong")
_SIGLA = Sign("A, B", "A, B", "the witnesses named at the head of the document")


def signs(contents: Contents) -> tuple[Sign, ...]:
    """The signs that the texts of the book use."""
    texts = [text for _, text in contents.texts]
    used = {construct for text in texts for construct in text.constructs}
    return (*(sign for name, sign in SIGNS.items() if name in used), *_of_readings(texts))


def _of_readings(texts: Iterable[Text]) -> Iterator[Sign]:
    """What the notes of the apparatus use."""
    variants = [variant for text in texts for variant in text.variants]
    kinds = {kind for variant in variants for _, kind in variant.said}
    if any(variant.has_lemma for variant in variants):
        yield _LEMMA
    yield from (sign for kind, sign in READINGS.items() if kind in kinds)
    if variants:
        yield _SIGLA
