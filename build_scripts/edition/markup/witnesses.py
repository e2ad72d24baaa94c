"""The text as a witness has it, worked out from the apparatus; theme/assets/witnesses.js does the same on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it.token import Token

from ..model.text import Text
from .apparatus import Entry, is_mark
from .packing import with_tokens
from .reading import fold

NOT_SEEN = "[not seen]"
"""Stands for words of which nobody has seen what the witness has."""
NOT_STATED = "[not stated]"
"""Stands where a positive apparatus, which names every witness, does not name this one."""

_SIGNS = {"not-seen": NOT_SEEN, "not-stated": NOT_STATED}
_BLANKS = {"softbreak": " ", "hardbreak": " ", "gap": "[…]"}
_JOINED = re.compile(r"[\w(\[“‘«\"'¿¡]")
"""What a word begins with that a blank divides from the word before."""
_UNDIVIDED = re.compile("[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Letters of scripts that put no blanks between words."""


def witness_text(text: Text, siglum: str, positive: bool = False) -> tuple[str, ...]:
    """The words of every paragraph, heading, cell … of the body as the witness has them; as edited for the siglum “”.

    Paragraphs that the witness lacks are empty, so that the texts of two witnesses stand side by side. A witness that an entry does not
    name has the lemma; in a `positive` apparatus, which names every one, nothing is known of it there. Notes are left out.
    """
    tokens = with_tokens(text).tokens
    body: list[Token] = []
    for token in tokens:
        if token.type == "note_open":
            break
        body.append(token)
    contents = [token.children or [] for token in body if token.type == "inline"]
    entries = {
        token.meta["label"]: token.meta["entry"]
        for token in tokens
        if token.type == "note_open" and "entry" in token.meta
    }
    walk = _Walk(siglum, positive, entries, _across(contents))
    return tuple(walk.block(children) for children in contents)


def _across(contents: Sequence[Sequence[Token]]) -> dict[str, str]:
    """Id at which a lemma of several paragraphs begins → label of its entry."""
    return {
        child.meta["attributes"].values.get("ref", "").removeprefix("#"): following.meta["label"]
        for children in contents
        for child, following in pairwise(children)
        if child.type == "app-end" and is_mark(following)
    }


@dataclass(slots=True)
class _Walk:
    """One pass over the body for one witness."""

    siglum: str
    positive: bool
    entries: Mapping[str, Entry]
    across: Mapping[str, str]
    lacking: str = ""
    """Id of the lemma across paragraphs in place of which the witness has something else, while it lasts."""
    parts: list[str] = field(default_factory=list)
    apart: bool = False
    """Whether the words set last were put between those of the text: what follows is divided from them, too."""

    def block(self, children: Sequence[Token]) -> str:
        """The words of one inline content."""
        self.parts, self.apart = [], False
        self._walk(children)
        return fold("".join(self.parts))

    def _walk(self, children: Sequence[Token]) -> None:
        at = 0
        while at < len(children):
            token = children[at]
            if token.type == "app_open":
                end = _closing(children, at)
                at = self._lemma(children[at + 1 : end], children[end + 1 : end + 2], end + 1)
                continue
            self._pass(token)
            at += 2 if token.type == "app-end" and is_mark(_next(children, at)) else 1

    def _lemma(self, inside: Sequence[Token], following: Sequence[Token], after: int) -> int:
        """Set a lemma as the witness has it; the place behind it and its mark."""
        mark = following[0] if following and is_mark(following[0]) else None
        kind, words = self._said(mark.meta["label"]) if mark else ("lemma", ())
        if kind in {"lemma", "added"}:
            self._walk(inside)
        self._replace(kind, words, between=kind == "added")
        return after + 1 if mark else after

    def _pass(self, token: Token) -> None:
        if token.type == "app-start":
            self._begin(token.meta["attributes"].id)
        elif token.type == "app-end":
            self._end(token.meta["attributes"].values.get("ref", "").removeprefix("#"))
        elif is_mark(token):
            self._replace(*self._said(token.meta["label"]), between=True)
        elif token.type in {"text", "text_special", "code_inline"}:
            self._add(token.content)
        elif token.type == "lb":
            self._add("" if "break" in token.meta["attributes"].values else " ")
        else:
            self._add(_BLANKS.get(token.type, ""))

    def _begin(self, identifier: str) -> None:
        kind, words = self._said(self.across.get(identifier, ""))
        if kind not in {"lemma", "added"} and not self.lacking:
            self._replace(kind, words, between=False)
            self.lacking = identifier

    def _end(self, identifier: str) -> None:
        if self.lacking == identifier:
            self.lacking = ""
        kind, words = self._said(self.across.get(identifier, ""))
        if kind == "added":
            self._replace(kind, words, between=True)

    def _said(self, label: str) -> tuple[str, Sequence[Token]]:
        """What the entry says of the witness: the kind of its reading, and the words."""
        found = self.entries.get(label)
        if found is None or not found.readings or not self.siglum:
            return "lemma", ()
        readings = [reading for reading in found.readings if self.siglum in reading.sigla]
        for reading in readings:
            if reading.kind != "lemma":
                return reading.kind, reading.tokens
        return ("lemma" if readings or not self.positive else "not-stated"), ()

    def _replace(self, kind: str, words: Sequence[Token], between: bool) -> None:
        """Set what the witness has in place of the lemma, or `between` two words of the text."""
        if kind in _SIGNS:
            self._set(_SIGNS[kind], between)
        elif kind in {"", "added"}:
            parts, self.parts = self.parts, []
            self._walk(words)
            reading, self.parts = "".join(self.parts), parts
            self._set(reading, between)

    def _set(self, words: str, between: bool) -> None:
        self.apart = between
        self._add(words)
        self.apart = between

    def _add(self, words: str) -> None:
        if not words or self.lacking:
            return
        if self.apart and needs_blank("".join(self.parts[-1:]), words):
            self.parts.append(" ")
        self.parts.append(words)
        self.apart = False


def needs_blank(before: str, words: str) -> bool:
    """Whether a blank divides a reading from what stands before or behind it."""
    if not before or before[-1].isspace() or not words or not _JOINED.match(words):
        return False
    return not (_UNDIVIDED.match(before[-1]) and _UNDIVIDED.match(words))


def _closing(children: Sequence[Token], at: int) -> int:
    level = children[at].level
    return next(
        place
        for place in range(at + 1, len(children))
        if (children[place].type, children[place].level) == ("app_close", level)
    )


def _next(children: Sequence[Token], at: int) -> Token | None:
    return children[at + 1] if at + 1 < len(children) else None


def witness_words(text: Text, siglum: str, positive: bool = False) -> Iterator[str]:
    """The words one by one."""
    return (word for block in witness_text(text, siglum, positive) for word in block.split())
