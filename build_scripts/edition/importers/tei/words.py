"""The letters of a text in the order of reading, notes at their marks: what an import may not change.

Blanks are left out of the comparison: where a line or a cell ends, TEI has none and Markdown has, or the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ...markup import parse_text
from .tally import Account
from .xml import ID, Element

_WORDS = frozenset({"text", "text_special", "code_inline", "fence", "code_block"})
_SECOND = {"sic_close": "corr", "orig_close": "reg", "abbr_close": "expan"}
_APPARATUS = re.compile(r"a\d+")
"""Readings are set anew: sigla have no words in TEI."""
_ARROW = "→"
"""The words of a link that has none of its own."""


def letters_of_markdown(markdown: str, inline: bool = False) -> str:
    """The letters of a text of the edition."""
    tokens = parse_text(markdown, "", inline=inline).tokens
    return _letters(_read(tokens, _notes(tokens)))


def letters_of_part(part: Element, account: Account, notes: dict[str, Element], moved: bool = False) -> str:
    """The letters of those elements of a part that are in the text; with `moved`, of those in the front matter, too."""
    left_out = {"left out"} if moved else {"left out", "moved"}
    return _letters(_words(part, account, dict(notes), left_out))


def first_difference(one: str, other: str) -> str:
    """Where two sequences part, in the words of a message."""
    at = next(
        (place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
    start = max(0, at - 20)
    return f"“{one[start : at + 30]}” and “{other[start : at + 30]}”"


def _letters(pieces: Iterator[str]) -> str:
    return "".join("".join(pieces).replace(_ARROW, "").split())


def _notes(tokens: Sequence[Any]) -> dict[str, list[Any]]:
    notes: dict[str, list[Any]] = {}
    label = ""
    for token in tokens:
        if token.type == "note_open":
            label = token.meta["label"]
            notes[label] = []
        elif token.type == "note_close":
            label = ""
        elif label:
            notes[label].append(token)
    return notes


def _read(tokens: Sequence[Any], notes: dict[str, list[Any]]) -> Iterator[str]:
    for token in tokens:
        if token.type == "note_open":
            return
        if token.type in _WORDS:
            yield token.content
        elif token.type == "inline":
            yield from _read(token.children or (), notes)
        elif token.type == "note_ref" and not _APPARATUS.fullmatch(token.meta["label"]):
            yield from _read(notes.pop(token.meta["label"], ()), notes)
        elif key := _SECOND.get(token.type):
            yield token.meta["attributes"].values.get(key, "")


def _words(element: Element, account: Account, notes: dict[str, Element], left_out: set[str]) -> Iterator[str]:
    if element.name.startswith("#") or account.outcome(element) in left_out:
        return
    if element.name == "note" and element.get(ID) and notes.pop(element.get(ID), None) is None:
        return  # its words stood at its mark
    target = notes.get(element.get("target").removeprefix("#")) if element.name == "ptr" else None
    if target is not None and target.name == "note":
        yield from _words(target, account, notes, left_out)
    for child in element.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _words(child, account, notes, left_out)
