"""What CommonMark has by itself: emphasis, code, lists, quotations, rules, line breaks, definition lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from ..model.dates import unbroken
from .construct import Construct
from .html import HtmlWriter, attributes, escape, fixed
from .reading import Reading
from .tei import VERSE_LINE, Piece, TeiWriter, element, wrapping
from .tei import escape as xml_escape
from .typst import TypstRule, TypstWriter, call, literal
from .typst import fixed as typst_fixed
from .typst import wrapping as typst_wrapping


def _syntax(md: MarkdownIt) -> None:
    deflist_plugin(md)


def _text(token: Token, writer: HtmlWriter) -> str:
    return writer.words(unbroken(token.content))


def _text_with_hyphen(token: Token, writer: HtmlWriter) -> str:
    """The last sign divides a word at the end of a line (lines.py)."""
    if "hyphen" not in token.meta:
        return _text(token, writer)
    words, hyphen = token.content[:-1], token.content[-1:]
    return f'{writer.words(unbroken(words))}<span class="ed-hyphen">{writer.words(hyphen)}</span>'


def _code(token: Token, writer: HtmlWriter) -> str:
    return f"<code>{writer.words(token.content)}</code>"


def _code_block(token: Token, _writer: HtmlWriter) -> str:
    language = re.match(r"[A-Za-z0-9-]*", token.info.strip())
    name = f"language-{language[0]}" if language and language[0] else ""
    return f"<pre><code{attributes(class_=name)}>{escape(token.content)}</code></pre>\n"


def _ordered_list(token: Token, _writer: HtmlWriter) -> str:
    return f"<ol{attributes(start=str(token.attrs.get('start', '')))}>\n"


def _html_item(token: Token, _writer: HtmlWriter) -> str:
    return f"<li{attributes(class_='ed-struck' if token.meta.get('struck') else '')}>"


def _inline(token: Token, writer: HtmlWriter) -> str:
    """The words, and within the same element those that translate them: one address for both."""
    words = writer.render(token.children or ())
    other = writer.translated.get(id(token))
    return f'<span class="ed-o">{words}</span> {other}' if other else words


def _read_words(token: Token, reading: Reading) -> None:
    reading.words(token.content)


def _read_space(_token: Token, reading: Reading) -> None:
    reading.words(" ")


def _softbreak(token: Token, _writer: HtmlWriter) -> str:
    return "<br>\n" if "verse" in token.meta else "\n"


# -- TEI -----------------------------------------------------------------------------------------------------------------


def _tei_inline(token: Token, _pieces: Sequence[Piece], writer: TeiWriter) -> str:
    return writer.join(writer.pieces(token.children or ()))


def _tei_text(token: Token, _pieces: Sequence[Piece], _writer: TeiWriter) -> str:
    return xml_escape(token.content)


def _tei_code(token: Token, _pieces: Sequence[Piece], _writer: TeiWriter) -> str:
    return element("code", xml_escape(token.content))


def _tei_code_block(token: Token, _pieces: Sequence[Piece], _writer: TeiWriter) -> str:
    language = re.match(r"[A-Za-z0-9-]*", token.info.strip())
    return f"{element('eg', xml_escape(token.content), rend=language[0] if language else '')}\n"


def _tei_ordered_list(token: Token, pieces: Sequence[Piece], writer: TeiWriter) -> str:
    return f"{element('list', writer.join(pieces), rend='numbered', n=str(token.attrs.get('start', '')))}\n"


def _tei_definitions(_token: Token, pieces: Sequence[Piece], _writer: TeiWriter) -> str:
    """TEI wants each word beside one meaning: a further word or meaning stands beside an empty element."""
    made, wanted = [], "dt"
    for piece in pieces:
        if piece.kind != wanted:
            made.append("<label/>" if wanted == "dt" else "<item/>\n")
        made.append(piece.xml)
        wanted = "dd" if piece.kind == "dt" else "dt"
    return f"{element('list', ''.join(made) + ('<item/>' if wanted == 'dd' else ''), type='gloss')}\n"


def _tei_softbreak(token: Token, _pieces: Sequence[Piece], _writer: TeiWriter) -> str:
    return _tei_line(token) if "verse" in token.meta else "\n"


def _tei_hardbreak(token: Token, _pieces: Sequence[Piece], _writer: TeiWriter) -> str:
    return _tei_line(token) if "verse" in token.meta else '<lb type="hard"/>\n'


def _tei_line(token: Token) -> str:
    """The end of a line of verse; within a span it cannot end the element of the line."""
    return VERSE_LINE if token.level == 0 else '<lb type="verse" rend="within"/>\n'


def _tei_rule(_token: Token, _pieces: Sequence[Piece], _writer: TeiWriter) -> Piece:
    return Piece("rule", '<milestone unit="section" rend="rule"/>\n')


# -- typst ---------------------------------------------------------------------------------------------------------------


def _typst_inline(token: Token, _inside: str, writer: TypstWriter) -> str:
    return writer.render(token.children or ())


def _typst_text(token: Token, _inside: str, writer: TypstWriter) -> str:
    return writer.words(unbroken(token.content))


def _typst_code(token: Token, _inside: str, _writer: TypstWriter) -> str:
    return call("raw", token.content)


def _typst_code_block(token: Token, _inside: str, _writer: TypstWriter) -> str:
    lines = ", ".join(literal(line) for line in token.content.splitlines())
    return f"\n\n#ed-code({lines});\n\n"


def _typst_list(token: Token, inside: str, _writer: TypstWriter) -> str:
    if token.type == "bullet_list_open":
        return f"\n\n#list({inside});\n\n"
    return f"\n\n#enum(start: {int(token.attrs.get('start', 1))}, {inside});\n\n"


def _typst_item(_token: Token, inside: str, _writer: TypstWriter) -> str:
    return f"[{inside.strip()}], "


def _typst_block(name: str) -> TypstRule:
    return lambda _token, inside, _writer: f"\n\n{call(name, content=inside.strip())}\n\n"


def _typst_softbreak(token: Token, _inside: str, _writer: TypstWriter) -> str:
    return "#linebreak();" if "verse" in token.meta else "\n"


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
        "text": _text_with_hyphen,
        "text_special": _text,
        "code_inline": _code,
        "code_block": _code_block,
        "fence": _code_block,
        "softbreak": _softbreak,
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
        "list_item_open": _html_item,
        "list_item_close": fixed("</li>\n"),
        "hr": fixed("<hr>\n"),
        "dl_open": fixed("<dl>\n"),
        "dl_close": fixed("</dl>\n"),
        "dt_open": fixed("<dt>"),
        "dt_close": fixed("</dt>\n"),
        "dd_open": fixed("<dd>"),
        "dd_close": fixed("</dd>\n"),
    },
    tei={
        "inline": _tei_inline,
        "text": _tei_text,
        "text_special": _tei_text,
        "code_inline": _tei_code,
        "code_block": _tei_code_block,
        "fence": _tei_code_block,
        "softbreak": _tei_softbreak,
        "hardbreak": _tei_hardbreak,
        "em": wrapping("emph"),
        "strong": wrapping("emph", rend="bold"),
        "blockquote": wrapping("quote", "\n"),
        "bullet_list": wrapping("list", "\n", rend="bulleted"),
        "ordered_list": _tei_ordered_list,
        "list_item": wrapping("item", "\n"),
        "hr": _tei_rule,
        "dl": _tei_definitions,
        "dt": wrapping("label"),
        "dd": wrapping("item", "\n"),
    },
    typst={
        "inline": _typst_inline,
        "text": _typst_text,
        "text_special": _typst_text,
        "code_inline": _typst_code,
        "code_block": _typst_code_block,
        "fence": _typst_code_block,
        "softbreak": _typst_softbreak,
        "hardbreak": typst_fixed("#linebreak();"),
        "em": typst_wrapping("emph"),
        "strong": typst_wrapping("strong"),
        "blockquote": _typst_block("ed-quote"),
        "bullet_list": _typst_list,
        "ordered_list": _typst_list,
        "list_item": _typst_item,
        "hr": typst_fixed("\n\n#ed-rule();\n\n"),
        "dl": _typst_block("ed-definitions"),
        "dt": _typst_block("ed-word"),
        "dd": _typst_block("ed-meaning"),
    },
)
