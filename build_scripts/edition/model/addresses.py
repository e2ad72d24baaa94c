"""Every page of the edition and every anchor on it: what a link may lead to, what must not clash, what publishing promises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .edition import Loaded, Parsed, Resolved
from .entries import Entry
from .ledger import PAGE, fingerprint
from .position import Position
from .records import Part
from .text import TRANSLATION, TRANSLATION_PREFIX, Heading, Note, Text
from .urls import REGISTERS, collection_path

RESERVED_FOLDERS = ("documents", *REGISTERS.values(), "chronology", "meetings", "search", "changes", "api", "assets")
"""Folders of the site below which no prose page may stand: the generator’s own pages and files grow there."""

RESERVED_NAMES = ("index", "img")
"""Names that no document may take: `img` holds a collection’s pictures."""


@dataclass(frozen=True, slots=True)
class Address:
    """One page that a source file asks for."""

    path: str
    what: str
    """`the document c/d1`, `the part “II. Proceedings”` …"""
    position: Position
    key: str = ""
    """Key of the text on it, for documents and prose pages."""
    title: str = ""
    """Title of the page, name of the entry."""
    others: tuple[str, ...] = ()
    """Its other names: short titles, the variants of an entry."""


def addresses(loaded: Loaded) -> Iterator[Address]:
    """The address of every prose page, document, collection, part and register entry, in this order."""
    for page in loaded.pages:
        yield Address(
            page.path,
            f"the page content/{page.name}",
            page.marks.start,
            page.file,
            page.meta.title,
            _others(page.meta.short),
        )
    for document in loaded.documents:
        yield Address(
            document.path, f"the document {document.key}", document.marks.start, document.file, document.meta.title
        )
    for collection in loaded.collections:
        yield Address(
            collection.path,
            f"the collection {collection.id}",
            collection.marks.start,
            "",
            collection.meta.title,
            _others(collection.meta.short),
        )
        for part, path in walk_parts(collection.meta.structure):
            position = collection.marks.value(*path, "id")
            what = f"the part {collection.id}/{part.id}"
            yield Address(collection_path(collection.id, part.id), what, position, "", part.title)
    for scheme, register in loaded.registers.items():
        for entry in register.values():
            what = f"the entry {scheme}:{entry.entry.id}"
            others = entry.entry.variants if isinstance(entry.entry, Entry) else ()
            yield Address(entry.path, what, entry.marks.value("id"), "", entry.entry.name, others)


def _others(short: str | None) -> tuple[str, ...]:
    return (short,) if short else ()


def walk_parts(
    parts: Sequence[Part], path: tuple[str | int, ...] = ("structure",)
) -> Iterator[tuple[Part, tuple[str | int, ...]]]:
    """Every part, outer ones first, with its path in collection.yml."""
    for number, part in enumerate(parts):
        yield part, (*path, number)
        yield from walk_parts(part.parts, (*path, number, "parts"))


def was_left_out(path: str, loaded: Loaded) -> bool:
    """Whether the page is missing only because its source has errors of its own."""
    folder, _, rest = path.rstrip("/").partition("/")
    scheme = _SCHEMES.get(folder)
    if scheme:
        return not loaded.left_out.isdisjoint({f"{scheme}:{rest}", f"register:{scheme}"})
    page = path.rstrip("/")
    pages = {f"page:{page}.md", f"page:{path}index.md"}
    return not loaded.left_out.isdisjoint(pages) or (folder == "documents" and _document_left_out(rest, loaded))


_SCHEMES = {folder: scheme for scheme, folder in REGISTERS.items()}


def _document_left_out(key: str, loaded: Loaded) -> bool:
    """A document, or everything below a collection that could not be read."""
    return not loaded.left_out.isdisjoint({f"doc:{key}", f"collection:{key.partition('/')[0]}"})


def page_anchors(
    text: Text, paragraph_ids: Sequence[str], source_note: bool, translation: Text | None = None
) -> dict[str, str]:
    """Anchors of a document’s or prose page, in order: paragraphs with the fingerprint of their words, all others empty."""
    anchors = {
        identifier: fingerprint(paragraph.plain)
        for identifier, paragraph in zip(paragraph_ids, text.paragraphs, strict=True)
    }
    others = [
        *(heading.id for heading in text.headings if heading.id),
        *(note.anchor for note in text.notes),
        *(f"pg-{number}" for number in text.page_beginnings),
        *text.anchors,
        *(["source"] if source_note else []),
        *(f"{TRANSLATION_PREFIX}{note.anchor}" for note in (translation.notes if translation else ())),
        *(f"{TRANSLATION_PREFIX}pg-{number}" for number in (translation.page_beginnings if translation else ())),
    ]
    return anchors | {anchor: "" for anchor in others if anchor not in anchors}


def anchors_by_page(loaded: Loaded, parsed: Parsed, resolved: Resolved) -> dict[str, dict[str, str]]:
    """Site path → anchors of every page that can be promised; pages without a text of their own have none."""
    noted = {document.file for document in loaded.documents if document.meta.source_note}
    return {
        address.path: page_anchors(
            parsed.texts[address.key],
            resolved.paragraph_ids.get(address.key, ()),
            address.key in noted,
            parsed.texts.get(f"{address.key}{TRANSLATION}"),
        )
        if address.key in parsed.texts
        else {}
        for address in addresses(loaded)
    }


def notes_on(address: Address, parsed: Parsed) -> dict[str, Note]:
    """Anchor → each note of a page, those of the translation with the prefix of its ids."""
    text, translation = parsed.texts.get(address.key), parsed.texts.get(f"{address.key}{TRANSLATION}")
    translated = {f"{TRANSLATION_PREFIX}{note.anchor}": note for note in (translation.notes if translation else ())}
    return {note.anchor: note for note in (text.notes if text else ())} | translated


def headings_on(address: Address, parsed: Parsed) -> dict[str, Heading]:
    """Anchor → each heading of a page that has an id."""
    text = parsed.texts.get(address.key)
    return {heading.id: heading for heading in (text.headings if text else ()) if heading.id}


def labels_on(address: Address, parsed: Parsed) -> dict[str, str]:
    """Anchor of each note and heading of a page, and PAGE → fingerprint of its words: whose label it is."""
    headings = {anchor: fingerprint(one.plain) for anchor, one in headings_on(address, parsed).items()}
    notes = {anchor: fingerprint(one.plain) for anchor, one in notes_on(address, parsed).items()}
    return {PAGE: fingerprint(address.title), **headings, **notes}
