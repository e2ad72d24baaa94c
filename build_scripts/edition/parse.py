"""Stage two: every text of the edition from Markdown to tokens, links, notes and paragraphs.

What a text becomes depends on its words and its place alone: so texts are parsed by as many workers as there are, and those
that an earlier build has parsed are taken from where it kept them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import astuple, dataclass
from functools import cache
from itertools import chain

from .markup import PackedTexts, packed, parse_text
from .model.edition import Loaded, Parsed
from .model.entries import RegisterEntry
from .model.keeping import Forgetful, Kept, key_of
from .model.position import Marks
from .model.text import TRANSLATION

_BATCH = 40
"""Texts that a worker takes at a time: enough that handing over is nothing, few enough that no worker waits at the end."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as written: all that parsing it depends on."""

    markdown: str
    file: str
    line: int
    column: int = 1
    inline: bool = False


def parse(loaded: Loaded, kept: Kept | None = None, executor: Executor | None = None) -> Parsed:
    """All texts by key: documents and pages, source notes, Markdown fields of register entries, notes of collections.

    The note of an entry has the entry’s own key (`event:berlin`), another field adds its name (`event:berlin#source`).
    """
    passages = {key: passage for part in PARTS for key, passage in part(loaded)}
    made = _parsed(list(passages.values()), kept or Forgetful(), executor)
    texts = PackedTexts(dict(zip(passages, made, strict=True)))
    return Parsed(texts, tuple(sorted(problem for text in texts.values() for problem in text.problems)))


def _parsed(passages: Sequence[Passage], kept: Kept, executor: Executor | None) -> list[bytes]:
    """Each passage, parsed and packed."""
    keys = [key_of("text", *astuple(passage)) for passage in passages]
    found = dict(kept.get(keys))
    missing = {key: passage for key, passage in zip(keys, passages, strict=True) if key not in found}
    batches = [list(missing.values())[start : start + _BATCH] for start in range(0, len(missing), _BATCH)]
    made = executor.map(parse_passages, batches) if executor else map(parse_passages, batches)
    new = dict(zip(missing, chain.from_iterable(made), strict=True))
    kept.put(new)
    found |= new
    return [found[key] for key in keys]


def parse_passages(passages: Sequence[Passage]) -> list[bytes]:
    """What a worker does: some passages, parsed and packed."""
    return [packed(parse_text(one.markdown, one.file, one.line, one.inline, one.column)) for one in passages]


def _documents(loaded: Loaded) -> Iterator[tuple[str, Passage]]:
    for document in loaded.documents:
        yield document.file, Passage(document.markdown, document.file, document.body_line)
        if translation := document.translation:
            yield (
                f"{document.file}{TRANSLATION}",
                Passage(translation.markdown, translation.file, translation.body_line),
            )
        if document.meta.summary:
            yield f"{document.file}#summary", _within_yaml(document.meta.summary, document.marks, "summary")
        if document.meta.source_note:
            yield f"{document.file}#source", _within_yaml(document.meta.source_note, document.marks, "source_note")


def _pages(loaded: Loaded) -> Iterator[tuple[str, Passage]]:
    for page in loaded.pages:
        yield page.file, Passage(page.markdown, page.file, page.body_line)


def _register_entries(loaded: Loaded) -> Iterator[tuple[str, Passage]]:
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


def _collection_notes(loaded: Loaded) -> Iterator[tuple[str, Passage]]:
    for collection in loaded.collections:
        if collection.meta.note:
            yield f"collection:{collection.id}", _within_yaml(collection.meta.note, collection.marks, "note")


def _within_yaml(markdown: str, marks: Marks, key: str) -> Passage:
    """A text that is a value of YAML; within folded or quoted values columns are near, not exact."""
    start = marks.value(key)
    return Passage(markdown, start.file, start.line, start.column, inline=True)


PARTS = (_documents, _pages, _register_entries, _collection_notes)
"""What yields the texts of an edition with their keys."""
