"""/api/index.json: every file of data that concerns the whole edition, and the families of files of one record each."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ..model.edition import Edition, OutputFile
from ..model.interfaces import Interface
from ..model.licences import licence_name
from .fields import Table

TEI, JSON, PDF, EPUB = "application/tei+xml", "application/json", "application/pdf", "application/epub+zip"
CSL, BIBTEX, RIS = (
    "application/vnd.citationstyles.csl+json",
    "application/x-bibtex",
    "application/x-research-info-systems",
)
INDEX, MANIFEST, CRATE = "api/index.json", "manifest-sha256.txt", "ro-crate-metadata.json"
BUILD_INFO = "build-info.json"

OTHERS: tuple[tuple[str, str, str], ...] = (
    (INDEX, JSON, "This list, for programs."),
    ("api/fields.json", JSON, "What each field of each table means."),
    ("api/schemas/<name>.json", "application/schema+json", "JSON Schema of the file of this name."),
    ("api/books.json", JSON, "With what each book was set: program, fonts, their checksums."),
    ("api/bibliography.csl.json", CSL, "The edition, every document, section and work as CSL-JSON."),
    ("api/bibliography.bib", BIBTEX, "The edition, every document, section and work as BibTeX."),
    ("api/bibliography.ris", RIS, "The edition, every document, section and work as RIS."),
    ("CITATION.cff", "application/yaml", "How to cite the edition as a whole (Citation File Format)."),
    ("changes.xml", "application/atom+xml", "The latest corrections as a feed (Atom)."),
    ("api/cmif.xml", TEI, "Who wrote to whom, when and where (CMIF, for correspSearch)."),
    ("api/beacon-<authority>.txt", "text/plain", "BEACON: entries of an authority file that the edition has."),
    ("api/oai/Identify.xml", "text/xml", "OAI-PMH: who answers."),
    ("api/oai/ListMetadataFormats.xml", "text/xml", "OAI-PMH: formats."),
    ("api/oai/ListSets.xml", "text/xml", "OAI-PMH: a set for each collection."),
    ("api/oai/ListIdentifiers.xml", "text/xml", "OAI-PMH: every document, and those that went."),
    ("api/oai/ListRecords.xml", "text/xml", "OAI-PMH: the same in Dublin Core."),
    ("api/oai/static-repository.xml", "text/xml", "OAI-PMH: all of it in one file, for a gateway."),
    ("documents/<collection>/<name>.xml", TEI, "A document as TEI P5."),
    ("documents/<collection>/<name>.md", "text/markdown", "The source of a document, as the editors wrote it."),
    ("documents/<collection>/<name>.csl.json", CSL, "A document for citation processors."),
    ("documents/<collection>/<name>.json", JSON, "A document with its facts and words."),
    ("documents/<collection>/<name>.bib", BIBTEX, "A document as BibTeX."),
    ("documents/<collection>/<name>.ris", RIS, "A document as RIS."),
    ("documents/<collection>/<name>.pdf", PDF, "A document as PDF."),
    ("documents/<collection>/<name>.epub", EPUB, "A document as EPUB."),
    ("documents/<collection>.xml", TEI, "A collection with all its documents as TEI P5."),
    ("documents/<collection>.pdf", PDF, "A collection as PDF."),
    ("documents/<collection>.epub", EPUB, "A collection as EPUB."),
    ("edition.csl.json", CSL, "The edition as a whole for citation processors."),
    ("edition.bib", BIBTEX, "The edition as a whole as BibTeX."),
    ("edition.ris", RIS, "The edition as a whole as RIS."),
    ("edition.pdf", PDF, "The whole edition as PDF."),
    ("edition.epub", EPUB, "The whole edition as EPUB."),
    ("study.pdf", PDF, "The study as PDF."),
    ("study.epub", EPUB, "The study as EPUB."),
    ("sitemap.xml", "application/xml", "Every page, for search engines."),
    ("sitemap-<number>.xml", "application/xml", "The sitemap in parts."),
    ("<page>.xml", TEI, "A page of prose as TEI P5; the home page is index.xml."),
    ("<page>.csl.json", CSL, "A section of the study or a reading path for citation processors."),
    ("<page>.bib", BIBTEX, "A section of the study or a reading path as BibTeX."),
    ("<page>.ris", RIS, "A section of the study or a reading path as RIS."),
    ("paths/<page>.pdf", PDF, "A reading path with its documents as PDF."),
    ("paths/<page>.epub", EPUB, "A reading path with its documents as EPUB."),
    (CRATE, "application/ld+json", "What the edition consists of and who may use it (RO-Crate)."),
    (BUILD_INFO, JSON, "With which versions of programs the site was made, and of which commit."),
    (MANIFEST, "text/plain", "The checksum (SHA-256) of every other file."),
)
"""Path, media type, what it is; listed when such a file is made. What fits several lines belongs to the first."""


def offered(tables: Sequence[Table], made: Iterable[str], edition: Edition) -> tuple[Interface, ...]:
    """What is offered, as far as it is among the paths that have been made."""
    known = [*_tables(tables, edition), *(Interface(path, kind, about) for path, kind, about in OTHERS)]
    single = {one.path for one in known if not one.is_family}
    by_ending: defaultdict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
    for one in known:
        if one.is_family:
            by_ending[_ending(one.path)].append((one.path, one.pattern))
    present = set()
    for path in made:
        among = by_ending[_ending(path)] if path not in single else ()
        present.add(next((family for family, pattern in among if pattern.fullmatch(path)), path))
    return tuple(one for one in known if one.path in present)


def later(edition: Edition) -> Iterator[str]:
    """The paths of what is made after the index or copied from the sources, and belongs into it."""
    books = [f"{book.name}.{form}" for book in edition.derived.books.values() for form in book.formats]
    yield from (f"{document.path.rstrip('/')}.md" for document in edition.loaded.documents)
    yield from (INDEX, MANIFEST, BUILD_INFO, *books, *(["api/books.json"] if books else ()))
    if edition.loaded.site.url:
        yield "sitemap.xml"
    if edition.loaded.last_revised:
        yield CRATE


def catalogue_file(interfaces: Sequence[Interface], edition: Edition) -> OutputFile:
    """The list as JSON, with the licences of what is listed and the number of records in tables."""
    site = edition.loaded.site
    rows = [
        {
            "path": one.path,
            "media_type": one.media_type,
            "about": one.about,
            **({"records": one.count} if one.count else {}),
        }
        for one in interfaces
    ]
    content = {
        "edition": site.title,
        "version": site.settings.version,
        "url": site.url or None,
        "licences": _licences(edition),
        "files": rows,
    }
    return OutputFile(INDEX, f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode())


def _licences(edition: Edition) -> list[dict[str, str | None]]:
    """What is under which licence: texts and data of the editors, and the documents that they describe."""
    rows: dict[tuple[str, str], None] = {}
    for collection in edition.loaded.collections:
        licence = collection.meta.licence
        rows |= {
            ("texts, registers and data of the editors", licence.text): None,
            ("source documents", licence.source): None,
        }
    named = ((what, *licence_name(identifier)) for what, identifier in rows)
    return [{"of": what, "licence": name, "url": address or None} for what, name, address in named]


def _ending(path: str) -> str:
    return path.rpartition(".")[2]


def _tables(tables: Iterable[Table], edition: Edition) -> Iterator[Interface]:
    for table in tables:
        fields = tuple((field.name, field.description) for field in table.fields)
        count = len(table.records(edition))
        yield Interface(f"api/{table.name}.json", JSON, table.about, fields, count)
        yield Interface(f"api/{table.name}.csv", "text/csv", table.about, count=count)
        if table.singular:
            tail = "<collection>/<name>" if table.name == "documents" else "<id>"
            about = f"One {table.singular}; the address ends as that of its page."
            yield Interface(f"api/{table.name}/{tail}.json", JSON, about)
