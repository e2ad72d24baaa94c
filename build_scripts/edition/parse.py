"""Stage two: every text of the edition from Markdown to tokens, links, notes and paragraphs.

What a text becomes depends on its words and its place alone: so texts are parsed by as many workers as there are, and those
that an earlier build has parsed are taken from where it kept them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import astuple, dataclass
from functools import cache
from itertools import chain, islice

from .markup import PackedTexts, packed, parse_text
from .model.edition import Loaded, Parsed
from .model.entries import RegisterEntry
from .model.keeping import Forgetful, Kept, key_of
from .model.position import Marks
from .model.text import TRANSLATION

_BATCH = 40
"""Texts that a worker takes at a time: enough that handing over is nothing, few enough that no worker waits at the end."""
_AT_ONCE = 400
"""Texts that are asked for, parsed and kept at a time: those of large editions are not in memory together."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as written: all that parsing it depends on."""

    markdown: str
    file: str
    line: int
    column: int = 1
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Portion:
    """Some texts that are being parsed."""

    keys: Mapping[str, bytes]
    """Key of the text → key of what is kept of it."""
    found: Mapping[bytes, bytes]
    missing: Sequence[bytes]
    made: Iterator[list[bytes]]
    """Of what is missing, as it comes."""


def parse(loaded: Loaded, kept: Kept | None = None, executor: Executor | None = None) -> Parsed:
    """All texts by key: documents and pages, source notes, Markdown fields of register entries, notes of collections.

    The note of an entry has the entry’s own key (`event:berlin`), another field adds its name (`event:berlin#source`).
    """
    passages = (item for part in PARTS for item in part(loaded))
    texts = PackedTexts(_parsed(passages, kept or Forgetful(), executor))
    return Parsed(texts, tuple(sorted(problem for text in texts.values() for problem in text.problems)))


def _parsed(
    passages: Iterator[tuple[str, Passage]], kept: Kept, executor: Executor | None
) -> Iterator[tuple[str, bytes]]:
    """Each passage, parsed and packed: a portion is begun before the one before it is waited for, so that no worker rests."""
    waiting: Portion | None = None
    while some := dict(islice(passages, _AT_ONCE)):
        begun = _begun(some, kept, executor)
        if waiting:
            yield from _done(waiting, kept)
        waiting = begun
    if waiting:
        yield from _done(waiting, kept)


def _begun(passages: Mapping[str, Passage], kept: Kept, executor: Executor | None) -> Portion:
    keys = {name: key_of("text", *astuple(passage)) for name, passage in passages.items()}
    found = kept.get(keys.values())
    missing = {key: passages[name] for name, key in keys.items() if key not in found}
    batches = [list(missing.values())[start : start + _BATCH] for start in range(0, len(missing), _BATCH)]
    made = executor.map(parse_passages, batches) if executor else map(parse_passages, batches)
    return Portion(keys, found, tuple(missing), made)


def _done(portion: Portion, kept: Kept) -> Iterator[tuple[str, bytes]]:
    new = dict(zip(portion.missing, chain.from_iterable(portion.made), strict=True))
    kept.put(new)
    known = {**portion.found, **new}
    return ((name, known[key]) for name, key in portion.keys.items())


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
