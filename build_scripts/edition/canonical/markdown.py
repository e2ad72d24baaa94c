"""Blanks, hard line breaks, empty lines, notes, braces and fences of a Markdown text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .blocks import Line, interrupts, is_meaning, is_unclear, is_whole
from .braces import with_ordered_braces
from .containers import with_fitting_fences
from .fences import with_code
from .notes import divided

_QUOTES = re.compile(r"(?: {0,3}> ?)*")
_MARKERS = re.compile(r"(?:[ \t]*(?:>|[-+*](?=[ \t])|[0-9]{1,9}[.)](?=[ \t])|\[\^[^\]\s]+\]:))*[ \t]*")
_PAIRS = ("()", "[]", "{}", "<>")
_CODE_INDENT = 4
_DEEP = " " * _CODE_INDENT


def canonical_markdown(lines: Sequence[str]) -> list[str]:
    """The lines of a text in canonical form; as they are, but for empty ones around them, when code cannot be told apart."""
    read = with_code(lines)
    if read is None:
        return [line.text for line in _trimmed([Line(text) for text in lines])]
    read = _without_trailing_blanks(read)
    body, notes = divided(read) or (read, [])
    written = with_fitting_fences(_canonical_part(body, _CODE_INDENT))
    for note in notes:
        written += [*([Line("")] if written else []), *_canonical_part(note, 2 * _CODE_INDENT)]
    return [line.text for line in written]


def _canonical_part(lines: Sequence[Line], code_indent: int) -> list[Line]:
    """The text or a note, with single empty lines within and its braces in order."""
    return with_ordered_braces(_trimmed(_single_empty(lines, code_indent)), code_indent)


def _trimmed(lines: Sequence[Line]) -> list[Line]:
    """Without empty lines at the beginning and end."""
    written = [number for number, line in enumerate(lines) if line.text.strip(" \t")]
    return list(lines[written[0] : written[-1] + 1]) if written else []


def _single_empty(lines: Sequence[Line], code_indent: int) -> list[Line]:
    """One empty line in place of several; all stay within code, fenced or indented, and where one would make a definition list."""
    kept: list[Line] = []
    empty: list[Line] = []
    deep = " " * code_indent
    for line in lines:
        if not line.text and not line.code:
            empty.append(line)
            continue
        in_code = bool(kept) and kept[-1].text.startswith(deep) and line.text.startswith(deep)
        kept += empty if in_code or is_meaning(line.text) else empty[:1]
        kept.append(line)
        empty = []
    return kept


def _without_trailing_blanks(lines: Sequence[Line]) -> list[Line]:
    """Two blanks that break a line become a backslash, where that is sure to mean the same; all others go."""
    written: list[Line] = []
    signs: Counter[str] = Counter()
    for number, line in enumerate(lines):
        if line.code:
            signs.clear()
            written.append(line)
            continue
        text = line.text.rstrip(" \t")
        if not text.strip(" \t>") or interrupts(text):
            signs.clear()
        signs.update(text)
        following = lines[number + 1] if number + 1 < len(lines) else Line("")
        # Without a blank behind it a backslash might break the line itself, whatever follows.
        if text != line.text and (text.endswith("\\") or _may_break(text, following)):
            text += _ending(line.text, text, following.text, signs)
        written.append(Line(text))
    return written


def _may_break(text: str, following: Line) -> bool:
    """Whether a paragraph may go on after the line."""
    rest = following.text[_quotes(following.text) :]
    begins = interrupts(rest) and not rest.startswith(
        (_DEEP, "\t")
    )  # so deep it begins a block only within notes and items
    ends = not rest.strip(" \t") or following.code or begins or _depth(following.text) > _depth(text)
    return bool(text) and not ends and not is_whole(_content(text))


def _ending(written: str, text: str, following: str, signs: Counter[str]) -> str:
    """What stands at the end of the line, within a paragraph, for the blanks that were written."""
    if text.endswith("\\"):  # without a blank it would break the line itself
        return "  " if written.endswith("  ") else " "
    if not written.endswith("  "):
        return ""
    return "\\" if _surely_breaks(text, following, signs) else "  "


def _surely_breaks(text: str, following: str, signs: Counter[str]) -> bool:
    """Whether it does, and a backslash would not fall into code, a link's address or an attribute."""
    if _depth(text) != _depth(following):
        return False
    rest = following[_quotes(following) :]
    if is_unclear(_content(text)) or is_unclear(rest) or interrupts(rest):
        return False
    return not signs["`"] and all(signs[opening] == signs[closing] for opening, closing in _pairs(text))


def _pairs(text: str) -> list[tuple[str, str]]:
    """Brackets that must be closed; the `>` of quotations are not counted as such."""
    pairs = [(pair[0], pair[1]) for pair in _PAIRS]
    return pairs[:-1] if text.lstrip().startswith(">") else pairs


def _depth(text: str) -> int:
    """How deep in quotations the line stands."""
    return text[: _quotes(text)].count(">")


def _quotes(text: str) -> int:
    match = _QUOTES.match(text)
    return match.end() if match else 0


def _content(text: str) -> str:
    """The line without the marks of quotations, items and notes."""
    return _MARKERS.sub("", text, count=1)
