"""A collection as a teiCorpus: its own header, the entries that its documents name, the documents."""

from __future__ import annotations

from collections.abc import Iterable

from ...markup.tei import attributes, element
from ...model.edition import Collection, Document
from ...model.jobs import Piece
from .documents import HEAD, NAMESPACE, TeiDocument
from .header import edition_statement, encoding, licences, publication
from .names import Names, filled, lines, witness_ids, words
from .sources import witness_list
from .stand_off import stand_off


class Corpus:
    """Made in parts: what stands before the documents, the documents one by one, the end."""

    def __init__(self, collection: Collection, names: Names) -> None:
        self._collection, self._names = collection, names
        self._path = f"documents/{collection.id}.xml"

    def opening(self, documents: Iterable[Document]) -> Piece:
        """The header, and once each the entries that any of the documents names."""
        work = self._collection.meta.work
        named = {f"work:{work}"} if work else set()
        for document in documents:
            named |= TeiDocument(document, self._collection, self._names).named
        head = lines((self._header(), stand_off(named, self._names, self._path)))
        return Piece(self._path, f"{HEAD}<teiCorpus{attributes(xmlns=NAMESPACE)}>\n{head}".encode())

    def part(self, made: TeiDocument) -> Piece:
        """A document without its entries."""
        content = lines((made.header(alone=False), made.text))
        return Piece(self._path, f"<TEI{attributes(xml_id=made.id)}>\n{content}</TEI>\n".encode())

    def end(self) -> Piece:
        """Behind the last document."""
        return Piece(self._path, b"</teiCorpus>\n")

    def _header(self) -> str:
        collection, names = self._collection, self._names
        work = collection.meta.work
        printed = words("bibl", names.words("work", work), type="printed", corresp=f"#work_{work}") if work else ""
        witnesses = witness_list(witness_ids(collection.meta.witnesses), collection.id)
        described = lines(
            (
                element("titleStmt", words("title", collection.meta.title)),
                edition_statement(names),
                publication(names, collection.path, collection.id, licences(collection)),
                filled("sourceDesc", (printed, witnesses)) or element("sourceDesc", element("p")),
            )
        )
        return filled("teiHeader", (element("fileDesc", f"\n{described}"), encoding(names)))
