"""Tables (GitHub's form). A table of many columns gets a frame that scrolls, and that the keyboard can reach."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .construct import Construct
from .html import HtmlRule, HtmlWriter, attributes, fixed
from .reading import Reading
from .tei import Piece, TeiWriter, element, joined, wrapping

_WIDE = 4
"""Columns from which on a table may be wider than a telephone."""


def _syntax(md: MarkdownIt) -> None:
    md.enable("table")


def _read_table(token: Token, reading: Reading) -> None:
    reading.tables.append(token)
    token.meta |= {"number": len(reading.tables), "columns": 0}


def _read_column(_token: Token, reading: Reading) -> None:
    reading.tables[-1].meta["columns"] += 1


def _read_end(token: Token, reading: Reading) -> None:
    token.meta |= reading.tables[-1].meta


def _html_open(token: Token, _writer: HtmlWriter) -> str:
    if token.meta["columns"] < _WIDE:
        return "<table>\n"
    return f'<div class="ed-table" role="region" tabindex="0" aria-label="Table {token.meta["number"]}"><table>\n'


def _html_close(token: Token, _writer: HtmlWriter) -> str:
    return "</table>\n" if token.meta["columns"] < _WIDE else "</table></div>\n"


def _cell(opening: str) -> HtmlRule:
    def rule(token: Token, _writer: HtmlWriter) -> str:
        alignment = str(token.attrs.get("style", "")).removeprefix("text-align:")
        return f"<{opening}{attributes(class_=f'ed-{alignment}' if alignment in {'right', 'center'} else '')}>"

    return rule


def _tei_row(_token: Token, pieces: Sequence[Piece], _writer: TeiWriter) -> str:
    label = "label" if pieces and pieces[0].kind == "th" else ""
    return f"{element('row', joined(pieces), role=label)}\n"


def _tei_cell(token: Token, pieces: Sequence[Piece], writer: TeiWriter) -> str:
    alignment = str(token.attrs.get("style", "")).removeprefix("text-align:")
    role = "label" if token.type == "th_open" else ""
    return element("cell", writer.join(pieces), role=role, rend=alignment)


def _tei_part(_token: Token, pieces: Sequence[Piece], _writer: TeiWriter) -> str:
    return joined(pieces)


CONSTRUCT = Construct(
    name="tables",
    syntax=_syntax,
    read={"table_open": _read_table, "th_open": _read_column, "table_close": _read_end},
    html={
        "table_open": _html_open,
        "table_close": _html_close,
        "thead_open": fixed("<thead>\n"),
        "thead_close": fixed("</thead>\n"),
        "tbody_open": fixed("<tbody>\n"),
        "tbody_close": fixed("</tbody>\n"),
        "tr_open": fixed("<tr>"),
        "tr_close": fixed("</tr>\n"),
        "th_open": _cell('th scope="col"'),
        "th_close": fixed("</th>"),
        "td_open": _cell("td"),
        "td_close": fixed("</td>"),
    },
    tei={
        "table": wrapping("table", "\n"),
        "thead": _tei_part,
        "tbody": _tei_part,
        "tr": _tei_row,
        "th": _tei_cell,
        "td": _tei_cell,
    },
)
