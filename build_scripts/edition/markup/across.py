"""Spans that begin in one paragraph and end in another: `[]{.del-start #x1}` … `[]{.del-end ref="#x1"}`; likewise add, app, hand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from markdown_it.token import Token

from .attributes import PLACES, REFERENCE
from .construct import Construct, SpanKind
from .fault import Fault
from .html import HtmlRule, HtmlWriter, attributes
from .reading import Reading
from .tei import Piece, TeiWriter, element
from .typst import TypstRule, TypstWriter

_STARTS: Mapping[str, Mapping[str, re.Pattern[str] | frozenset[str]]] = {
    "add": {"place": PLACES, "hand": REFERENCE},
    "del": {"hand": REFERENCE},
    "app": {},
    "hand": {"hand": REFERENCE},
}
"""What may begin in one paragraph and end in another → what its beginning says of it."""

KINDS = (
    *(
        SpanKind(f"{name}-start", given, empty=True, required=("hand",) if name == "hand" else ())
        for name, given in _STARTS.items()
    ),
    *(SpanKind(f"{name}-end", {"ref": REFERENCE}, empty=True, required=("ref",)) for name in _STARTS),
)
_TAGS = {"add": "ins", "del": "del"}
_Rule = TypeVar("_Rule", HtmlRule, TypstRule)


# -- reading -------------------------------------------------------------------------------------------------------------


def _read_start(token: Token, reading: Reading) -> None:
    name, given, position = token.type.removesuffix("-start"), token.meta["attributes"], reading.position(token)
    reading.constructs |= {name, token.type}
    if "hand" in given.values:
        reading.hands.append((given.values["hand"].removeprefix("#"), position))
    if not given.id and name == "hand":
        return  # a hand may go on to the end of the document
    if not given.id:
        hint = f'write []{{.{token.type} #x1}}, and []{{.{name}-end ref="#x1"}} where it ends'
        reading.fault(position, Fault("MARK20", f"“{token.type}” has no id", hint))
        return
    reading.anchor(given.id, position)
    reading.starts[given.id] = (name, position)
    if name == "del":
        reading.strike()


def _read_end(token: Token, reading: Reading) -> None:
    name, position = token.type.removesuffix("-end"), reading.position(token)
    reference = token.meta["attributes"].values.get("ref", "").removeprefix("#")
    started, _ = reading.starts.pop(reference, ("", position))
    if started == "del":
        reading.end_strike()
    if reference and started != name:
        hint = f"end it by .{started}-end" if started else f"write []{{.{name}-start #{reference}}} where it begins"
        reading.fault(position, Fault("MARK20", f"no “{name}-start” with the id “{reference}” stands before it", hint))


# -- HTML ----------------------------------------------------------------------------------------------------------------


def _html_start(token: Token, writer: HtmlWriter) -> str:
    name, identifier = token.type.removesuffix("-start"), token.meta["attributes"].id
    writer.across[f"#{identifier}"] = (_TAGS.get(name, "span"), f"ed-{name} ed-across")
    return f"<span{attributes(class_=f'ed-{token.type}', id=writer.id(identifier) if identifier else '')}></span>"


def _html_end(token: Token, writer: HtmlWriter) -> str:
    reference = token.meta["attributes"].values.get("ref", "")
    writer.across.pop(reference, None)
    # The lemma of a variant: witnesses.js looks for its beginning.
    begin = writer.id(reference.removeprefix("#")) if token.type == "app-end" else ""
    return f"<span{attributes(class_=f'ed-{token.type}', data_from=begin)}></span>"


# -- TEI -----------------------------------------------------------------------------------------------------------------


def _tei_span(token: Token, _pieces: Sequence[Piece], writer: TeiWriter) -> str:
    """TEI’s own `addSpan` and `delSpan`, which end at an anchor."""
    given = token.meta["attributes"]
    return element(
        f"{token.type.removesuffix('-start')}Span",
        xml_id=writer.id(given.id),
        place=given.values.get("place", ""),
        hand=writer.pointer(given.values.get("hand", "")),
        spanTo=writer.pointer(f"{given.id}.end"),
    )


def _tei_anchor(token: Token, _pieces: Sequence[Piece], writer: TeiWriter) -> str:
    reference = token.meta["attributes"].values.get("ref", "#").removeprefix("#")
    return element("anchor", xml_id=writer.id(f"{reference}.end"))


def _tei_app_start(token: Token, _pieces: Sequence[Piece], writer: TeiWriter) -> str:
    return element("anchor", type="app", xml_id=writer.id(token.meta["attributes"].id))


def _tei_app_end(token: Token, _pieces: Sequence[Piece], writer: TeiWriter) -> Piece:
    start = token.meta["attributes"].values.get("ref", "")
    end = writer.pointer(f"{start}.end")
    anchor = element("anchor", type="app", xml_id=end.removeprefix("#"))
    return Piece("app-end", anchor, values={"from_": writer.pointer(start), "to": end})


def _tei_hand(token: Token, _pieces: Sequence[Piece], writer: TeiWriter) -> str:
    given = token.meta["attributes"]
    return element(
        "handShift",
        xml_id=writer.id(given.id),
        new=writer.pointer(given.values.get("hand", "")),
    )


def _tei_hand_end(token: Token, _pieces: Sequence[Piece], writer: TeiWriter) -> str:
    return element("handShift", corresp=writer.pointer(token.meta["attributes"].values.get("ref", "")))


# -- typst ---------------------------------------------------------------------------------------------------------------


def _typst_start(token: Token, _inside: str, writer: TypstWriter) -> str:
    identifier = token.meta["attributes"].id
    writer.across[f"#{identifier}"] = f"ed-{token.type.removesuffix('-start')}"
    return writer.anchor(identifier)


def _typst_end(token: Token, _inside: str, writer: TypstWriter) -> str:
    writer.across.pop(token.meta["attributes"].values.get("ref", ""), None)
    return ""


def _both(start: _Rule, end: _Rule) -> dict[str, _Rule]:
    return {kind.name: end if kind.name.endswith("-end") else start for kind in KINDS}


CONSTRUCT = Construct(
    name="across",
    spans=KINDS,
    read={kind.name: _read_end if kind.name.endswith("-end") else _read_start for kind in KINDS},
    html=_both(_html_start, _html_end),
    tei={
        "add-start": _tei_span,
        "add-end": _tei_anchor,
        "del-start": _tei_span,
        "del-end": _tei_anchor,
        "app-start": _tei_app_start,
        "app-end": _tei_app_end,
        "hand-start": _tei_hand,
        "hand-end": _tei_hand_end,
    },
    typst=_both(_typst_start, _typst_end),
)
