"""Fences of containers: three colons, and one more than the longest of those within."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .blocks import Line

_FENCE = re.compile(r"(:{3,})[ \t]*(.*?)[ \t]*")
_ELSEWHERE = re.compile(r"[ \t>*+.)0-9-]+:{3}|\[\^[^\]]*\]:[ \t]*:{3}")
"""A fence in an item, quotation or note: what it belongs to is not told from its line alone."""
_SHORTEST = 3


@dataclass(slots=True)
class _Open:
    """A container whose end has not come yet."""

    line: int
    colons: int
    deepest: int = _SHORTEST - 1
    """The longest fence within, once written."""


def with_fitting_fences(lines: Sequence[Line]) -> list[Line]:
    """The lines with fences of fitting length; as they are when a container is not closed, or begins elsewhere than on the margin."""
    lengths = _lengths(lines)
    if lengths is None:
        return list(lines)
    return [
        line._replace(text=_written(line.text, lengths[n])) if n in lengths else line for n, line in enumerate(lines)
    ]


def _lengths(lines: Sequence[Line]) -> dict[int, int] | None:
    """Line of a fence → how many colons it gets; None when a fence has no other."""
    lengths: dict[int, int] = {}
    open_: list[_Open] = []
    for number, line in enumerate(lines):
        if line.code or ":::" not in line.text:
            continue
        if _ELSEWHERE.match(line.text):
            return None
        if (fence := _FENCE.fullmatch(line.text)) is None:
            continue
        if fence[2]:
            open_.append(_Open(number, len(fence[1])))
        elif not _closes_innermost(open_, len(fence[1])):
            return None
        else:
            ended = open_.pop()
            lengths[ended.line] = lengths[number] = ended.deepest + 1
            if open_:
                open_[-1].deepest = max(open_[-1].deepest, ended.deepest + 1)
    return None if open_ else lengths


def _closes_innermost(open_: Sequence[_Open], colons: int) -> bool:
    """Whether a closing fence ends the innermost container: one further out with as many colons would take it."""
    return bool(open_) and (open_[-1].colons == colons or all(each.colons != colons for each in open_))


def _written(text: str, colons: int) -> str:
    fence = _FENCE.fullmatch(text)
    return f"{':' * colons} {fence[2] if fence else ''}".rstrip()
