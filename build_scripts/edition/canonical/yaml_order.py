"""Keys in the order of the records, each with the comments above it and the lines below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .yaml_lines import KEY, LineReader, Unreadable

_LONE_KEY = re.compile(r"[A-Za-z0-9_-]+: *(#.*)?$")
_ENTRY = re.compile(r"-( +)(?=[A-Za-z_][A-Za-z0-9_-]*:(?: |$))")


@dataclass(slots=True)
class Block:
    """A key with its value, or an entry of a list."""

    key: str
    above: list[str]
    """Comments and empty lines before it."""
    lines: list[str] = field(default_factory=list)


def ordered_mapping(lines: Sequence[str], keys: Sequence[str]) -> list[str] | None:
    """The lines of a mapping with its keys in the order of `keys`, or None when they cannot be read."""
    try:
        blocks, tail = _blocks(lines)
    except Unreadable:
        return None
    if not blocks:
        return None
    heading, blocks[0].above = _heading(blocks[0].above)
    written = _spaced(heading, [])
    for block in _sorted(blocks, keys):
        written += _spaced(block.above, written) + block.lines
    return _without_end(written + _spaced(tail, written))


def ordered_list(lines: Sequence[str], keys: Sequence[str]) -> list[str] | None:
    """The lines of a list of mappings with the keys of each in order; the entries stay where they are."""
    try:
        entries, tail = _blocks(lines, of_list=True)
    except Unreadable:
        return None
    if not entries:
        return None
    written: list[str] = []
    for entry in entries:
        above, inner = _ordered_entry(entry.lines, keys)
        written += _spaced([*entry.above, *above], written) + inner
    return _without_end(written + _spaced(tail, written))


def _ordered_entry(lines: list[str], keys: Sequence[str]) -> tuple[list[str], list[str]]:
    """Comments that come to stand above the entry, and its lines."""
    dash = _ENTRY.match(lines[0])
    if not dash or any(line[: dash.end()].strip() for line in lines[1:]):
        return [], lines
    width = dash.end()
    try:
        blocks, tail = _blocks([line[width:] for line in lines])
    except Unreadable:
        return [], lines
    first, *others = _sorted(blocks, keys)
    inner = list(first.lines)
    for block in others:
        inner += _spaced(block.above, inner) + block.lines
    inner += _spaced(tail, inner)
    return first.above, [dash[0] + inner[0], *(" " * width + line if line else "" for line in inner[1:])]


def _blocks(lines: Sequence[str], of_list: bool = False) -> tuple[list[Block], list[str]]:
    """The keys (or entries) with what belongs to each, and what stands after the last."""
    reader, blocks, waiting = LineReader(), list[Block](), list[str]()
    for line in lines:
        goes_on = reader.goes_on(line)
        kept = reader.take(line)
        if not goes_on and (not kept or kept.startswith("#")):
            waiting.append(kept)
            continue
        beginning = None if goes_on else _beginning(kept, of_list, blocks)
        if beginning is not None:
            blocks.append(Block(beginning, waiting, [kept]))
        elif blocks:
            blocks[-1].lines += [*waiting, kept]
        else:
            raise Unreadable
        waiting = []
    keys = [block.key for block in blocks if block.key]
    if reader.is_open or len(keys) != len(set(keys)):
        raise Unreadable
    return blocks, waiting


def _beginning(line: str, of_list: bool, blocks: Sequence[Block]) -> str | None:
    """The key that begins with `line` (empty for an entry), or None when the line goes on with what is above it."""
    is_item = line == "-" or line.startswith("- ")
    if line.startswith(" ") or (is_item and not of_list and blocks and _LONE_KEY.match(blocks[-1].lines[0])):
        return None
    if is_item and of_list:
        return ""
    key = KEY.match(line)
    if not key or of_list:
        raise Unreadable
    return key[1]


def _sorted(blocks: Sequence[Block], keys: Sequence[str]) -> list[Block]:
    """Known keys in their order; others after them, as they stand."""
    rank = {key: number for number, key in enumerate(keys)}
    return sorted(blocks, key=lambda block: rank.get(block.key, len(rank)))


def _heading(above: list[str]) -> tuple[list[str], list[str]]:
    """Comments parted from the first key by an empty line belong to the whole, and stay at its head."""
    if "" not in above:
        return [], above
    end = len(above) - above[::-1].index("")
    return above[:end], above[end:]


def _spaced(lines: Sequence[str], before: Sequence[str]) -> list[str]:
    """The lines with single empty ones, none at the beginning of the text."""
    spaced: list[str] = []
    for line in lines:
        last = spaced[-1] if spaced else (before[-1] if before else "")
        if line or last:
            spaced.append(line)
    return spaced


def _without_end(lines: list[str]) -> list[str]:
    """The lines without empty ones at the end."""
    while lines and not lines[-1]:
        lines.pop()
    return lines
