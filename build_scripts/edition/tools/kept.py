"""The programs outside, asked only what no earlier build has asked: the same question has the same answer.

The key of an answer is the whole question; which program it is, the place where answers are kept knows (`cache/code.py`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..model.keeping import Kept, key_of
from ..model.problem import Problem
from ..model.programs import CitationRequest, FormattedCitations, Pandoc, Setting, Typesetter

_STRING = re.compile(r'"((?:[^"\\]|\\.)+)"')
_ESCAPED = re.compile(r"\\(.)")


class KeptPandoc:
    """A citation processor whose answers are kept."""

    def __init__(self, pandoc: Pandoc, kept: Kept) -> None:
        self._pandoc, self._kept = pandoc, kept

    def __call__(
        self, items: Sequence[Mapping[str, Any]], requests: Sequence[CitationRequest], language: str
    ) -> FormattedCitations | Problem:
        """As the processor answers."""
        question = json.dumps([items, [astuple(request) for request in requests], language])
        key = key_of("citations", question)
        if found := self._kept.get([key]).get(key):
            notes, bibliography = json.loads(found)
            return FormattedCitations(tuple(notes), bibliography)
        answer = self._pandoc(items, requests, language)
        if isinstance(answer, FormattedCitations):
            self._kept.put({key: json.dumps([answer.notes, dict(answer.bibliography)]).encode()})
        return answer


class KeptTypesetter:
    """A typesetter whose books are kept."""

    def __init__(self, typesetter: Typesetter, kept: Kept) -> None:
        self._typesetter, self._kept = typesetter, kept
        self.fonts = typesetter.fonts
        self.absent = typesetter.absent

    def __call__(self, book: Setting) -> bytes | Problem:
        """As the typesetter sets it."""
        fonts = json.dumps(self._typesetter.record(), sort_keys=True)
        key = key_of("pdf", book.source, book.date, fonts, *_files(book))
        if found := self._kept.get([key]).get(key):
            return found
        made = self._typesetter(book)
        if isinstance(made, bytes):
            self._kept.put({key: made})
        return made

    def lacking(self, letters: str) -> str:
        """As the typesetter says."""
        return self._typesetter.lacking(letters)

    def record(self) -> Mapping[str, Any]:
        """As the typesetter says."""
        return self._typesetter.record()


def _files(book: Setting) -> Iterator[str]:
    """Name and digest of every file that a string of the source names: the program can read no others."""
    for word in sorted({_ESCAPED.sub(r"\1", string) for string in _STRING.findall(book.source)}):
        if "/" in word and "\0" not in word and len(word) < 1000:
            yield from _file(book.root, word)


def _file(root: Path, word: str) -> Iterator[str]:
    file = root / word.lstrip("/")
    try:
        content = file.read_bytes() if file.is_file() else None
    except OSError:
        content = None
    if content is not None:
        yield f"{word} {sha256(content).hexdigest()}"
