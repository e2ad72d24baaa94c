"""Edition markup: CommonMark with what a scholarly edition needs. One file per construct, each a line in this list.

A construct says how it is written (`syntax`, `spans`), what the stages learn from it (`read`) and how it is printed
(`html`, `tei`, `typst`); the tokens between name what a thing is, so that every output is made from one stream.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..model.text import Text
from . import (
    across,
    apparatus,
    breaks,
    choices,
    citations,
    commonmark,
    containers,
    divisions,
    headings,
    leftovers,
    links,
    notes,
    paragraphs,
    pictures,
    spans,
    tables,
)
from .fault import Fault, LineFault
from .html import HtmlContext, HtmlNote, HtmlParallel, HtmlText, HtmlWriter, SiglumLink, attributes
from .packing import PackedTexts, packed, unpacked, with_tokens
from .reading import Reading
from .source import SourceMap
from .tei import TeiContext, TeiText, TeiWriter, WorkName, note_content
from .translation import translated
from .typst import TypstContext, TypstWriter
from .witnesses import witness_text

__all__ = [
    "CONSTRUCTS",
    "HtmlContext",
    "HtmlNote",
    "HtmlParallel",
    "HtmlText",
    "PackedTexts",
    "SiglumLink",
    "TeiContext",
    "TeiText",
    "TypstContext",
    "WorkName",
    "packed",
    "parse_text",
    "render_html",
    "render_tei",
    "render_typst",
    "typst_citation",
    "unpacked",
    "witness_text",
]

CONSTRUCTS = (
    commonmark.CONSTRUCT,  # emphasis, code, lists, quotations, definition lists
    links.CONSTRUCT,  # [Mr. Dulles](person:dulles-john-foster), [Secto 424](d224.md#p2)
    citations.CONSTRUCT,  # [see @barnes-2016, pp. 3–4]
    notes.CONSTRUCT,  # [^1] editorial, [^o1] original, [^t1] textual, [^a1] apparatus
    spans.CONSTRUCT,  # [text]{.add place=above}, [Коре́я]{lang=ru}
    choices.CONSTRUCT,  # [recieved]{.sic corr=received}, [Tel.]{.abbr expan=Telegram}
    breaks.CONSTRUCT,  # []{.pb n=385}, []{.lb}
    across.CONSTRUCT,  # []{.del-start #x1} … []{.del-end ref="#x1"}
    containers.CONSTRUCT,  # ::: dateline
    headings.CONSTRUCT,  # ## Title {#id}
    paragraphs.CONSTRUCT,  # numbered; {#p4} on the line before
    tables.CONSTRUCT,
    pictures.CONSTRUCT,
    leftovers.CONSTRUCT,  # raw HTML, and markup that was not understood
)

_SPANS = {kind.name: kind for construct in CONSTRUCTS for kind in construct.spans}
_READ = {type_: rule for construct in CONSTRUCTS for type_, rule in construct.read.items()}
_HTML = {type_: rule for construct in CONSTRUCTS for type_, rule in construct.html.items()}
_TEI = {type_: rule for construct in CONSTRUCTS for type_, rule in construct.tei.items()}
_TYPST = {type_: rule for construct in CONSTRUCTS for type_, rule in construct.typst.items()}
_DEEPEST = 100
_BREAKS = re.compile(r"\n{3,}")


class _Parser(MarkdownIt):
    """Keeps every destination as written: the links construct judges and reports them."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 (the parser's own name)
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (the parser's own name)
        return url


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    options = {"html": False, "maxNesting": _DEEPEST, "store_labels": True}
    md = _Parser("commonmark", options)
    # What the source escaped stays apart from what it meant as markup: leftovers.py needs the difference.
    md.core.ruler.disable("text_join")
    md.inline.ruler.after("link", "span", spans.SpanRule(_SPANS))
    for construct in CONSTRUCTS:
        if construct.syntax:
            construct.syntax(md)
    return md


def parse_text(markdown: str, file: str, first_line: int = 1, inline: bool = False, first_column: int = 1) -> Text:
    """Parse a text of the edition; whatever it holds, this returns, and says what is wrong in `Text.problems`.

    `first_line` and `first_column` are where in `file` it begins. `inline` is for texts within a line of a page (notes of
    registers): their paragraphs are not counted, and a single one is printed without an element of its own.
    """
    environment: dict[str, Any] = {"faults": [], "inline": inline}
    tokens = _parser().parse(markdown, environment)
    reading = Reading(SourceMap(markdown, file, first_line, first_column), _READ)
    reading.read(tokens)
    reading.line_faults([*environment["faults"], *_depth_faults(tokens), *_definition_faults(environment, tokens)])
    return reading.text(file, tokens)


def render_html(text: Text, context: HtmlContext, parallel: HtmlParallel | None = None) -> HtmlText:
    """A parsed text as HTML5, valid by the Nu checker wherever the text has no problems. Changes nothing in the text.

    With its translation `parallel`, each paragraph, heading, item … holds both.
    """
    text = with_tokens(text)
    writer = HtmlWriter(text, context, _HTML)
    body, found = notes.divided(text.tokens)
    theirs = _set_beside(writer, parallel) if parallel else ()
    html = writer.render(body).rstrip("\n")
    writer.across.clear()
    return HtmlText(html, tuple(notes.html_note(opening, inside, writer) for opening, inside in found), theirs)


def _set_beside(writer: HtmlWriter, parallel: HtmlParallel) -> tuple[HtmlNote, ...]:
    """Give the writer of the original the words of the translation; the notes of the translation."""
    text = with_tokens(parallel.text)
    other = HtmlWriter(text, parallel.context, _HTML)
    for original, token in translated(writer.text, text, parallel.counterparts).items():
        words = attributes(class_="ed-tr", lang=parallel.language)
        writer.translated[original] = f"<span{words}>{other.render([token])}</span>"
    _, found = notes.divided(text.tokens)
    other.across.clear()
    return tuple(notes.html_note(opening, inside, other) for opening, inside in found)


def render_tei(text: Text, context: TeiContext) -> TeiText:
    """A parsed text as TEI P5 (docs/tei.md), valid wherever the text has no problems. Changes nothing in the text."""
    text = with_tokens(text)
    writer = TeiWriter(text, context, _TEI, apparatus.tei_join)
    tokens, found = notes.divided(text.tokens)
    writer.notes |= {opening.meta["label"]: inside for opening, inside in found}
    pieces = writer.pieces(tokens)
    is_plain = all(piece.kind in divisions.PLAIN for piece in pieces)
    return TeiText(divisions.body(pieces), note_content(pieces), is_plain)


def render_typst(text: Text, context: TypstContext) -> str:
    """A parsed text as typst, notes in their places; the functions it calls stand in theme/print/edition.typ. Changes nothing in the text."""
    text = with_tokens(text)
    writer = TypstWriter(text, context, _TYPST)
    tokens, found = notes.divided(text.tokens)
    writer.notes |= {opening.meta["label"]: inside for opening, inside in found}
    return _BREAKS.sub("\n\n", writer.render(tokens)).strip()


def typst_citation(html: str) -> str:
    """A citation or entry of the bibliography, made by the citation processor or by derive, as typst."""
    return TypstWriter(Text(""), TypstContext(), _TYPST).html(html)


def _depth_faults(tokens: list[Token]) -> list[LineFault]:
    """Where the parser gave up: beyond its depth it drops blocks."""
    fault = Fault("MARK18", f"more than {_DEEPEST} levels stand in one another", "write it more simply")
    first = next((token for token in tokens if token.level >= _DEEPEST - 2), None)
    return [LineFault((first.map or [0])[0], "", fault)] if first else []


def _definition_faults(environment: dict[str, Any], tokens: list[Token]) -> list[LineFault]:
    """Definitions `[word]: address` that would vanish without a trace."""
    children = [child for token in tokens for child in token.children or ()]
    used = {child.meta["label"] for child in children if child.type in {"link_open", "image"} and "label" in child.meta}
    vanishing = [ref["map"] for label, ref in environment.get("references", {}).items() if label not in used]
    vanishing += [ref["map"] for ref in environment.get("duplicate_refs", ())]
    hint = "put a backslash before “[” if it is text; else write the address behind the words: [words](address)"
    return [LineFault(lines[0], "", Fault("MARK19", "this line would vanish", hint)) for lines in vanishing]
