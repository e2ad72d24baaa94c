"""Tokens into TEI P5. Element by element this is done by the constructs' `tei` rules; here is what they share.

The forms stand in docs/tei.md. A rule gets what it stands for already made, so that no depth of nesting matters, and gives a
piece: the parent decides whether a paragraph needs an element of its own, or a heading opens a division.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from urllib.parse import quote
from xml.sax.saxutils import escape as _escape

from markdown_it.token import Token

from ..model import urls
from ..model.edition import Target
from ..model.text import Link, Text

_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold."""
VERSE_LINE = '<lb type="verse"/>\n'
"""The end of a line of verse, until its stanza is made of lines."""
_URL_SAFE = "%/:?#[]@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class WorkName:
    """How readers of the TEI recognise a cited work."""

    author: str
    title: str


@dataclass(frozen=True, slots=True)
class TeiContext:
    """What the TEI of a text depends on beyond the text."""

    targets: Sequence[Target | None] = ()
    """One per `Text.links`; without one an element has no pointer."""
    paragraph_ids: Sequence[str] = ()
    """One per `Text.paragraphs`."""
    prefix: str = ""
    """Put before every id: the document’s xml:id and a dot."""
    page: str = ""
    """Site path of the file, for addresses relative to it."""
    original: str = ""
    """Of a translation: the prefix of the ids of its original."""
    works: Mapping[str, WorkName] = field(default_factory=dict)
    witnesses: Mapping[str, str] = field(default_factory=dict)
    """Siglum → pointer to the witness."""
    listed: Set[str] | None = None
    """The entries `person:x` that the file lists; others are pointed to by the address of their page. None: it lists all."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something made of tokens."""

    kind: str
    """Type of its token without `_open`; what the parent goes by."""
    xml: str
    """How it stands wherever nothing else is said."""
    inner: str = ""
    """What its element holds, for parents that give it another element or none."""
    level: int = 0
    """Of a heading."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What a neighbour or the parent must know of it."""


@dataclass(frozen=True, slots=True)
class TeiText:
    """A text as TEI, notes in their places."""

    body: str
    """What `body` holds."""
    words: str
    """The same as a note or description holds it."""
    is_plain: bool = False
    """Whether `body` holds nothing but paragraphs and lists."""


TeiRule = Callable[[Token, Sequence[Piece], "TeiWriter"], Piece | str]
"""The TEI of a token and of what stands between it and its closing one. Never changes it: one token stream serves every output."""


def escape(text: str) -> str:
    """Text between tags."""
    return _escape(_NO_XML.sub("\ufffd", text))


def attributes(**values: str) -> str:
    """Attributes with a leading space each; empty ones are left out. `xml_id` is `xml:id`, `when_custom` `when-custom`, `from_` `from`."""
    return "".join(f' {_key(key)}="{_value(value)}"' for key, value in values.items() if value)


def _key(name: str) -> str:
    return name.rstrip("_").replace("xml_", "xml:").replace("_", "-")


def _value(value: str) -> str:
    return escape(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;").replace("\r", "&#13;")


def element(name: str, content: str = "", **values: str) -> str:
    """An element with its attributes; `content` is XML already."""
    head = f"{name}{attributes(**values)}"
    return f"<{head}>{content}</{name}>" if content else f"<{head}/>"


def address(url: str) -> str:
    """A web address or path as TEI's `anyURI` takes it."""
    return quote(url, safe=_URL_SAFE)


def note_content(pieces: Sequence[Piece]) -> str:
    """Blocks as a note holds them: a single paragraph without an element of its own."""
    return pieces[0].inner if [piece.kind for piece in pieces] == ["paragraph"] else joined(pieces)


def joined(pieces: Iterable[Piece]) -> str:
    """Pieces one after another, each as it stands anywhere."""
    return "".join(piece.xml for piece in pieces)


def wrapping(name: str, end: str = "", **values: str) -> TeiRule:
    """The rule of a token that is always the same element around what it holds."""
    return lambda _token, pieces, writer: f"{element(name, writer.join(pieces), **values)}{end}"


class TeiWriter:
    """Makes pieces of the tokens of one text."""

    def __init__(
        self,
        text: Text,
        context: TeiContext,
        rules: Mapping[str, TeiRule],
        join: Callable[[Sequence[Piece]], str] = joined,
    ) -> None:
        self.text = text
        self.context = context
        self.notes: dict[str, Sequence[Token]] = {}
        """Label → the tokens of the note."""
        self.join = join
        """Puts inline pieces one after another; some belong together with the next."""
        self._rules = rules

    def pieces(self, tokens: Iterable[Token]) -> list[Piece]:
        """The pieces of some tokens, made from the innermost outwards."""
        stack: list[tuple[Token | None, list[Piece]]] = [(None, [])]
        for token in tokens:
            if token.nesting > 0:
                stack.append((token, []))
            elif token.nesting < 0:
                opening, inside = stack.pop()
                stack[-1][1].append(self._piece(opening or token, inside))
            else:
                stack[-1][1].append(self._piece(token, ()))
        return stack[0][1]

    def note_content(self, tokens: Iterable[Token]) -> str:
        """Blocks as a note holds them: a single paragraph without an element of its own."""
        return note_content(self.pieces(tokens))

    def _piece(self, token: Token, inside: Sequence[Piece]) -> Piece:
        kind = token.type.removesuffix("_open")
        made = self._rules[kind](token, inside, self)
        return Piece(kind, made) if isinstance(made, str) else made

    def id(self, identifier: str) -> str:
        """An id of the text as it stands in the file, or empty."""
        return f"{self.context.prefix}{identifier}" if identifier else ""

    def pointer(self, reference: str) -> str:
        """`#h1` as a pointer within the file, or empty; a translation points to hands and passages of its original."""
        name = reference.removeprefix("#")
        if self.context.original and name and name.removesuffix(".end") not in self.text.anchors:
            return f"#{self.context.original}{name}"
        return f"#{self.id(name)}" if name else ""

    def paragraph_id(self, ordinal: int) -> str:
        """The id of a paragraph in the file, or empty."""
        ids = self.context.paragraph_ids if not self.context.original else ()
        return self.id(ids[ordinal - 1]) if 0 < ordinal <= len(ids) else ""

    def entry(self, scheme: str, identifier: str) -> str:
        """Pointer to an entry of a register."""
        listed = self.context.listed
        if listed is None or f"{scheme}:{identifier}" in listed:
            return f"#{scheme}_{identifier}"
        return f"page:{urls.entry_path(scheme, identifier)}"

    def translates(self, ordinal: int) -> str:
        """A pointer to the paragraph of the original that a paragraph of a translation stands for, or empty."""
        ids = self.context.paragraph_ids if self.context.original else ()
        return f"#{self.context.original}{ids[ordinal - 1]}" if 0 < ordinal <= len(ids) and ids[ordinal - 1] else ""

    def target(self, index: int) -> Target | None:
        """Where a link leads."""
        return self.context.targets[index] if index < len(self.context.targets) else None

    def picture(self, link: Link) -> str:
        """The address of a picture, relative to the file when it is one of the edition."""
        if link.scheme == "url":
            return address(link.target)
        return address(urls.relative(urls.asset_path(urls.beside(self.text.file, link.target)), self.context.page))
