"""The edition as data, for others to work with. A format is one line in FORMATS, a kind of record one line in TABLES.

/api/documents.json  /api/documents.csv      every document with its facts; the JSON with its text
/api/persons.json    /api/persons.csv        every entry of the register; organisations, places, events, terms, works likewise
/api/fields.json                             what each field means
/documents/…/<name>.xml                      every document as TEI; collections and the correspondence too: see tei/
/sitemap.xml                                 every page, when the address of the site is known

What the editors have not verified is not exported: life dates, identifiers in authority files, mirrors of web addresses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model.edition import Edition, OutputFile
from .comma_separated import as_csv
from .documents import DOCUMENTS
from .fields import Table
from .json_lists import as_json, fields_file
from .registers import EVENTS, ORGANISATIONS, PERSONS, PLACES, TERMS, WORKS
from .sitemap import sitemap
from .tei import tei_files

__all__ = ["FORMATS", "TABLES", "export", "sitemap"]

TABLES: tuple[Table, ...] = (DOCUMENTS, PERSONS, ORGANISATIONS, PLACES, EVENTS, TERMS, WORKS)
"""What is exported."""

FORMATS: tuple[Callable[[Table, Edition], OutputFile], ...] = (as_json, as_csv)
"""How each table is written."""


def export(edition: Edition) -> Iterator[OutputFile]:
    """Every data file, one at a time."""
    for table in TABLES:
        for write in FORMATS:
            yield write(table, edition)
    yield fields_file(TABLES)
    yield from tei_files(edition)
