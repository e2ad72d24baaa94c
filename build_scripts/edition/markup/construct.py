"""What a construct of edition markup is: how it is written, what the stages learn from it, how it is printed, on screen and on paper, how it stands in TEI."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markdown_it import MarkdownIt

from .html import HtmlRule
from .reading import ReadRule
from .tei import TeiRule
from .typst import TypstRule

Syntax = Callable[[MarkdownIt], None]
"""Adds the construct's rules to the parser. Tokens say what a thing is (`pb`, `dateline_open`), never how it looks."""


@dataclass(frozen=True, slots=True)
class SpanKind:
    """One class of `[words]{.class key=value}`."""

    name: str
    attributes: Mapping[str, re.Pattern[str] | frozenset[str]] = field(default_factory=dict)
    """Attribute → the values it takes."""
    empty: bool = False
    """Whether it is a point in the text (`[]{.pb}`) and holds no words."""
    required: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Construct:
    """One construct. `read` and `html` are keyed by token type."""

    name: str
    syntax: Syntax | None = None
    spans: tuple[SpanKind, ...] = ()
    read: Mapping[str, ReadRule] = field(default_factory=dict)
    html: Mapping[str, HtmlRule] = field(default_factory=dict)
    tei: Mapping[str, TeiRule] = field(default_factory=dict)
    """Keyed by token type without `_open`: a rule makes a token and all up to its closing one."""
    typst: Mapping[str, TypstRule] = field(default_factory=dict)
    """Keyed as `tei`."""
