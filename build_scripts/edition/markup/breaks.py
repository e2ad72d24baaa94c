"""Page and line beginnings: `[]{.pb n=385 facs="img/385.jpg"}`, `[]{.lb}`, `[]{.lb break=no}` within a word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from ..model.position import Position
from ..model.text import Link, facsimile_anchor
from .construct import Construct, SpanKind
from .fault import Fault
from .html import HtmlWriter, attributes, escape
from .links import address
from .reading import Reading
from .tei import Piece, TeiWriter, element
from .typst import TypstWriter, call

_PAGE = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")

KINDS = (
    SpanKind("pb", {"n": _PAGE, "facs": re.compile(r"\S+"), "break": frozenset({"no"})}, empty=True, required=("n",)),
    SpanKind("lb", {"n": _PAGE, "break": frozenset({"no"})}, empty=True),
)


def _read_page(token: Token, reading: Reading) -> None:
    values, position = token.meta["attributes"].values, reading.position(token)
    reading.constructs.add("pb")
    if number := values.get("n"):
        reading.page_beginnings.append(number)
        reading.anchor(f"pg-{number}", position)
    if "facs" in values:
        parts = address(values["facs"])
        if isinstance(parts, Fault):
            reading.fault(position, parts)
        elif parts.scheme in {"file", "url"}:
            picture = Link(*parts, "", "", position, reading.place)
            reading.facsimiles.append((values.get("n", ""), picture))
            reading.constructs.add("facs")
            if parts.scheme == "file":
                reading.images.append(picture)
        else:
            hint = (
                'name a picture beside the text: facs="img/1.jpg", or a web address, to which the page number will lead'
            )
            reading.fault(position, Fault("MARK08", f"“{values['facs']}” is no picture", hint))


def _read_line(token: Token, reading: Reading) -> None:
    reading.constructs |= {"lb", "lines"} if token.meta["runs"] else {"lb"}
    if token.meta["runs"] and token.meta["number"]:
        reading.constructs.add("line-numbers")
    if "break" not in token.meta["attributes"].values:
        reading.words(" ")


def _html_page(token: Token, writer: HtmlWriter) -> str:
    number = token.meta["attributes"].values.get("n", "")
    identifier = writer.id(f"pg-{number}")
    sign = f"‖{escape(number)}"
    # Links do not nest: within the words of another link the number is printed but leads nowhere.
    if not token.meta["in_link"]:
        sign = f"<a{attributes(href=f'#{identifier}', aria_label=f'Page {number}')}>{sign}</a>"
        sign += _facsimile_link(token.meta["attributes"].values.get("facs", ""), number, writer)
    name = "ed-pb" if token.meta["begins"] else "ed-pb ed-pb--within"
    return f'<span class="{name}"{attributes(id=identifier)}>{sign}</span>'


def _facsimile_link(written: str, number: str, writer: HtmlWriter) -> str:
    """The way to the picture of the page: on the page itself, else the file, else the web."""
    parts = address(written or "#")
    if isinstance(parts, Fault) or parts.scheme not in {"file", "url"}:
        return ""
    picture = Link(*parts, "", "", Position(""))
    if parts.scheme == "url":
        href = picture.target
    elif writer.context.shows_facsimiles:
        href = f"#{writer.id(facsimile_anchor(number))}"
    else:
        href = writer.picture(picture)
    return f"<a{attributes(class_='ed-pb__facs', href=href, aria_label=f'Facsimile of page {number}')}>▣</a>"


def _html_line(token: Token, _writer: HtmlWriter) -> str:
    """Where lines run on, blanks divide the words; at the beginning of a block no line needs to end."""
    meta, values = token.meta, token.meta["attributes"].values
    blank = "" if "break" in values or meta["begins"] else " "
    number = f"<span{attributes(class_='ed-ln', data_n=meta['number'])}></span>" if meta["number"] else ""
    if meta["begins"]:
        return number
    return f"{blank}<br{attributes(class_='ed-lb ed-lb--run' if meta['runs'] else 'ed-lb')}>{number}"


def _tei_page(token: Token, _pieces: Sequence[Piece], writer: TeiWriter) -> str:
    values = token.meta["attributes"].values
    number = values.get("n", "")
    facs = address(values.get("facs", "#"))
    picture = ""
    if not isinstance(facs, Fault) and facs.scheme in {"file", "url"}:
        picture = writer.picture(Link(*facs, "", "", Position("")))
    return element("pb", xml_id=writer.id(f"pg-{number}"), n=number, facs=picture, break_=values.get("break", ""))


def _tei_line(token: Token, _pieces: Sequence[Piece], _writer: TeiWriter) -> str:
    values = token.meta["attributes"].values
    return element("lb", n=values.get("n", ""), break_=values.get("break", ""))


def _typst_page(token: Token, _inside: str, writer: TypstWriter) -> str:
    number = token.meta["attributes"].values.get("n", "")
    return call("ed-pb", number, writer.label(f"pg-{number}"))


def _typst_line(token: Token, _inside: str, _writer: TypstWriter) -> str:
    """As in the document; at the beginning of a block no line needs to end."""
    return "" if token.meta["begins"] else "#linebreak();"


CONSTRUCT = Construct(
    name="breaks",
    spans=KINDS,
    read={"pb": _read_page, "lb": _read_line},
    html={"pb": _html_page, "lb": _html_line},
    tei={"pb": _tei_page, "lb": _tei_line},
    typst={"pb": _typst_page, "lb": _typst_line},
)
