"""`<table>` as a table of Markdown, whose cells are lines."""

from __future__ import annotations

from collections.abc import Iterator

from .conversion import Conversion, has_words
from .lists import caption
from .markdown import Block
from .xml import Element

_ALIGNED = {"right": "right", "center": "center", "centre": "center"}
_RULES = {"right": "--:", "center": ":-:", "": "---"}


def table(element: Element, conversion: Conversion) -> list[Block]:
    """`<table>`; without a row of labels the head is empty, a cell over several columns leaves the next ones empty."""
    before: list[Block] = []
    rows: list[tuple[Element, list[str], list[str]]] = []
    for child in element.elements:
        if child.name == "row":
            rows.append(_row(child, not rows, conversion))
        elif child.name == "head":
            before += caption(child, "a paragraph before the table", conversion)
        else:
            before += conversion.flow([child], strict=True)
    width = max((len(cells) for _, cells, _ in rows), default=0)
    measured = {"rows": str(len(rows)), "cols": str(width)}
    conversion.became(element, "a table", *(key for key, value in measured.items() if element.get(key) == value))
    if not rows:
        return before
    labelled = rows[0][0].get("role") == "label"
    grid = [cells + [""] * (width - len(cells)) for _, cells, _ in (rows if labelled else [(element, [], []), *rows])]
    aligned = rows[-1][2] + [""] * width
    return [*before, Block(_grid(grid, aligned[:width]), "table")]


def _said_of_cell(cell: Element, labelled: bool) -> Iterator[str]:
    """The attributes of a cell that its place says."""
    if cell.get("rend") in _ALIGNED:
        yield "rend"
    if cell.get("role") == ("label" if labelled else "data"):
        yield "role"


def _row(row: Element, first: bool, conversion: Conversion) -> tuple[Element, list[str], list[str]]:
    conversion.became(row, "a row", *(("role",) if first else ()))
    cells: list[str] = []
    aligned: list[str] = []
    before = conversion.point(row) + conversion.asides(row)
    for cell in row.elements:
        labelled = first and row.get("role") == "label"
        conversion.became(cell, "a cell", *_said_of_cell(cell, labelled))
        words = before + conversion.point(cell) + _in_cell(cell, conversion)
        before = ""
        span = int(cell.get("cols")) if cell.get("cols").isdigit() else 1
        cells += [words.replace("|", "\\|"), *[""] * (span - 1)]
        aligned += [_ALIGNED.get(cell.get("rend"), "")] * span
    return row, cells, aligned


def _in_cell(cell: Element, conversion: Conversion) -> str:
    """The content of a cell in one line; what a line cannot hold is kept as it is."""
    paragraphs = [child for child in cell.elements if child.name == "p"]
    if (
        len(paragraphs) == 1
        and not has_words(cell)
        and not any(conversion.is_block(child) for child in paragraphs[0].elements)
    ):
        blocks = conversion.flow(cell.children)
        return " ".join(line for block in blocks for line in block.lines)
    return " ".join(conversion.inner(cell).text().split("\n"))


def _grid(grid: list[list[str]], aligned: list[str]) -> list[str]:
    rows = [f"| {' | '.join(row)} |" for row in grid]
    return [rows[0], f"| {' | '.join(_RULES[side] for side in aligned)} |", *rows[1:]]
