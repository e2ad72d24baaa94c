"""What a line or page beginning does to the words around it.

The diplomatic view begins a line there and numbers every fifth; the reading view runs lines on, and loses the hyphen of a word
that goes on over the break. Lines of verse, of a dateline or a signature end where they end in both.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

HYPHENS = ("-", "\N{HYPHEN}", "\N{SOFT HYPHEN}", "\N{DOUBLE OBLIQUE HYPHEN}", "\N{NOT SIGN}", "=")
"""By which scribes and printers divide words."""
EVERY = 5
"""Which lines have their number printed."""
_BREAKS = frozenset({"pb", "lb"})
_LONGEST = 7
"""Digits of a line’s number."""


def mark_lines(state: StateCore) -> None:
    """Core rule: `meta` of a break says whether it `begins` a block, `runs` on in the reading view, and which `number` it has."""
    verse, runs = 0, False
    for token in state.tokens:
        verse += token.nesting if token.type.startswith("verse_") else 0
        if token.type == "paragraph_open":
            runs = "ordinal" in token.meta and not verse
        elif token.type == "inline":
            _mark(token.children or (), runs)
            runs = False


def _mark(tokens: Sequence[Token], runs: bool) -> None:
    """Lines are counted from the beginning of each paragraph, from the editor’s `n` on where one is given."""
    line, has_words = 1, False
    before: Token | None = None
    for token in tokens:
        if token.type in _BREAKS:
            values = token.meta["attributes"].values
            token.meta["begins"] = not has_words
            token.meta["runs"] = runs
            if token.type == "lb":
                line = _number(values.get("n", ""), line + has_words)
                token.meta["number"] = str(line) if line % EVERY == 0 else ""
            if "break" in values and before is not None and before.content.endswith(HYPHENS):
                before.meta["hyphen"] = True
            has_words = False
        elif token.type == "text" and token.content.strip():
            has_words, before = True, token
        elif token.content.strip():
            has_words, before = True, None


def _number(given: str, counted: int) -> int:
    return int(given) if given.isdigit() and len(given) < _LONGEST else counted
