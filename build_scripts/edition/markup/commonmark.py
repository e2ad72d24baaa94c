"""What CommonMark has by itself: emphasis, code, lists, quotations, rules, line breaks, definition lists."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from .construct import Construct, HtmlRule
from .html import HtmlWriter, attributes, escape
from .reading import Reading


def _syntax(md: MarkdownIt) -> None:
    deflist_plugin(md)


def _tag(tag: str) -> HtmlRule:
    return lambda _token, _writer: tag


def _text(token: Token, _writer: HtmlWriter) -> str:
    return escape(token.content)


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
        "softbreak": _tag("\n"),
        "hardbreak": _tag("<br>\n"),
        "em_open": _tag("<em>"),
        "em_close": _tag("</em>"),
        "strong_open": _tag("<strong>"),
        "strong_close": _tag("</strong>"),
        "blockquote_open": _tag("<blockquote>\n"),
        "blockquote_close": _tag("</blockquote>\n"),
        "bullet_list_open": _tag("<ul>\n"),
        "bullet_list_close": _tag("</ul>\n"),
        "ordered_list_open": _ordered_list,
        "ordered_list_close": _tag("</ol>\n"),
        "list_item_open": _tag("<li>"),
        "list_item_close": _tag("</li>\n"),
        "hr": _tag("<hr>\n"),
        "dl_open": _tag("<dl>\n"),
        "dl_close": _tag("</dl>\n"),
        "dt_open": _tag("<dt>"),
        "dt_close": _tag("</dt>\n"),
        "dd_open": _tag("<dd>"),
        "dd_close": _tag("</dd>\n"),
    },
)
