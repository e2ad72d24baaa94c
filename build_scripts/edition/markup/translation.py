"""A translation beside its original: which words of the one translate which of the other.

Numbered paragraphs stand in the same order in both; an id that an editor pinned (`{#p4}`) says which paragraph of the original is
meant, and counting goes on from there. Whatever else has words (headings, datelines, items, cells …) pairs with its like by order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from ..model.text import Text

_NAMES = {
    "heading": "heading",
    "th": "cell",
    "td": "cell",
    "dt": "term",
    "dd": "meaning",
    "list_item": "item",
    "blockquote": "quotation",
    "marginal": "note in the margin",
    "other": "tei",
}
"""Type of a block → what an editor calls it; a container is called as it is written."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that are translated as a whole."""

    kind: str
    """`paragraph` when numbered, else what they stand in: `heading`, `dateline`, `cell` …"""
    ordinal: int
    """Of a numbered paragraph, from 1; else among its kind, from 1."""
    inline: Token
    line: int
    """Of the Markdown, from 0."""


def passages(text: Text) -> Iterator[Passage]:
    """Everything in the body of a text that has words, notes left out."""
    counts: defaultdict[str, int] = defaultdict(int)
    around: list[Token] = []
    for token in text.tokens:
        if token.type == "note_open":
            return
        if token.nesting > 0:
            around.append(token)
        elif token.nesting < 0:
            around.pop()
        elif token.type == "inline" and around and around[-1].meta.get("kind", "words") in {"words", ""}:
            kind = _kind(around)
            counts[kind] += 1
            ordinal = around[-1].meta["ordinal"] if kind == "paragraph" else counts[kind]
            yield Passage(kind, ordinal, token, (token.map or [0])[0])


def _kind(around: Sequence[Token]) -> str:
    if "ordinal" in around[-1].meta:
        return "paragraph"
    types = [token.type.removesuffix("_open") for token in reversed(around)]
    return next((_NAMES.get(type_, type_) for type_ in types if type_ != "paragraph"), "words")


def translated(original: Text, translation: Text, counterparts: Mapping[int, int]) -> dict[int, Token]:
    """`id` of an inline token of the original → the inline token that translates it.

    `counterparts`: ordinal of a paragraph of the original → ordinal in the translation.
    """
    theirs = {(passage.kind, passage.ordinal): passage.inline for passage in passages(translation)}
    pairs = {}
    for passage in passages(original):
        ordinal = counterparts.get(passage.ordinal, 0) if passage.kind == "paragraph" else passage.ordinal
        if token := theirs.get((passage.kind, ordinal)):
            pairs[id(passage.inline)] = token
    return pairs
