"""The pages of the edition as a reader meets them: what each is called, which texts stand on it, whom its front matter names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.dates import in_words
from ..model.dating import stated_date
from ..model.derived import MentionRole
from ..model.edition import Collection, Document, Loaded, ProsePage, Registered
from ..model.entries import Event
from ..model.references import Named, named_by_collection, named_by_document, named_by_page
from ..model.text import TRANSLATION

ROLES: dict[str, MentionRole] = {
    "sender": "sender",
    "recipient": "recipient",
    "copy": "copy",
    "place": "place",
    "event": "event",
    "cited": "cited",
}
"""Role in front matter → role of the mention; whatever else is named is just named."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Something named by front matter or register: `scheme:id`, in what role, in what words."""

    key: str
    role: MentionRole
    words: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of the edition."""

    path: str
    title: str
    label: str
    """Its short name for lists."""
    date: str
    """In words; in brackets where the editors supply it."""
    texts: tuple[str, ...]
    """Keys of its texts, in reading order."""
    named: tuple[Naming, ...]
    key: str = ""
    """`scheme:id` of what the page is about: naming itself is no mention."""


def leaves(loaded: Loaded) -> Iterator[Leaf]:
    """Every page, in reading order: documents, prose, collections, register entries."""
    yield from map(_document, loaded.documents)
    yield from map(_prose, loaded.pages)
    yield from map(_collection, loaded.collections)
    for register in loaded.registers.values():
        yield from map(_entry, register.values())


def _document(document: Document) -> Leaf:
    stated = stated_date(document.meta)
    return Leaf(
        document.path,
        document.meta.title,
        document.label,
        stated.words() if stated.edtf else "",
        (f"{document.file}#summary", f"{document.file}#source", document.file, f"{document.file}{TRANSLATION}"),
        tuple(_named(document)),
        f"doc:{document.key}",
    )


def _named(document: Document) -> Iterator[Naming]:
    """A document does not mention the work that prints it: hundreds do, and the collection says it for all of them."""
    for named in named_by_document(document):
        if named.path[0] != "printed":
            yield _naming(named, _words(document, named))


def _words(document: Document, named: Named) -> str:
    if named.path[0] != "refers_to":
        return ""
    reference = document.meta.refers_to[int(named.path[1])]
    return reference.as_ or reference.label or ""


def _naming(named: Named, words: str = "") -> Naming:
    role = "named" if named.scheme == "doc" else ROLES.get(named.role, "named")
    return Naming(f"{named.scheme}:{named.id}", role, words)


def _prose(page: ProsePage) -> Leaf:
    named = tuple(_naming(named) for named in named_by_page(page))
    return Leaf(page.path, page.meta.title, page.meta.title, "", (page.file,), named)


def _collection(collection: Collection) -> Leaf:
    meta = collection.meta
    named = tuple(_naming(named) for named in named_by_collection(collection))
    return Leaf(collection.path, meta.title, meta.short or meta.title, "", (f"collection:{collection.id}",), named)


def _entry(registered: Registered) -> Leaf:
    """Entries name one another too; those relations are no mentions, except that an event has its documents."""
    entry = registered.entry
    key = f"{registered.scheme}:{entry.id}"
    event = entry if isinstance(entry, Event) else None
    documents = tuple(Naming(f"doc:{document}", "event") for document in event.documents) if event else ()
    return Leaf(
        registered.path, entry.name, entry.name, in_words(event.date) if event else "", _texts(key), documents, key
    )


def _texts(key: str) -> tuple[str, ...]:
    """The entry's texts as parsed: of each kind of entry some exist."""
    return (f"{key}#expansion", f"{key}#head", key, f"{key}#source")
