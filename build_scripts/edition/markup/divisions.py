"""Blocks of a text as TEI divisions.

Markdown has a flat sequence of headings and blocks; TEI nests `div`, and wants within each first what opens it, then its
paragraphs, then what closes it. A sequence in another order is divided into segments that keep to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .tei import Piece, attributes, element

GLOBAL = frozenset({"points", "figure", "marginal", "rule"})
"""May stand anywhere."""
PLAIN = frozenset({"paragraph", "bullet_list", "ordered_list"})
"""May stand in an abstract."""
_TOP = frozenset({"opener"})
_EITHER = frozenset({"dateline", "salute", "signed"})
_BOTTOM = frozenset({"closer", "postscript"})
_CLOSES = _BOTTOM | {"signed"}
FRAMES = _TOP | _EITHER | _BOTTOM

_OPENING, _MIDDLE, _CLOSING = range(3)


@dataclass(slots=True)
class _Division:
    """A heading with its blocks and the divisions below it."""

    heading: Piece | None = None
    blocks: list[Piece] = field(default_factory=list)
    divisions: list[_Division] = field(default_factory=list)


def body(pieces: Sequence[Piece]) -> str:
    """The content of `body`: blocks, then divisions."""
    return _content(_tree(pieces))


def flat(pieces: Sequence[Piece]) -> str | None:
    """The same without divisions, for elements that hold none; None when the pieces stand in another order, or begin with what opens a letter."""
    solid = [piece for piece in pieces if piece.kind not in GLOBAL]
    opens = solid[:1] and solid[0].kind == "signed"
    if opens or len(_segments(pieces)) > 1 or any(piece.kind in FRAMES - _CLOSES for piece in pieces):
        return None
    return _filled(pieces)


def floating(kind: str, pieces: Sequence[Piece], **values: str) -> str:
    """A text within the text, which may stand wherever blocks may, and hold whatever a text may."""
    return f"{element('floatingText', element('body', body(pieces)), type=kind, **values)}\n"


def _tree(pieces: Sequence[Piece]) -> _Division:
    root = _Division()
    open_ = [(0, root)]
    for piece in pieces:
        if piece.kind != "heading":
            open_[-1][1].blocks.append(piece)
            continue
        while open_[-1][0] >= piece.level:
            open_.pop()
        division = _Division(piece)
        open_[-1][1].divisions.append(division)
        open_.append((piece.level, division))
    return root


def _content(division: _Division) -> str:
    """Headings are at most six levels deep, and so is this."""
    segments = _segments(division.blocks)
    below = "".join(map(_div, division.divisions))
    if len(segments) > 1 or (below and segments and _stage(segments[0]) == _CLOSING):
        return "".join(f"{element('div', _filled(segment), type='segment')}\n" for segment in segments) + below
    if below:
        return _own(division.blocks) + below
    return _filled(division.blocks)


def _div(division: _Division) -> str:
    heading = division.heading
    head = f"{element('head', heading.inner)}\n" if heading else ""
    values = attributes(xml_id=heading.values["id"], rend=heading.values["rend"]) if heading else ""
    has_content = division.blocks or division.divisions
    return f"<div{values}>{head}{_content(division) if has_content else ''}</div>\n"


def _segments(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces in runs that keep to the order of a division."""
    runs: list[list[Piece]] = []
    stage = _OPENING
    for piece in pieces:
        stage, fits = _next(piece.kind, stage)
        if not runs or not fits:
            runs.append([])
        runs[-1].append(piece)
    return runs


def _next(kind: str, stage: int) -> tuple[int, bool]:
    """The stage after a block of this kind, and whether it may follow in the same division."""
    if kind in GLOBAL:
        return stage, True
    if kind in _TOP:
        return _OPENING, stage == _OPENING
    if kind in _BOTTOM:
        return _CLOSING, True
    if kind in _EITHER:
        return (stage, True) if stage != _MIDDLE else (_CLOSING, True)
    return _MIDDLE, stage != _CLOSING


def _stage(pieces: Sequence[Piece]) -> int:
    stage = _OPENING
    for piece in pieces:
        stage, _ = _next(piece.kind, stage)
    return stage


def _filled(pieces: Sequence[Piece]) -> str:
    """A run as a division holds it: what opens, an empty paragraph where it has none, what closes."""
    if any(piece.kind not in FRAMES | GLOBAL for piece in pieces):
        return _own(pieces)
    first = next((place for place, piece in enumerate(pieces) if piece.kind in _BOTTOM), len(pieces))
    return f"{_own(pieces[:first])}<p/>\n{_own(pieces[first:])}"


def _own(pieces: Sequence[Piece]) -> str:
    """The parts of a letter as a division may hold them, everything else as anywhere."""
    return "".join(piece.inner if piece.kind in FRAMES else piece.xml for piece in pieces)
