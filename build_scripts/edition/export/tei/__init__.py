"""The edition as TEI P5, valid against tei_all (docs/tei.md has every form).

/documents/<collection>/<name>.xml    a document: header, the entries it names, text
/study/<section>.xml                  a page of prose likewise, beside the page; the home page is /index.xml
/documents/<collection>.xml           all documents of a collection as a teiCorpus, the entries once
/api/cmif.xml                         who wrote to whom, when and where, in the Correspondence Metadata Interchange Format
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ...model.edition import Edition, OutputFile
from .cmif import cmif
from .corpus import Corpus
from .documents import TeiDocument, document_file
from .names import Names
from .prose import prose_file

__all__ = ["tei_files"]


def tei_files(edition: Edition) -> Iterator[OutputFile]:
    """Every TEI file; the texts of one collection are held at a time, for its corpus."""
    names = Names(edition)
    collections = {collection.id: collection for collection in edition.loaded.collections}
    for identifier, documents in groupby(edition.loaded.documents, key=lambda document: document.collection):
        corpus = Corpus(collections[identifier], names)
        for document in documents:
            made = TeiDocument(document, collections[identifier], names)
            yield document_file(made)
            corpus.add(made)
        yield corpus.file()
    for page in edition.loaded.pages:
        yield prose_file(page, names)
    yield from cmif(names)
