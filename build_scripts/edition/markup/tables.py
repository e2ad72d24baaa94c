"""Tables (GitHub's form). A table of many columns gets a frame that scrolls, and that the keyboard can reach."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from .construct import Construct
from .html import HtmlRule, HtmlWriter, attributes, fixed
from .reading import Reading
from .tei import Piece, TeiWriter, element, joined, wrapping
from .typst import TypstWriter

_WIDE = 4
"""Columns from which on a table may be wider than a telephone."""

_SIDE_BY_SIDE = 2
_FIRST_OF_BODY = 2
"""Rows up to the first one below the head."""


def _syntax(md: MarkdownIt) -> None:
    md.enable("table")
    md.core.ruler.push("headings of columns", _headings)


def _headings(state: StateCore) -> None:
    """Say of each cell whether it heads a column, a row or nothing (WCAG 1.3.1); a head without words is none."""
    head: list[Token] = []
    rows: list[list[Token]] = []
    for place, token in enumerate(state.tokens):
        if token.type == "thead_open":
            head, rows = [], []
        if len(rows) < _FIRST_OF_BODY:
            head.append(token)
        if token.type == "tr_open":
            rows.append([])
        elif token.type in {"th_open", "td_open"}:
            token.meta |= {"scope": "", "blank": not state.tokens[place + 1].content.strip()}
            rows[-1].append(token)
        elif token.type in {"th_close", "td_close"}:
            token.meta = rows[-1][-1].meta
        elif token.type == "table_close" and not _scopes(rows):
            _leave_out(head)


def _scopes(rows: Sequence[Sequence[Token]]) -> bool:
    """Whether the table has a head. Below a blank corner, the first cell of a row heads it.

    Where a source has no head, a first row that leaves nothing but the corner blank names the columns, and any other row
    begins with what it is about. Two columns side by side are no table of values.
    """
    columns, *body = rows
    _set(columns, "col")
    headed = any(cell.meta["scope"] for cell in columns)
    if not columns[0].meta["blank"] or (not headed and len(columns) <= _SIDE_BY_SIDE):
        return headed
    for number, cells in enumerate(body):
        if number == 0 and not headed and [cell.meta["blank"] for cell in cells] == [True] + [False] * (len(cells) - 1):
            _set(cells, "col")
        else:
            _set([cell for cell in cells if headed or not cell.meta["blank"]][:1], "row")
    return headed


def _set(cells: Sequence[Token], scope: str) -> None:
    for cell in cells:
        cell.meta["scope"] = "" if cell.meta["blank"] else scope


def _leave_out(head: Sequence[Token]) -> None:
    for token in takewhile(lambda token: token.type != "tbody_open", head):
        token.meta["left out"] = True


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


def _html_cell(token: Token, _writer: HtmlWriter) -> str:
    if token.meta.get("left out"):
        return ""
    scope = token.meta["scope"]
    name = "th" if scope else "td"
    if token.nesting < 0:
        return f"</{name}>"
    alignment = str(token.attrs.get("style", "")).removeprefix("text-align:")
    class_ = f"ed-{alignment}" if alignment in {"right", "center"} else ""
    return f"<{name}{attributes(scope=scope, class_=class_)}>"


def _unless_blank(html: str) -> HtmlRule:
    """What stands around headings of columns, unless none of them has words."""
    return lambda token, _writer: "" if token.meta.get("left out") else html


def _tei_row(_token: Token, pieces: Sequence[Piece], _writer: TeiWriter) -> str:
    label = "label" if pieces and pieces[0].kind == "th" else ""
    return f"{element('row', joined(pieces), role=label)}\n"


def _tei_cell(token: Token, pieces: Sequence[Piece], writer: TeiWriter) -> str:
    alignment = str(token.attrs.get("style", "")).removeprefix("text-align:")
    role = "label" if token.type == "th_open" else ""
    return element("cell", writer.join(pieces), role=role, rend=alignment)


def _tei_part(_token: Token, pieces: Sequence[Piece], _writer: TeiWriter) -> str:
    return joined(pieces)


def _typst_table(token: Token, inside: str, _writer: TypstWriter) -> str:
    return f"\n\n#ed-table({token.meta['columns']}, {inside});\n\n"


def _typst_head(_token: Token, inside: str, _writer: TypstWriter) -> str:
    return f"table.header({inside}), "


def _typst_part(_token: Token, inside: str, _writer: TypstWriter) -> str:
    return inside


def _typst_cell(token: Token, inside: str, _writer: TypstWriter) -> str:
    alignment = str(token.attrs.get("style", "")).removeprefix("text-align:")
    return f"table.cell(align: {alignment})[{inside}], " if alignment in {"right", "center"} else f"[{inside}], "


CONSTRUCT = Construct(
    name="tables",
    syntax=_syntax,
    read={"table_open": _read_table, "th_open": _read_column, "table_close": _read_end},
    html={
        "table_open": _html_open,
        "table_close": _html_close,
        "thead_open": _unless_blank("<thead>\n"),
        "thead_close": _unless_blank("</thead>\n"),
        "tbody_open": fixed("<tbody>\n"),
        "tbody_close": fixed("</tbody>\n"),
        "tr_open": _unless_blank("<tr>"),
        "tr_close": _unless_blank("</tr>\n"),
        "th_open": _html_cell,
        "th_close": _html_cell,
        "td_open": _html_cell,
        "td_close": _html_cell,
    },
    tei={
        "table": wrapping("table", "\n"),
        "thead": _tei_part,
        "tbody": _tei_part,
        "tr": _tei_row,
        "th": _tei_cell,
        "td": _tei_cell,
    },
    typst={
        "table": _typst_table,
        "thead": _typst_head,
        "tbody": _typst_part,
        "tr": _typst_part,
        "th": _typst_cell,
        "td": _typst_cell,
    },
)
