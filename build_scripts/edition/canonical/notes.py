"""Note definitions at the end of the text, in the order of their first mention. Labels never change, no text is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from .blocks import DEFINITION, Line, interrupts, is_item, is_meaning, is_unclear

_MENTION = re.compile(r"\[\^([^\]\s]{1,100})\]")
_FIRST = re.compile(rf"({DEFINITION.pattern}) {{0,3}}(?=\S)")
"""A deeper indented beginning would be code."""
_INDENT = ("    ", "\t")


@dataclass(frozen=True, slots=True)
class Note:
    """A definition with the lines that belong to it."""

    label: str
    lines: list[Line]


def divided(lines: Sequence[Line]) -> tuple[list[Line], list[list[Line]]] | None:
    """The text without its notes, and the notes in order; None when it is not certain what belongs to a note."""
    body: list[Line] = []
    notes: list[Note] = []
    number = 0
    while number < len(lines):
        match = None if lines[number].code else DEFINITION.match(lines[number].text)
        if not match:
            body.append(lines[number])
            number += 1
            continue
        first = lines[number]
        note = Note(match[1], [first._replace(text=_FIRST.sub(r"\1 ", first.text))])
        end = _take(note, lines, number + 1)
        if end is None or _is_quoted(body) or _would_join(body, lines, end):
            return None
        notes.append(note)
        body.append(Line(""))
        number = end
    return body, [note.lines for note in _by_mention(notes, body)]


def _by_mention(notes: Sequence[Note], body: Sequence[Line]) -> list[Note]:
    rank: dict[str, int] = {}
    for line in body:
        for label in () if line.code else _MENTION.findall(line.text):
            rank.setdefault(label, len(rank))
    return sorted(notes, key=lambda note: rank.get(note.label, len(rank)))


def _take(note: Note, lines: Sequence[Line], number: int) -> int | None:
    """Give the note its further lines, from `number` on; the number of the first that is not its own, or None when unclear."""
    while number < len(lines):
        line = lines[number]
        if not line.text and not line.code:
            following = _next_written(lines, number)
            if not lines[following].text.startswith(_INDENT):
                return number
            note.lines.extend(lines[number:following])
            number = following
        elif line.text.startswith(_INDENT) or (line.code and lines[number - 1].code):
            note.lines.append(line)
            number += 1
        elif not lines[number - 1].text or interrupts(line.text):
            return number
        elif is_unclear(line.text) or not _ends_in_paragraph(note):
            return None
        else:
            note.lines.append(Line(f"    {line.text.lstrip()}"))
            number += 1
    return number


def _next_written(lines: Sequence[Line], number: int) -> int:
    """The number of the next line that is not empty, or the last."""
    while number < len(lines) - 1 and not lines[number].text:
        number += 1
    return number


def _ends_in_paragraph(note: Note) -> bool:
    """Whether a line without indentation would go on with the note's last paragraph."""
    last = note.lines[-1]
    text = DEFINITION.sub("", last.text, count=1) if len(note.lines) == 1 else last.text
    return bool(text.strip()) and not last.code and not interrupts(text) and not is_unclear(text)


def _would_join(before: Sequence[Line], lines: Sequence[Line], end: int) -> bool:
    """Whether taking the note out would join what it keeps apart: a list and what follows it."""
    if end == len(lines):
        return False
    number = _next_written(lines, end)
    following = lines[number].text
    if following.startswith((" ", "\t")) or is_meaning(following):
        return True
    if any(is_meaning(text) for text in _last_block(before)) and number + 1 < len(lines):
        return is_meaning(lines[_next_written(lines, number + 1)].text)  # a further word of a list of definitions
    return is_item(following) and _ends_in_list(before)


def _is_quoted(before: Sequence[Line]) -> bool:
    """Whether the definition right below would be read as going on with a quotation."""
    return (
        bool(before) and bool(before[-1].text) and any(text.lstrip(" ").startswith(">") for text in _last_block(before))
    )


def _ends_in_list(before: Sequence[Line]) -> bool:
    return any(text.startswith((" ", "\t")) or is_item(text) for text in _last_block(before))


def _last_block(before: Sequence[Line]) -> Iterator[str]:
    """The lines up to the last empty one but those at the end, from below."""
    written = dropwhile(lambda line: not line.text, reversed(before))
    return (line.text for line in takewhile(lambda line: bool(line.text), written))
