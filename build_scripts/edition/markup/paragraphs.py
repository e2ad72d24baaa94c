"""Paragraphs of the body: counted from 1, each linkable; `{#p4}` on the line before keeps one's id.

Not counted are paragraphs in notes, in the items of tight lists, in the parts that frame a letter (opener, dateline, salute,
closer, signed), in the margin, and those that hold nothing but a page or line beginning, a point of TEI or a picture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from ..model.text import Paragraph, Place
from .attributes import id_fault
from .construct import Construct
from .fault import Fault, LineFault
from .html import HtmlWriter, attributes
from .lines import mark_lines
from .reading import Reading
from .struck import mark_struck
from .tei import Piece, TeiWriter, element
from .typst import TypstWriter, call

_POINTS = frozenset({"pb", "lb", "softbreak", "hardbreak", "tei_open", "tei_close"})
_FRAMES = ("opener", "dateline", "salute", "closer", "signed", "marginal")
_PIN = re.compile(r"\{#([^{}]*)\}[ \t]*")


# -- syntax --------------------------------------------------------------------------------------------------------------


def _pin(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A line that holds nothing but an id."""
    match = _PIN.fullmatch(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start])
    if match is None or state.is_code_block(start):
        return False
    if not silent:
        token = state.push("pin", "", 0)
        token.map, token.meta = [start, start + 1], {"id": match[1]}
        state.line = start + 1
    return True


def _count(state: StateCore) -> None:
    """Number the paragraphs, give pinned ids to what follows them, and say so of those that reach nothing."""
    kept: list[Token] = []
    counted = not state.env["inline"]
    ordinal, frames, pin, opening = 0, 0, None, None
    for token, following in zip_longest(state.tokens, state.tokens[1:]):
        counted &= token.type != "note_open"  # the notes stand behind the body
        frames += token.nesting if token.type.rpartition("_")[0] in _FRAMES else 0
        if token.type == "paragraph_open":
            opening = token
            token.meta["kind"] = "" if token.hidden or state.env["inline"] else _kind(following)
            if counted and not frames and token.meta["kind"] == "words":
                ordinal += 1
                token.meta["ordinal"] = ordinal
        elif token.type == "paragraph_close" and opening:
            token.meta["opening"] = opening.meta
        if pin:
            _apply(state, pin, token)
        pin = token if token.type == "pin" else None
        if not pin:
            kept.append(token)
    if pin:
        _lost(state, pin)
    state.tokens = kept
    if state.env["inline"]:
        _unwrap(kept)


def _kind(inline: Token | None) -> str:
    """`words`, `break` for page and line beginnings and points of TEI alone, or `picture` for a picture alone."""
    if inline is None or inline.type != "inline":
        return "words"
    children = inline.children or ()
    solid = [child for child in children if child.type != "text" or child.content.strip()]
    if len(solid) == 1 and solid[0].type == "image":
        solid[0].meta["figure"] = True
        return "picture"
    return "break" if all(child.type in _POINTS for child in solid) else "words"


def _apply(state: StateCore, pin: Token, token: Token) -> None:
    if token.type == "heading_open" or "ordinal" in token.meta:
        token.meta.setdefault("pinned", pin.meta["id"])
    else:
        _lost(state, pin)


def _lost(state: StateCore, pin: Token) -> None:
    identifier, line = pin.meta["id"], pin.map[0] if pin.map else 0
    hint = "put it on the line before a paragraph or heading"
    state.env["faults"].append(LineFault(line, "{#", Fault("MARK06", f"the id “{identifier}” reached nothing", hint)))


def _unwrap(tokens: list[Token]) -> None:
    """A text that is one paragraph and stands within a line of the page needs no element of its own."""
    first_note = next((place for place, token in enumerate(tokens) if token.type == "note_open"), len(tokens))
    body = tokens[:first_note]
    if [token.type for token in body] == ["paragraph_open", "inline", "paragraph_close"]:
        body[0].hidden = body[2].hidden = True


def _syntax(md: MarkdownIt) -> None:
    md.block.ruler.before("fence", "pin", _pin)
    md.core.ruler.after("notes", "paragraphs", _count)
    md.core.ruler.after("paragraphs", "lines", mark_lines)
    md.core.ruler.after("lines", "struck", mark_struck)


# -- reading -------------------------------------------------------------------------------------------------------------


def _read_open(token: Token, reading: Reading) -> None:
    if "ordinal" not in token.meta:
        return
    reading.pass_block()
    reading.paragraph = token
    reading.place = Place(paragraph=token.meta["ordinal"])
    position, pinned = reading.block_position(token), token.meta.get("pinned")
    if pinned is not None:
        reading.anchor(pinned, position)
        if fault := id_fault(pinned, paragraph=True):
            reading.fault(position, fault)


def _read_close(_token: Token, reading: Reading) -> None:
    if not reading.place.paragraph:
        return
    opening = reading.paragraph
    plain, final = reading.take_block()
    pinned, position = opening.meta.get("pinned", ""), reading.block_position(opening)
    reading.paragraphs.append(Paragraph(reading.place.paragraph, pinned, plain, position, final))
    reading.place = Place()


# -- HTML ----------------------------------------------------------------------------------------------------------------


def _html_open(token: Token, writer: HtmlWriter) -> str:
    if token.hidden:
        return ""
    kind = token.meta.get("kind", "")
    if kind == "picture":
        return '<figure class="ed-figure">'
    if kind == "break":
        return '<p class="ed-break">'
    identifier = writer.paragraph_id(token.meta.get("ordinal", 0))
    names = ["ed-p"] if identifier else []
    names += [f"ed-{name}" for name in ("struck", "bare") if token.meta.get(name)]
    return f"<p{attributes(id=identifier, class_=' '.join(names))}>"


def _html_close(token: Token, writer: HtmlWriter) -> str:
    if token.hidden:
        return "\n"
    meta = token.meta["opening"]
    if meta.get("kind") == "picture":
        return "</figure>\n"
    ordinal = meta.get("ordinal", 0)
    identifier = writer.paragraph_id(ordinal)
    if not identifier:
        return "</p>\n"
    # The number stands last, so that it is neither read out before every paragraph nor copied into the first word.
    link = attributes(class_="ed-pn", href=f"#{identifier}", aria_label=f"Paragraph {ordinal}")
    return f" <a{link}>{ordinal}</a></p>\n"


def _tei(token: Token, pieces: Sequence[Piece], writer: TeiWriter) -> Piece:
    words, kind, ordinal = writer.join(pieces), token.meta.get("kind", ""), token.meta.get("ordinal", 0)
    if token.hidden:
        return Piece("paragraph", f"{words}\n", words)
    if kind in {"break", "picture"}:
        return Piece("points" if kind == "break" else "figure", f"{words}\n", words)
    values = {"xml_id": writer.paragraph_id(ordinal), "n": str(ordinal or "")}
    values["rend"] = "pinned" if "pinned" in token.meta else ""
    values["corresp"] = writer.translates(ordinal)
    return Piece("paragraph", f"{element('p', words, **values)}\n", words, values=values)


def _typst(token: Token, inside: str, writer: TypstWriter) -> str:
    if token.hidden:
        return f"{inside}\n"
    ordinal = token.meta.get("ordinal", 0)
    identifier = writer.paragraph_id(ordinal)
    number = call("ed-pn", str(ordinal), writer.label(identifier)) if identifier else ""
    return f"\n\n{number}{inside}\n\n"


CONSTRUCT = Construct(
    name="paragraphs",
    syntax=_syntax,
    read={"paragraph_open": _read_open, "paragraph_close": _read_close},
    html={"paragraph_open": _html_open, "paragraph_close": _html_close},
    tei={"paragraph": _tei},
    typst={"paragraph": _typst},
)
