"""Stage two: every text of the edition from Markdown to tokens, links, notes and paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from .markup import parse_text
from .model.edition import Loaded, Parsed
from .model.position import Marks
from .model.text import Text


def parse(loaded: Loaded) -> Parsed:
    """All texts by key: documents and pages, source notes, notes of register entries and collections."""
    texts = {
        key: text for part in (_documents, _pages, _register_notes, _collection_notes) for key, text in part(loaded)
    }
    return Parsed(texts, tuple(sorted(problem for text in texts.values() for problem in text.problems)))


def _documents(loaded: Loaded) -> Iterator[tuple[str, Text]]:
    for document in loaded.documents:
        yield document.file, parse_text(document.markdown, document.file, document.body_line)
        if document.meta.source_note:
            yield f"{document.file}#source", _within_yaml(document.meta.source_note, document.marks, "source_note")


def _pages(loaded: Loaded) -> Iterator[tuple[str, Text]]:
    for page in loaded.pages:
        yield page.file, parse_text(page.markdown, page.file, page.body_line)


def _register_notes(loaded: Loaded) -> Iterator[tuple[str, Text]]:
    for scheme, entries in loaded.registers.items():
        for identifier, registered in entries.items():
            if registered.entry.note:
                yield f"{scheme}:{identifier}", _within_yaml(registered.entry.note, registered.marks, "note")


def _collection_notes(loaded: Loaded) -> Iterator[tuple[str, Text]]:
    for collection in loaded.collections:
        if collection.meta.note:
            yield f"collection:{collection.id}", _within_yaml(collection.meta.note, collection.marks, "note")


def _within_yaml(markdown: str, marks: Marks, key: str) -> Text:
    """A text that is a value of YAML; within folded or quoted values columns are near, not exact."""
    start = marks.value(key)
    return parse_text(markdown, start.file, start.line, inline=True, first_column=start.column)
