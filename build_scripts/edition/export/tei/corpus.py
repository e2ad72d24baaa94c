"""A collection as a teiCorpus: its own header, the entries that its documents name, the documents."""

from __future__ import annotations

from ...markup.tei import attributes, element
from ...model.edition import Collection, OutputFile
from .documents import HEAD, NAMESPACE, TeiDocument
from .header import edition_statement, encoding, licences, publication
from .names import Names, filled, lines, witness_ids, words
from .sources import witness_list
from .stand_off import stand_off


class Corpus:
    """Takes the documents one by one."""

    def __init__(self, collection: Collection, names: Names) -> None:
        self._collection, self._names = collection, names
        self._documents: list[bytes] = []
        self._named: set[str] = {f"work:{collection.meta.work}"} if collection.meta.work else set()

    def add(self, made: TeiDocument) -> None:
        """Add a document; its entries stand once before all documents."""
        self._named |= made.named
        content = lines((made.header(alone=False), made.text))
        self._documents.append(f"<TEI{attributes(xml_id=made.id)}>\n{content}</TEI>\n".encode())

    def file(self) -> OutputFile:
        """The corpus."""
        opening = f"{HEAD}<teiCorpus{attributes(xmlns=NAMESPACE)}>\n"
        head = lines((self._header(), stand_off(self._named, self._names, self._path)))
        content = b"".join([opening.encode(), head.encode(), *self._documents, b"</teiCorpus>\n"])
        return OutputFile(self._path, content)

    @property
    def _path(self) -> str:
        return f"documents/{self._collection.id}.xml"

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
