"""A document as TEI."""

from __future__ import annotations

from functools import cached_property

from ...markup import TeiContext, TeiText, render_tei
from ...markup.tei import attributes, element
from ...model.edition import Collection, Document, OutputFile
from ...model.references import named_by_document
from ...model.text import Text
from ...model.urls import REGISTERS
from .header import header
from .names import Names, document_id, lines, witness_pointers
from .stand_off import stand_off

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = "http://www.tei-c.org/ns/1.0"


class TeiDocument:
    """A document with all that its TEI is made of."""

    def __init__(self, document: Document, collection: Collection, names: Names) -> None:
        self.document, self.collection, self.names = document, collection, names
        self.id = document_id(document.name)
        self.path = f"documents/{document.key}.xml"

    def header(self, alone: bool) -> str:
        """The teiHeader, of a document alone or in its corpus."""
        return header(self.document, self.collection, self.names, self._source_note, alone)

    @cached_property
    def _source_note(self) -> str:
        key = f"{self.document.file}#source"
        words = self._rendered(key, f"{self.id}.source-").words if key in self.names.edition.parsed.texts else ""
        return element("note", words, type="source", xml_id=f"{self.id}.source") if words else ""

    @cached_property
    def text(self) -> str:
        """The text."""
        body = self._rendered(self.document.file, f"{self.id}.").body
        return element("text", f"<body>\n{body}</body>", xml_lang=self._language)

    @cached_property
    def named(self) -> frozenset[str]:
        """Every entry that the document names: `person:x` …"""
        edition = self.names.edition
        found = {f"{named.scheme}:{named.id}" for named in named_by_document(self.document)}
        for key in (self.document.file, f"{self.document.file}#source"):
            text = edition.parsed.texts.get(key, Text(key))
            found |= {f"{link.scheme}:{link.target}" for link in text.links}
            found |= {f"work:{work.key}" for citation in text.citations for work in citation.works}
        return frozenset(key for key in found if key.partition(":")[0] in REGISTERS)

    @property
    def _language(self) -> str:
        own = self.document.meta.languages if self.document.meta.text != "calendar" else ()
        return own[0] if own else self.names.site.settings.default_language

    def _rendered(self, key: str, prefix: str) -> TeiText:
        edition = self.names.edition
        return render_tei(
            edition.parsed.texts.get(key, Text(key)),
            TeiContext(
                targets=edition.resolved.targets.get(key, ()),
                paragraph_ids=edition.resolved.paragraph_ids.get(key, ()),
                prefix=prefix,
                page=self.path,
                works=self.names.works,
                witnesses=witness_pointers(self.document, self.collection),
            ),
        )


def document_file(made: TeiDocument) -> OutputFile:
    """The document alone, with the entries that it names."""
    opening = f"<TEI{attributes(xmlns=NAMESPACE, xml_id=made.id)}>\n"
    content = lines((made.header(alone=True), stand_off(made.named, made.names), made.text))
    return OutputFile(made.path, f"{HEAD}{opening}{content}</TEI>\n".encode())
