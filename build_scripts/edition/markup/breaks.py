"""Page and line beginnings: `[]{.pb n=385 facs="img/385.jpg"}`, `[]{.lb}`, `[]{.lb break=no}` within a word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from ..model.position import Position
from ..model.text import Link
from .construct import Construct, SpanKind
from .fault import Fault
from .html import HtmlWriter, attributes, escape
from .links import address
from .reading import Reading
from .tei import Piece, TeiWriter, element

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
            reading.images.append(Link(*parts, "", "", position, reading.place))


def _read_line(token: Token, reading: Reading) -> None:
    reading.constructs.add("lb")
    if "break" not in token.meta["attributes"].values:
        reading.words(" ")


def _html_page(token: Token, writer: HtmlWriter) -> str:
    number = token.meta["attributes"].values.get("n", "")
    identifier = writer.id(f"pg-{number}")
    sign = f"[{escape(number)}]"
    # Links do not nest: within the words of another link the number is printed but leads nowhere.
    if not token.meta["in_link"]:
        sign = f"<a{attributes(href=f'#{identifier}', aria_label=f'Page {number}')}>{sign}</a>"
    return f'<span class="ed-pb"{attributes(id=identifier)}>{sign}</span>'


def _html_line(token: Token, _writer: HtmlWriter) -> str:
    return f"<br{attributes(class_='ed-lb ed-lb-no' if 'break' in token.meta['attributes'].values else 'ed-lb')}>"


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


CONSTRUCT = Construct(
    name="breaks",
    spans=KINDS,
    read={"pb": _read_page, "lb": _read_line},
    html={"pb": _html_page, "lb": _html_line},
    tei={"pb": _tei_page, "lb": _tei_line},
)
