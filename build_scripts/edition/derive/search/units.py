"""What can be found: every document, register entry and prose page, with the words of each of its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ...model.dates import parse_date
from ...model.edition import Document, Edition, ProsePage, Registered, SearchRecord
from ...model.records import Event, Name, Organisation, Party, Person, Place, RegisterEntry, Term, Work
from ...model.text import plain_words

Passages = tuple[tuple[str, str], ...]
"""(anchor, words)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One page that can be found."""

    path: str
    kind: str
    """`document`, `page`, or the scheme of a register."""
    title: str
    key: str = ""
    """`person:dulles-john-foster` for a register entry."""
    number: str = ""
    designator: str = ""
    details: str = ""
    """What a list of results says beside the title."""
    identifiers: tuple[str, ...] = ()
    """Name, number, designator, file number: what a reader may know the document by."""
    dates: tuple[str, ...] = ()
    """EDTF: dispatch, meeting; empty where unknown."""
    names: tuple[str, ...] = ()
    """Of a register entry: every form of the name but the title. Documents take those of what they name."""
    named: tuple[str, ...] = ()
    """Keys of the entries named."""
    passages: Passages = ()
    notes: Passages = ()
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)


def units(edition: Edition) -> Iterator[Unit]:
    """Every unit, in the order of the sources: documents, register entries, prose pages."""
    records = {record.path: record for record in edition.derived.search}
    for document in edition.loaded.documents:
        yield _document(edition, document, records[document.path])
    for register in edition.loaded.registers.values():
        for registered in register.values():
            yield _entry(edition, registered)
    for page in edition.loaded.pages:
        yield _page(edition, page)


def _document(edition: Edition, document: Document, record: SearchRecord) -> Unit:
    meta = document.meta
    text = edition.parsed.texts.get(document.file)
    anchors = {"source", *(note.anchor for note in text.notes)} if text else {"source"}
    printed = str(meta.printed.number) if meta.printed and meta.printed.number is not None else ""
    labels = (party.label for party in (*meta.senders, *meta.recipients))
    facets = {key: values for key, values in record.facets.items() if key in ("type", "text", "basis", "part")}
    return Unit(
        document.path,
        "document",
        meta.title,
        number=printed or document.name,
        designator=meta.designator or "",
        details=meta.designator or _type_name(edition, document),
        identifiers=_without_empty(
            printed, document.name, meta.designator, meta.archive and meta.archive.file, _type_name(edition, document)
        ),
        dates=(meta.date or "", meta.event_date or ""),
        names=_without_empty(*labels),
        named=tuple(key for key in record.entities if not key.startswith(("doc:", "work:"))),
        passages=tuple(passage for passage in record.paragraphs if passage[0] not in anchors),
        notes=tuple(passage for passage in record.paragraphs if passage[0] in anchors),
        facets=facets | {"senders": _parties(meta.senders), "recipients": _parties(meta.recipients)},
    )


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
    texts = (edition.parsed.texts.get(f"{key}{suffix}") for suffix in ("#expansion", "#head", "", "#source"))
    words = (plain_words(text) for text in texts if text)
    return Unit(
        registered.path,
        registered.scheme,
        entry.name,
        key=key,
        details=_details(entry),
        dates=(entry.date, "") if isinstance(entry, Event) else ("", ""),
        names=_names(entry),
        passages=tuple(("", word) for word in (_details(entry), *words) if word),
    )


def _details(entry: RegisterEntry) -> str:
    if isinstance(entry, Person):
        return entry.role.title if entry.role else ""
    if isinstance(entry, Work):
        return ", ".join(_without_empty(*map(_name, (*entry.author, *entry.editor)), entry.issued))
    if isinstance(entry, Place):
        return entry.country or ""
    return entry.kind


def _names(entry: RegisterEntry) -> tuple[str, ...]:
    """Every other form of the name."""
    if isinstance(entry, Person | Organisation | Place | Term):
        own = _without_empty(*entry.variants, entry.sort)
    elif isinstance(entry, Work):
        own = _without_empty(entry.short, entry.container_title, entry.collection_title, entry.publisher)
    else:
        own = ()
    return tuple(name for name in dict.fromkeys(own) if name != entry.name)


def _name(name: Name) -> str:
    return name.literal or " ".join(_without_empty(name.given, name.family))


def _page(edition: Edition, page: ProsePage) -> Unit:
    text = edition.parsed.texts[page.file]
    identifiers = edition.resolved.paragraph_ids.get(page.file, ())
    paragraphs = (
        (anchor, paragraph.plain) for anchor, paragraph in zip(identifiers, text.paragraphs, strict=False)
    )
    headings = ((heading.id, heading.plain) for heading in text.headings)
    return Unit(
        page.path,
        "page",
        page.meta.title,
        details=page.meta.summary or "",
        passages=(*paragraphs, *headings, *(("", words) for words in text.unnumbered)),
        notes=tuple((note.anchor, note.plain) for note in text.notes),
    )


def _without_empty(*values: str | None) -> tuple[str, ...]:
    return tuple(value for value in values if value)


def days(edtf: str) -> tuple[str, str]:
    """First and last day that a date may mean; empty where open or unknown."""
    if not edtf:
        return "", ""
    date = parse_date(edtf)
    return date.first, date.last
