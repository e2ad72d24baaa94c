"""Headings: `## Title`, with an id of their own (`## Title {#plans}`) or one made from their words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from ..model.text import Heading
from .attributes import RESERVED_ID, id_fault
from .construct import Construct
from .fault import Fault
from .html import HtmlWriter, attributes
from .reading import Reading
from .tei import Piece, TeiWriter, element
from .typst import TypstWriter, literal

_PINNED = re.compile(r"[ \t]*\{#([^{}]*)\}[ \t]*$")
_SEPARATORS = re.compile(r"[^a-z0-9]+")


def slug(words: str) -> str:
    """An id made from words: accents folded, lower case, hyphens; `section` when nothing is left."""
    ascii_ = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    made = _SEPARATORS.sub("-", ascii_.lower()).strip("-")[:80].strip("-") or "section"
    return made if made[0].isalpha() and not RESERVED_ID.fullmatch(made) else f"h-{made}"


def _take_ids(state: StateCore) -> None:
    """Take `{#id}` off the end of a heading before its words are parsed."""
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open" and (match := _PINNED.search(inline.content)):
            inline.content = inline.content[: match.start()]
            opening.meta["pinned"] = match[1]


def _syntax(md: MarkdownIt) -> None:
    md.core.ruler.before("inline", "heading_ids", _take_ids)


def _read_open(token: Token, reading: Reading) -> None:
    reading.pass_block()
    reading.heading = token
    level, position = int(token.tag[1:]), reading.block_position(token)
    if level == 1:
        hint = "begin with ##: the title comes from the front matter"
        reading.fault(position, Fault("MARK14", "a heading of the first level stands in the text", hint))
    if level > reading.heading_level + 1:
        hint = f"write {'#' * (reading.heading_level + 1)}"
        reading.fault(
            position, Fault("MARK16", f"the heading skips from level {reading.heading_level} to {level}", hint)
        )
    reading.heading_level = max(level, 1)


def _read_close(_token: Token, reading: Reading) -> None:
    opening, (plain, final) = reading.heading, reading.take_block()
    position = reading.block_position(opening)
    pinned = opening.meta.get("pinned")
    if pinned is not None and (fault := id_fault(pinned)):
        reading.fault(position, fault)
    identifier = pinned or _unused(slug(plain), reading)
    opening.meta["id"] = identifier
    reading.anchor(identifier, position)
    reading.headings.append(Heading(identifier, int(opening.tag[1:]), plain, position, final))


def _unused(made: str, reading: Reading) -> str:
    """The slug, with a number when the text has used it already."""
    identifier = made
    while identifier in reading.anchors or identifier in reading.pinned:
        reading.slugs[made] = reading.slugs.get(made, 1) + 1
        identifier = f"{made}-{reading.slugs[made]}"
    return identifier


def _html_open(token: Token, writer: HtmlWriter) -> str:
    return f"<h{max(int(token.tag[1:]), 2)}{attributes(id=writer.id(token.meta['id']))}>"


def _html_close(token: Token, _writer: HtmlWriter) -> str:
    return f"</h{max(int(token.tag[1:]), 2)}>\n"


def _tei(token: Token, pieces: Sequence[Piece], writer: TeiWriter) -> Piece:
    """A heading opens a division where TEI has such, and is a label elsewhere."""
    words, level, identifier = writer.join(pieces), token.tag[1:], writer.id(token.meta["id"])
    pinned = "pinned" if "pinned" in token.meta else ""
    label = element("label", words, type="heading", n=level, xml_id=identifier, rend=pinned)
    return Piece("heading", f"{label}\n", words, int(level), {"id": identifier, "rend": pinned})


def _typst(token: Token, inside: str, writer: TypstWriter) -> str:
    level = max(int(token.tag[1:]), 2) + writer.context.level
    return f"\n\n#ed-heading({level}, {literal(writer.label(token.meta['id']))})[{inside}];\n\n"


CONSTRUCT = Construct(
    name="headings",
    syntax=_syntax,
    read={"heading_open": _read_open, "heading_close": _read_close},
    html={"heading_open": _html_open, "heading_close": _html_close},
    tei={"heading": _tei},
    typst={"heading": _typst},
)
