"""Elements that stand between paragraphs. One function an element or family; `BLOCK` lists them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .conversion import BlockRule, Conversion, has_words, kept_values
from .inline import language
from .markdown import Block, braces, fenced, indented, stacked
from .notes import apart, marginal_block
from .xml import ID, Element

_ALIGNED = {"right": "right", "center": "center", "centre": "center"}
_RULES = {"right": "--:", "center": ":-:", "": "---"}
ENCLOSED = frozenset({"attachment", "enclosure"})


# -- divisions and paragraphs --------------------------------------------------------------------------------------------


def division(element: Element, conversion: Conversion) -> list[Block]:
    """`<div>`: its heading and its content; an attachment is an enclosure."""
    if element.get("type") in ENCLOSED:
        conversion.became(element, "::: enclosure", "type", ID)
        return [container("enclosure", element, conversion, _in_division(element, conversion))]
    conversion.became(element, "its content, below its heading", "type", ID)
    return _in_division(element, conversion)


def _in_division(element: Element, conversion: Conversion) -> list[Block]:
    before = conversion.level, conversion.below, conversion.main
    identifier = conversion.identifier(element)
    conversion.main, conversion.below = (element.find("head"), identifier), 0
    blocks = _point(element, identifier, conversion)
    blocks += conversion.flow(element.children, strict=True)
    conversion.level, conversion.below, conversion.main = before
    return blocks


def _point(element: Element, identifier: str, conversion: Conversion) -> list[Block]:
    """Where a division begins: its attributes, and its id where it has no heading to bear it."""
    loose = "" if conversion.main[0] or element.get("type") in ENCLOSED else identifier
    values = kept_values(element)
    more = set(element.attributes) - {"type", ID}
    if conversion.profile.own or not (more or loose):
        return []
    conversion.account.outcomes.pop(id(element), None)
    conversion.became(element, "its content, below a point that has its attributes", "*")
    return [Block([f"[]{braces('tei', values, loose)}"], "point")]


def head(element: Element, conversion: Conversion) -> list[Block]:
    """The heading of a division; a second one is kept as such."""
    main, identifier = conversion.main
    if main is not element:
        return conversion.kept_block(element)
    conversion.level, conversion.below = min(conversion.level + 1, 6), 0
    conversion.became(element, "## heading", ID)
    return _heading(element, conversion, conversion.level, identifier)


def _heading(element: Element, conversion: Conversion, level: int, identifier: str = "") -> list[Block]:
    words = " ".join(conversion.inner(element).text().split("\n"))
    ending = f" {{#{identifier}}}" if identifier else ""
    return [Block([f"{'#' * level} {words}{ending}"], "heading")] if words else []


def paragraph(element: Element, conversion: Conversion) -> list[Block]:
    """`<p>`; a list or quotation within divides it."""
    rend = element.get("rend")
    if (below := conversion.profile.headings.get(rend)) and not conversion.within:
        conversion.became(element, "## heading", "rend", ID)
        conversion.below = min(below, conversion.below + 1)
        return _heading(element, conversion, min(conversion.level + conversion.below, 6))
    underlined = rend == "underline" and has_words(element)
    conversion.became(element, "a paragraph", *(("rend",) if underlined else ()), ID)
    if underlined:
        inner = conversion.inner(element)
        return [Block([f"[{' '.join(inner.text().split())}]{{.hi rend=underline}}"], "p")]
    blocks = conversion.flow(element.children)
    pin = conversion.pin(element)
    blocks = [Block(block.lines, "p") if block.kind == "words" else block for block in blocks]
    if pin and blocks and blocks[0].kind == "p":
        blocks[0] = Block([f"{{#{pin}}}", *blocks[0].lines], "p")
    return blocks


# -- lists, quotations, tables, verse ------------------------------------------------------------------------------------


def list_(element: Element, conversion: Conversion) -> list[Block]:
    """`<list>` of items, or of terms with their meanings."""
    numbered = element.get("rend") in {"numbered", "ordered"} or element.get("type") == "ordered"
    blocks: list[Block] = []
    if any(child.name == "label" for child in element.elements):
        conversion.became(element, "a list of terms", "type")
        return _glosses(element, conversion)
    conversion.became(
        element, "1. a list" if numbered else "- a list", *(("rend", "type", "n") if numbered else ("rend",))
    )
    number = int(element.get("n")) if numbered and element.get("n").isdigit() else 1
    items: list[list[Block]] = []
    for child in element.children:
        if isinstance(child, str):
            blocks += conversion.flow([child])
        elif child.name == "item":
            conversion.became(child, "an item", ID)
            items.append(conversion.flow(child.children))
        elif not child.name.startswith("#"):
            blocks += _beside(child, items, conversion)
    loose = any(sum(block.kind in {"p", "words"} for block in item) > 1 or _has_p(item) for item in items)
    marks = [f"{number + place}. " if numbered else "- " for place in range(len(items))]
    lines: list[str] = []
    for mark, item in zip(marks, items, strict=True):
        lines += [*([""] if lines and loose else []), *indented(stacked(item, tight=not loose), len(mark), mark)]
    return [*blocks, Block(lines, "list")] if lines else blocks


def _has_p(item: Sequence[Block]) -> bool:
    return any(block.kind == "p" for block in item)


def _beside(child: Element, items: list[list[Block]], conversion: Conversion) -> list[Block]:
    """What stands in a list beside its items: before them a heading, among them a page’s beginning."""
    if child.name == "head":
        conversion.became(child, "a paragraph before the list")
        return [Block(block.lines, "p") for block in conversion.flow(child.children)]
    blocks = conversion.flow([child], strict=True)
    if not items:
        return blocks
    items[-1] += blocks
    return []


def _glosses(element: Element, conversion: Conversion) -> list[Block]:
    lines: list[str] = []
    meant = False
    blocks: list[Block] = []
    for child in element.elements:
        if child.name == "label":
            conversion.became(child, "a term of a list", ID)
            if words := " ".join(conversion.inner(child).text().split("\n")):
                lines += [*([""] if lines and meant else []), words]
                meant = False
        elif child.name == "item":
            conversion.became(child, "a meaning in a list", ID)
            if content := conversion.flow(child.children):
                lines += indented(stacked(content), 2, ": ")
                meant = True
        else:
            blocks += _beside(child, [], conversion)
    return [*blocks, Block(lines, "terms")] if lines else blocks


def quotation(element: Element, conversion: Conversion) -> list[Block]:
    """`<quote>` as a block."""
    conversion.became(element, "> a quotation", "rend")
    lines = stacked(conversion.flow(element.children))
    return [Block([f"> {line}".rstrip() for line in lines], "quote")] if lines else []


def table(element: Element, conversion: Conversion) -> list[Block]:
    """`<table>`; without a row of labels the head is empty, a cell over several columns leaves the next ones empty."""
    conversion.became(element, "a table", "rows", "cols")
    before: list[Block] = []
    rows: list[tuple[Element, list[str], list[str]]] = []
    for child in element.elements:
        if child.name == "row":
            rows.append(_row(child, conversion))
        elif child.name == "head":
            conversion.became(child, "a paragraph before the table")
            before += conversion.flow(child.children)
        else:
            before += conversion.flow([child], strict=True)
    if not rows:
        return before
    width = max(len(cells) for _, cells, _ in rows)
    labelled = rows[0][0].get("role") == "label"
    grid = [cells + [""] * (width - len(cells)) for _, cells, _ in (rows if labelled else [(element, [], []), *rows])]
    aligned = rows[-1][2] + [""] * width
    return [*before, Block(_grid(grid, aligned[:width]), "table")]


def _row(row: Element, conversion: Conversion) -> tuple[Element, list[str], list[str]]:
    conversion.became(row, "a row", "role")
    cells: list[str] = []
    aligned: list[str] = []
    for cell in row.elements:
        conversion.became(cell, "a cell", "cols", "role", *(("rend",) if cell.get("rend") in _ALIGNED else ()))
        words = _in_cell(cell, conversion)
        span = int(cell.get("cols")) if cell.get("cols").isdigit() else 1
        cells += [words.replace("|", "\\|"), *[""] * (span - 1)]
        aligned += [_ALIGNED.get(cell.get("rend"), "")] * span
    return row, cells, aligned


def _in_cell(cell: Element, conversion: Conversion) -> str:
    """The content of a cell in one line; what a line cannot hold is kept as it is."""
    if all(child.name == "p" or not conversion.is_block(child) for child in cell.elements):
        blocks = conversion.flow(cell.children)
        return " []{.lb}".join(" ".join(block.lines) for block in blocks)
    return " ".join(conversion.inner(cell).text().split("\n"))


def _grid(grid: list[list[str]], aligned: list[str]) -> list[str]:
    rows = [f"| {' | '.join(row)} |" for row in grid]
    return [rows[0], f"| {' | '.join(_RULES[side] for side in aligned)} |", *rows[1:]]


def verse(element: Element, conversion: Conversion) -> list[Block]:
    """`<lg>` of lines: each group a paragraph, each verse a line."""
    conversion.became(element, "::: verse", ID, "type")
    groups = [child for child in element.elements if child.name == "lg"]
    if groups and len(groups) != len(list(element.elements)):
        return conversion.kept_block(element)
    blocks: list[Block] = []
    for group in groups or [element]:
        conversion.became(group, "a stanza", ID, "n", "type")
        blocks.append(Block(_verses(group, conversion), "p"))
    return [fenced("verse", blocks)]


def _verses(group: Element, conversion: Conversion) -> list[str]:
    lines: list[str] = []
    for line in group.elements:
        conversion.became(line, "a verse", "n") if line.name == "l" else None
        inline = conversion.inner(line) if line.name == "l" else conversion.inline()
        if line.name != "l":
            conversion.write(line, inline)
        lines.append(" ".join(inline.lines()))
    return lines


# -- the parts of a letter -----------------------------------------------------------------------------------------------


def frame(element: Element, conversion: Conversion) -> list[Block]:
    """`<dateline>`, `<salute>`, `<closer>` and their like."""
    conversion.became(element, f"::: {element.name}", ID, "xml:lang")
    return [container(element.name, element, conversion, conversion.flow(element.children))]


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
    conversion.became(element, "::: enclosure", "type", ID)
    conversion.became(body, "its content")
    return [container("enclosure", element, conversion, _in_division(body, conversion))]


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
    for part in (element, graphic, words, *([caption] if caption else [])):
        conversion.account.settle(part, "moved", "![…](…)", "url", "rend")
    title = f' "{caption.words}"' if caption else ""
    return [Block([f"![{words.words}]({url}{title})"], "picture")]


def transparent(element: Element, conversion: Conversion) -> list[Block]:
    """An element that only holds others."""
    conversion.became(element, "its content", ID)
    return conversion.flow(element.children, strict=not has_words(element))


def bibliography(element: Element, conversion: Conversion) -> list[Block]:
    """`<listBibl>`: a list of works."""
    conversion.became(element, "- a list")
    lines: list[str] = []
    blocks: list[Block] = []
    for child in element.elements:
        if child.name == "bibl":
            conversion.became(child, "an item", ID)
            lines += indented(stacked(conversion.flow(child.children), tight=True), 2, "- ")
        else:
            blocks += conversion.flow([child], strict=True)
    return [*blocks, Block(lines, "list")] if lines else blocks


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
