"""Every id that a front matter, a register entry or collection.yml names: one list for following, counting and checking them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from .edition import Collection, Document, Loaded, ProsePage, Registered
from .entries import Event, Organisation, Person, Place
from .position import Marks, Position
from .records import Party, Witness

Role = Literal["sender", "recipient", "copy", "place", "event", "named", "cited", "register", "page"]
Path = tuple[str | int, ...]

MENTION_SCHEMES = {
    "persons": "person",
    "organisations": "org",
    "places": "place",
    "events": "event",
    "terms": "term",
}
"""Key of `mentions:` → link scheme."""


@dataclass(frozen=True, slots=True)
class Named:
    """An id as a YAML value names it."""

    scheme: str
    """Link scheme: `person`, `org`, `place`, `event`, `work`, `doc`."""
    id: str
    """For `doc` the key, `collection/name`."""
    path: Path
    """Where the value stands in its YAML."""
    role: Role


def document_key(name: str, collection: str) -> str:
    """`d222`, said in the collection `c`, is `c/d222`; `c/d222` stands for itself."""
    return name if "/" in name or not collection else f"{collection}/{name}"


def named_by_document(document: Document) -> Iterator[Named]:
    """What a document’s front matter names, in its order."""
    meta = document.meta
    yield from _one("event", meta.event, ("event",), "event")
    yield from _one("place", meta.place, ("place",), "place")
    yield from _parties(meta.senders, "senders", "sender")
    yield from _parties(meta.recipients, "recipients", "recipient")
    for number, copy in enumerate(meta.repeated_to):
        yield from _one("org", copy.office, ("repeated_to", number, "office"), "copy")
    if meta.printed:
        yield Named("work", meta.printed.work, ("printed", "work"), "cited")
    for number, hand in enumerate(meta.hands):
        yield from _one("person", hand.person, ("hands", number, "person"), "named")
    for kind, scheme in MENTION_SCHEMES.items():
        yield from _many(scheme, getattr(meta.mentions, kind), ("mentions", kind), "named")
    for number, reference in enumerate(meta.refers_to):
        key = document_key(reference.document, document.collection) if reference.document else None
        yield from _one("doc", key, ("refers_to", number, "document"), "cited")
        yield from _one("work", reference.work, ("refers_to", number, "work"), "cited")
    yield from _witnesses(meta.witnesses, document.collection)


def _witnesses(witnesses: Sequence[Witness], collection: str) -> Iterator[Named]:
    """The witnesses that are documents of the edition."""
    for number, witness in enumerate(witnesses):
        key = document_key(witness.document, collection) if witness.document else None
        yield from _one("doc", key, ("witnesses", number, "document"), "cited")


def named_by_page(page: ProsePage) -> Iterator[Named]:
    """What a prose page’s front matter names."""
    yield from _one("work", page.meta.record_of, ("record_of",), "cited")
    yield from _many("doc", page.meta.documents, ("documents",), "page")


def named_by_collection(collection: Collection) -> Iterator[Named]:
    """What collection.yml names, apart from the ranges of its structure."""
    yield from _one("work", collection.meta.work, ("work",), "cited")
    yield from _witnesses(collection.meta.witnesses, collection.id)


def named_by_entry(registered: Registered) -> Iterator[Named]:
    """What a register entry names of other entries and documents."""
    match registered.entry:
        case Person() as person:
            yield from _one("org", person.role.organisation if person.role else None, ("role", "organisation"))
            yield from _one("org", person.delegation, ("delegation",))
        case Organisation() as organisation:
            yield from _one("org", organisation.part_of, ("part_of",))
            yield from _one("place", organisation.place, ("place",))
            yield from _many("org", organisation.members, ("members",))
        case Place() as place:
            yield from _one("place", place.part_of, ("part_of",))
        case Event() as event:
            yield from _named_by_event(event)


def _named_by_event(event: Event) -> Iterator[Named]:
    yield from _one("place", event.place, ("place",))
    yield from _one("org", event.organisation, ("organisation",))
    yield from _one("person", event.chair, ("chair",))
    yield from _parties(event.speakers, "speakers", "register")
    yield from _many("doc", event.documents, ("documents",))


def all_named(loaded: Loaded) -> Iterator[tuple[str, Named, Position]]:
    """Everything named in any YAML of the edition: the owner’s key (`person:x`, a file), the name, its position."""
    for document in loaded.documents:
        yield from _placed(document.file, named_by_document(document), document.marks)
    for page in loaded.pages:
        yield from _placed(page.file, named_by_page(page), page.marks)
    for collection in loaded.collections:
        yield from _placed(collection.file, named_by_collection(collection), collection.marks)
    for scheme, register in loaded.registers.items():
        for entry in register.values():
            yield from _placed(f"{scheme}:{entry.entry.id}", named_by_entry(entry), entry.marks)


def _placed(owner: str, names: Iterable[Named], marks: Marks) -> Iterator[tuple[str, Named, Position]]:
    return ((owner, named, marks.value(*named.path)) for named in names)


def _one(scheme: str, identifier: str | None, path: Path, role: Role = "register") -> Iterator[Named]:
    if identifier:
        yield Named(scheme, identifier, path, role)


def _many(scheme: str, identifiers: Iterable[str], path: Path, role: Role = "register") -> Iterator[Named]:
    for number, identifier in enumerate(identifiers):
        yield Named(scheme, identifier, (*path, number), role)


def _parties(parties: Iterable[Party], key: str, role: Role) -> Iterator[Named]:
    for number, party in enumerate(parties):
        yield from _one("org", party.office, (key, number, "office"), role)
        yield from _one("person", party.person, (key, number, "person"), role)
