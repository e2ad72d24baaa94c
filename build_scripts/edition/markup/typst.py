"""Tokens into the markup of typst, which sets the PDF. Element by element this is done by the constructs' `typst` rules; here is what they share.

A rule says what a thing is by calling a function of theme/print/edition.typ (`#ed-pb(…)`); how it looks is said there. Everything
from a source passes `escape` or `literal`: no text can become code. A call ends in `;`, so that nothing behind it belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown_it.token import Token

from ..model import urls
from ..model.edition import Target
from ..model.text import Link, Text

_SPECIAL = re.compile(r"""[\\#\[\]$*_`<>@=+/~'"{}-]|(?:^|(?<=[\d.]))\.""")
_BLANKS = re.compile(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
_NOTES = ("#ed-note(", "#ed-again(")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")


@dataclass(frozen=True, slots=True)
class TypstContext:
    """What the setting of a text depends on beyond the text."""

    targets: Sequence[Target | None] = ()
    """One per `Text.links`; without one the words of the link are set plain."""
    paragraph_ids: Sequence[str] = ()
    """One per `Text.paragraphs`; none: paragraphs are neither numbered nor linkable."""
    citations: Mapping[int, str] = field(default_factory=dict)
    """Citation index → HTML; without it the citation is set as written."""
    prefix: str = ""
    """Put before every label: several texts share a book."""
    here: Mapping[str, str] = field(default_factory=dict)
    """Site path of every page whose text the book holds → the prefix of its labels."""
    site: str = ""
    """Address of the site, for links to what the book does not hold; without it their words are set plain."""
    level: int = 0
    """How many levels below a page of its own the text stands."""


TypstRule = Callable[[Token, str, "TypstWriter"], str]
"""The typst of a token, given that of what stands between it and its closing one. Never changes it: one token stream serves every output."""


def escape(text: str) -> str:
    """Text between calls: every sign that could begin markup is escaped, line ends are blanks."""
    return _SPECIAL.sub(r"\\\g<0>", _CONTROL.sub("\ufffd", _BLANKS.sub(" ", text)))


def literal(text: str) -> str:
    """Text as a string of typst's code."""
    words = _CONTROL.sub("\ufffd", _BLANKS.sub(" ", text))
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def call(name: str, *arguments: str, content: str | None = None, **named: str) -> str:
    """A call, with strings as arguments; empty named ones are left out. `content` is typst already."""
    given = [*map(literal, arguments), *(f"{key}: {literal(value)}" for key, value in named.items() if value)]
    words = f"[{content}]" if content is not None else ""
    return f"#{name}({', '.join(given)}){words};" if given or content is None else f"#{name}{words};"


def wrapping(name: str, end: str = "") -> TypstRule:
    """The rule of a token that is always the same call around what it holds."""
    return lambda _token, inside, _writer: f"{call(name, content=inside)}{end}"


def fixed(typst: str) -> TypstRule:
    """The rule of a token that is always set alike."""
    return lambda _token, _inside, _writer: typst


def _joined(pieces: Iterable[str]) -> str:
    """Pieces one after another; the marks of two notes at one place are kept apart."""
    made: list[str] = []
    for piece in pieces:
        if made and piece.startswith(_NOTES) and made[-1].startswith(_NOTES):
            made.append("#ed-comma();")
        made.append(piece)
    return "".join(made)


class TypstWriter:
    """Sets the tokens of one text."""

    def __init__(self, text: Text, context: TypstContext, rules: Mapping[str, TypstRule]) -> None:
        self.text = text
        self.context = context
        self.notes: dict[str, Sequence[Token]] = {}
        """Label → the tokens of the note."""
        self.across: dict[str, str] = {}
        """Spans across paragraphs that are open: pointer to the beginning → function around its words."""
        self._rules = rules

    def render(self, tokens: Iterable[Token]) -> str:
        """The typst of some tokens, made from the innermost outwards."""
        stack: list[tuple[Token | None, list[str]]] = [(None, [])]
        for token in tokens:
            if token.nesting > 0:
                stack.append((token, []))
            elif token.nesting < 0:
                opening, inside = stack.pop()
                stack[-1][1].append(self._set(opening or token, _joined(inside)))
            else:
                stack[-1][1].append(self._set(token, ""))
        return _joined(stack[0][1])

    def _set(self, token: Token, inside: str) -> str:
        return self._rules[token.type.removesuffix("_open")](token, inside, self)

    def words(self, text: str) -> str:
        """Words of the text, within every span that goes on over the end of a paragraph."""
        words = escape(text)
        for name in self.across.values() if words.strip() else ():
            words = call(name, content=words)
        return words

    def note(self, label: str) -> str:
        """The content of a note; what spans paragraphs of the body does not reach into it."""
        outside, self.across = self.across, {}
        content = self.render(self.notes[label]).strip()
        self.across = outside
        return content

    def label(self, identifier: str) -> str:
        """An id of the text as a label of the book, or empty."""
        return f"{self.context.prefix}{identifier}" if identifier else ""

    def anchor(self, identifier: str) -> str:
        """A point that links can lead to, or nothing without an id."""
        return call("ed-anchor", self.label(identifier)) if identifier else ""

    def paragraph_id(self, ordinal: int) -> str:
        """The id of a paragraph, or empty."""
        ids = self.context.paragraph_ids
        return ids[ordinal - 1] if 0 < ordinal <= len(ids) else ""

    def target(self, index: int) -> Target | None:
        """Where a link leads."""
        return self.context.targets[index] if index < len(self.context.targets) else None

    def link(self, link: Link, target: Target | None, words: str) -> str:
        """Words that lead to a place of the book, or to a web address; plain when there is neither."""
        if link.scheme == "url":
            return call("ed-web", link.target, content=words)
        if target is None:
            return words
        if link.scheme == "anchor":
            return call("ed-to", self.label(link.fragment), content=words)
        path, _, fragment = target.path.partition("#")
        if path in self.context.here:
            return call("ed-to", f"{self.context.here[path]}{fragment}", content=words)
        if not self.context.site:
            return words
        return call(
            "ed-name" if target.scheme in urls.REGISTERS else "ed-web",
            f"{self.context.site}{target.path}",
            content=words,
        )

    def picture(self, link: Link) -> str:
        """The file of a picture, from the edition's root."""
        return f"/{urls.beside(self.text.file, link.target)}"

    def html(self, html: str) -> str:
        """What the citation processor made: HTML with nothing but emphasis and links in it."""
        fragment = _Fragment(self)
        fragment.feed(html)
        fragment.close()
        return "".join(fragment.made)


_CALLS = {"em": "emph", "i": "emph", "strong": "strong", "b": "strong", "sup": "super", "sub": "sub"}


class _Fragment(HTMLParser):
    """Citations as typst; a link leads to a web address or, by `work:key`, to nothing but its words."""

    def __init__(self, writer: TypstWriter) -> None:
        super().__init__()
        self.made: list[str] = []
        self._writer = writer
        self._ends: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open the call that the element is."""
        values = dict(attrs)
        href = values.get("href") or ""
        opening = f"#{_CALLS[tag]}[" if tag in _CALLS else ""
        if tag == "a" and href.startswith(("https://", "http://")):
            opening = f"#ed-web({literal(href)})["
        elif tag == "a" and href.startswith("work:"):
            opening = self._work(href.removeprefix("work:"))
        elif values.get("class") == "small-caps":
            opening = "#smallcaps["
        self.made.append(opening)
        self._ends.append("];" if opening else "")

    def _work(self, key: str) -> str:
        """The entry of a work: in the book's list of works, or else on the site."""
        path = urls.entry_path("work", key)
        context = self._writer.context
        if path in context.here:
            return f"#ed-work({literal(context.here[path])})["
        return f"#ed-name({literal(context.site + path)})[" if context.site else ""

    def handle_endtag(self, _tag: str) -> None:
        """Close it."""
        self.made.append(self._ends.pop() if self._ends else "")

    def handle_data(self, data: str) -> None:
        """Words."""
        self.made.append(escape(data))
