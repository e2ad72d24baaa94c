"""Fenced containers: `::: dateline` … `:::`; opener, salute, closer, signed, postscript, enclosure, verse, margin, tei.

A closing fence closes the innermost open container with as many colons; so outer fences may be longer, and an inner fence that was
forgotten does not swallow the rest of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from ..model.problem import did_you_mean
from .attributes import NAME, PLACES, REFERENCE, WORDS, Attributes, attribute_faults, parse_attributes
from .construct import Construct, SpanKind
from .divisions import GLOBAL, flat, floating
from .fault import Fault, LineFault
from .html import HtmlWriter, attributes
from .reading import Reading
from .tei import VERSE_LINE, Piece, TeiWriter, element, joined
from .typst import TypstWriter, call

KINDS = (
    SpanKind("opener"),
    SpanKind("dateline"),
    SpanKind("salute"),
    SpanKind("closer"),
    SpanKind("signed"),
    SpanKind("postscript"),
    SpanKind("enclosure"),
    SpanKind("verse"),
    SpanKind("margin", {"place": PLACES, "hand": REFERENCE}),
    SpanKind("tei", {"element": NAME, "attributes": WORDS}, required=("element",)),
)
NAMES = tuple(kind.name for kind in KINDS)
_TYPES = {"margin": "marginal", "tei": "other"}
"""Names that a span has too → the type of their tokens."""
_KINDS = {kind.name: kind for kind in KINDS}

_FENCE = re.compile(r"(:{3,})[ \t]*(.*?)[ \t]*")
_NOTHING = Attributes("", (), {})


def _fence(state: StateBlock, line: int) -> tuple[int, str] | None:
    """The number of colons and the words behind them, when the line is a fence."""
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(":::", start) or state.is_code_block(line):
        return None
    match = _FENCE.fullmatch(state.src, start, state.eMarks[line])
    return (len(match[1]), match[2]) if match else None


def _closing_line(state: StateBlock, start: int, end: int, colons: int) -> tuple[int, bool]:
    """The line on which the container that begins on `start` ends, and whether it is a fence."""
    stack = [colons]
    for line in range(start + 1, end):
        if not state.isEmpty(line) and state.sCount[line] < state.blkIndent:
            return line, False
        if (fence := _fence(state, line)) is None:
            continue
        if fence[1]:
            stack.append(fence[0])
            continue
        keep = max((place for place, open_ in enumerate(stack) if open_ == fence[0]), default=len(stack) - 1)
        del stack[keep:]
        if not stack:
            return line, True
    return end, False


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if (fence := _fence(state, start)) is None:
        return False
    if silent:
        return True
    colons, info = fence
    if not info:
        hint = "remove the line, or name the container: “::: dateline”"
        _report(state, start, ":::", Fault("MARK10", "no container is open here", hint))
        state.line = start + 1
        return True
    last, closed = _closing_line(state, start, end, colons)
    if not closed:
        hint = f"add a line “{':' * colons}” where it ends"
        _report(state, start, ":::", Fault("MARK10", f"“{':' * colons} {info}” is not closed", hint))
    _parse_inside(state, start, last, info)
    state.line = last + 1 if closed else last
    return True


def _parse_inside(state: StateBlock, start: int, last: int, info: str) -> None:
    name, meta = _head(state, start, info)
    parent, maximum = state.parentType, state.lineMax
    # Without the new maximum a paragraph could run on lazily past the end of its container.
    state.parentType, state.lineMax = "container", last
    type_ = _TYPES.get(name, name)
    opening = state.push(f"{type_}_open", "div", 1)
    opening.meta, opening.map = meta, [start, last]
    state.md.block.tokenize(state, start + 1, last)
    state.push(f"{type_}_close", "div", -1).meta = meta
    state.parentType, state.lineMax = parent, maximum


def _head(state: StateBlock, line: int, info: str) -> tuple[str, dict[str, Any]]:
    """The name and attributes of `::: name {lang=fr}`; faults are reported."""
    name, _, rest = info.partition(" ")
    rest = rest.strip()
    parsed = parse_attributes(rest, 0, len(rest)) if rest else (_NOTHING, 0)
    if name not in NAMES:
        hint = did_you_mean(name, NAMES, f"known are: {', '.join(NAMES)}")
        _report(state, line, name, Fault("MARK09", f"there is no container “{name}”", hint))
        name = "container"
    if parsed is None or parsed[1] != len(rest) or parsed[0].classes:
        _report(
            state, line, rest, Fault("MARK02", f"“{rest}” was not understood", f"write “::: {name}” and the text below")
        )
        parsed = (_NOTHING, 0)
    for fault in attribute_faults(_KINDS.get(name, SpanKind(name)), parsed[0]):
        _report(state, line, rest, fault)
    return name, {"attributes": parsed[0], "name": name}


def _report(state: StateBlock, line: int, needle: str, fault: Fault) -> None:
    state.env["faults"].append(LineFault(line, needle, fault))


def _mark_verse(state: StateCore) -> None:
    """In verse every line of the source is a line of the poem."""
    depth = 0
    for token in state.tokens:
        depth += token.nesting if token.type.startswith("verse_") else 0
        if depth and token.type == "inline":
            for child in token.children or ():
                if child.type in {"softbreak", "hardbreak"}:
                    child.meta["verse"] = True


def _syntax(md: MarkdownIt) -> None:
    md.core.ruler.after("inline", "verse", _mark_verse)
    md.block.ruler.before("fence", "container", _container, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _read(token: Token, reading: Reading) -> None:
    reading.constructs.add(token.meta["name"])
    given, position = token.meta["attributes"], reading.block_position(token)
    if given.id:
        reading.anchor(given.id, position)
    if hand := given.values.get("hand"):
        reading.hands.append((hand.removeprefix("#"), position))


def _html_open(token: Token, writer: HtmlWriter) -> str:
    given, name = token.meta["attributes"], token.meta["name"]
    place = given.values.get("place")
    return _division(
        token, writer, f"ed-{name} ed-at-{place}" if place else f"ed-{name}", writer.hand(given.values.get("hand", ""))
    )


def _html_other(token: Token, writer: HtmlWriter) -> str:
    """What has no equivalent says on hover what it is."""
    values = token.meta["attributes"].values
    return _division(
        token, writer, "ed-tei", " ".join(values[key] for key in ("element", "attributes") if key in values)
    )


def _division(token: Token, writer: HtmlWriter, name: str, title: str) -> str:
    given = token.meta["attributes"]
    identifier = writer.id(given.id) if given.id else ""
    return f"<div{attributes(class_=name, id=identifier, lang=given.values.get('lang', ''), title=title)}>\n"


def _html_close(_token: Token, _writer: HtmlWriter) -> str:
    return "</div>\n"


# -- TEI -----------------------------------------------------------------------------------------------------------------

_WITHIN = {"opener": {"dateline", "salute", "signed"}, "closer": {"dateline", "salute", "signed"}}
"""Frame of a letter → the frames that TEI allows in it."""


def _common(token: Token, writer: TeiWriter) -> dict[str, str]:
    given = token.meta["attributes"]
    return {"xml_id": writer.id(given.id), "xml_lang": given.values.get("lang", "")}


def _tei_frame(token: Token, pieces: Sequence[Piece], writer: TeiWriter) -> Piece:
    """Opener, dateline, salute, closer, signed: words without paragraphs; only a letter’s own body may hold them."""
    name, values = token.type.removesuffix("_open"), _common(token, writer)
    anywhere = floating(name, pieces, **values)
    if all(piece.kind in GLOBAL | {"paragraph"} | _WITHIN.get(name, set()) for piece in pieces):
        return Piece(name, anywhere, f"{element(name, _run_on(pieces), **values)}\n")
    return Piece("container", anywhere)


def _run_on(pieces: Sequence[Piece]) -> str:
    """Paragraphs one after another, a sign between each two."""
    made: list[str] = []
    before = ""
    for piece in pieces:
        divided = {piece.kind, before} <= {"paragraph", "points"}
        made.append(('<lb type="paragraph"/>' if divided else "") + (piece.inner or piece.xml).rstrip("\n"))
        before = piece.kind
    return "\n".join(made)


def _tei_postscript(token: Token, pieces: Sequence[Piece], writer: TeiWriter) -> Piece:
    values = _common(token, writer)
    anywhere, content = floating("postscript", pieces, **values), flat(pieces)
    if content is None:
        return Piece("container", anywhere)
    return Piece("postscript", anywhere, f"{element('postscript', content, **values)}\n")


def _tei_floating(token: Token, pieces: Sequence[Piece], writer: TeiWriter) -> Piece:
    given, name = token.meta["attributes"].values, token.meta["name"]
    other = {"subtype": given.get("element", ""), "n": given.get("attributes", "")}
    return Piece("container", floating(name, pieces, **other, **_common(token, writer)))


def _tei_verse(token: Token, pieces: Sequence[Piece], writer: TeiWriter) -> Piece:
    """Each paragraph a stanza, each line of the source a line."""
    if any(piece.kind not in GLOBAL | {"paragraph"} for piece in pieces):
        return _tei_floating(token, pieces, writer)
    stanzas = "".join(_stanza(piece) if piece.kind == "paragraph" else piece.xml for piece in pieces)
    content = stanzas if any(piece.kind == "paragraph" for piece in pieces) else f"{stanzas}<l/>"
    return Piece("verse", f"{element('lg', content, type='verse', **_common(token, writer))}\n")


def _stanza(paragraph: Piece) -> str:
    lines = "".join(f"{element('l', line)}\n" for line in paragraph.inner.split(VERSE_LINE))
    return f"{element('lg', lines, **paragraph.values)}\n"


def _tei_margin(token: Token, pieces: Sequence[Piece], writer: TeiWriter) -> Piece:
    given = token.meta["attributes"].values
    values = {"place": given.get("place", ""), "hand": writer.pointer(given.get("hand", ""))}
    note = element("note", joined(pieces), type="marginal", **values, **_common(token, writer))
    return Piece("marginal", f"{note}\n")


# -- typst ---------------------------------------------------------------------------------------------------------------


def _typst(token: Token, inside: str, writer: TypstWriter) -> str:
    given, name = token.meta["attributes"], token.meta["name"]
    language = given.values.get("lang", "")
    words = call("ed-foreign", language, content=inside) if language else inside
    place = given.values.get("place", "") if name == "margin" else ""
    function = "ed-marginal" if name == "margin" else f"ed-{name}"
    return f"\n\n{writer.anchor(given.id)}{call(function, content=words, place=place)}\n\n"


CONSTRUCT = Construct(
    name="containers",
    syntax=_syntax,
    read={f"{_TYPES.get(name, name)}_open": _read for name in NAMES},
    html={
        **{f"{_TYPES.get(name, name)}_open": _html_open for name in (*NAMES, "container")},
        **{f"{_TYPES.get(name, name)}_close": _html_close for name in (*NAMES, "container")},
        "other_open": _html_other,
    },
    tei={
        **dict.fromkeys(("opener", "dateline", "salute", "closer", "signed"), _tei_frame),
        "postscript": _tei_postscript,
        "enclosure": _tei_floating,
        "container": _tei_floating,
        "other": _tei_floating,
        "verse": _tei_verse,
        "marginal": _tei_margin,
    },
    typst={_TYPES.get(name, name): _typst for name in (*NAMES, "container")},
)
