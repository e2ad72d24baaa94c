"""Bibliographic citations in Pandoc's form: `[see @barnes-2016, pp. 3–4; @frus-1952-54-v16, 385]`, `[-@key]`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ..model import urls
from ..model.text import Citation, CitedWork
from .construct import Construct
from .html import HtmlWriter, escape
from .reading import Reading, fold
from .tei import Piece, TeiWriter, WorkName, element
from .tei import escape as xml_escape
from .typst import TypstWriter
from .typst import escape as typst_escape

_BRACKET = re.compile(r"\[([^\[\]@]*@[^\[\]]*)\](?![({])")
_WORK = re.compile(
    r"(?P<prefix>[^@]*?)(?<![\w.+-])(?P<minus>-?)@(?P<key>\w(?:[\w:.-]*\w)?)(?P<rest>(?![\w@]).*)", re.DOTALL
)
_ENTRY = re.compile(r'href="work:([a-z0-9-]+)"')
"""Citations are set for the whole edition at once; only on its page is it known where a work's entry lies."""
_LABEL = (
    r"(?:bk|bks|cc?|ch|chap|chaps|chapters?|cols?|columns?|docs?|documents?|figs?|figures?|fols?|folios?|ll?|lines?|nn?|notes?"
    r"|nos?|numbers?|pp?|pages?|paras?|paragraphs?|pts?|parts?|secs?|sections?|vv?|verses?|vols?|volumes?)\.?\s*|[§¶]{1,2}\s*"
)
_NUMBER = r"(?:\d[\w.]*\w|\d|[ivxlcdm]+\b|[IVXLCDM]+\b)"
_ORDINAL = r"\d+(?:st|nd|rd|th)\s+[^\W\d_]+"
"""`744th meeting`."""
_LOCATOR = re.compile(rf"{_ORDINAL}|(?:{_LABEL})?{_NUMBER}(?:\s*(?:[-–—,&]|and\b)\s*{_NUMBER})*")


class _Cited(NamedTuple):
    """One work and the offset of its sign in the bracket."""

    work: CitedWork
    offset: int


def cited_works(inside: str) -> list[_Cited]:
    """The works of a citation, given what stands between its brackets; empty when it is none."""
    works, offset = [], 0
    for part in inside.split(";"):
        if (match := _WORK.fullmatch(part)) is None:
            return []
        works.append(_Cited(_cited(match), offset + match.start("minus")))
        offset += len(part) + 1
    return works


def _cited(match: re.Match[str]) -> CitedWork:
    rest = fold(match["rest"]).removeprefix(",").strip()
    found = _LOCATOR.match(rest)
    locator = found[0] if found and not rest[found.end() :][:1].isalnum() else ""
    suffix = rest[len(locator) :].strip()
    return CitedWork(match["key"], fold(match["prefix"]), locator, suffix, bool(match["minus"]))


def _citation(state: StateInline, silent: bool) -> bool:
    match = _BRACKET.match(state.src, state.pos, state.posMax)
    if match is None or state.linkLevel:
        return False
    works = cited_works(match[1])
    if not works:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = match[0]
        token.meta = {"at": state.pos, "works": works}
    state.pos = match.end()
    return True


def _syntax(md: MarkdownIt) -> None:
    md.inline.ruler.before("link", "citation", _citation)


def _read(token: Token, reading: Reading) -> None:
    reading.drop_space()
    start = token.meta["at"] + 1
    works = tuple(replace(work, position=reading.offset_position(start + at)) for work, at in token.meta["works"])
    token.meta["citation"] = len(reading.citations)
    reading.citations.append(Citation(len(reading.citations), works, reading.position(token), reading.place))
    reading.constructs.add("citation")


def _html(token: Token, writer: HtmlWriter) -> str:
    html = writer.context.citations.get(token.meta["citation"])
    if html is None:
        return f'<span class="ed-citation">{escape(token.content)}</span>'
    here = writer.context.page
    linked = _ENTRY.sub(lambda match: f'href="{urls.relative(urls.entry_path("work", match[1]), here)}"', html)
    return f'<span class="ed-citation">{linked}</span>'


def _tei(token: Token, _pieces: Sequence[Piece], writer: TeiWriter) -> str:
    works = "; ".join(_tei_work(work, writer) for work, _ in token.meta["works"])
    return element("seg", works, type="citation")


def _tei_work(work: CitedWork, writer: TeiWriter) -> str:
    """What the editors wrote, around the work’s author and title for those who read the file."""
    shown = " ".join(_tei_shown(work, writer.context.works.get(work.key)))
    place = f", {element('citedRange', xml_escape(work.locator))}" if work.locator else ""
    suffix = element("seg", xml_escape(work.suffix), type="suffix") if work.suffix else ""
    rend = "no-author" if work.suppress_author else ""
    return element("bibl", f"{shown}{place}{suffix and ' '}{suffix}", corresp=writer.entry("work", work.key), rend=rend)


def _tei_shown(work: CitedWork, name: WorkName | None) -> Iterator[str]:
    if work.prefix:
        yield element("seg", xml_escape(work.prefix), type="prefix")
    if name and name.author and not work.suppress_author:
        yield f"{element('author', xml_escape(name.author))},"
    yield element("title", xml_escape(name.title if name else work.key))


def _typst(token: Token, _inside: str, writer: TypstWriter) -> str:
    html = writer.context.citations.get(token.meta["citation"])
    return typst_escape(token.content) if html is None else writer.html(html)


CONSTRUCT = Construct(
    name="citations",
    syntax=_syntax,
    read={"citation": _read},
    html={"citation": _html},
    tei={"citation": _tei},
    typst={"citation": _typst},
)
