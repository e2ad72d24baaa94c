"""Which form a file has, by its place below content/ or sources/."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..model.entries import Event, Organisation, Person, Place, Term, Work
from ..model.records import CollectionMeta, DocumentMeta, PageMeta, TranslationMeta
from ..model.schemas import keys_of
from ..model.values import Record

LISTS: dict[str, type[Record]] = {
    "registers/persons.yml": Person,
    "registers/organisations.yml": Organisation,
    "registers/places.yml": Place,
    "registers/events.yml": Event,
    "registers/terms.yml": Term,
    "bibliography.yml": Work,
}
"""Path below content/ → what each item of the list is; a file of the folder of the same name is a part of it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """The form of a file."""

    keys: Sequence[str]
    """In canonical order."""
    is_list: bool = False


def kind_of(file: str) -> Kind | None:
    """The form of the file at this path (an edition may lie anywhere), or None when it is no source."""
    parts = PurePosixPath(file.replace("\\", "/")).parts
    for number in reversed(range(len(parts) - 1)):
        below = "/".join(parts[number + 1 :])
        if parts[number] == "content":
            return _content_kind(below)
        if parts[number] == "sources" and below.count("/") == 1:
            return _source_kind(below)
    return None


def _content_kind(below: str) -> Kind | None:
    folder, _, _name = below.rpartition("/")
    if model := LISTS.get(below) or (LISTS.get(f"{folder}.yml") if below.endswith(".yml") else None):
        return Kind(keys_of(model), is_list=True)
    return Kind(keys_of(PageMeta)) if below.endswith(".md") else None


def _source_kind(below: str) -> Kind | None:
    if below.endswith("/collection.yml"):
        return Kind(keys_of(CollectionMeta))
    if not below.endswith(".md"):
        return None
    return Kind(keys_of(TranslationMeta if "." in below.removesuffix(".md") else DocumentMeta))
