"""The record of the books: what each is, of which size and hash, with which program and fonts it was set."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from ..model.books import Book
from ..model.edition import OutputFile
from ..model.programs import Typesetter

PATH = "api/books.json"


class Record:
    """Takes the books one by one."""

    def __init__(self, typesetter: Typesetter | None) -> None:
        self._typesetter = typesetter
        self._books: list[dict[str, Any]] = []

    def add(self, book: Book, made: OutputFile) -> None:
        """Add a book."""
        digest = hashlib.sha256(made.content).hexdigest()
        size = len(made.content)
        self._books.append({"path": made.path, "kind": book.kind, "title": book.title, "bytes": size, "sha256": digest})

    def files(self, path: str = PATH) -> Iterator[OutputFile]:
        """The record, when there is a book."""
        if self._books:
            made_with = self._typesetter.record() if self._typesetter else {}
            content = json.dumps({"books": self._books, "pdf": made_with}, ensure_ascii=False, indent=1)
            yield OutputFile(path, f"{content}\n".encode())
