"""The edition as data, for others to work with. A format is one line in FORMATS, a kind of record one line in TABLES.

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
/changes.xml                                 the latest corrections, as a feed
/sitemap.xml                                 every page, when the address of the site is known

What the editors have not verified is not exported: life dates, identifiers in authority files, mirrors of web addresses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ..model.edition import Edition, OutputFile
from ..model.interfaces import Interface
from .beacon import beacon
from .catalogue import catalogue_file, later, offered
from .comma_separated import as_csv
from .documents import DOCUMENTS
from .feed import feed
from .fields import Table
from .indexes import CHRONOLOGY, COLLECTIONS, MEETINGS
from .json_lists import fields_file, json_files, schema_files
from .oai import oai
from .references import reference_files
from .registers import EVENTS, ORGANISATIONS, PERSONS, PLACES, TERMS, WORKS
from .sitemap import sitemap
from .tei import tei_files

__all__ = ["FORMATS", "TABLES", "export", "interfaces", "sitemap"]

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
)
"""What is exported."""

FORMATS: tuple[Callable[[Table, Edition], Iterator[OutputFile]], ...] = (json_files, as_csv)
"""How each table is written."""

OTHERS: tuple[Callable[[Edition], Iterator[OutputFile]], ...] = (reference_files, tei_files, beacon, oai, feed)
"""What is no table."""


def export(edition: Edition) -> Iterator[OutputFile]:
    """Every data file, one at a time; last the list of those that concern the whole edition."""
    listed = []
    for file in _files(edition):
        listed.append(file.path)
        yield file
    yield catalogue_file(interfaces(listed, edition), edition)


def interfaces(exported: Iterable[str], edition: Edition) -> tuple[Interface, ...]:
    """What is offered: what is among the paths that `export` has made, and what is made after it."""
    return offered(TABLES, (*exported, *later(edition)), edition)


def _files(edition: Edition) -> Iterator[OutputFile]:
    for table in TABLES:
        for write in FORMATS:
            yield from write(table, edition)
    yield fields_file(TABLES)
    yield from schema_files(TABLES)
    for others in OTHERS:
        yield from others(edition)
