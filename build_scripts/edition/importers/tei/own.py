"""What only our own export writes between paragraphs (docs/tei.md), led back to the markup it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .blocks import BLOCK, container
from .conversion import BlockRule, Conversion
from .inline import language
from .markdown import Block
from .own_inline import ended, here, picture_markup
from .xml import Element

_FRAMES = frozenset({"opener", "dateline", "salute", "closer", "signed"})


def division(element: Element, conversion: Conversion) -> list[Block]:
    """A division below its heading; one of type `segment` only satisfies the schema."""
    conversion.became(element, "its content", "*")
    before = conversion.main, conversion.level
    conversion.main, conversion.pinned = (
        (element.find("head"), ended(element, conversion)),
        element.get("rend") == "pinned",
    )
    blocks = conversion.flow(element.children, strict=True)
    conversion.main, conversion.level = before
    return blocks


def head(element: Element, conversion: Conversion) -> list[Block]:
    """The heading of a division."""
    conversion.level = min(conversion.level + 1, 6)
    return _heading(element, conversion, conversion.level, conversion.main[1], conversion.pinned)


def label(element: Element, conversion: Conversion) -> list[Block]:
    """`<label type="heading">`: a heading where no division may stand."""
    level = element.get("n")
    return _heading(
        element,
        conversion,
        int(level) if level.isdigit() else 2,
        ended(element, conversion),
        element.get("rend") == "pinned",
    )


def _heading(element: Element, conversion: Conversion, level: int, identifier: str, pinned: bool) -> list[Block]:
    """A heading, with its id where an editor gave it."""
    conversion.became(element, "## heading", "*")
    words = " ".join(conversion.inner(element).text().split("\n"))
    ending = f" {{#{identifier}}}" if pinned else ""
    return [Block([f"{'#' * level} {words}{ending}"], "heading")]


def frame(element: Element, conversion: Conversion) -> list[Block]:
    """`<dateline>` and its like: paragraphs divided by `<lb type="paragraph"/>`."""
    conversion.became(element, f"::: {element.name}", "*")
    blocks: list[Block] = []
    for run in _divided(element.children, conversion):
        blocks += conversion.flow(run)
    return [container(element.name, element, conversion, blocks)]


def _divided(children: Iterable[Element | str], conversion: Conversion) -> list[list[Element | str]]:
    runs: list[list[Element | str]] = [[]]
    for child in children:
        if isinstance(child, Element) and child.name == "lb" and child.get("type") == "paragraph":
            conversion.became(child, "a paragraph’s end", "*")
            runs.append([])
        else:
            runs[-1].append(child)
    return runs


def floating(element: Element, conversion: Conversion) -> list[Block]:
    """`<floatingText>`: an enclosure, a part of a letter where TEI has no place for it, an element that is kept."""
    conversion.became(element, f"::: {element.get('type')}", "*")
    body = element.find("body")
    if body is None:
        return []
    conversion.became(body, "its content", "*")
    level, conversion.level = conversion.level, 1
    blocks = conversion.flow(body.children, strict=True)
    conversion.level = level
    if element.get("type") != "tei":
        return [container(element.get("type"), element, conversion, blocks)]
    attributes = {"attributes": element.get("n")} if element.get("n") else {}
    given = {"element": element.get("subtype")} | attributes | language(element)
    return [container("tei", element, conversion, blocks, given)]


def code(element: Element, conversion: Conversion) -> list[Block]:
    """`<eg>`: fenced code."""
    conversion.became(element, "```", "*")
    words = element.raw_words
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", words)), 3)
    return [Block([f"{fence}{element.get('rend')}", *words.removesuffix("\n").split("\n"), fence], "code")]


def paragraph(element: Element, conversion: Conversion) -> list[Block]:
    """`<p>`; an empty one only satisfies the schema."""
    return BLOCK["p"](element, conversion) if element.children else _nothing(element, conversion)


def _nothing(element: Element, conversion: Conversion) -> list[Block]:
    conversion.became(element, "nothing: the schema wants it", "*")
    return []


def verse(element: Element, conversion: Conversion) -> list[Block]:
    """`<lg type="verse">`: a group for each paragraph."""
    conversion.became(element, "::: verse", "*")
    blocks: list[Block] = []
    for group in element.elements:
        if group.name == "l":
            conversion.became(group, "nothing: the schema wants it", "*")
            continue
        if group.name != "lg":
            blocks += conversion.flow([group], strict=True)
            continue
        conversion.became(group, "a paragraph", "*")
        pin = conversion.pin(group)
        lines = [f"{{#{pin}}}"] if pin else []
        blocks.append(Block(lines + _verses(group, conversion), "p"))
    return [container("verse", element, conversion, blocks)]


def _verses(group: Element, conversion: Conversion) -> list[str]:
    lines: list[str] = []
    for line in group.elements:
        conversion.became(line, "a line", "*")
        inline = conversion.inline()
        conversion.write_all(line.children if line.name == "l" else [line], inline)
        lines += inline.lines()
    return lines


def block_picture(element: Element, conversion: Conversion) -> list[Block]:
    """`<figure>`."""
    return [Block([picture_markup(element, conversion)], "picture")]


def margin(element: Element, conversion: Conversion) -> list[Block]:
    """`<note type="marginal">` with blocks."""
    conversion.became(element, "::: margin", "*")
    values = {key: here(element.get(key), conversion) for key in ("place", "hand") if element.get(key)}
    return [container("margin", element, conversion, conversion.flow(element.children), values | language(element))]


OWN_BLOCK: dict[str, BlockRule] = {
    **BLOCK,
    **dict.fromkeys(_FRAMES, frame),
    "div": division,
    "head": head,
    "label": label,
    "floatingText": floating,
    "eg": code,
    "p": paragraph,
    "lg": verse,
    "figure": block_picture,
    "note": margin,
}
