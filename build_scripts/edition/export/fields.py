"""A table of records and its fields: one definition serves every format and the description of the format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..model.derived import SearchRecord
from ..model.edition import Collection, Document, Edition
from ..model.lookups import Lookups, look_up
from ..model.text import plain_words


class Source(Lookups):
    """The edition with what the fields look up in it."""

    @look_up
    def records(self) -> dict[str, SearchRecord]:
        """Entities and facets of each document, by its path."""
        return {record.path: record for record in self.edition.derived.search}

    @look_up
    def documents(self) -> dict[str, Document]:
        """By key."""
        return {document.key: document for document in self.edition.loaded.documents}

    @look_up
    def collections(self) -> dict[str, Collection]:
        """By id."""
        return {collection.id: collection for collection in self.edition.loaded.collections}

    @look_up
    def documents_of(self) -> dict[str, list[str]]:
        """Id of a collection → the keys of its documents, in order."""
        found: dict[str, list[str]] = {}
        for document in self.edition.loaded.documents:
            found.setdefault(document.collection, []).append(document.key)
        return found

    def url(self, path: str) -> str | None:
        """Full address of a site path, when the site's own is known."""
        address = self.edition.loaded.site.url
        return f"{address}{path}" if address else None

    def plain(self, key: str, markdown: str | None) -> str | None:
        """The words of a register entry's note."""
        text = self.edition.parsed.texts.get(key)
        return plain_words(text) if text else markdown


Shape = Mapping[str, Any]
"""What JSON Schema says of a value."""
TEXT: Shape = {"type": ["string", "null"]}
TEXTS: Shape = {"type": "array", "items": {"type": "string"}}
COUNT: Shape = {"type": "integer", "minimum": 0}
NUMBER: Shape = {"type": ["number", "null"]}
FLAG: Shape = {"type": "boolean"}
RECORD: Shape = {"type": ["object", "null"]}
RECORDS: Shape = {"type": "array", "items": {"type": "object"}}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record."""

    name: str
    description: str
    value: Callable[[Any, Source], Any]
    """Record → a value of JSON."""
    in_csv: bool = True
    shape: Shape = field(default_factory=lambda: TEXT)
    columns: tuple[str, ...] = ()
    """Of a record: its fields that have columns in CSV, those of a record within it after a dot (`pages.first`)."""


@dataclass(frozen=True, slots=True)
class Table:
    """Records of one kind."""

    name: str
    """Name of the file and of the list in it."""
    fields: Sequence[Field]
    records: Callable[[Edition], Sequence[Any]]
    about: str = ""
    """What the records are, in a sentence."""
    singular: str = ""
    """What one record is called, when each has a file of its own: its id is the tail of its address."""
    keys: Callable[[Edition], Iterable[str]] = lambda _: ()
    record: Callable[[Source, str], Any] = lambda _source, _key: None
    """Of records with files of their own: their keys, in the order of the records, and the record of a key."""

    def rows(self, source: Source, fields: Sequence[Field] = ()) -> Iterator[dict[str, Any]]:
        """Every record as field → value, in the order of the fields; all of them when none are named."""
        return (self.row(source, record, fields) for record in self.records(source.edition))

    def row(self, source: Source, record: Any, fields: Sequence[Field] = ()) -> dict[str, Any]:
        """A record as field → value, likewise."""
        return {one.name: one.value(record, source) for one in fields or self.fields}


def filled(rows: Iterable[Mapping[str, str | None]]) -> list[dict[str, str]]:
    """The rows without what is not known."""
    return [{key: value for key, value in row.items() if value} for row in rows]
