"""Stage two: every text of the edition from Markdown to tokens, links, notes and paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from .markup import parse_text
from .model.edition import Loaded, Parsed
from .model.entries import RegisterEntry
from .model.position import Marks
from .model.text import TRANSLATION, Text


def parse(loaded: Loaded) -> Parsed:
    """All texts by key: documents and pages, source notes, Markdown fields of register entries, notes of collections.

    The note of an entry has the entry’s own key (`event:berlin`), another field adds its name (`event:berlin#source`).
    """
    parts = (_documents, _pages, _register_entries, _collection_notes)
    texts = {key: text for part in parts for key, text in part(loaded)}
    return Parsed(texts, tuple(sorted(problem for text in texts.values() for problem in text.problems)))


def _documents(loaded: Loaded) -> Iterator[tuple[str, Text]]:
    for document in loaded.documents:
        yield document.file, parse_text(document.markdown, document.file, document.body_line)
        if translation := document.translation:
            yield (
                f"{document.file}{TRANSLATION}",
                parse_text(translation.markdown, translation.file, translation.body_line),
            )
        if document.meta.summary:
            yield f"{document.file}#summary", _within_yaml(document.meta.summary, document.marks, "summary")
        if document.meta.source_note:
            yield f"{document.file}#source", _within_yaml(document.meta.source_note, document.marks, "source_note")


def _pages(loaded: Loaded) -> Iterator[tuple[str, Text]]:
    for page in loaded.pages:
        yield page.file, parse_text(page.markdown, page.file, page.body_line)


def _register_entries(loaded: Loaded) -> Iterator[tuple[str, Text]]:
    for scheme, entries in loaded.registers.items():
        for identifier, registered in entries.items():
            for field in _markdown_fields(type(registered.entry)):
                if markdown := getattr(registered.entry, field):
                    suffix = "" if field == "note" else f"#{field}"
                    yield f"{scheme}:{identifier}{suffix}", _within_yaml(markdown, registered.marks, field)


@cache
def _markdown_fields(record: type[RegisterEntry]) -> tuple[str, ...]:
    """The fields that the record’s schema describes as Markdown."""
    return tuple(name for name, field in record.model_fields.items() if "Markdown" in (field.description or ""))


def _collection_notes(loaded: Loaded) -> Iterator[tuple[str, Text]]:
    for collection in loaded.collections:
        if collection.meta.note:
            yield f"collection:{collection.id}", _within_yaml(collection.meta.note, collection.marks, "note")


def _within_yaml(markdown: str, marks: Marks, key: str) -> Text:
    """A text that is a value of YAML; within folded or quoted values columns are near, not exact."""
    start = marks.value(key)
    return parse_text(markdown, start.file, start.line, inline=True, first_column=start.column)
