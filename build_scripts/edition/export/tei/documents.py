"""A document as TEI."""

from __future__ import annotations

import re
from functools import cached_property

from ...markup import TeiText
from ...markup.tei import attributes, element
from ...model.edition import Collection, Document, OutputFile
from ...model.references import named_by_document
from ...model.text import TRANSLATION, TRANSLATION_PREFIX
from ...model.urls import REGISTERS
from .header import WrittenParts, header
from .names import Names, document_id, filled, lines, witness_pointers, words
from .stand_off import stand_off
from .texts import abstract, named_in, rendered

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
        return header(self.document, self.collection, self.names, self._parts, alone)

    @cached_property
    def _parts(self) -> WrittenParts:
        key = f"{self.document.file}#summary"
        return WrittenParts(self._source_note, abstract(self._rendered(key, f"{self.id}.summary-")))

    @cached_property
    def _source_note(self) -> str:
        key = f"{self.document.file}#source"
        words = self._rendered(key, f"{self.id}.source-").words if key in self.names.edition.parsed.texts else ""
        return element("note", words, type="source", xml_id=f"{self.id}.source") if words else ""

    @cached_property
    def text(self) -> str:
        """The text, with what kind of text it is: a calendar entry is the editors’, and stands in a division that says so."""
        status = self.document.meta.text
        body = self._rendered(self.document.file, f"{self.id}.").body
        if status == "calendar":
            body = element("div", f"\n{body}", type="regest") + "\n"
        return element("text", f"<body>\n{body}</body>{self._translation}", type=status, xml_lang=self._language)

    @cached_property
    def _translation(self) -> str:
        """Behind the text, each paragraph pointing to the one that it translates."""
        if not (translation := self.document.translation):
            return ""
        made = rendered(
            f"{self.document.file}{TRANSLATION}",
            self.names,
            self.path,
            f"{self.id}.{TRANSLATION_PREFIX}",
            witness_pointers(self.document, self.collection),
            original=f"{self.id}.",
        )
        names = (words("name", one.name, role=_role(one.role)) for one in translation.meta.responsibility)
        head = lines((words("head", translation.meta.title), filled("byline", names)))
        language = translation.language
        return f"<back>\n{element('div', head + made.body, type='translation', xml_lang=language)}\n</back>"

    @cached_property
    def named(self) -> frozenset[str]:
        """Every entry that the document names: `person:x` …"""
        keys = (self.document.file, *(f"{self.document.file}{of}" for of in ("#source", "#summary", TRANSLATION)))
        front = {
            f"{named.scheme}:{named.id}" for named in named_by_document(self.document) if named.scheme in REGISTERS
        }
        return named_in(keys, self.names) | front

    @property
    def _language(self) -> str:
        own = self.document.meta.languages if self.document.meta.text != "calendar" else ()
        return own[0] if own else self.names.site.settings.default_language

    def _rendered(self, key: str, prefix: str) -> TeiText:
        return rendered(key, self.names, self.path, prefix, witness_pointers(self.document, self.collection))


def _role(role: str) -> str:
    """What somebody did, as TEI takes it: words joined by hyphens."""
    return "-".join(re.findall(r"[^\W_]+", role))


def document_file(made: TeiDocument) -> OutputFile:
    """The document alone, with the entries that it names."""
    opening = f"<TEI{attributes(xmlns=NAMESPACE, xml_id=made.id)}>\n"
    content = lines((made.header(alone=True), stand_off(made.named, made.names, made.path), made.text))
    return OutputFile(made.path, f"{HEAD}{opening}{content}</TEI>\n".encode())
