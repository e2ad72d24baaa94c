"""The legend of a page: the signs of edition markup that its text really uses."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..model.text import Text


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign as set, and what it means."""

    sample: Markup
    meaning: str


LEGEND = {
    "add": Sign(Markup('<ins class="ed-add">words</ins>'), "added in the document"),
    "del": Sign(Markup('<del class="ed-del">words</del>'), "deleted in the document"),
    "hand": Sign(Markup('<span class="ed-hand">words</span>'), "in another hand: point at the words, or see “Hands”"),
    "margin": Sign(Markup('<span class="ed-margin">words</span>'), "in the margin of the document"),
    "unclear": Sign(Markup('<span class="ed-unclear">words</span>'), "hard to read"),
    "supplied": Sign(Markup('<span class="ed-supplied">words</span>'), "supplied by the editors"),
    "gap": Sign(Markup('<span class="ed-gap">[…]</span>'), "left out or lost"),
    "sic": Sign(Markup('recieved <span class="ed-corr">[received]</span>'), "a mistake, with the editors’ correction"),
    "orig": Sign(Markup('gaol <span class="ed-reg">[jail]</span>'), "spelling of the document, with the usual form"),
    "abbr": Sign(
        Markup('Deptel <span class="ed-expan">[telegram]</span>'), "abbreviation, with the editors’ expansion"
    ),
    "app": Sign(Markup('<span class="ed-app">words</span>'), "witnesses differ: see the variant readings"),
    "tei": Sign(
        Markup('<span class="ed-tei">words</span>'), "in an element of TEI that has no sign here: point at the words"
    ),
    "pb": Sign(Markup('<span class="ed-pb">[12]</span>'), "page 12 of the source begins"),
    "original": Sign(Markup("<sup>*1</sup>"), "note in the document itself"),
    "textual": Sign(Markup("<sup>a</sup>"), "note on the text"),
    "apparatus": Sign(Markup("<sup>A1</sup>"), "variant reading"),
}
"""Construct (model/text.py, `constructs`) → its sign, in the order in which legends list them."""


def legend(text: Text | None) -> tuple[Sign, ...]:
    """The signs that the text uses."""
    return tuple(sign for name, sign in LEGEND.items() if text and name in text.constructs)
