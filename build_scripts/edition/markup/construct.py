"""What a construct of edition markup is: how it is written, what the stages learn from it, how it is printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

if TYPE_CHECKING:
    from .html import HtmlWriter
    from .reading import Reading

Syntax = Callable[[MarkdownIt], None]
"""Adds the construct's rules to the parser. Tokens say what a thing is (`pb`, `dateline_open`), never how it looks."""

ReadRule = Callable[[Token, "Reading"], None]
"""Records what the stages need to know of a token, and what is wrong with it."""

HtmlRule = Callable[[Token, "HtmlWriter"], str]
"""The HTML of a token. Never changes it: one token stream serves every output."""


class Fault(NamedTuple):
    """What is wrong with a token; it becomes a Problem when the token's place in the file is known."""

    code: str
    message: str
    hint: str = ""


class LineFault(NamedTuple):
    """What is wrong with a line of a block construct."""

    line: int
    """0-based line of the Markdown."""
    needle: str
    """Words of that line to point at."""
    fault: Fault


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
    """One construct. The tables are keyed by token type."""

    name: str
    syntax: Syntax | None = None
    spans: tuple[SpanKind, ...] = ()
    read: Mapping[str, ReadRule] = field(default_factory=dict)
    html: Mapping[str, HtmlRule] = field(default_factory=dict)
