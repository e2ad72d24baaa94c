"""The edition as data, for others to work with. A kind of record is one line in TABLES, a format one case of `Exporter`.

/api/documents.json  /api/documents.csv      every document with its facts; the JSON with its text
/api/persons.json    /api/persons.csv        every entry of the register; organisations, places, events, terms, works likewise
/api/collections.json  chronology  meetings  what leads through the edition; also as CSV
/api/documents/<collection>/<name>.json      one document (beside its page, too); /api/persons/<id>.json one entry
/api/fields.json  /api/schemas/…             what each field means; a JSON Schema of each file
/api/bibliography.bib  .ris  .csl.json       every document and work for reference managers; each document beside its page
/documents/…/<name>.xml                      every document as TEI; collections and the correspondence too: see tei/
/api/beacon-<authority file>.txt             which entries of an authority file the edition has
/api/oai/<verb>.xml                          what an OAI-PMH repository would answer; see oai/
/api/index.json                              what stands below /api/
/CITATION.cff                                how the edition as a whole is cited
/api/moved.json  /api/moved.csv              addresses that moved or went; a page that went leaves its files, see moved
/changes.xml                                 the latest corrections, as a feed
/sitemap.xml                                 every page, when the address of the site is known

What the editors have not verified is not exported: life dates, identifiers in authority files, mirrors of web addresses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ..model.edition import Edition, OutputFile
from ..model.facts import Facts
from ..model.interfaces import Interface
from ..model.jobs import Job, Piece, joined
from .beacon import beacon
from .catalogue import catalogue_file, later, offered
from .citation_file import FILE as CITATION_FILE
from .citation_file import citation as citation_text
from .citation_file import citation_file
from .comma_separated import as_csv
from .documents import DOCUMENTS
from .feed import feed
from .fields import Source, Table
from .indexes import CHRONOLOGY, COLLECTIONS, MEETINGS
from .json_lists import fields_file, json_jobs, json_made
from .json_schemas import schema_files
from .moved import MOVED, Former, former
from .oai import oai
from .references import FORMS, bibliography_file, reference_files, section_files
from .registers import EVENTS, ORGANISATIONS, PERSONS, PLACES, TERMS, WORKS
from .sitemap import sitemap
from .tei import Names, tei_jobs, tei_made

__all__ = [
    "CITATION_FILE",
    "TABLES",
    "Exporter",
    "catalogue_file",
    "citation_text",
    "export",
    "interfaces",
    "jobs",
    "sitemap",
]

TABLES: tuple[Table, ...] = (
    DOCUMENTS,
    PERSONS,
    ORGANISATIONS,
    PLACES,
    EVENTS,
    TERMS,
    WORKS,
    COLLECTIONS,
    CHRONOLOGY,
    MEETINGS,
    MOVED,
)
"""What is exported, each as JSON and CSV."""

_NAMED = {table.name: table for table in TABLES}

OTHERS: dict[str, Callable[[Edition], Iterator[OutputFile]]] = {
    "beacon": beacon,
    "oai": oai,
    "feed": feed,
    "citation": citation_file,
}
"""What is no table, and one file or few."""


def export(edition: Edition) -> Iterator[OutputFile]:
    """Every data file; last the list of those that concern the whole edition."""
    exporter, listed = Exporter(edition), []
    for file in joined(made for job in jobs(edition) for made in exporter.made(job)):
        listed.append(file.path)
        yield file
    yield catalogue_file(interfaces(listed, edition), edition)


def interfaces(exported: Iterable[str], edition: Edition) -> tuple[Interface, ...]:
    """What is offered: what is among the paths that `export` has made, and what is made after it."""
    return offered(TABLES, (*exported, *later(edition)), edition)


def jobs(edition: Edition) -> Iterator[Job]:
    """What makes all data files but the list of them, in small parts."""
    for table in TABLES:
        yield from json_jobs(table, edition)
        yield Job("export", "csv", table.name)
    yield Job("export", "schemas")
    yield from (Job("export", "references", key=document.key) for document in edition.loaded.documents)
    yield Job("export", "sections")
    yield from (Job("export", "bibliography", form) for form in FORMS)
    yield from tei_jobs(edition)
    yield from (Job("export", "former", key=path) for path in former(edition))
    yield from (Job("export", other) for other in OTHERS)


class Exporter:
    """Does the jobs of one edition."""

    def __init__(self, source: Edition | Facts) -> None:
        self._source = Source(source)
        self._names = Names(source)
        self._former = Former(source)

    def prepare(self) -> None:
        """Look up what many files need, so that workers forked afterwards share it."""
        self._source.prepare()
        self._names.prepare()
        self._former.prepare()

    def made(self, job: Job) -> Iterator[OutputFile | Piece]:
        """The files of a job, and its parts of files."""
        edition = self._source.edition
        match job.kind:
            case "json opening" | "json" | "json rows" | "json end":
                yield from json_made(job, _NAMED[job.name], self._source)
            case "csv":
                yield from as_csv(_NAMED[job.name], self._source)
            case "schemas":
                yield fields_file(TABLES)
                yield from schema_files(TABLES)
            case "references":
                yield from reference_files(edition, job.key)
            case "sections":
                yield from section_files(edition)
            case "bibliography":
                yield bibliography_file(edition, job.name)
            case "former":
                yield from self._former.files(job.key)
            case other if other in OTHERS:
                yield from OTHERS[other](edition)
            case _:
                yield from tei_made(job, self._names)
