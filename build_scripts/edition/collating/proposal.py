"""The base with its lemmata, and the notes that hold the readings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, pairwise

from .texts import Block, folded

Rows = list[dict[str, int]]
Align = Callable[[Mapping[str, Sequence[str]]], Rows]
"""Sets words side by side (tools/collatex.py)."""
Words = Mapping[str, list[tuple[str, int]]]
"""Siglum → its words, each with the number of its piece."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The same paragraph of every witness; the first is the base."""

    blocks: Mapping[str, Block]
    positive: bool

    @property
    def base(self) -> Block:
        """That of the base."""
        return next(iter(self.blocks.values()))


@dataclass(frozen=True, slots=True)
class Place:
    """A place where witnesses differ: siglum → the pieces that it has there, from, to."""

    pieces: Mapping[str, tuple[int, int]]


def proposal(paragraphs: Sequence[Paragraph], align: Align) -> str:
    """The text with an apparatus."""
    labels = (f"a{number}" for number in count(1))
    body: list[str] = []
    notes: list[str] = []
    for paragraph in paragraphs:
        text, entries = _set(paragraph, _places(paragraph, align), labels)
        body.append(text)
        notes += entries
    return "\n\n".join([*body, *notes])


def _places(paragraph: Paragraph, align: Align) -> list[Place]:
    """Where witnesses differ, in order."""
    words = {siglum: block.words for siglum, block in paragraph.blocks.items()}
    rows = align({siglum: [folded(word) for word, _ in found] for siglum, found in words.items()})
    passed = _passed(rows)
    found: list[Place] = []
    joined = False
    for start, end in _runs(passed, words):
        if _agree(rows[start:end], words):
            joined = False
            continue
        place = Place({siglum: _extent(rows[start:end], passed[start], siglum, words) for siglum in words})
        found[-1:] = [_both(found[-1], place)] if joined else [*found[-1:], place]
        joined = True
    return found


def _passed(rows: Rows) -> Rows:
    """Before each row, and behind the last: siglum → its last word so far."""
    found: Rows = [{}]
    for row in rows:
        found.append(found[-1] | row)
    return found


def _runs(passed: Rows, words: Words) -> Iterator[tuple[int, int]]:
    """Rows that belong together, from, to: no piece of any witness is cut."""
    cuts = [0, *(at for at in range(1, len(passed) - 1) if not _is_cut(passed[at], words)), len(passed) - 1]
    yield from ((start, end) for start, end in pairwise(cuts) if start < end)


def _is_cut(passed: Mapping[str, int], words: Words) -> bool:
    """Whether a piece of a witness goes on."""
    return any(
        last + 1 < len(words[siglum]) and words[siglum][last][1] == words[siglum][last + 1][1]
        for siglum, last in passed.items()
    )


def _agree(rows: Rows, words: Words) -> bool:
    """Whether every witness has the same words."""
    texts = {tuple(found[row[siglum]][0] for row in rows if siglum in row) for siglum, found in words.items()}
    return len(texts) == 1


def _extent(rows: Rows, passed: Mapping[str, int], siglum: str, words: Words) -> tuple[int, int]:
    """The pieces of a witness in some rows, from, to; equal where it has none."""
    here = [row[siglum] for row in rows if siglum in row]
    if here:
        return words[siglum][here[0]][1], words[siglum][here[-1]][1] + 1
    place = words[siglum][passed[siglum]][1] + 1 if siglum in passed else 0
    return place, place


def _both(one: Place, other: Place) -> Place:
    """Two places next to each other as one."""
    return Place({siglum: (start, other.pieces[siglum][1]) for siglum, (start, _) in one.pieces.items()})


# -- writing -------------------------------------------------------------------------------------------------------------


def _set(paragraph: Paragraph, places: Sequence[Place], labels: Iterator[str]) -> tuple[str, list[str]]:
    """The paragraph of the base with its marks, and the notes."""
    base, parts, notes, done = paragraph.base, [], [], 0
    for place in places:
        start, end = next(iter(place.pieces.values()))
        label = next(labels)
        if start < end:
            first, last = base.pieces[start], base.pieces[end - 1]
            parts += [base.text[done : first.start], "[", base.text[first.start : last.end], "]{.app}"]
            done = last.end
        else:
            at = base.pieces[start - 1].after if start else base.head
            parts.append(base.text[done:at])
            done = at
        parts.append(f"[^{label}]")
        notes.append(_note(label, paragraph, place))
    return "".join([*parts, base.text[done:]]), notes


def _note(label: str, paragraph: Paragraph, place: Place) -> str:
    """The readings, the same ones of several witnesses together."""
    readings: dict[str, list[str]] = {}
    is_point = len(set(next(iter(place.pieces.values())))) == 1
    texts = {siglum: _markdown(block, place.pieces[siglum]) for siglum, block in paragraph.blocks.items()}
    lemma = next(iter(texts.values()))
    for siglum, text in texts.items():
        if text == lemma and paragraph.positive:
            readings.setdefault("*lemma*", []).append(siglum)
        elif text != lemma:
            said = f"*add.* {text}" if is_point else text or "*om.*"
            readings.setdefault(said, []).append(siglum)
    items = [f"- {' '.join(sigla)}: {said}" for said, sigla in readings.items()]
    return f"[^{label}]: " + "\n    ".join(items)


def _markdown(block: Block, extent: tuple[int, int]) -> str:
    return " ".join(piece.markdown for piece in block.pieces[slice(*extent)])
