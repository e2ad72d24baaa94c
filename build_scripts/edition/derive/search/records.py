"""What an index is made from: the words of each document, its entities and facets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...model.derived import NORMALISED, STRUCK, Mention, Passage, SearchRecord, Trail
from ...model.edition import Document, Loaded, Parsed, Resolved
from ...model.records import Party
from ...model.shelves import Rows, rows
from ...model.text import TRANSLATION, TRANSLATION_PREFIX, Place, Text, note_anchor, plain_words


def search(
    loaded: Loaded, mentions: Mapping[str, Sequence[Mention]], trails: Mapping[str, Trail]
) -> tuple[SearchRecord, ...]:
    """One record per document, in the order of the edition."""
    entities = _by_page(mentions)
    return tuple(
        SearchRecord(
            document.path,
            document.meta.title,
            tuple(entities.get(document.path, ())),
            _facets(document, trails.get(document.key, Trail())),
        )
        for document in loaded.documents
    )


def words(loaded: Loaded, parsed: Parsed, resolved: Resolved) -> Mapping[str, tuple[Passage, ...]]:
    """Site path of each document → its words."""
    return Rows(Passage, ((one.path, rows(_words(one, parsed, resolved))) for one in loaded.documents))


def _by_page(mentions: Mapping[str, Sequence[Mention]]) -> dict[str, dict[str, None]]:
    """Page → what is named on it, once each, sorted as the mentions are."""
    pages: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for key, places in mentions.items():
        for mention in places:
            pages[mention.path.partition("#")[0]][key] = None
    return pages


def _words(document: Document, parsed: Parsed, resolved: Resolved) -> Iterator[tuple[str, ...]]:
    source, summary = (parsed.texts.get(f"{document.file}#{name}") for name in ("source", "summary"))
    if source:
        yield "source", plain_words(source)
    text = parsed.texts.get(document.file, Text(document.file))
    identifiers = resolved.paragraph_ids.get(document.file, ())
    for identifier, paragraph in zip(identifiers, text.paragraphs, strict=False):
        yield identifier, paragraph.words
    yield from ((heading.id, heading.words) for heading in text.headings)
    yield from (("", words) for words in text.unnumbered_finals)
    if summary:
        yield "ed-summary", plain_words(summary)
    yield from ((note.anchor, note.words) for note in text.notes)
    yield from _translated(document, parsed, resolved)
    for kind, beside in ((NORMALISED, text.seconds), (STRUCK, text.struck)):
        yield from ((*placed, kind) for placed in _placed(beside, identifiers))


def _placed(beside: Iterable[tuple[Place, str]], identifiers: Sequence[str]) -> Iterator[tuple[str, str]]:
    """With the anchor of each: what is no part of the final reading, and is searched for."""
    for place, words in beside:
        in_paragraph = 0 < place.paragraph <= len(identifiers)
        yield note_anchor(place.note) if place.note else identifiers[place.paragraph - 1] if in_paragraph else "", words


def _translated(document: Document, parsed: Parsed, resolved: Resolved) -> Iterator[tuple[str, str]]:
    key = f"{document.file}{TRANSLATION}"
    if text := parsed.texts.get(key):
        identifiers = resolved.paragraph_ids.get(key, ())
        yield from ((identifier, one.words) for identifier, one in zip(identifiers, text.paragraphs, strict=False))
        yield from (("", heading.words) for heading in text.headings)
        yield from (("", words) for words in text.unnumbered_finals)
        yield from ((f"{TRANSLATION_PREFIX}{note.anchor}", note.words) for note in text.notes)


def _facets(document: Document, trail: Trail) -> dict[str, tuple[str, ...]]:
    """Facets with a value, by name."""
    meta = document.meta
    facets = {
        "type": (meta.type,),
        "date": _one(meta.date),
        "event_date": _one(meta.event_date),
        "senders": tuple(_parties(meta.senders)),
        "recipients": tuple(_parties(meta.recipients)),
        "place": _one(meta.place),
        "text": (meta.text,),
        "basis": _one(meta.basis),
        "part": tuple(path for path, _ in trail.parts[:1]),
    }
    return {name: values for name, values in facets.items() if values}


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _parties(parties: Sequence[Party]) -> Iterator[str]:
    for party in parties:
        if party.person:
            yield f"person:{party.person}"
        if party.office:
            yield f"org:{party.office}"
