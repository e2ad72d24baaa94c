"""Fenced containers for the parts of a letter: `::: dateline` … `:::`; opener, salute, closer, signed, postscript, enclosure.

A closing fence closes the innermost open container with as many colons; so outer fences may be longer, and an inner fence that was
forgotten does not swallow the rest of the text.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from ..model.problem import did_you_mean
from .attributes import Attributes, attribute_faults, parse_attributes
from .construct import Construct, SpanKind
from .fault import Fault, LineFault
from .html import HtmlWriter, attributes
from .reading import Reading

NAMES = ("opener", "dateline", "salute", "closer", "signed", "postscript", "enclosure")

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
    opening = state.push(f"{name}_open", "div", 1)
    opening.meta, opening.map = meta, [start, last]
    state.md.block.tokenize(state, start + 1, last)
    state.push(f"{name}_close", "div", -1).meta = meta
    state.parentType, state.lineMax = parent, maximum


def _head(state: StateBlock, line: int, info: str) -> tuple[str, dict[str, Attributes]]:
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
    for fault in attribute_faults(SpanKind(name), parsed[0]):
        _report(state, line, rest, fault)
    return name, {"attributes": parsed[0]}


def _report(state: StateBlock, line: int, needle: str, fault: Fault) -> None:
    state.env["faults"].append(LineFault(line, needle, fault))


def _syntax(md: MarkdownIt) -> None:
    md.block.ruler.before("fence", "container", _container, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _read(token: Token, reading: Reading) -> None:
    reading.constructs.add(token.type.removesuffix("_open"))
    if identifier := token.meta["attributes"].id:
        reading.anchor(identifier, reading.block_position(token))


def _html_open(token: Token, writer: HtmlWriter) -> str:
    given, name = token.meta["attributes"], token.type.removesuffix("_open")
    identifier = writer.id(given.id) if given.id else ""
    return f"<div{attributes(class_=f'ed-{name}', id=identifier, lang=given.values.get('lang', ''))}>\n"


def _html_close(_token: Token, _writer: HtmlWriter) -> str:
    return "</div>\n"


CONSTRUCT = Construct(
    name="containers",
    syntax=_syntax,
    read={f"{name}_open": _read for name in NAMES},
    html={
        **{f"{name}_open": _html_open for name in (*NAMES, "container")},
        **{f"{name}_close": _html_close for name in (*NAMES, "container")},
    },
)
