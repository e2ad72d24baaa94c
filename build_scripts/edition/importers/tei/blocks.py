"""Elements that stand between paragraphs. One function an element or family; `BLOCK` lists them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .conversion import BlockRule, Conversion, has_words, with_point
from .inline import language
from .lists import bibliography, list_
from .markdown import Block, braces, fenced, stacked
from .notes import apart, marginal_block
from .tables import table
from .xml import ID, Element

ENCLOSED = frozenset({"attachment", "enclosure"})


# -- divisions and paragraphs --------------------------------------------------------------------------------------------


def division(element: Element, conversion: Conversion) -> list[Block]:
    """`<div>`: its heading and its content; an attachment is an enclosure."""
    if element.get("type") in ENCLOSED:
        conversion.became(element, "::: enclosure", *_kind(element), ID)
        return [container("enclosure", element, conversion, _in_division(element, conversion))]
    heading = element.find("head")
    conversion.became(element, "its content, below its heading", *((ID,) if heading and heading.words else ()))
    return _in_division(element, conversion)


def _kind(element: Element) -> tuple[str, ...]:
    """`type`, where `::: enclosure` says the same."""
    return ("type",) if element.get("type") in {"", "enclosure"} else ()


def _in_division(element: Element, conversion: Conversion) -> list[Block]:
    before = conversion.level, conversion.below, conversion.main
    identifier = conversion.identifier(element)
    conversion.main, conversion.below = (element.find("head"), identifier), 0
    blocks = conversion.flow(element.children, strict=True)
    conversion.level, conversion.below, conversion.main = before
    return blocks


def head(element: Element, conversion: Conversion) -> list[Block]:
    """The heading of a division; a second one is kept as such."""
    main, identifier = conversion.main
    if main is not element:
        return conversion.kept_block(element)
    conversion.level, conversion.below = min(conversion.level + 1, 6), 0
    conversion.became(element, "## heading")
    return _heading(element, conversion, conversion.level, identifier)


def _heading(element: Element, conversion: Conversion, level: int, identifier: str = "") -> list[Block]:
    words = " ".join(conversion.inner(element).text().split("\n"))
    ending = f" {{#{identifier}}}" if identifier else ""
    return [Block([f"{'#' * level} {words}{ending}"], "heading")] if words else []


def paragraph(element: Element, conversion: Conversion) -> list[Block]:
    """`<p>`; a list or quotation within divides it."""
    rend = element.get("rend")
    if (below := conversion.profile.headings.get(rend)) and not conversion.within:
        conversion.became(element, "## heading", ID)
        conversion.below = min(below, conversion.below + 1)
        level = min(conversion.level + conversion.below, 6)
        return _heading(element, conversion, level, conversion.identifier(element))
    if rend == "underline" and has_words(element):
        blocks = _underlined(element, conversion)
    else:
        blocks = conversion.flow(element.children)
        blocks = [Block(block.lines, "p") if block.kind == "words" else block for block in blocks]
    pin = conversion.pin(element) if blocks and blocks[0].kind == "p" else ""
    conversion.became(element, "a paragraph", *((ID,) if pin else ()))
    if pin:
        blocks[0] = Block([f"{{#{pin}}}", *blocks[0].lines], "p")
    return blocks


def _underlined(element: Element, conversion: Conversion) -> list[Block]:
    """The words of a paragraph that is underlined as a whole."""
    conversion.became(element, "a paragraph, underlined", "rend")
    words = " ".join(conversion.inner(element).text().split())
    return [Block([f"[{words}]{{.hi rend=underline}}"], "p")]


# -- quotations, verse -------------- ------------------------------------------------------------------------------------


def quotation(element: Element, conversion: Conversion) -> list[Block]:
    """`<quote>` as a block."""
    conversion.became(element, "> a quotation", *(("rend",) if element.get("rend") == "blockquote" else ()))
    lines = stacked(conversion.flow(element.children))
    return [Block([f"> {line}".rstrip() for line in lines], "quote")] if lines else []


def verse(element: Element, conversion: Conversion) -> list[Block]:
    """`<lg>` of lines: each group a paragraph, each verse a line."""
    conversion.became(element, "::: verse", *(("type",) if element.get("type") == "verse" else ()))
    groups = [child for child in element.elements if child.name == "lg"]
    if groups and len(groups) != len(list(element.elements)):
        return conversion.kept_block(element)
    blocks: list[Block] = []
    for group in groups or [element]:
        if group is not element:
            conversion.became(group, "a stanza")
        stanza = Block(_verses(group, conversion), "p")
        pin = conversion.point(group) + conversion.asides(group) if group is not element else ""
        blocks += with_point([stanza], pin)
    return [fenced("verse", blocks)]


def _verses(group: Element, conversion: Conversion) -> list[str]:
    lines: list[str] = []
    for line in group.elements:
        inline = conversion.inline()
        if line.name == "l":
            conversion.became(line, "a verse")
            inline.aside(conversion.point(line))
            conversion.write_all(line.children, inline)
        else:
            conversion.write(line, inline)
        lines.append(" ".join(inline.lines()))
    return lines


# -- the parts of a letter -----------------------------------------------------------------------------------------------


def frame(element: Element, conversion: Conversion) -> list[Block]:
    """`<dateline>`, `<salute>`, `<closer>` and their like."""
    conversion.became(element, f"::: {element.name}", ID, *_language_key(element))
    return [container(element.name, element, conversion, conversion.flow(element.children))]


def _language_key(element: Element) -> tuple[str, ...]:
    return ("xml:lang",) if language(element) else ()


def container(
    name: str,
    element: Element,
    conversion: Conversion,
    blocks: Sequence[Block],
    values: Mapping[str, str] | None = None,
) -> Block:
    """A container with what braces say of it: language and id, or other values."""
    given, identifier = language(element) if values is None else values, conversion.identifier(element)
    return fenced(f"{name} {braces('', given, identifier)}" if given or identifier else name, blocks)


def floating(element: Element, conversion: Conversion) -> list[Block]:
    """`<floatingText>`: a text within the text."""
    body = element.find("body")
    if body is None or len(list(element.elements)) != 1:
        return conversion.kept_block(element)
    conversion.became(element, "::: enclosure", *_kind(element), ID, *_language_key(element))
    conversion.became(body, "its content")
    content = with_point(_in_division(body, conversion), conversion.point(body) + conversion.asides(body))
    return [container("enclosure", element, conversion, content)]


def dateline(element: Element, conversion: Conversion) -> list[Block]:
    """`<dateline>`: its first date is that of the document."""
    found = next((date for date in element.walk() if date.name == "date" and date.get("when")), None)
    if found is not None:
        conversion.facts.setdefault("date", found.get("when"))
    return frame(element, conversion)


def rule(element: Element, conversion: Conversion) -> list[Block]:
    """`<milestone unit="section" rend="rule"/>`."""
    if element.get("rend") != "rule":
        return conversion.kept_block(element)
    conversion.became(element, "---", "unit", "rend")
    return [Block(["---"], "rule")]


def picture(element: Element, conversion: Conversion) -> list[Block]:
    """`<figure>`, where its file is there."""
    graphic, words, caption = element.find("graphic"), element.find("figDesc"), element.find("head")
    url = graphic.get("url") if graphic else ""
    if graphic is None or words is None or url not in conversion.pictures:
        return conversion.kept_block(element)
    conversion.became(element, "![…](…)")
    for part in (graphic, words, *([caption] if caption else [])):
        conversion.account.settle(part, "moved", "![…](…)", "url")
    title = f' "{caption.words}"' if caption else ""
    points = "".join(conversion.point(part) for part in element.elements)
    return with_point([Block([f"![{words.words}]({conversion.pictures[url]}{title})"], "picture")], points)


def transparent(element: Element, conversion: Conversion) -> list[Block]:
    """An element that only holds others."""
    conversion.became(element, "its content")
    return conversion.flow(element.children, strict=not has_words(element))


BLOCK: dict[str, BlockRule] = {
    **dict.fromkeys(("div", "div1", "div2", "div3", "div4"), division),
    "head": head,
    "p": paragraph,
    "ab": paragraph,
    "list": list_,
    "listBibl": bibliography,
    "quote": quotation,
    "table": table,
    "lg": verse,
    "note": lambda element, conversion: (
        marginal_block(element, conversion) if element.get("type") == "marginal" else apart(element, conversion)
    ),
    "dateline": dateline,
    **dict.fromkeys(("opener", "salute", "closer", "signed", "postscript"), frame),
    "floatingText": floating,
    "milestone": rule,
    "figure": picture,
    **dict.fromkeys(("body", "text", "front", "back", "group"), transparent),
}
