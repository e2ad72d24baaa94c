"""Links: `[Mr. Dulles](person:dulles-john-foster)`, `[Secto 424](d224.md#p2)`, `[there](#p4)`, `<https://…>`.

A link of an unknown or dangerous scheme stays a token, so that its place can be reported, and is printed as plain words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it import MarkdownIt, helpers
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.rules_inline import StateInline, autolink, link
from markdown_it.token import Token

from ..model.edition import Target
from ..model.position import Position
from ..model.problem import did_you_mean
from ..model.text import Link, Place
from ..model.urls import REGISTERS
from .construct import Construct
from .fault import Fault
from .html import HtmlWriter, attributes
from .reading import Reading
from .tei import Piece, TeiWriter, element
from .tei import address as xml_address
from .typst import TypstWriter

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_INVISIBLE = re.compile(r"[\x00-\x20\x7f]+")
_WEB = re.compile(r"https?://[^/?#\s]+", re.IGNORECASE)
_DANGEROUS = frozenset({"javascript", "data", "vbscript", "file", "blob", "about"})
_KNOWN = (*REGISTERS, "doc", "https", "http", "mailto")


class Address(NamedTuple):
    """The destination of a link, taken apart."""

    scheme: str
    target: str
    fragment: str


# -- syntax --------------------------------------------------------------------------------------------------------------


def label_end(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: N803 (the parser's own name)
    """The offset of the `]` that closes the `[` at `start`, or -1.

    Takes the place of markdown-it's helper, for which a span inside a link counts as a nested link and breaks it.
    """
    found, before, depth = -1, state.pos, 1
    state.pos = start + 1
    while state.pos < state.posMax:
        at, char = state.pos, state.src[state.pos]
        if char == "]":
            depth -= 1
            if depth == 0:
                found = at
                break
        state.md.inline.skipToken(state)
        if char != "[":
            continue
        if state.pos == at + 1:
            depth += 1
        elif disableNested and state.src[state.pos - 1 : state.pos] != "}":
            break
    state.pos = before
    return found


def _link(state: StateInline, silent: bool) -> bool:
    at, index = state.pos, len(state.tokens) + bool(state.pending)
    if state.linkLevel or not link(state, silent):
        return False
    if not silent:
        state.tokens[index].meta["at"] = at
    return True


def _autolink(state: StateInline, silent: bool) -> bool:
    at, index = state.pos, len(state.tokens) + bool(state.pending)
    if state.linkLevel or not autolink(state, silent):
        return False
    if not silent:
        state.tokens[index].meta["at"] = at
    return True


def _syntax(md: MarkdownIt) -> None:
    own = ModuleType("helpers")
    vars(own).update(vars(helpers), parseLinkLabel=label_end)
    md.helpers = own
    md.inline.ruler.at("link", _link)
    md.inline.ruler.at("autolink", _autolink)


# -- reading -------------------------------------------------------------------------------------------------------------


def address(destination: str) -> Address | Fault:
    """Take a destination apart, or say why it is refused."""
    visible = _INVISIBLE.sub("", destination)
    if not visible:
        return Fault("MARK08", "the link has no address", "write it between the round brackets")
    if visible.startswith(("//", "\\")):
        return Fault("MARK08", f"“{visible}” is not a complete address", "begin with https://")
    if (match := _SCHEME.fullmatch(visible)) is None:
        path, _, fragment = destination.partition("#")
        return Address("file" if path else "anchor", unquote(path), unquote(fragment))
    return _by_scheme(match[1], match[2], visible)


def _by_scheme(scheme: str, rest: str, whole: str) -> Address | Fault:
    if scheme.lower() in _DANGEROUS:
        return Fault("MARK08", f"links by “{scheme.lower()}:” are not allowed", "link to https://…, or to a file or id")
    if scheme in REGISTERS or scheme == "doc":
        target, _, fragment = rest.partition("#")
        return Address(scheme, unquote(target), unquote(fragment))
    if scheme.lower() in {"http", "https"} and not _WEB.match(whole):
        return Fault("MARK08", f"“{whole}” is not a complete address", "write https://name/…")
    if scheme.lower() in {"http", "https", "mailto"}:
        return Address("url", normalizeLink(whole), "")
    hint = did_you_mean(scheme.lower(), _KNOWN, f"known are: {', '.join(_KNOWN)}")
    return Fault("MARK17", f"there are no links by “{scheme}:”", hint)


def _read_open(token: Token, reading: Reading) -> None:
    parts = address(str(token.attrs.get("href", "")))
    position = reading.position(token)
    if isinstance(parts, Fault):
        reading.fault(position, parts)
        return
    token.meta["link"] = reading.open_link(_record(parts, position, reading.place))
    reading.constructs.add(parts.scheme)


def _record(parts: Address, position: Position, place: Place) -> Link:
    return Link(parts.scheme, parts.target, parts.fragment, "", "", position, place)


def _read_close(token: Token, reading: Reading) -> None:
    if (index := reading.close_link()) is not None:
        token.meta["link"] = index


# -- HTML ----------------------------------------------------------------------------------------------------------------


def _html_open(token: Token, writer: HtmlWriter) -> str:
    index = token.meta.get("link")
    if index is None:
        return "<span>"
    link_, target = writer.text.links[index], writer.target(index)
    name = "ed-" + (target.scheme if target and link_.scheme == "file" else link_.scheme)
    href = writer.href(link_, target)
    if not href:
        return f"<span{attributes(class_=name)}>"
    name += " ed-struck" if token.meta.get("struck") else ""
    title = str(token.attrs.get("title", "")) or _title(link_, target.title if target else "")
    rel = "noopener" if link_.scheme == "url" else ""
    return f"<a{attributes(class_=name, href=href, title=title, rel=rel)}>"


def _title(link_: Link, title: str) -> str:
    """A title that only repeats the words of the link or its address tells the reader nothing."""
    return "" if link_.scheme == "url" or title == link_.plain else title


def _html_close(token: Token, writer: HtmlWriter) -> str:
    index = token.meta.get("link")
    if index is None or not writer.href(writer.text.links[index], writer.target(index)):
        return "</span>"
    return "</a>"


# -- TEI -----------------------------------------------------------------------------------------------------------------

_NAMES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "person": ("persName", {}),
    "org": ("orgName", {}),
    "place": ("placeName", {}),
    "event": ("rs", {"type": "event"}),
    "term": ("term", {}),
    "work": ("rs", {"type": "work"}),
}
"""Scheme of a register → its element."""


def _tei(token: Token, pieces: Sequence[Piece], writer: TeiWriter) -> str:
    words, index = writer.join(pieces), token.meta.get("link")
    title = str(token.attrs.get("title", ""))
    if index is None:
        return element("ref", words, n=title)
    link_, target = writer.text.links[index], writer.target(index)
    if link_.scheme in _NAMES:
        name, values = _NAMES[link_.scheme]
        return element(name, words, ref=writer.entry(link_.scheme, link_.target) if target else "", n=title, **values)
    return element("ref", words, target=_tei_target(link_, target, writer), n=title)


def _tei_target(link_: Link, target: Target | None, writer: TeiWriter) -> str:
    """A pointer within the file, to another document or page by a private scheme (docs/tei.md), or a web address."""
    if link_.scheme == "url":
        return xml_address(link_.target)
    if target is None:
        return ""
    if link_.scheme == "anchor":
        return writer.pointer(link_.fragment)
    if target.scheme == "doc":
        return xml_address(f"doc:{target.id}{f'#{target.anchor}' if target.anchor else ''}")
    return xml_address(f"page:{target.path}")


def _typst(token: Token, inside: str, writer: TypstWriter) -> str:
    index = token.meta.get("link")
    return inside if index is None else writer.link(writer.text.links[index], writer.target(index), inside)


CONSTRUCT = Construct(
    name="links",
    syntax=_syntax,
    read={"link_open": _read_open, "link_close": _read_close},
    html={"link_open": _html_open, "link_close": _html_close},
    tei={"link": _tei},
    typst={"link": _typst},
)
