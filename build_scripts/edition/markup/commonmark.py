"""What CommonMark has by itself: emphasis, code, lists, quotations, rules, line breaks, definition lists."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from ..model.dates import unbroken
from .construct import Construct
from .html import HtmlWriter, attributes, escape, fixed
from .reading import Reading


def _syntax(md: MarkdownIt) -> None:
    deflist_plugin(md)


def _text(token: Token, _writer: HtmlWriter) -> str:
    return escape(unbroken(token.content))


def _code(token: Token, _writer: HtmlWriter) -> str:
    return f"<code>{escape(token.content)}</code>"


def _code_block(token: Token, _writer: HtmlWriter) -> str:
    language = re.match(r"[A-Za-z0-9-]*", token.info.strip())
    name = f"language-{language[0]}" if language and language[0] else ""
    return f"<pre><code{attributes(class_=name)}>{escape(token.content)}</code></pre>\n"


def _ordered_list(token: Token, _writer: HtmlWriter) -> str:
    return f"<ol{attributes(start=str(token.attrs.get('start', '')))}>\n"


def _inline(token: Token, writer: HtmlWriter) -> str:
    return writer.render(token.children or ())


def _read_words(token: Token, reading: Reading) -> None:
    reading.words(token.content)


def _read_space(_token: Token, reading: Reading) -> None:
    reading.words(" ")


CONSTRUCT = Construct(
    name="commonmark",
    syntax=_syntax,
    read={
        "text_special": _read_words,
        "code_inline": _read_words,
        "softbreak": _read_space,
        "hardbreak": _read_space,
    },
    html={
        "inline": _inline,
        "text": _text,
        "text_special": _text,
        "code_inline": _code,
        "code_block": _code_block,
        "fence": _code_block,
        "softbreak": fixed("\n"),
        "hardbreak": fixed("<br>\n"),
        "em_open": fixed("<em>"),
        "em_close": fixed("</em>"),
        "strong_open": fixed("<strong>"),
        "strong_close": fixed("</strong>"),
        "blockquote_open": fixed("<blockquote>\n"),
        "blockquote_close": fixed("</blockquote>\n"),
        "bullet_list_open": fixed("<ul>\n"),
        "bullet_list_close": fixed("</ul>\n"),
        "ordered_list_open": _ordered_list,
        "ordered_list_close": fixed("</ol>\n"),
        "list_item_open": fixed("<li>"),
        "list_item_close": fixed("</li>\n"),
        "hr": fixed("<hr>\n"),
        "dl_open": fixed("<dl>\n"),
        "dl_close": fixed("</dl>\n"),
        "dt_open": fixed("<dt>"),
        "dt_close": fixed("</dt>\n"),
        "dd_open": fixed("<dd>"),
        "dd_close": fixed("</dd>\n"),
    },
)
