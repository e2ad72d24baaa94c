"""What an OAI-PMH 2.0 repository would answer, as files: /api/oai/<verb>.xml, and the same as one “static repository”.

Identify.xml             only when mkdocs.yml names a contact, which the protocol asks for
ListMetadataFormats.xml  Dublin Core (oai_dc)
ListSets.xml             a set for each collection
ListIdentifiers.xml      every document
ListRecords.xml          every document in Dublin Core

http://www.openarchives.org/OAI/openarchivesprotocol.html. No clock is read: the day of an answer is that of the last revision. Without revisions or an address there is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from ..markup.tei import element, escape
from ..model.edition import Document, Edition, OutputFile
from ..model.licences import licence_name

OAI = "http://www.openarchives.org/OAI/2.0/"
DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def oai(edition: Edition) -> Iterator[OutputFile]:
    """Every answer."""
    repository = Repository(edition)
    if not (repository.address and repository.day):
        return
    records = "".join(f"<record>\n{header}{metadata}</record>\n" for header, metadata in repository.records())
    answers = {
        "ListMetadataFormats": _FORMATS,
        "ListSets": "".join(repository.sets()),
        "ListIdentifiers": "".join(header for header, _ in repository.records()),
        "ListRecords": records,
    }
    if repository.contact:
        answers["Identify"] = repository.identify()
    for verb, content in answers.items():
        yield OutputFile(f"api/oai/{verb}.xml", repository.answer(verb, content).encode())


_FORMATS = "".join(
    (
        "<metadataFormat>\n",
        element("metadataPrefix", "oai_dc"),
        element("schema", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"),
        element("metadataNamespace", DC),
        "\n</metadataFormat>\n",
    )
)


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
        """Key of a document → the day of its last revision; one without takes that of the edition."""
        found = {}
        for document in self.edition.loaded.documents:
            dated = [one.date for one in document.meta.revisions if _DAY.fullmatch(one.date)]
            found[document.key] = max(dated, default="")
        return found

    @cached_property
    def day(self) -> str:
        """The last revision of any document, or empty."""
        return max(self.days.values(), default="")

    def answer(self, verb: str, content: str) -> str:
        """The answer to a request."""
        prefix = {"metadataPrefix": "oai_dc"} if verb in ("ListRecords", "ListIdentifiers") else {}
        request = element("request", self.address, verb=verb, **prefix)
        stamp = element("responseDate", f"{self.day}T00:00:00Z")
        head = f'<OAI-PMH xmlns="{OAI}" xmlns:xsi="{XSI}" xsi:schemaLocation="{OAI} {OAI}OAI-PMH.xsd">'
        return f"{_HEAD}{head}\n{stamp}\n{request}\n<{verb}>\n{content}</{verb}>\n</OAI-PMH>\n"

    def identify(self) -> str:
        """Who answers."""
        rows = {
            "repositoryName": self.edition.loaded.site.title,
            "baseURL": self.address,
            "protocolVersion": "2.0",
            "adminEmail": self.contact,
            "earliestDatestamp": min(day or self.day for day in self.days.values()),
            "deletedRecord": "no",
            "granularity": "YYYY-MM-DD",
        }
        return "".join(f"{_words(name, value)}\n" for name, value in rows.items())

    def sets(self) -> Iterator[str]:
        """A set for each collection."""
        for collection in self.edition.loaded.collections:
            yield f"<set>{element('setSpec', collection.id)}{_words('setName', collection.meta.title)}</set>\n"

    def records(self) -> Iterator[tuple[str, str]]:
        """Header and metadata of each document."""
        for document in self.edition.loaded.documents:
            identifier = f"oai:{urlsplit(self.address).hostname}:{document.key}"
            stamp = self.days[document.key] or self.day
            header = "".join(
                (
                    element("identifier", identifier),
                    element("datestamp", stamp),
                    element("setSpec", document.collection),
                )
            )
            yield f"<header>\n{header}\n</header>\n", f"<metadata>\n{self._dublin_core(document)}</metadata>\n"

    def _dublin_core(self, document: Document) -> str:
        rows = "".join(f"{_words(f'dc:{name}', value)}\n" for name, value in self._fields(document) if value)
        return f"{_DUBLIN_CORE}\n{rows}</oai_dc:dc>\n"

    def _fields(self, document: Document) -> Iterator[tuple[str, str]]:
        item = self.edition.derived.items[document.key]
        yield "title", item["title"]
        yield from (("creator", _name(name)) for name in item.get("author", ()))
        yield from (("contributor", one.name) for one in document.meta.responsibility)
        yield "type", item.get("genre", "")
        yield "date", document.meta.date or ""
        yield "language", item.get("language", "")
        yield "identifier", item.get("URL", "")
        yield "source", item.get("note", "")
        yield "relation", item["container-title"]
        yield "publisher", item.get("publisher", "")
        yield "rights", self._rights[document.collection]

    @cached_property
    def _rights(self) -> Mapping[str, str]:
        """Id of a collection → the licence of its texts, as an address where it has one."""
        names = {one.id: licence_name(one.meta.licence.text) for one in self.edition.loaded.collections}
        return {identifier: address or name for identifier, (name, address) in names.items()}


_DUBLIN_CORE = (
    f'<oai_dc:dc xmlns:oai_dc="{DC}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="{XSI}" '
    f'xsi:schemaLocation="{DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd">'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def _words(name: str, words: str) -> str:
    return f"<{name}>{escape(words)}</{name}>"


def _name(name: Mapping[str, Any]) -> str:
    parts: Iterable[str | None] = (name.get("family"), name.get("given"), name.get("suffix"))
    return str(name.get("literal") or ", ".join(part for part in parts if part))
