"""The legend of a page: the signs of edition markup that its texts really use, in the view that is shown.

One sign, one meaning: no two rows of a view may look alike (tests/site/test_views.py looks at them in a browser).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from ..model.text import Text


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign as set, and what it means."""

    sample: Markup
    meaning: str
    view: Literal["", "reading", "diplomatic"] = ""
    """The view that shows it; empty: both."""


def _span(name: str, words: str = "words", tag: str = "span") -> Markup:
    return Markup('<{tag} class="ed-{name}">{words}</{tag}>').format(tag=tag, name=name, words=words)


LEGEND: Mapping[str, tuple[Sign, ...]] = {
    "lines": (
        Sign(Markup("words run on"), "lines are not kept; a word divided at the end of one is joined", "reading"),
        Sign(Markup("words<br>words"), "lines end as in the document", "diplomatic"),
    ),
    "line-numbers": (Sign(Markup('<span class="ed-ln" data-n="5"></span>'), "the fifth line of its paragraph begins", "diplomatic"),),
    "add": (
        Sign(_span("added", "words, unmarked"), "added in the document; the diplomatic text marks them", "reading"),
        Sign(_span("add", "added", "ins"), "added in the document; raised or lowered where they stand above or below the line", "diplomatic"),
    ),
    "del": (
        Sign(_span("deleted", "not shown"), "deleted in the document, unless a note speaks of them", "reading"),
        Sign(_span("del", "deleted", "del"), "deleted in the document", "diplomatic"),
    ),
    "hand": (Sign(_span("hand", "another hand"), "in another hand: point at the words, or see “Hands”"),),
    "margin": (Sign(_span("margin", "in the margin"), "in the margin of the document"),),
    "unclear": (Sign(_span("unclear", "unclear"), "hard to read"),),
    "supplied": (Sign(_span("supplied", "[words]"), "supplied by the editors"),),
    "gap": (Sign(_span("gap", "[…]"), "illegible, lost or left out: point at it for the reason"),),
    "corr": (
        Sign(_span("corr", "⟨received⟩"), "corrected by the editors; the diplomatic text has what is written", "reading"),
        Sign(_span("sic", "recieved"), "mistakes stand as written; the reading text corrects them", "diplomatic"),
    ),
    "stands": (Sign(Markup('recieved<span class="ed-stands"> [<i>sic</i>]</span>'), "so in the document", "reading"),),
    "reg": (
        Sign(_span("reg", "jail"), "in its usual spelling; the diplomatic text has that of the document, “gaol”", "reading"),
        Sign(_span("orig", "gaol"), "spelt as in the document", "diplomatic"),
    ),
    "expan": (
        Sign(Markup('Tel<span class="ed-ex">(egram)</span>'), "letters of an abbreviation that the editors supply; in double brackets, words for a sign", "reading"),
        Sign(_span("abbr", "Tel.", "abbr"), "abbreviated as in the document", "diplomatic"),
    ),
    "hi-underline": (Sign(_span("hi ed-underline", "underlined", "u"), "underlined in the document"),),
    "hi-strike": (Sign(_span("hi ed-strike", "struck", "s"), "struck through in the document, but not deleted"),),
    "hi-spaced": (Sign(_span("hi ed-spaced", "spaced"), "spaced in the document"),),
    "hi-smallcaps": (Sign(_span("hi ed-smallcaps", "Words"), "in small capitals in the document"),),
    "hi-italic": (Sign(_span("hi ed-italic", "slanted", "i"), "slanted in the document"),),
    "hi-bold": (Sign(_span("hi ed-bold", "bold", "b"), "in bold letters in the document"),),
    "app": (Sign(_span("app", "variant"), "witnesses differ: see the variant readings"),),
    "tei": (Sign(_span("tei", "element"), "in an element of TEI that has no sign here: point at the words"),),
    "enclosure": (Sign(_span("enclosure", "enclosed"), "a text enclosed in the document"),),
    "pb": (Sign(_span("pb", "‖12"), "page 12 of the source begins"),),
    "facs": (Sign(_span("pb__facs", "▣"), "leads to the picture of the page"),),
    "original": (Sign(Markup("<sup>*1</sup>"), "note in the document itself"),),
    "textual": (Sign(Markup("<sup>a</sup>"), "note on the text"),),
    "apparatus": (Sign(Markup("<sup>A1</sup>"), "variant reading"),),
}  # fmt: skip
"""Construct (model/text.py, `constructs`) → its signs, in the order in which legends list them."""


def legend(*texts: Text | None) -> tuple[Sign, ...]:
    """The signs that the texts use."""
    used = _used(texts)
    return tuple(sign for name, signs in LEGEND.items() if name in used for sign in signs)


def _used(texts: Iterable[Text | None]) -> frozenset[str]:
    return frozenset(name for text in texts if text for name in text.constructs)
