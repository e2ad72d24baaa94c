"""A file as paragraphs of words that keep their markup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_FRONT = re.compile(r"\A---\n(.*?\n)---[ \t]*\n", re.DOTALL)
_NOTES = re.compile(r"^\[\^[^\]\s]+\]:", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_WHOLE = re.compile(r"[-+>|]|\*\s|\d+[.)]\s|:::|```|~~~| {4}|\||!\[|---")
"""How a block begins that is no paragraph and no heading."""
_HEAD = re.compile(r"(?:\{#[^}]*\}[ \t]*\n)?(?:#{1,6}[ \t]+)?")
"""What stands before the words: a pinned id, the signs of a heading."""
_PIECE = re.compile(
    r"""(?: \[ (?:[^\[\]]|\[[^\[\]]*\])* \] (?:\([^)\s]*\)|\{[^}]*\})*   # a span, a link, a mark of a note
          | (?P<em>\*{1,2}) (?=[^\s*]) [^*]*? (?<=[^\s*]) (?P=em)            # emphasis
          | `[^`]+` | \\. | \S )+""",
    re.VERBOSE | re.DOTALL,
)
_MARKS = re.compile(r"(?:\[\^[^\]\s]+\])+$")
_MARK = re.compile(r"\[\^[^\]\s]+\]")
_WRAPPED = re.compile(r"\[([^\[\]]*)\](?:\([^)\s]*\)|\{[^}]*\})")
_EMPHASIS = re.compile(r"(\*\*|\*|`)(?=[^\s*])(.*?)(?<=[^\s*])\1", re.DOTALL)
_ESCAPED = re.compile(r"\\([^\w\s])")
_TALK = re.compile(r"[^\w]+")


class CollatingError(ValueError):
    """The texts cannot be collated; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that markup holds together, mostly one: a lemma or a reading takes all of it or nothing."""

    start: int
    end: int
    """Where it stands in the paragraph, without the marks of notes behind it."""
    after: int
    """Where these end."""
    markdown: str
    """As written, without marks of notes."""
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading, or something that is compared as a whole."""

    text: str
    head: int
    """Length of what stands before its words."""
    pieces: tuple[Piece, ...]
    is_whole: bool = False

    @property
    def words(self) -> list[tuple[str, int]]:
        """Each word with the number of its piece."""
        return [(word, number) for number, piece in enumerate(self.pieces) for word in piece.words]


@dataclass(frozen=True, slots=True)
class Source:
    """A file."""

    name: str
    front: str
    """The YAML of its front matter, or empty."""
    body: str
    """Its text without notes."""
    notes: str
    paragraphs: tuple[Block, ...]


def read_source(path: Path) -> Source:
    """Read a file. Raises CollatingError when it is no text, or has an apparatus already."""
    try:
        written = path.read_bytes().decode().removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise CollatingError(f"“{path.name}” is not UTF-8 text.") from None
    front = _FRONT.match(written)
    markdown = written[front.end() :] if front else written
    if ".app" in markdown and re.search(r"\]\{\.app\b|\{\.app-start|\[\^a\d+\]", markdown):
        raise CollatingError(f"“{path.name}” has an apparatus already: collate the texts without it.")
    first_note = _NOTES.search(markdown)
    body = markdown[: first_note.start()] if first_note else markdown
    notes = markdown[first_note.start() :].strip("\n") if first_note else ""
    blocks = tuple(_block(text) for text in _BLANK.split(body.strip("\n")) if text.strip())
    if not blocks:
        raise CollatingError(f"“{path.name}” has no text.")
    return Source(path.name, front[1] if front else "", body, notes, blocks)


def _block(text: str) -> Block:
    text = text.rstrip()
    head = _HEAD.match(text)
    start = head.end() if head else 0
    if _WHOLE.match(text, start):
        return Block(text, 0, (), is_whole=True)
    return Block(text, start, tuple(map(_piece, _PIECE.finditer(text, start))))


def _piece(match: re.Match[str]) -> Piece:
    marks = _MARKS.search(match[0])
    end = match.end() - (len(marks[0]) if marks else 0)
    markdown = _MARK.sub("", match[0])
    return Piece(match.start(), end, match.end(), markdown, tuple(_plain(markdown).split()))


def _plain(markdown: str) -> str:
    """The words without their markup."""
    while (bare := _WRAPPED.sub(r"\1", markdown)) != markdown:
        markdown = bare
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", markdown))


def folded(word: str) -> str:
    """A word as it is compared to find its place: without case and punctuation, unless it is nothing else."""
    return _TALK.sub("", word).casefold() or word
