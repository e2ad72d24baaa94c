"""Characters that look right and are not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from ..model.edition import Document, ProsePage
from ..model.position import Marks, Position
from ..model.problem import Problem
from ..model.values import Record
from .context import Context

_LETTERS = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_SEAM = re.compile(f"{_CYRILLIC.pattern}{_LATIN.pattern}|{_LATIN.pattern}{_CYRILLIC.pattern}")
"""Every word that mixes them has one; hardly any text does."""

Find = Callable[[str], Iterator[tuple[int, str]]]
"""A text → offset and form of every place that breaks the rule."""


class TEXT01:
    """A text is not in Unicode’s composed form (NFC)."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One warning for the first such place of each text or value."""
        for position, word in _everywhere(context, _decomposed):
            message = f"“{unicodedata.normalize('NFC', word)}” is written with combining characters"
            yield Problem(position, "TEXT01", message, "run `edition fmt`")


class TEXT02:
    """A word mixes Latin and Cyrillic letters, which look alike."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One warning for each such word."""
        for position, word in _everywhere(context, _mixed):
            few = min((_CYRILLIC, _LATIN), key=lambda script: len(script.findall(word)))
            letters = ", ".join(
                f"“{letter}” ({unicodedata.name(letter, '?')})" for letter in dict.fromkeys(few.findall(word))
            )
            yield Problem(position, "TEXT02", f"“{word}” mixes Latin and Cyrillic letters", f"type {letters} anew")


def _decomposed(text: str) -> Iterator[tuple[int, str]]:
    """The first word that is not composed."""
    if unicodedata.is_normalized("NFC", text):
        return
    for match in re.finditer(r"\S+", text):
        if not unicodedata.is_normalized("NFC", match[0]):
            yield match.start(), match[0]
            return


def _mixed(text: str) -> Iterator[tuple[int, str]]:
    if not _SEAM.search(text):
        return
    for match in _LETTERS.finditer(text):
        if _CYRILLIC.search(match[0]) and _LATIN.search(match[0]):
            yield match.start(), match[0]


def _everywhere(context: Context, find: Find) -> Iterator[tuple[Position, str]]:
    pages: list[Document | ProsePage] = [*context.loaded.documents, *context.loaded.pages]
    for page in pages:
        yield from _in_values(page.meta, page.marks, find)
        yield from _in_text(page, find)
    for collection in context.loaded.collections:
        yield from _in_values(collection.meta, collection.marks, find)
    for register in context.loaded.registers.values():
        for entry in register.values():
            yield from _in_values(entry.entry, entry.marks, find)


def _in_text(page: Document | ProsePage, find: Find) -> Iterator[tuple[Position, str]]:
    line, seen = page.body_line, 0
    for offset, word in find(page.markdown):
        line += page.markdown.count("\n", seen, offset)
        seen = offset
        yield Position(page.file, line, offset - page.markdown.rfind("\n", 0, offset)), word


def _in_values(record: Record, marks: Marks, find: Find) -> Iterator[tuple[Position, str]]:
    if next(find(record.model_dump_json(exclude_defaults=True)), None) is None:
        return  # quick: hardly any record breaks a rule
    for path, value in _strings(record.model_dump(by_alias=True, exclude_defaults=True), ()):
        yield from ((marks.value(*path), word) for _offset, word in find(value))


def _strings(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(inner, (*path, key))
    elif isinstance(value, (list, tuple)):
        for number, inner in enumerate(value):
            yield from _strings(inner, (*path, number))
