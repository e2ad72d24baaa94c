"""Reads a token stream once, in the order of the text, and writes down what the stages need to know of it.

Each construct's `read` rules do the work; this class holds what they share: where in the file and in the text we stand,
the plain words read so far, and the lists that become a Text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it.token import Token

from ..model.position import Position
from ..model.problem import Problem
from ..model.text import Citation, Heading, Link, Note, Paragraph, Place, Text, Variant
from .fault import Fault, LineFault
from .source import InlineMap, SourceMap

ReadRule = Callable[[Token, "Reading"], None]
"""Records what the stages need to know of a token, and what is wrong with it."""

SEPARATOR = "\x1f"
"""Divides the words before a link, its own, and those after (Link.context)."""

_CONTEXT = 70
"""Characters of context on either side of a link, about."""

_SPACE = re.compile(r"\s+")


def fold(words: str) -> str:
    """White space folded, and none at the ends."""
    return " ".join(words.split())


def _single(words: str) -> str:
    """White space folded, at the ends, too; nearly always there is nothing to fold, which is quickly seen."""
    return words if words.isprintable() and "  " not in words else _SPACE.sub(" ", words)


@dataclass(slots=True)
class _OpenLink:
    """A link whose words are being read."""

    index: int
    start: int
    end: int = -1


class Reading:
    """One pass over one text."""

    def __init__(self, source: SourceMap, rules: Mapping[str, ReadRule]) -> None:
        self.paragraphs: list[Paragraph] = []
        self.headings: list[Heading] = []
        self.notes: list[Note] = []
        self.links: list[Link] = []
        self.citations: list[Citation] = []
        self.images: list[Link] = []
        self.page_beginnings: list[str] = []
        self.facsimiles: list[tuple[str, Link]] = []
        """Number of a page, picture of it."""
        self.anchors: dict[str, Position] = {}
        self.constructs: set[str] = set()
        self.problems: list[Problem] = []
        self.unnumbered: list[str] = []
        self.unnumbered_finals: list[str] = []
        self.struck: list[tuple[Place, str]] = []
        """What was struck out, and where."""
        self.place = Place()
        self.open_tags: set[str] = set()
        """Names of raw HTML tags met, so that the closing ones are not reported again."""
        self.slugs: dict[str, int] = {}
        self.heading_level = 1
        self.tables: list[Token] = []
        self.heading = Token("heading_open", "h2", 1)
        """The heading being read."""
        self.paragraph = Token("paragraph_open", "p", 1)
        """The paragraph being read."""
        self.starts: dict[str, tuple[str, Position]] = {}
        """Spans across paragraphs that have not ended: id → what they are, where they begin."""
        self.hands: list[tuple[str, Position]] = []
        """Ids of hands, where the text names them."""
        self.seconds: list[tuple[Place, str]] = []
        """What the editors would write for a word of the document, and where."""
        self.typed: list[tuple[Position, str, str]] = []
        """Signs that the edition prints and that were typed: where, what, what to write instead."""
        self.sigla: list[tuple[str, Position]] = []
        """Sigla of the apparatus."""
        self.variants: list[Variant] = []
        self.pinned: frozenset[str] = frozenset()
        """Every id an editor gave to a heading or paragraph; ids made from words keep clear of them."""
        self._source = source
        self._rules = rules
        self._inline = InlineMap(source, "", 0)
        self._cursor = 0
        self._words: list[str] = []
        self._length = 0
        self._dropped = False
        """Whether a citation was the last thing read."""
        self._block: list[str] = []
        self._final: list[str] = []
        """The same in its final reading."""
        self._depth = 0
        """Deletions that are open."""
        self._struck_from = 0
        self._cuts: list[tuple[int, int]] = []
        """Where in the plain words what was struck out begins and ends."""
        self._open_links: list[_OpenLink] = []

    # -- walking -----------------------------------------------------------------------------------------------------

    def read(self, tokens: Sequence[Token]) -> None:
        """Read block tokens."""
        self.pinned = frozenset(token.meta["pinned"] for token in tokens if "pinned" in token.meta)
        previous = ""
        for token in tokens:
            if token.type == "inline":
                self._read_inline(token, previous in {"th_open", "td_open"})
            elif rule := self._rules.get(token.type):
                rule(token, self)
            for fault in token.meta.get("faults", ()):
                self.fault(self.block_position(token), fault)
            previous = token.type

    def _read_inline(self, inline: Token, is_cell: bool) -> None:
        self._inline, self._cursor = self._source.inline(inline, is_cell), 0
        self._words, self._length, self._open_links = [], 0, []
        self._struck_from, self._cuts = 0, []
        for token in inline.children or ():
            self._cursor = max(self._cursor, token.meta.get("at", 0))
            if rule := self._rules.get(token.type):
                rule(token, self)
            for fault in token.meta.get("faults", ()):
                self.fault(self.position(token), fault)
        plain = "".join(self._words)
        self._finish_links(plain)
        self._block.append(plain)
        self._final.append(self._without_struck(plain))

    # -- words -------------------------------------------------------------------------------------------------------

    def words(self, text: str) -> None:
        """Add plain words; “shook hands. [@x].” has one full stop when the citation has gone."""
        if self._dropped and text.startswith(".") and "".join(self._words[-1:]).endswith((".", "?", "!")):
            text = text[1:]
        if self._dropped and text.startswith(")") and "".join(self._words[-1:]).endswith("("):
            text = self._without_bracket(text)
        self._dropped = False
        self._words.append(text)
        self._length += len(text)

    def _without_bracket(self, text: str) -> str:
        """The words after an emptied bracket, “Kural ([@x]).”; the bracket and the space before it go."""
        kept = self._words[-1].removesuffix("(").rstrip()
        self._length -= len(self._words[-1]) - len(kept)
        self._words[-1] = kept
        return text[1:]

    def drop_space(self) -> None:
        """Take back the space before something that leaves no words, such as a citation before a full stop."""
        self._dropped = True
        if self._words:
            kept = self._words[-1].rstrip()
            self._length -= len(self._words[-1]) - len(kept)
            self._words[-1] = kept

    def take_block(self) -> tuple[str, str | None]:
        """The plain words of every inline content read since the last call, and their final reading if it is another."""
        plain, final = fold(" ".join(self._block)), fold(" ".join(self._final))
        self._block, self._final = [], []
        return plain, None if final == plain else final

    def pass_block(self) -> None:
        """The words read since the last call stand in no paragraph, heading or note: in a table, a list, a dateline."""
        plain, final = self.take_block()
        if plain:
            self.unnumbered.append(plain)
            self.unnumbered_finals.append(plain if final is None else final)

    # -- what was struck out -----------------------------------------------------------------------------------------

    def strike(self) -> None:
        """What follows is struck out."""
        if not self._depth:
            self._struck_from = self._length
        self._depth += 1

    def end_strike(self) -> None:
        """The last deletion ends here."""
        self._depth = max(0, self._depth - 1)
        if not self._depth:
            self._cuts.append((self._struck_from, self._length))

    def _without_struck(self, plain: str) -> str:
        """The words that are left of a content; a deletion that goes on takes all to its end."""
        cuts = [*self._cuts, (self._struck_from, len(plain))] if self._depth else self._cuts
        self.struck += [(self.place, words) for start, end in cuts if (words := fold(plain[start:end]))]
        for start, end in reversed(cuts):
            plain = plain[:start] + plain[end:]
        return plain

    def say(self, words: str, apart: bool = True) -> None:
        """Add words to the final reading that stand there for a sign of the page; not `apart` from what is before them."""
        if apart or not self._final:
            self._final.append(words)
        else:
            self._final[-1] += words

    # -- links -------------------------------------------------------------------------------------------------------

    def open_link(self, link: Link) -> int:
        """Record a link; its words and context follow when they have been read."""
        self.links.append(link)
        self._open_links.append(_OpenLink(len(self.links) - 1, self._length))
        return len(self.links) - 1

    def close_link(self) -> int | None:
        """The words of the last link end here; its index, or None when that link was refused."""
        if not self._open_links or self._open_links[-1].end >= 0:
            return None
        self._open_links[-1].end = self._length
        return self._open_links[-1].index

    def _finish_links(self, plain: str) -> None:
        for span in self._open_links:
            words = fold(plain[span.start : span.end])
            before, after = _before(plain, span.start), _after(plain, span.end)
            context = SEPARATOR.join((before, words, after))
            self.links[span.index] = _with_words(self.links[span.index], words, context)

    # -- places and problems -----------------------------------------------------------------------------------------

    def position(self, token: Token) -> Position:
        """Where an inline token begins."""
        return self._inline.position(token.meta.get("at", self._cursor))

    def offset_position(self, offset: int) -> Position:
        """Where an offset of the inline content stands."""
        return self._inline.position(offset)

    def text_start(self, text: str) -> int:
        """The offset of a run of plain words in the inline content, searching from where we stand."""
        start = self._inline.content.find(text, self._cursor)
        if start < 0:
            return self._cursor
        self._cursor = start + len(text)
        return start

    def block_position(self, token: Token) -> Position:
        """Where a block token begins."""
        return self._source.find(token.map[0] if token.map else 0, token.meta.get("needle", ""))

    def line_position(self, line: int, needle: str) -> Position:
        """Where some words stand in a line of the Markdown (0-based)."""
        return self._source.find(line, needle)

    def fault(self, position: Position, fault: Fault) -> None:
        """Record what is wrong."""
        self.problems.append(Problem(position, *fault))

    def line_faults(self, faults: Iterable[LineFault]) -> None:
        """Record what block rules found wrong."""
        for line, needle, fault in faults:
            self.fault(self._source.find(line, needle), fault)

    def anchor(self, identifier: str, position: Position) -> None:
        """Record an id; the second of the same is a problem."""
        if identifier in self.anchors:
            first = self.anchors[identifier]
            hint = f"the first is in line {first.line}; choose another"
            self.fault(position, Fault("MARK07", f"the id “{identifier}” stands twice", hint))
        else:
            self.anchors[identifier] = position

    def text(self, file: str, tokens: Sequence[Any]) -> Text:
        """What was read."""
        self.pass_block()
        for identifier, (name, position) in self.starts.items():
            if name == "hand":
                continue  # a hand may go on to the end of the document
            hint = f'write []{{.{name}-end ref="#{identifier}"}} where it ends'
            self.fault(position, Fault("MARK20", f"“{name}-start” never ends", hint))
        return Text(
            file=file,
            tokens=tuple(tokens),
            paragraphs=tuple(self.paragraphs),
            headings=tuple(self.headings),
            notes=tuple(self.notes),
            links=tuple(self.links),
            citations=tuple(self.citations),
            images=tuple(self.images),
            unnumbered=tuple(self.unnumbered),
            unnumbered_finals=tuple(self.unnumbered_finals),
            struck=tuple(self.struck),
            hands=tuple(self.hands),
            sigla=tuple(self.sigla),
            seconds=tuple(self.seconds),
            typed=tuple(self.typed),
            variants=tuple(self.variants),
            page_beginnings=tuple(self.page_beginnings),
            facsimiles=tuple(self.facsimiles),
            anchors=self.anchors,
            constructs=frozenset(self.constructs),
            problems=tuple(sorted(set(self.problems))),
        )


def _with_words(link: Link, words: str, context: str) -> Link:
    """As `replace` does it, which takes five times as long; an edition has more links than anything else."""
    return Link(link.scheme, link.target, link.fragment, words, context, link.position, link.place)


def _before(plain: str, end: int) -> str:
    """The words before a link, cut at a word’s beginning; a space before the link is kept."""
    start = max(0, end - 3 * _CONTEXT)
    words = _single(plain[start:end])
    if len(words) > _CONTEXT:
        words = "…" + words[-_CONTEXT:].partition(" ")[2]
    elif start:
        words = "…" + words
    return words if start or words.startswith("…") else words.lstrip()


def _after(plain: str, start: int) -> str:
    """The words after a link, cut at a word’s end; a space after the link is kept."""
    end = start + 3 * _CONTEXT
    words = _single(plain[start:end])
    if len(words) > _CONTEXT:
        return words[:_CONTEXT].rpartition(" ")[0] + "…"
    return words + "…" if end < len(plain) else words.rstrip()
