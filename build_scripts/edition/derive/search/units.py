"""What can be found: every document, register entry and prose page, with the words of each of its fields."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ...model.dates import in_words, parse_date
from ...model.dating import stated_date
from ...model.derived import SearchRecord
from ...model.edition import Document, Edition, ProsePage, Registered
from ...model.facts import Facts
from ...model.lookups import Lookups, look_up
from ...model.records import Party
from ...model.text import TRANSLATION, TRANSLATION_PREFIX, Place, Text, note_anchor, plain_words
from .entries import details, other_names

Passages = Sequence[tuple[str, str]]
"""(anchor, words)."""

_TAG = re.compile(r"<[^>]+>")
_EMPTY = re.compile(r"\s*\(\s*\)")
"""Brackets round a citation alone, which is set behind the passage."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One page that can be found."""

    path: str
    kind: str
    """`document`, `page`, or the scheme of a register."""
    title: str
    language: str = ""
    """The main one; empty where the edition's own."""
    key: str = ""
    """`person:beck-anna` for a register entry."""
    number: str = ""
    designator: str = ""
    details: str = ""
    """What a list of results says beside the title."""
    identifiers: tuple[str, ...] = ()
    """Name, number, designator, file number: what a reader may know the document by."""
    facts: tuple[str, ...] = ()
    """Whatever else the page says of the document in words."""
    date: str = ""
    """In words, as lists of results say it: in brackets where the editors supply it."""
    dates: tuple[str, ...] = ()
    """EDTF: dispatch, meeting; empty where unknown."""
    names: tuple[str, ...] = ()
    """Of a register entry: every form of the name but the title. Documents take those of what they name."""
    named: tuple[str, ...] = ()
    """Keys of the entries named."""
    passages: Passages = ()
    notes: Passages = ()
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)


class Units(Lookups):
    """Every unit of an edition, in the order of the sources: documents, register entries, prose pages."""

    def __init__(self, source: Edition | Facts) -> None:
        super().__init__(source)
        loaded = (source.whole if isinstance(source, Facts) else source).loaded
        self._size = len(loaded.documents) + sum(map(len, loaded.registers.values())) + len(loaded.pages)

    def __len__(self) -> int:
        return self._size

    def read(self, some: slice) -> Iterator[Unit]:
        """Some of them, one at a time."""
        return map(self._unit, map(self._sources.__getitem__, range(*some.indices(self._size))))

    @look_up
    def _sources(self) -> Mapping[int, Document | Registered | ProsePage]:
        """By place."""
        loaded = self.edition.loaded
        entries = (registered for register in loaded.registers.values() for registered in register.values())
        return dict(enumerate((*loaded.documents, *entries, *loaded.pages)))

    @look_up
    def _records(self) -> Mapping[str, SearchRecord]:
        """By the path of the document."""
        return {record.path: record for record in self.edition.derived.search}

    def _unit(self, source: Document | Registered | ProsePage) -> Unit:
        if isinstance(source, Document):
            return _document(self.edition, source, self._records[source.path])
        return _entry(self.edition, source) if isinstance(source, Registered) else _page(self.edition, source)


def _document(edition: Edition, document: Document, record: SearchRecord) -> Unit:
    meta = document.meta
    text = edition.parsed.texts.get(document.file, Text(document.file))
    translation = edition.parsed.texts.get(f"{document.file}{TRANSLATION}", Text(document.file))
    theirs = (f"{TRANSLATION_PREFIX}{note.anchor}" for note in translation.notes)
    anchors = {"source", *(note.anchor for note in text.notes), *theirs}
    words = [(one.anchor, one.words) for one in edition.derived.words[document.path]]
    passages = _with_citations(edition, document.file, text, words)
    printed = str(meta.printed.number) if meta.printed and meta.printed.number is not None else ""
    labels = (party.label for party in (*meta.senders, *meta.recipients))
    facets = {key: values for key, values in record.facets.items() if key in ("type", "text", "basis", "part")}
    return Unit(
        document.path,
        "document",
        meta.title,
        language=meta.languages[0] if meta.languages else "",
        number=document.label,
        designator=meta.designator or "",
        details=meta.designator or _type_name(edition, document),
        identifiers=_without_empty(
            printed,
            document.label if document.label != document.name else None,
            document.name,
            meta.designator,
            meta.archive.file if meta.archive else None,
            _type_name(edition, document),
        ),
        date=stated_date(meta).words(),
        dates=(meta.date or "", meta.event_date or ""),
        facts=_facts(document),
        names=_without_empty(*labels),
        named=tuple(key for key in record.entities if not key.startswith(("doc:", "work:"))),
        passages=tuple(passage for passage in passages if passage[0] not in anchors),
        notes=tuple(passage for passage in passages if passage[0] in anchors),
        facets=facets | {"senders": _parties(meta.senders), "recipients": _parties(meta.recipients)},
    )


def _facts(document: Document) -> tuple[str, ...]:
    meta = document.meta
    copies = (words for copy in meta.repeated_to for words in (copy.label, copy.number))
    parties = (party.note for party in (*meta.senders, *meta.recipients))
    references = (words for reference in meta.refers_to for words in (reference.as_, reference.label))
    return _without_empty(
        meta.classification, meta.precedence, meta.date_note, *_archive(document), *copies, *parties, *references
    )


def _archive(document: Document) -> tuple[str | None, ...]:
    archive = document.meta.archive
    return (archive.repository, archive.collection) if archive else ()


def _type_name(edition: Edition, document: Document) -> str:
    types = next(c.meta.types for c in edition.loaded.collections if c.id == document.collection)
    return types.get(document.meta.type, document.meta.type)


def _parties(parties: Sequence[Party]) -> tuple[str, ...]:
    """Keys of persons and organisations; a party that is in no register stands for itself."""
    keys = [
        key
        for party in parties
        for key in (
            party.person and f"person:{party.person}",
            party.office and f"org:{party.office}",
            None if party.person or party.office else party.label,
        )
        if key
    ]
    return tuple(dict.fromkeys(keys))


def _entry(edition: Edition, registered: Registered) -> Unit:
    entry, key = registered.entry, f"{registered.scheme}:{registered.entry.id}"
    texts = ((f"{key}{suffix}", edition.parsed.texts.get(f"{key}{suffix}")) for suffix in _MARKDOWN)
    words = (_with_citations(edition, of, text, (("", plain_words(text)),))[0][1] for of, text in texts if text)
    return Unit(
        registered.path,
        registered.scheme,
        entry.name,
        key=key,
        details=details(entry),
        date=in_words(getattr(entry, "date", "")),
        dates=(getattr(entry, "date", ""), ""),
        names=other_names(entry),
        passages=tuple(("", line) for line in (details(entry), *words) if line),
    )


_MARKDOWN = ("#expansion", "#head", "", "#source")
"""What follows the key of an entry in the keys of its texts."""


def _page(edition: Edition, page: ProsePage) -> Unit:
    text = edition.parsed.texts[page.file]
    identifiers = edition.resolved.paragraph_ids.get(page.file, ())
    passages = (
        *((anchor, paragraph.words) for anchor, paragraph in zip(identifiers, text.paragraphs, strict=False)),
        *((heading.id, heading.words) for heading in text.headings),
        *(("", words) for words in text.unnumbered_finals),
    )
    notes = tuple((note.anchor, note.words) for note in text.notes)
    every = _with_citations(edition, page.file, text, (*passages, *notes))
    return Unit(
        page.path,
        "page",
        page.meta.title,
        details=page.meta.summary or "",
        passages=every[: len(passages)],
        notes=every[len(passages) :],
    )


def _with_citations(edition: Edition, key: str, text: Text, passages: Passages) -> Passages:
    """The passages, each with the words of the works cited in it: a reader sees them there."""
    cited: dict[str, list[str]] = {}
    for citation in text.citations:
        words = html.unescape(_TAG.sub("", edition.derived.citations.get((key, citation.index), "")))
        cited.setdefault(_anchor(edition, key, citation.place), []).append(words)
    return tuple((anchor, " ".join([_EMPTY.sub("", words), *cited.pop(anchor, [])])) for anchor, words in passages)


def _anchor(edition: Edition, key: str, place: Place) -> str:
    if place.note:
        return note_anchor(place.note)
    identifiers = edition.resolved.paragraph_ids.get(key, ())
    return identifiers[place.paragraph - 1] if 0 < place.paragraph <= len(identifiers) else ""


def _without_empty(*values: str | None) -> tuple[str, ...]:
    return tuple(value for value in values if value)


def days(edtf: str) -> tuple[str, str]:
    """First and last day that a date may mean; empty where open or unknown."""
    if not edtf:
        return "", ""
    date = parse_date(edtf)
    return date.first, date.last
