"""Lists: of items, of terms with their meanings, of works."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .conversion import Conversion, kept_values, with_point
from .markdown import Block, braces, indented, stacked
from .xml import Element


def list_(element: Element, conversion: Conversion) -> list[Block]:
    """`<list>` of items, or of terms with their meanings."""
    numbered = element.get("rend") in {"numbered", "ordered"} or element.get("type") == "ordered"
    blocks: list[Block] = []
    if any(child.name == "label" for child in element.elements):
        conversion.became(element, "a list of terms", *(("type",) if element.get("type") == "gloss" else ()))
        return _glosses(element, conversion)
    conversion.became(element, "1. a list" if numbered else "- a list", *_said_of_list(element, numbered))
    number = int(element.get("n")) if numbered and element.get("n").isdigit() else 1
    items: list[list[Block]] = []
    for child in element.children:
        if isinstance(child, str):
            blocks += conversion.flow([child])
        elif child.name == "item":
            conversion.became(child, "an item")
            items.append(with_point(conversion.flow(child.children), conversion.point(child)))
        elif not child.name.startswith("#"):
            blocks += _beside(child, items, conversion)
    loose = any(_has_p(item) or any(map(_touch, item, item[1:])) for item in items)
    marks = [f"{number + place}. " if numbered else "- " for place in range(len(items))]
    lines: list[str] = []
    for mark, item in zip(marks, items, strict=True):
        lines += [*([""] if lines and loose else []), *indented(stacked(item, tight=not loose), len(mark), mark)]
    return [*blocks, Block(lines, "list")] if lines else blocks


_PARAGRAPHS = frozenset({"p", "words", "point"})
_OPEN = frozenset({"table", "quote", "terms", "list"})
"""Blocks that go on with the next line, unless it is empty or begins something else."""


def _touch(block: Block, following: Block) -> bool:
    """Whether two blocks would run into one another without an empty line."""
    if block.kind in _OPEN:
        return following.kind in _PARAGRAPHS | {"table", "terms"} or following.kind == block.kind != "list"
    return block.kind in _PARAGRAPHS and following.kind in _PARAGRAPHS | {"rule", "terms"}


def _said_of_list(element: Element, numbered: bool) -> Iterator[str]:
    """The attributes of a list that its marks say."""
    for attribute, value in (("rend", element.get("rend")), ("type", element.get("type"))):
        if value in ({"numbered", "ordered"} if numbered else {"bulleted", "unordered", "simple", ""}):
            yield attribute
    if numbered and element.get("n").isdigit():
        yield "n"


def _has_p(item: Sequence[Block]) -> bool:
    return any(block.kind == "p" for block in item)


def _beside(child: Element, items: list[list[Block]], conversion: Conversion) -> list[Block]:
    """What stands in a list beside its items: before them a heading, among them a page’s beginning."""
    if child.name == "head":
        return caption(child, "a paragraph before the list", conversion)
    blocks = conversion.flow([child], strict=True)
    if not items:
        return blocks
    items[-1] += blocks
    return []


def caption(head: Element, detail: str, conversion: Conversion) -> list[Block]:
    """The heading of a list or table: a paragraph that says what it was."""
    conversion.account.settle(head, "kept", detail)
    point = f"[]{braces('tei', kept_values(head), conversion.identifier(head))}"
    blocks = [Block(block.lines, "p") for block in conversion.flow(head.children)]
    return with_point(blocks, point)


def _glosses(element: Element, conversion: Conversion) -> list[Block]:
    lines: list[str] = []
    meant = False
    blocks: list[Block] = []
    for child in element.elements:
        if child.name == "label":
            conversion.became(child, "a term of a list")
            words = conversion.point(child) + " ".join(conversion.inner(child).text().split("\n"))
            if words:
                lines += [*([""] if lines and meant else []), words]
                meant = False
        elif child.name == "item":
            conversion.became(child, "a meaning in a list")
            if content := with_point(conversion.flow(child.children), conversion.point(child)):
                lines += indented(stacked(content), 2, ": ")
                meant = True
        else:
            blocks += _beside(child, [], conversion)
    return [*blocks, Block(lines, "terms")] if lines else blocks


def bibliography(element: Element, conversion: Conversion) -> list[Block]:
    """`<listBibl>`: a list of works."""
    conversion.became(element, "- a list")
    lines: list[str] = []
    blocks: list[Block] = []
    for child in element.elements:
        if child.name == "bibl":
            conversion.became(child, "an item of a list of works")
            content = with_point(conversion.flow(child.children), conversion.point(child))
            lines += indented(stacked(content, tight=True), 2, "- ")
        else:
            blocks += conversion.flow([child], strict=True)
    return [*blocks, Block(lines, "list")] if lines else blocks
