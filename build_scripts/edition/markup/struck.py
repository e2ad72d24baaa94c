"""What the reading text loses whole: deleted words, and the links, paragraphs and items that hold nothing else.

Deleted words of which a note speaks are kept: the note’s mark stands among them, or right behind. So is where a page begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from markdown_it.rules_core import StateCore
from markdown_it.token import Token


class Shown(IntEnum):
    """What the reading text shows of a content: the greatest of its parts."""

    NOTHING = 0
    MARKS = 1
    """Where a page begins, or where a witness may have other words: nothing that fills a line."""
    WORDS = 2


_WORDS = frozenset({"text", "text_special", "code_inline"})
_KEPT = {"note_ref": Shown.WORDS, "pb": Shown.MARKS, "app-start": Shown.MARKS}
"""What is shown even among deleted words; at `app-start` the text of a witness may set other words."""
_NOTING = frozenset({"note_ref", "pb"})
_SHOWN = frozenset({"image", "gap", "citation", "fence", "code_block", "hr"})
_BLOCKS = ("paragraph", "list_item")


def mark_struck(state: StateCore) -> None:
    """Core rule: `meta` says which deletions are `noted`, which links, paragraphs and items are `struck` as a whole, or `bare`.

    A paragraph is bare if nothing but marks is left of it.
    """
    open_: list[tuple[Token, Shown, bool]] = []
    across: set[str] = set()
    in_body = True
    for token in state.tokens:
        in_body &= token.type != "note_open"
        kind, _, end = token.type.rpartition("_")
        if kind in _BLOCKS and end == "open":
            open_.append((token, Shown.NOTHING, False))
        elif kind in _BLOCKS:
            block, shown, deleted = open_.pop()
            block.meta["struck"] = in_body and deleted and shown is Shown.NOTHING
            block.meta["bare"] = in_body and deleted and shown is Shown.MARKS
        elif token.type == "inline":
            shown, deleted = _Walk(across).read(token.children or ())
            open_ = [(block, max(was, shown), had or deleted) for block, was, had in open_]
        elif token.type in _SHOWN:
            open_ = [(block, Shown.WORDS, had) for block, _, had in open_]


class _Walk:
    """One pass over an inline content; `across` are the deletions over paragraphs that are open, by their ids."""

    def __init__(self, across: set[str]) -> None:
        self._across = across
        self._deletions: list[bool] = []
        """For each that is open, whether its words are kept."""
        self._seen: list[tuple[Token | None, Shown, bool]] = [(None, Shown.NOTHING, False)]
        """The content and each link that is open: what of it is shown, and whether anything is deleted."""

    def read(self, children: Sequence[Token]) -> tuple[Shown, bool]:
        """What the reading text shows of it, and whether anything is deleted."""
        _mark_noted(children)
        for child in children:
            self._pass(child)
        return self._seen[0][1:]

    def _pass(self, child: Token) -> None:
        if child.type == "del_open":
            self._deletions.append("noted" in child.meta or True in self._deletions)
        elif child.type == "del_close":
            self._deletions.pop()
        elif child.type == "link_open":
            self._seen.append((child, Shown.NOTHING, False))
        elif child.type == "link_close":
            link, shown, deleted = self._seen.pop()
            if link and deleted and not shown:
                link.meta["struck"] = True
            self._add(shown, deleted)
        elif child.type == "del-start":
            self._across.add(child.meta["attributes"].id)
        elif child.type == "del-end":
            self._across.discard(child.meta["attributes"].values.get("ref", "").removeprefix("#"))
        else:
            self._content(child)

    def _content(self, child: Token) -> None:
        words = child.type in _WORDS and bool(child.content.strip())
        if child.type in _KEPT:
            self._add(_KEPT[child.type], deleted=False)
        elif words or child.type in _SHOWN:
            deleted = False in self._deletions or (words and bool(self._across))
            self._add(Shown.NOTHING if deleted else Shown.WORDS, deleted)

    def _add(self, shown: Shown, deleted: bool) -> None:
        token, was, had = self._seen[-1]
        self._seen[-1] = (token, max(was, shown), had or deleted)


def _mark_noted(children: Sequence[Token]) -> None:
    """Deletions that hold a note’s mark or the beginning of a page, or are followed by a mark with only ends of spans between."""
    open_: list[Token] = []
    ended: list[Token] = []
    for child in children:
        if child.type == "del_close":
            ended.append(open_.pop())
        elif child.nesting >= 0:
            if child.type in _NOTING:
                spoken_of = [*open_, *ended] if child.type == "note_ref" else open_
                for deletion in spoken_of:
                    deletion.meta["noted"] = True
            ended = []
            open_ += [child] if child.type == "del_open" else []
