"""What is harvested: a record in Dublin Core for each document, and a notice for each that went or changed its address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from ...markup.tei import escape
from ...model.edition import Document, Edition
from ...model.items import edtf_date, inverted
from ...model.licences import licence_name

ARCHIVE = ("archive_location", "archive_collection", "archive")
"""Variables of the item that say where the original is kept."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DOCUMENT = re.compile(r"documents/([^/]+)/([^/]+)/")


@dataclass(frozen=True, slots=True)
class Record:
    """A document as it is harvested."""

    identifier: str
    day: str
    collection: str
    """Id of its collection; empty when the edition has it no more."""
    fields: tuple[tuple[str, str], ...] = ()
    """(element of Dublin Core, words); none for what went."""


@dataclass(frozen=True)
class Repository:
    """The edition as its records are harvested."""

    edition: Edition

    @property
    def address(self) -> str:
        """Base address of the answers, or empty."""
        site = self.edition.loaded.site
        return f"{site.url}api/oai/" if site.url else ""

    @property
    def contact(self) -> str:
        """E-mail address of the editors, or empty."""
        return self.edition.loaded.site.settings.contact or ""

    @cached_property
    def days(self) -> Mapping[str, str]:
        """Key of a document → the day of its last revision, or empty."""
        found = {}
        for document in self.edition.loaded.documents:
            dated = [one.date for one in document.meta.revisions if _DAY.fullmatch(one.date)]
            found[document.key] = max(dated, default="")
        return found

    @cached_property
    def day(self) -> str:
        """The last revision of any document, or loss of one; empty without revisions."""
        revised = max(self.days.values(), default="")
        return revised and max([revised, *(one.day for one in self.deleted)])

    @property
    def earliest(self) -> str:
        """The first day on which anything was revised or went."""
        return min([*(day or self.day for day in self.days.values()), *(one.day for one in self.deleted)])

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Of each document; one without revisions takes the day of the edition."""
        return tuple(
            Record(
                self._identifier(document.key),
                self.days[document.key] or self.day,
                document.collection,
                tuple((name, words) for name, words in self._fields(document) if words),
            )
            for document in self.edition.loaded.documents
        )

    @cached_property
    def deleted(self) -> tuple[Record, ...]:
        """Documents that were withdrawn or have another address now, as the ledger has them."""
        loaded = self.edition.loaded
        known = {document.key for document in loaded.documents}
        collections = {collection.id for collection in loaded.collections}
        found = []
        for path, moved in sorted(loaded.ledger.moved.items()):
            match = _DOCUMENT.fullmatch(path)
            if match and f"{match[1]}/{match[2]}" not in known and _DAY.fullmatch(moved.date):
                collection = match[1] if match[1] in collections else ""
                found.append(Record(self._identifier(f"{match[1]}/{match[2]}"), moved.date, collection))
        return tuple(found)

    def _identifier(self, key: str) -> str:
        return f"oai:{urlsplit(self.address).hostname}:{key}"

    def _fields(self, document: Document) -> Iterator[tuple[str, str]]:
        """A calendar entry is the editors' text on a document: who wrote that document stands in its source."""
        item, meta = self.edition.derived.items[document.key], document.meta
        yield "title", item["title"]
        yield from (("creator", inverted(name)) for name in item.get("author", ()))
        yield from (("contributor", one.name) for one in meta.responsibility if one.names_somebody)
        yield "type", "Text"
        yield "type", item.get("genre", "")
        yield "date", edtf_date(item)
        yield "coverage", meta.event_date or meta.date or ""
        yield "language", item.get("language", "")
        yield "identifier", item.get("URL", "")
        yield from (("source", words) for words in self._sources(document, item))
        yield "relation", meta.url or ""
        yield "relation", item["container-title"]
        yield "publisher", item.get("publisher", "")
        yield from (("rights", words) for words in self._rights[document.collection][meta.text == "calendar" :])

    def _sources(self, document: Document, item: Mapping[str, Any]) -> Iterator[str]:
        """The document that an entry stands for, as it is headed; where the original is kept and printed."""
        if document.meta.text == "calendar":
            yield document.meta.title
        yield ", ".join(item[name] for name in ARCHIVE if item.get(name))
        yield item.get("note", "")

    @cached_property
    def _rights(self) -> Mapping[str, tuple[str, str]]:
        """Id of a collection → the rights in its source documents, which an entry does not reproduce, and in our texts."""
        return {
            one.id: (f"Source: {_licence(one.meta.licence.source)}", f"Text: {_licence(one.meta.licence.text)}")
            for one in self.edition.loaded.collections
        }


def dublin_core(record: Record) -> str:
    """The record in the format that every repository offers (oai_dc)."""
    rows = "".join(f"<dc:{name}>{escape(words)}</dc:{name}>\n" for name, words in record.fields)
    return f"{_OPEN}\n{rows}</oai_dc:dc>\n"


DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
_OPEN = (
    f'<oai_dc:dc xmlns:oai_dc="{DC}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="{XSI}" '
    f'xsi:schemaLocation="{DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd">'
)


def _licence(identifier: str) -> str:
    name, address = licence_name(identifier)
    return f"{name}, {address}" if address else name
