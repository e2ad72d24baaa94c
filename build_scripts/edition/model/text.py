"""A parsed Markdown text. One token stream serves every output; what the stages need of it is listed beside it."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from .position import Position
from .problem import Problem

Series = Literal["editorial", "original", "textual", "apparatus"]

SERIES: Mapping[str, Series] = {"o": "original", "t": "textual", "a": "apparatus"}
"""First letter of a note's label → its series; every other label is editorial."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a text something stands: a numbered paragraph, a note, or neither (a heading, a table)."""

    paragraph: int = 0
    """Ordinal of the paragraph, from 1; 0 outside numbered paragraphs."""
    note: str = ""
    """Label of the note, when it stands in one."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph of the body."""

    number: int
    """The ¶ number as printed: the position in the text, from 1."""
    pinned: str
    """The id an editor wrote (`{#p4}`), or empty."""
    plain: str
    """All that is written, without markup or note numbers, white space folded: what is compared with what was published."""
    position: Position
    final: str | None = None
    """Its final reading, without what was struck out; None where that is all that is written."""

    @property
    def words(self) -> str:
        """The final reading."""
        return self.plain if self.final is None else self.final


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body."""

    id: str
    level: int
    plain: str
    position: Position
    final: str | None = None
    """As of a paragraph."""

    @property
    def words(self) -> str:
        """The final reading."""
        return self.plain if self.final is None else self.final


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote."""

    label: str
    """As written between `[^` and `]`: never renumbered; its anchor is `n2`, `o1`, `t1`, `a1`."""
    series: Series
    number: int
    """Printed number, by first mention, within its series."""
    plain: str
    position: Position
    references: int = 1
    """How often the text points to it."""
    final: str | None = None
    """As of a paragraph; readings are divided from their lemma and name their witnesses, `lemma] other words A`."""

    @property
    def words(self) -> str:
        """The note as it is read."""
        return self.plain if self.final is None else self.final

    @property
    def anchor(self) -> str:
        """The id of the note on its page."""
        return note_anchor(self.label)


def note_anchor(label: str) -> str:
    """`2` → `n2`; `o1`, `t1`, `a1` stand for themselves; any other label → `n-label`."""
    if label.isdigit():
        return f"n{label}"
    if label[:1] in SERIES and label[1:].isdigit():
        return label
    return f"n-{label}"


@dataclass(frozen=True, slots=True)
class VariantReading:
    """What some witnesses have at a place of the apparatus."""

    sigla: tuple[str, ...]
    kind: str
    """`omitted`, `added`, `not-seen`, `lemma`, or empty for words in place of the lemma."""
    words: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A place of the apparatus."""

    label: str
    """Of its note."""
    has_lemma: bool
    """Whether words of the text are marked there; otherwise it is a point."""
    readings: tuple[VariantReading, ...]
    position: Position
    lemma: str = ""
    """The words that are compared; empty where it is a point."""

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """Siglum, and the kind of its reading."""
        return tuple((siglum, one.kind) for one in self.readings for siglum in one.sigla)


TRANSLATION = "#translation"
"""Behind the key of a document’s text: its translation."""
TRANSLATION_PREFIX = "ed-tr-"
"""Put before the ids of a translation’s notes and pages, which share a page with the original’s."""


def facsimile_anchor(number: str) -> str:
    """The id of the picture of a page."""
    return f"ed-facs-{number}"


@dataclass(frozen=True, slots=True)
class Link:
    """A link as written. `scheme` is `person`, `org`, `place`, `event`, `term`, `work`, `doc`, `file`, `anchor` or `url`."""

    scheme: str
    target: str
    """An id, `collection/name`, a path relative to the file, or an address."""
    fragment: str
    """What follows `#`, without it."""
    plain: str
    """The words that carry the link."""
    context: str
    """The words of the paragraph or note around it, for the register: `before`, `plain`, `after` joined by U+001F."""
    position: Position
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class CitedWork:
    """One work within a citation: `see @barnes-2016, pp. 3–4`."""

    key: str
    prefix: str = ""
    locator: str = ""
    """Label and number as written, e.g. `pp. 3–4`, `385`, `doc. 12`."""
    suffix: str = ""
    suppress_author: bool = False
    position: Position = Position("")


@dataclass(frozen=True, slots=True)
class Citation:
    """One bracket `[@a, 3; @b]`."""

    index: int
    """Ordinal within the text, from 0; the token carries it in `meta["citation"]`."""
    works: tuple[CitedWork, ...]
    position: Position
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Text:
    """A parsed text. Tokens are markdown-it tokens; no stage after parsing changes them."""

    file: str
    tokens: Sequence[Any] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    headings: tuple[Heading, ...] = ()
    notes: tuple[Note, ...] = ()
    links: tuple[Link, ...] = ()
    citations: tuple[Citation, ...] = ()
    images: tuple[Link, ...] = ()
    """Pictures as written: scheme `file` or `url`, target the path."""
    unnumbered: tuple[str, ...] = ()
    """Words of the body that stand in no numbered paragraph, heading or note: tables, tight lists, datelines."""
    unnumbered_finals: tuple[str, ...] = ()
    """The final reading of each."""
    struck: tuple[tuple[Place, str], ...] = ()
    """What was struck out, and where."""
    page_beginnings: tuple[str, ...] = ()
    """The `n` of every `pb`, in order; the anchor is `pg-N`."""
    facsimiles: tuple[tuple[str, Link], ...] = ()
    """Number of a page and the picture of it as written: scheme `file` or `url`."""
    hands: tuple[tuple[str, Position], ...] = ()
    """Ids of hands, where the text names them."""
    sigla: tuple[tuple[str, Position], ...] = ()
    """Sigla of the witnesses that the apparatus names."""
    seconds: tuple[tuple[Place, str], ...] = ()
    """What the editors would write for a word of the document (corrections, usual spellings, expansions), and where."""
    typed: tuple[tuple[Position, str, str], ...] = ()
    """Signs that the edition prints and that were typed as they are: where, what, what to write instead."""
    variants: tuple[Variant, ...] = ()
    anchors: Mapping[str, Position] = field(default_factory=dict)
    """Every id in the text that a link can lead to and that parsing knows (headings, notes, pages, pinned ids)."""
    constructs: frozenset[str] = frozenset()
    """Names of the edition constructs used, for the legend."""
    problems: tuple[Problem, ...] = ()


_BLANKS = {"softbreak": " ", "hardbreak": " "}
_WORDS = frozenset({"text", "text_special", "code_inline"})


def plain_words(text: Text) -> str:
    """All words of a text without markup, citations or note numbers: for short texts that have no numbered paragraphs."""
    inlines = [token.children or () for token in text.tokens if token.type == "inline"]
    blocks = (
        "".join(_BLANKS.get(child.type, child.content if child.type in _WORDS else "") for child in block)
        for block in inlines
    )
    return "\n".join(words for block in blocks if (words := block.strip()))


_TAG = re.compile(r"<[^>]+>")


def plain_markup(markup: str) -> str:
    """The words of our own HTML, without its tags."""
    return html.unescape(_TAG.sub("", markup))
