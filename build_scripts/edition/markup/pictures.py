"""Pictures: `![First page of the note](img/1.jpg "A caption")`; alone in a paragraph, a figure with its caption."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, image
from markdown_it.token import Token

from ..model.text import Link
from ..model.urls import beside
from .construct import Construct
from .fault import Fault
from .html import HtmlWriter, attributes, escape
from .links import address
from .reading import Reading, fold
from .tei import Piece, TeiWriter, element
from .tei import escape as xml_escape
from .typst import TypstWriter, call
from .typst import escape as typst_escape


def _image(state: StateInline, silent: bool) -> bool:
    at, index = state.pos, len(state.tokens) + bool(state.pending)
    if not image(state, silent):
        return False
    if not silent:
        state.tokens[index].meta["at"] = at
    return True


def _syntax(md: MarkdownIt) -> None:
    md.inline.ruler.at("image", _image)


def description(token: Token) -> str:
    """The words between the square brackets, without markup."""
    words = [" " if child.type.endswith("break") else child.content for child in token.children or ()]
    return fold("".join(words))


def _read(token: Token, reading: Reading) -> None:
    position, words = reading.position(token), description(token)
    if not words:
        reading.fault(
            position, Fault("MARK13", "the picture has no description", "write it between the square brackets")
        )
    parts = address(str(token.attrs.get("src", "")))
    if isinstance(parts, Fault):
        reading.fault(position, parts)
    elif parts.scheme != "file":
        hint = "put the picture’s file beside the text: readers’ browsers ask no other host"
        reading.fault(position, Fault("MARK08", "a picture must be a file of the edition", hint))
    else:
        token.meta["image"] = len(reading.images)
        reading.images.append(Link("file", parts.target, parts.fragment, words, "", position, reading.place))


def _html(token: Token, writer: HtmlWriter) -> str:
    words, caption = description(token), str(token.attrs.get("title", ""))
    if (index := token.meta.get("image")) is None:
        return f"<span>{escape(words)}</span>"
    link = writer.text.images[index]
    width, height = map(str, writer.context.sizes.get(beside(writer.text.file, link.target), ("", "")))
    source = attributes(src=writer.picture(link), width=width, height=height)
    # An empty alt would hide the picture from those who need it; the problem MARK13 has said so.
    picture = f'<img{source} alt="{escape(words).replace(chr(34), "&quot;")}" loading="lazy">'
    if token.meta.get("figure"):
        return f"{picture}<figcaption>{escape(caption)}</figcaption>" if caption else picture
    return picture


def _tei(token: Token, _pieces: Sequence[Piece], writer: TeiWriter) -> str:
    words, caption, index = description(token), str(token.attrs.get("title", "")), token.meta.get("image")
    graphic = element("graphic", url=writer.picture(writer.text.images[index])) if index is not None else ""
    head = element("head", xml_escape(caption)) if caption else ""
    said = element("figDesc", xml_escape(words))
    return element("figure", f"{graphic}{head}{said}", rend="" if token.meta.get("figure") else "inline")


def _typst(token: Token, _inside: str, writer: TypstWriter) -> str:
    words, index = description(token), token.meta.get("image")
    if index is None:
        return typst_escape(words)
    name = "ed-figure" if token.meta.get("figure") else "ed-picture"
    return call(name, writer.picture(writer.text.images[index]), words, caption=str(token.attrs.get("title", "")))


CONSTRUCT = Construct(
    name="pictures",
    syntax=_syntax,
    read={"image": _read},
    html={"image": _html},
    tei={"image": _tei},
    typst={"image": _typst},
)
