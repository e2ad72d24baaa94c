"""A part of the edition that is no document: a collection, a register entry, a section of the study, a reading path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from ...model.edition import Collection, Loaded, ProsePage, Registered
from ...model.urls import CITED, REGISTERS
from .people import CitedName, registered_name, sorted_name
from .whole import Whole, last_revised


@dataclass(frozen=True, slots=True)
class Part:
    """What is cited, ready for HTML."""

    title: str
    """As it stands in a sentence: `Kenneth T. Young Jr.`"""
    sorted: str
    """As it stands at the head of an entry: `Young, Kenneth T., Jr.`"""
    whole: Whole
    authors: tuple[CitedName, ...] = ()
    within: str = ""
    """`register of persons`, or nothing."""


def parts(loaded: Loaded) -> Iterator[tuple[str, Part]]:
    """Every part with its key: `collection:letters`, `person:beck-anna`, `content/study/two-roads.md`."""
    for collection in loaded.collections:
        yield f"collection:{collection.id}", _collection(collection, loaded)
    for register in loaded.registers.values():
        for registered in register.values():
            yield f"{registered.scheme}:{registered.entry.id}", _entry(registered, loaded)
    for page in loaded.pages:
        if page.name.startswith(CITED):
            yield page.file, _page(page, loaded)


def _collection(collection: Collection, loaded: Loaded) -> Part:
    """As its documents were last revised."""
    documents = (document for document in loaded.documents if document.collection == collection.id)
    revised = max((last_revised(document.meta.revisions) for document in documents), default="")
    title = escape(collection.meta.title)
    return Part(title, title, Whole(loaded.site, collection.path, revised))


def _entry(registered: Registered, loaded: Loaded) -> Part:
    name = registered_name(registered)
    whole = Whole(loaded.site, registered.path)
    return Part(
        escape(name.natural), escape(name.inverted), whole, within=f"register of {REGISTERS[registered.scheme]}"
    )


def _page(page: ProsePage, loaded: Loaded) -> Part:
    """Its authors are those whom the page itself makes responsible, never those of the work that it writes about."""
    authors = tuple(
        sorted_name(one.sort or one.name, one.name) for one in page.meta.responsibility if one.names_somebody
    )
    title, whole = escape(page.meta.title), Whole(loaded.site, page.path, last_revised(page.meta.revisions))
    return Part(title, title, whole, tuple(dict.fromkeys(authors)))
