"""/api/index.json: every file of data that concerns the whole edition, and the families of files of one record each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from ..model.edition import Edition, OutputFile
from ..model.interfaces import Interface
from .fields import Table

OTHERS: tuple[tuple[str, str, str], ...] = (
    ("api/fields.json", "application/json", "What each field of each table means."),
    ("api/bibliography.csl.json", "application/vnd.citationstyles.csl+json", "Every document and work as CSL-JSON."),
    ("api/bibliography.bib", "application/x-bibtex", "Every document and work as BibTeX."),
    ("api/bibliography.ris", "application/x-research-info-systems", "Every document and work as RIS."),
    ("changes.xml", "application/atom+xml", "The latest corrections as a feed (Atom)."),
    ("api/cmif.xml", "application/tei+xml", "Who wrote to whom, when and where (CMIF, for correspSearch)."),
    ("api/oai/Identify.xml", "text/xml", "OAI-PMH: who answers."),
    ("api/oai/ListMetadataFormats.xml", "text/xml", "OAI-PMH: formats."),
    ("api/oai/ListSets.xml", "text/xml", "OAI-PMH: a set for each collection."),
    ("api/oai/ListIdentifiers.xml", "text/xml", "OAI-PMH: every document."),
    ("api/oai/ListRecords.xml", "text/xml", "OAI-PMH: every document in Dublin Core."),
)
"""Path, media type, what it is; listed when it has been made."""

BESIDE: tuple[tuple[str, str, str], ...] = (
    ("xml", "application/tei+xml", "A document as TEI P5."),
    ("md", "text/markdown", "The source of a document, as the editors wrote it."),
    ("json", "application/json", "A document with its facts and words."),
    ("csl.json", "application/vnd.citationstyles.csl+json", "A document for citation processors."),
    ("bib", "application/x-bibtex", "A document as BibTeX."),
    ("ris", "application/x-research-info-systems", "A document as RIS."),
)
"""Extension, media type, what stands beside each document’s page."""


def offered(tables: Sequence[Table], made: Sequence[str]) -> tuple[Interface, ...]:
    """What is offered, as far as it is among the paths that have been made."""
    return tuple(_offered(tables, frozenset(made)))


def _offered(tables: Sequence[Table], made: frozenset[str]) -> Iterator[Interface]:
    for table in tables:
        fields = tuple((field.name, field.description) for field in table.fields)
        yield Interface(f"api/{table.name}.json", "application/json", table.about, fields)
        yield Interface(f"api/{table.name}.csv", "text/csv", table.about)
        if table.singular:
            tail = "<collection>/<name>" if table.name == "documents" else "<id>"
            about = f"One {table.singular}; the address ends as that of its page."
            yield Interface(f"api/{table.name}/{tail}.json", "application/json", about)
    for extension, media_type, about in BESIDE:
        yield Interface(f"documents/<collection>/<name>.{extension}", media_type, about)
    for path, media_type, about in OTHERS:
        if path in made:
            yield Interface(path, media_type, about)
    for path in sorted(made):
        if path.startswith("api/schemas/"):
            yield Interface(path, "application/schema+json", "JSON Schema of the file of this name.")
        if path.startswith("api/beacon-"):
            yield Interface(path, "text/plain", "BEACON: entries of an authority file that the edition has.")


def catalogue_file(interfaces: Sequence[Interface], edition: Edition) -> OutputFile:
    """The list as JSON."""
    site = edition.loaded.site
    rows = [{key: value for key, value in asdict(one).items() if key != "fields"} for one in interfaces]
    content = {"edition": site.title, "version": site.settings.version, "url": site.url or None, "files": rows}
    return OutputFile("api/index.json", f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode())
