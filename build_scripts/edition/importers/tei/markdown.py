"""Words and signs as edition Markdown that means just them.

Escaped is what would otherwise be read as markup, and nothing else: a text should look as an editor would have written it. Whether
emphasis can be written with asterisks depends on the letters on both sides; where it cannot, a span says the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Block(NamedTuple):
    """A paragraph, list, table …"""

    lines: list[str]
    kind: str = ""
    """`p` and `words` (a paragraph, as such in the TEI or not), `list`, `links`, `note` …: what its neighbours must know."""


_ALWAYS = re.compile(r"[\\`\[\]]|&(?=#?\w+;)|<(?=[A-Za-z/!?])|\{(?=[#.]|[A-Za-z][A-Za-z0-9_:-]*=)")
_STAR = re.compile(r"(?<!\S)\*(?!\S)|(\*)")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_TYPED = re.compile(r"(?<=[^\W\d_])\((?=[^\W\d_]{2,}\))|\^(?=[^\s^\[\]][^^\[\]]*\^)|~(?=~)")
"""What a reader could take for a sign of the edition’s own: `q(uell)`, `^added^`, `~~deleted~~`."""
_LINE_START = re.compile(
    r"(?:(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?=[-+*](?:\s|$)|#{1,6}(?:\s|$)|[>:=]|~{3}|\||-+\s*$))"
)
_BARE = re.compile(r"[A-Za-z0-9_:-]+")
SPACE = " \t\r\n"
"""White space as XML has it: a no-break space is a sign of the text."""
_SPACES = re.compile(r"[ \t\r\n]+")
_LINE_ENDS = re.compile(r"[ \t\r]*\n[ \t\r\n]*")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]+\]:")


def escaped(words: str) -> str:
    """Words with a backslash before every sign that would be markup within a line."""
    words = _ALWAYS.sub(lambda match: f"\\{match[0]}", words)
    words = _STAR.sub(lambda match: f"\\{match[1]}" if match[1] else match[0], words)
    return _UNDERSCORE.sub(r"\\_", words)


def guarded(line: str) -> str:
    """A line whose beginning cannot be taken for a list, heading, quotation or note."""
    if match := _NOTE_MARK.match(line):
        return f"{line[: match.end() - 1]}\\:{line[match.end() :]}"
    match = _LINE_START.match(line)
    if match is None:
        return line
    return f"{line[: match.end()]}\\{line[match.end() :]}"


def braces(name: str, values: Mapping[str, str], identifier: str = "") -> str:
    """`{.name key=value #id}`."""
    parts = [f".{name}" if name else "", f"#{identifier}" if identifier else ""]
    parts += [
        f"{key}={value}" if _BARE.fullmatch(value) else f'{key}="{_quotable(value)}"' for key, value in values.items()
    ]
    return f"{{{' '.join(part for part in parts if part)}}}"


def _quotable(value: str) -> str:
    return " ".join(value.replace('"', "”").split())


@dataclass(slots=True)
class _Emphasis:
    mark: str
    words: str


@dataclass(slots=True)
class Inline:
    """The content of a paragraph, written from left to right."""

    keep_lines: bool = False
    """Whether a line end of the source stays one; else all white space is a blank."""
    _parts: list[str | _Emphasis] = field(default_factory=list)
    _blank: str = ""
    _lead: str = ""
    _glued: bool = False
    """Whether a blank that comes next is none: it follows a line’s or page’s beginning."""
    joins: bool = False
    """Whether the last thing written stands within a word, which goes on."""

    def words(self, words: str) -> None:
        """Add words of the text; white space is folded."""
        core = words.strip(SPACE)
        lead = words[: len(words) - len(words.lstrip(SPACE))]
        self._space(lead)
        if core:
            written = escaped(self._folded(core))
            self._add(written if self.keep_lines else _TYPED.sub(lambda match: f"\\{match[0]}", written))
            self._space(words[len(lead) + len(core) :])

    def _folded(self, core: str) -> str:
        if not self.keep_lines:
            return _SPACES.sub(" ", core)
        return _LINE_ENDS.sub("\n", core)

    def markup(self, markdown: str) -> None:
        """Add something that is Markdown already."""
        self._add(markdown)

    def beginning(self, markdown: str, breaks: bool, on_new_line: bool) -> None:
        """Add the beginning of a line or page; where it breaks no word, a blank goes before it."""
        if not breaks:
            self._blank = ""
        elif on_new_line:
            self._blank = "\n"
        self._add(markdown)
        self._glued, self.joins = True, not breaks

    def aside(self, point: str) -> None:
        """Add a point that belongs to what was written last; what follows stands as if it were not there."""
        if point:
            self._parts.append(point)

    def line_end(self, sign: str) -> None:
        """End the line of the Markdown, with a sign that keeps its end or without."""
        self._blank = ""
        self._add(f"{sign}\n")
        self._glued = True

    def emphasis(self, mark: str, inner: Inline) -> None:
        """Add emphasised words: `*` or `**`; blanks at their ends go outside."""
        self._space(inner._lead)
        if words := inner.text():
            self._flush()
            self._parts.append(_Emphasis(mark, words))
            self._glued, self.joins = inner._glued, inner.joins
        self._space(inner._blank)

    def span(self, opening: str, inner: Inline, closing: str) -> None:
        """Add inner words between two pieces of Markdown; blanks at their ends go outside."""
        self._space(inner._lead)
        self._add(f"{opening}{inner.text()}{closing}")
        self._glued, self.joins = inner._glued, inner.joins
        self._space(inner._blank)

    def take(self, inner: Inline) -> None:
        """Add what another has."""
        self._space(inner._lead)
        if inner._parts:
            self._flush()
            self._parts += inner._parts
            self._glued, self.joins = inner._glued, inner.joins
        self._space(inner._blank)

    @property
    def ending(self) -> str:
        """The last piece written, when no blank follows it."""
        last = self._parts[-1] if self._parts and not self._blank else ""
        return last if isinstance(last, str) else last.words

    @property
    def is_empty(self) -> bool:
        """Whether nothing but white space was added."""
        return not self._parts

    def _space(self, blank: str) -> None:
        if blank and not self._glued and self._blank != "\n":
            self._blank = "\n" if self.keep_lines and "\n" in blank else " "

    def _flush(self) -> None:
        if not self._parts:
            self._lead = self._blank
        elif self._blank:
            self._parts.append(self._blank)
        self._blank, self._glued, self.joins = "", False, False

    def _add(self, markdown: str) -> None:
        self._flush()
        self._parts.append(markdown)

    def text(self) -> str:
        """The Markdown."""
        made = ""
        for place, part in enumerate(self._parts):
            if isinstance(part, str):
                made = _joined(made, part)
            else:
                made = _joined(made, _emphasised(part, made, self._next_sign(place + 1)))
        return made

    def _next_sign(self, place: int) -> str:
        if place >= len(self._parts):
            return self._blank
        following = self._parts[place]
        return following[:1] if isinstance(following, str) else "*"

    def lines(self) -> list[str]:
        """The Markdown as lines of a block."""
        return [guarded(line) for line in self.text().split("\n")]


def _joined(made: str, part: str) -> str:
    """Two pieces of Markdown side by side, kept from becoming one construct."""
    if made.endswith("]") and not made.endswith("\\]") and part[:1] in {"(", "{"}:
        return f"{made}\\{part}"
    if made.endswith("!") and not made.endswith("\\!") and part.startswith("["):
        return f"{made[:-1]}\\!{part}"
    return made + part


def _emphasised(part: _Emphasis, before: str, after: str) -> str:
    if _can_stand(part, before[-1:], after):
        return f"{part.mark}{part.words}{part.mark}"
    return f"[{part.words}]{braces('hi', {'rend': 'italic' if part.mark == '*' else 'bold'})}"


def _can_stand(part: _Emphasis, before: str, after: str) -> bool:
    """CommonMark’s rule for flanking, on the safe side."""
    words = part.words
    if words[0] in "*_" or words[-1] in "*_\\" or before in {"*", "\\"} or after == "*":
        return False
    if "*" in words.replace("\\*", ""):
        return False
    opens = not _is_sign(words[0]) or not before or before.isspace() or _is_punctuation(before)
    closes = not _is_sign(words[-1]) or not after or after.isspace() or _is_punctuation(after)
    return opens and closes


def _is_sign(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] == "P"


def indented(lines: Sequence[str], width: int, first: str = "") -> list[str]:
    """Lines set in, the first behind its mark."""
    pad = " " * width
    head = (first + (lines[0] if lines else "")).rstrip()
    return [head, *(f"{pad}{line}" if line else "" for line in lines[1:])]


def stacked(blocks: Sequence[Block], tight: bool = False) -> list[str]:
    """Blocks below one another, an empty line between."""
    lines: list[str] = []
    before = ""
    for block in blocks:
        together = tight or block.kind == before == "links"
        lines += [*([""] if lines and not together else []), *block.lines]
        before = block.kind
    return lines


_MARKS = {"- ": "* ", ". ": ") "}


def apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with another mark for a list that follows a list: else both would be one."""
    made: list[Block] = []
    for block in blocks:
        before = made[-1] if made else Block([""])
        same = block.kind == before.kind == "list" and _mark(block) == _mark(before)
        made.append(Block([_marked(line) for line in block.lines], "list") if same else block)
    return made


def _mark(block: Block) -> str:
    return block.lines[0].lstrip("0123456789")[:2]


def _marked(line: str) -> str:
    """The line with the other mark, if it begins an item."""
    digits = line[: len(line) - len(line.lstrip("0123456789"))]
    mark = line[len(digits) : len(digits) + 2]
    return f"{digits}{_MARKS[mark]}{line[len(digits) + 2 :]}" if mark in _MARKS else line


def fenced(head: str, blocks: Sequence[Block]) -> Block:
    """A container; its fence is longer than those within."""
    lines = stacked(blocks)
    inner = [len(line) - len(line.lstrip(":")) for line in lines if line.startswith(":::")]
    fence = ":" * (max(inner) + 1 if inner else 3)
    return Block([f"{fence} {head}", *lines, fence], "container")
