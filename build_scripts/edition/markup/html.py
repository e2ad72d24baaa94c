"""Tokens into HTML. Element by element this is done by the constructs' `html` rules; here is what they share.

Everything from a source passes `escape` or `attributes`; no rule prints a tag or an attribute that the source chose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape as _escape

from markdown_it.token import Token

from ..model import urls
from ..model.directions import direction
from ..model.edition import Target
from ..model.text import Link, Series, Text

HtmlRule = Callable[[Token, "HtmlWriter"], str]
"""The HTML of a token. Never changes it: one token stream serves every output."""


@dataclass(frozen=True, slots=True)
class SiglumLink:
    """What a siglum stands for, and where the page describes it."""

    description: str
    anchor: str = ""
    """Id in the conspectus; empty on pages without one."""
    language: str = ""
    """Where it is not that of the text."""


@dataclass(frozen=True, slots=True)
class HtmlContext:
    """What the HTML of a text depends on beyond the text."""

    targets: Sequence[Target | None] = ()
    """One per `Text.links`; without one the words of the link are printed plain."""
    paragraph_ids: Sequence[str] = ()
    """One per `Text.paragraphs`; none: paragraphs are neither numbered nor linkable."""
    citations: Mapping[int, str] = field(default_factory=dict)
    """Citation index → HTML; without it the citation is printed as written."""
    page: str = ""
    """Site path of the page."""
    hands: Mapping[str, str] = field(default_factory=dict)
    """Id of a hand → what it is."""
    witnesses: Mapping[str, SiglumLink] = field(default_factory=dict)
    prefix: str = ""
    """Put before every id when several texts share a page."""
    links_by_prefix: bool = True
    """Whether links within the page lead to ids of this text; those of a translation lead to the original’s."""
    shows_facsimiles: bool = False
    """Whether the page shows the pictures of its pages."""
    sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Picture, from the edition’s root → width and height in pixels."""


@dataclass(frozen=True, slots=True)
class HtmlParallel:
    """The translation of a text that is set with it."""

    text: Text
    context: HtmlContext
    language: str
    """Language tag."""
    counterparts: Mapping[int, int]
    """Ordinal of a paragraph of the original → ordinal in the translation."""


@dataclass(frozen=True, slots=True)
class HtmlNote:
    """A note, without the list item around it."""

    anchor: str
    """Its id on the page."""
    label: str
    series: Series
    number: int
    mark: str
    """As printed: 1 editorial, *1 original, a textual, A1 apparatus."""
    html: str
    backlinks: tuple[str, ...]
    """Ids of the places that point to it."""


@dataclass(frozen=True, slots=True)
class HtmlText:
    """A text as HTML: the body, and the notes apart, by first mention."""

    body: str
    notes: tuple[HtmlNote, ...] = ()
    notes_of_translation: tuple[HtmlNote, ...] = ()


def escape(text: str) -> str:
    """Text between tags."""
    return _escape(text, quote=False)


def attributes(**values: str) -> str:
    """Attributes with a leading space each; empty ones are left out. `class_` is `class`, `aria_label` `aria-label`.

    `lang` brings its `dir` where its script runs from right to left.
    """
    values |= {"dir": direction(values.get("lang", ""))}
    return "".join(f' {key.rstrip("_").replace("_", "-")}="{_escape(value)}"' for key, value in values.items() if value)


def fixed(tag: str) -> HtmlRule:
    """The rule of a token that is always printed alike."""
    return lambda _token, _writer: tag


class HtmlWriter:
    """Renders the tokens of one text."""

    def __init__(self, text: Text, context: HtmlContext, rules: Mapping[str, HtmlRule]) -> None:
        self.text = text
        self.context = context
        self.across: dict[str, tuple[str, str]] = {}
        """Spans across paragraphs that are open: pointer to the beginning → element and class around its words."""
        self.translated: dict[int, str] = {}
        """`id` of an inline token → HTML of the words that translate it."""
        self._rules = rules

    def words(self, text: str) -> str:
        """Words of the text, within every span that goes on over the end of a paragraph."""
        html = escape(text)
        if self.across and html.strip():
            for tag, name in self.across.values():
                html = f"<{tag}{attributes(class_=name)}>{html}</{tag}>"
        return html

    def render(self, tokens: Iterable[Token]) -> str:
        """The HTML of some tokens."""
        rules = self._rules
        return "".join([rules[token.type](token, self) for token in tokens])

    def id(self, identifier: str) -> str:
        """An id as it stands on the page."""
        return f"{self.context.prefix}{identifier}"

    def hand(self, reference: str) -> str:
        """What the hand `#h1` is, or empty."""
        return self.context.hands.get(reference.removeprefix("#"), "")

    def paragraph_id(self, ordinal: int) -> str:
        """The id of a paragraph on the page, or empty."""
        ids = self.context.paragraph_ids
        return self.id(ids[ordinal - 1]) if 0 < ordinal <= len(ids) else ""

    def target(self, index: int) -> Target | None:
        """Where a link leads."""
        return self.context.targets[index] if index < len(self.context.targets) else None

    def href(self, link: Link, target: Target | None) -> str:
        """The address of a link as written on the page, or empty."""
        if link.scheme == "url":
            return link.target
        if target is None:
            return ""
        if link.scheme == "anchor":
            return self._here(link.fragment)
        href = urls.relative(target.path, self.context.page)
        return self._here(href[1:]) if href.startswith("#") else href

    def _here(self, fragment: str) -> str:
        return f"#{self.id(fragment) if self.context.links_by_prefix else fragment}"

    def picture(self, link: Link) -> str:
        """The address of a picture as written on the page."""
        return urls.relative(urls.asset_path(urls.beside(self.text.file, link.target)), self.context.page)
