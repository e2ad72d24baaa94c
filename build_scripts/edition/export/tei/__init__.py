"""The edition as TEI P5, valid against tei_all (docs/tei.md has every form).

/documents/<collection>/<name>.xml    a document: header, the entries it names, text
/study/<section>.xml                  a page of prose likewise, beside the page; the home page is /index.xml
/documents/<collection>.xml           all documents of a collection as a teiCorpus, the entries once
of a page that went                   where it is now, at the old address
/api/cmif.xml                         who wrote to whom, when and where, in the Correspondence Metadata Interchange Format
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from ...model.edition import Edition, OutputFile
from ...model.jobs import Job, Piece, joined
from .cmif import cmif
from .corpus import Corpus
from .documents import TeiDocument, document_file
from .names import Names
from .pointers import Told, pointer_file
from .prose import prose_file

__all__ = ["Names", "Told", "pointer_file", "tei_files", "tei_jobs", "tei_made"]


def tei_files(edition: Edition) -> Iterator[OutputFile]:
    """Every TEI file."""
    names = Names(edition)
    yield from joined(made for job in tei_jobs(edition) for made in tei_made(job, names))


def tei_jobs(edition: Edition) -> Iterator[Job]:
    """What makes them: first the documents, collection by collection."""
    for collection, documents in groupby(edition.loaded.documents, key=attrgetter("collection")):
        yield Job("export", "tei opening", collection)
        yield from (Job("export", "tei", collection, document.key) for document in documents)
        yield Job("export", "tei end", collection)
    yield Job("export", "tei prose")
    yield Job("export", "cmif")


def tei_made(job: Job, names: Names) -> Iterator[OutputFile | Piece]:
    """The files of a job, and its part of the corpus of the collection."""
    match job.kind:
        case "tei opening":
            yield Corpus(names.collections[job.name], names).opening(names.documents_of[job.name])
        case "tei":
            yield from _document(job, names)
        case "tei end":
            yield Corpus(names.collections[job.name], names).end()
        case "tei prose":
            yield from (prose_file(page, names) for page in names.edition.loaded.pages)
        case _:
            yield from cmif(names)


def _document(job: Job, names: Names) -> Iterator[OutputFile | Piece]:
    collection = names.collections[job.name]
    made = TeiDocument(names.documents[job.key], collection, names)
    yield document_file(made)
    yield Corpus(collection, names).part(made)
