"""Readers by others open every file of every document, and find in it what the front matter says."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pybtex.database
import pytest
import rispy
from edition.derive import derive
from edition.derive.csl import csl_issued
from edition.export import export
from edition.export.references.bibtex import bibtex
from edition.export.references.csl_json import csl_json
from edition.export.references.ris import ris
from edition.load import load
from edition.model.edition import Edition
from edition.model.items import edtf_date, is_plain
from edition.model.kinds import kind_of
from edition.model.text import plain_markup
from edition.parse import parse
from edition.resolve import resolve
from edition.tools.pandoc import PandocProgram, find_pandoc
from lxml import etree
from pybtex.plugin import find_plugin
from sickle import Sickle
from sickle.response import OAIResponse

from tests.conftest import ROOT, missing
from tests.derive.cited import CSL, ITEMS

ENVIRONMENT = {"SITE_URL": "https://edition.example/"}
EDITIONS = [path.parent for path in sorted((ROOT / "tests" / "editions").glob("*/mkdocs.yml"))] + [ROOT]
EXTENSIONS = ("xml", "json", "csl.json", "bib", "ris")


@cache
def made(root: Path) -> tuple[Edition, Mapping[str, bytes]]:
    loaded = load(root, ENVIRONMENT)
    parsed = parse(loaded)
    resolved = resolve(loaded, parsed)
    edition = Edition(loaded, parsed, resolved, derive(loaded, parsed, resolved, None))
    return edition, {file.path: file.content for file in export(edition)}


@pytest.fixture(params=EDITIONS, ids=lambda root: root.name)
def edition(request: pytest.FixtureRequest) -> tuple[Edition, Mapping[str, bytes]]:
    return made(request.param)


def item_of(edition: Edition, key: str) -> Mapping[str, Any]:
    return edition.derived.items[key]


def test_every_document_has_every_file(edition) -> None:
    known, files = edition
    for document in known.loaded.documents:
        for extension in EXTENSIONS:
            assert files[f"{document.path.rstrip('/')}.{extension}"]
        assert files[f"api/{document.path.rstrip('/')}.json"]


def test_pybtex_reads_each_document_and_the_whole(edition) -> None:
    known, files = edition
    for document in known.loaded.documents:
        item = item_of(known, document.key)
        data = pybtex.database.parse_bytes(files[f"{document.path.rstrip('/')}.bib"], "bibtex")
        (entry,) = data.entries.values()
        assert list(data.entries) == [item["id"]]
        assert plain(entry.fields["title"]) == item["title"]
        assert plain(entry.fields.get("howpublished") or entry.fields["type"]).startswith(item["genre"])
        assert len(entry.persons.get("author", ())) == len(item.get("author", ()))
        assert entry.fields["url"] == item["URL"]
    whole = pybtex.database.parse_bytes(files["api/bibliography.bib"], "bibtex")
    assert list(whole.entries) == [item["id"] for item in known.derived.items.values()]


@pytest.mark.parametrize("style", ["plain", "alpha", "unsrt", "unsrtalpha"])
def test_pybtex_sets_every_entry(edition, style) -> None:
    """Styles fail over an entry that lacks what its type needs."""
    data = pybtex.database.parse_bytes(edition[1]["api/bibliography.bib"], "bibtex")
    setter = find_plugin("pybtex.style.formatting", style)()
    assert len(list(setter.format_bibliography(data))) == len(data.entries)


@pytest.mark.parametrize(
    ("edtf", "bib", "ris_lines", "note"),
    [
        ("1901-06~", {"year": "[ca. June 1901]", "month": None, "date": "1901-06~"}, ["DA  - ///about June 1901"],
         "Dated about June 1901."),
        ("1901?", {"year": "[1901?]", "month": None, "date": "1901?"}, ["DA  - ///1901 (uncertain)"],
         "Dated 1901 (uncertain)."),
        ("1901-07-01/1901-07-05", {"year": "July 1–5, 1901", "month": None, "date": "1901-07-01/1901-07-05"},
         ["PY  - 1901", "DA  - 1901/07//1–5 July 1901"], "Dated 1–5 July 1901."),
        ("1901-21", {"year": "Spring 1901", "month": None, "date": "1901-21"}, ["PY  - 1901", "DA  - 1901///Spring 1901"],
         "Dated Spring 1901."),
        ("1901-06", {"year": "1901", "month": "June", "date": None}, ["PY  - 1901", "DA  - 1901/06//"], None),
    ],
)  # fmt: skip
def test_no_record_says_more_of_a_date_than_is_known(edtf, bib, ris_lines, note) -> None:
    item = {"id": "x", "title": "T", "type": "personal_communication"} | csl_issued(edtf)
    (entry,) = pybtex.database.parse_string(bibtex([item]), "bibtex").entries.values()
    assert {name: entry.fields.get(name) for name in bib} == bib
    assert entry.fields.get("note") == note
    assert [line for line in ris([item]).split("\r\n") if line[:2] in ("PY", "DA")] == ris_lines
    assert ("N1" in tags(ris([item]))) == bool(note)


def test_a_supplied_date_stands_in_brackets() -> None:
    item = {"id": "x", "title": "T", "type": "personal_communication"} | csl_issued("1954-06-11", supplied=True)
    (entry,) = pybtex.database.parse_string(bibtex([item]), "bibtex").entries.values()
    assert (entry.fields["year"], entry.fields["date"]) == ("[June 11, 1954]", "1954-06-11")
    assert {"PY  - 1954", "DA  - 1954/06/11/[11 June 1954]", "N1  - Date: [11 June 1954]."} <= set(
        ris([item]).split("\r\n")
    )


def test_a_suffix_is_no_given_name() -> None:
    brands = {"family": "Brands", "given": "Henry W.", "suffix": "Jr."}
    item = {"id": "x", "title": "T", "type": "book", "author": [brands]}
    (entry,) = pybtex.database.parse_string(bibtex([item]), "bibtex").entries.values()
    (person,) = entry.persons["author"]
    assert (person.last_names, person.lineage_names, person.first_names) == (["Brands"], ["Jr."], ["Henry"])
    assert "AU  - Brands, Henry W., Jr." in ris([item])


def test_styles_leave_headings_as_they_are() -> None:
    (item,) = json.loads(csl_json([ITEMS["letters/telegram"]]))
    assert item["title"] == '<span class="nocase">Title of telegram</span>'
    (work,) = json.loads(csl_json([{"id": "x", "title": "Korea [statement by Eden]"}]))
    assert work["title"] == 'Korea <span class="nocase">[statement by Eden]</span>'


def plain(words: str) -> str:
    """LaTeX as written back to words."""
    for escaped in "{}&%$#_":
        words = words.replace(f"\\{escaped}", f"\0{ord(escaped)}\0")
    words = words.replace("{", "").replace("}", "")
    for escaped in "{}&%$#_":
        words = words.replace(f"\0{ord(escaped)}\0", escaped)
    return words


ZOTERO = {
    "BILL": "bill",
    "BOOK": "book",
    "CHAP": "bookSection",
    "CPAPER": "conferencePaper",
    "DATA": "document",
    "DICT": "dictionaryEntry",
    "ELEC": "webpage",
    "ENCYC": "encyclopediaArticle",
    "GEN": "journalArticle",
    "JOUR": "journalArticle",
    "LEGAL": "case",
    "CASE": "case",
    "MANSCPT": "manuscript",
    "MAP": "map",
    "MGZN": "magazineArticle",
    "NEWS": "newspaperArticle",
    "PAMP": "manuscript",
    "PCOMM": "letter",
    "RPRT": "report",
    "SER": "book",
    "SLIDE": "presentation",
    "STAT": "statute",
    "THES": "thesis",
    "UNPD": "manuscript",
    "VIDEO": "videoRecording",
}
"""Type of RIS → what Zotero makes of it on import (its RIS translator, 2023)."""
IMPORTED = {
    "webpage": "webpage",
    "personal_communication": "letter",
    "report": "report",
    "treaty": "statute",
    "legislation": "statute",
    "document": "manuscript",
    "manuscript": "manuscript",
    "speech": "presentation",
    "map": "map",
    "interview": "manuscript",
}
"""Type of CSL → what it must become there."""
PLACED = {
    "A2": {"letter"},
    "M3": {"letter", "manuscript", "map", "presentation", "report", "thesis", "webpage"},
    "T3": {"book", "bookSection", "conferencePaper", "report"},
}
"""Tag → the types that have a field for it; elsewhere an editor or a DOI would be made of it."""


def tags(record: str) -> Mapping[str, str]:
    return {line[:2]: line[6:] for line in record.splitlines() if line[2:6] == "  - "}


def test_zotero_imports_each_record_as_what_it_is(edition) -> None:
    known, files = edition
    for record, item in zip(
        files["api/bibliography.ris"].decode().split("\r\n\r\n"), known.derived.items.values(), strict=True
    ):
        found = tags(record)
        kind = ZOTERO[found["TY"]]
        assert kind == IMPORTED.get(item["type"], kind)
        assert (kind == "journalArticle") == (item["type"] in ("article", "article-journal", "review", "review-book"))
        assert all(kind in kinds for tag, kinds in PLACED.items() if tag in found)


@pytest.mark.parametrize(("name", "csl"), CSL.items())
def test_zotero_imports_each_type_of_document(name, csl) -> None:
    found = tags(ris([ITEMS[f"letters/{name}"]]))
    assert ZOTERO[found["TY"]] == IMPORTED[csl]
    assert all(ZOTERO[found["TY"]] in kinds for tag, kinds in PLACED.items() if tag in found)
    assert (found.get("A2") == "Department of State") == (csl == "personal_communication")
    assert (found["AV"], found["DB"]) == ("396.1 GE/6–1154, RG 59", "National Archives")


WRITTEN = {"author": [{"family": "Doe", "given": "Jane"}], "issued": {"date-parts": [[1954]]}}


@pytest.mark.parametrize(
    ("item", "kind", "fields"),
    [
        (WRITTEN | {"type": "report", "genre": "Staff study", "number": "7", "publisher": "Board"}, "techreport",
         {"type": "Staff study", "number": "7", "institution": "Board"}),
        (WRITTEN | {"type": "thesis", "genre": "PhD thesis", "publisher": "Academy"}, "phdthesis", {"school": "Academy"}),
        (WRITTEN | {"type": "thesis", "genre": "Master’s thesis", "publisher": "Academy"}, "mastersthesis",
         {"school": "Academy"}),
        ({"type": "thesis", "genre": "PhD thesis"}, "misc", {"howpublished": "PhD thesis"}),
        ({"type": "thesis", "publisher": "Academy"}, "misc", {"howpublished": "Thesis, Academy"}),
        ({"type": "periodical", "issue": "758–783"}, "misc", {"number": "758–783", "howpublished": "no. 758–783"}),
        (WRITTEN | {"type": "report", "author": [{"literal": "Board"}]}, "techreport",
         {"type": "Report", "institution": "Board"}),
        (WRITTEN | {"type": "chapter", "container-title": "The USA", "publisher": "P"}, "incollection",
         {"booktitle": "{The USA}"}),
        (WRITTEN | {"type": "article-journal", "container-title": "Quarterly", "issue": "2"}, "article",
         {"journal": "Quarterly", "number": "2"}),
        ({"type": "webpage", "issued": {"date-parts": [[2026, 11, 22]]}}, "misc",
         {"date": "2026-11-22", "year": "2026", "month": "November"}),
    ],
)  # fmt: skip
def test_bibtex_has_a_type_for_reports_and_theses(item, kind, fields) -> None:
    (entry,) = pybtex.database.parse_string(bibtex([{"id": "x", "title": "T"} | item]), "bibtex").entries.values()
    assert entry.type == kind
    assert {name: entry.fields.get(name) for name in fields} == fields


def test_rispy_reads_each_document_and_the_whole(edition) -> None:
    known, files = edition
    for document in known.loaded.documents:
        item = item_of(known, document.key)
        (entry,) = rispy.loads(files[f"{document.path.rstrip('/')}.ris"].decode())
        assert (entry["id"], entry["title"]) == (item["id"], item["title"])
        assert item["genre"] in (entry.get("type_of_work"), *(words[6:-1] for words in entry.get("notes", ())))
        assert len(entry.get("authors", ())) == len(item.get("author", ()))
        assert entry["urls"] == [item["URL"]]
    whole = rispy.loads(files["api/bibliography.ris"].decode())
    assert [entry["id"] for entry in whole] == [item["id"] for item in known.derived.items.values()]


def test_pandoc_reads_the_whole_in_each_form(edition, pandoc) -> None:
    known, files = edition
    documents = {item_of(known, document.key)["id"]: document for document in known.loaded.documents}
    for extension, form in (("csl.json", "csljson"), ("bib", "bibtex"), ("ris", "ris")):
        read = {item["id"]: item for item in pandoc(files[f"api/bibliography.{extension}"], form)}
        assert len(read) == len(known.derived.items)
        for identifier, document in documents.items():
            date = edtf_date(item_of(known, document.key))
            if is_plain(date) and "status" not in item_of(known, document.key):
                assert date[:4] in str(read[identifier].get("issued", ""))
            assert document.meta.title.split("“")[0].split("’")[0][:20].strip() in read[identifier]["title"].replace(
                "\u2019", "’"
            )


def test_the_type_is_that_of_the_document(edition) -> None:
    known, files = edition
    collections = {collection.id: collection.meta.types for collection in known.loaded.collections}
    for document in known.loaded.documents:
        (item,) = json.loads(files[f"{document.path.rstrip('/')}.csl.json"])
        name = collections[document.collection][document.meta.type]
        is_entry = document.meta.text == "calendar"
        assert item["type"] == ("webpage" if is_entry else kind_of(document.meta.type, name).csl)
        assert item["genre"] == (f"Calendar entry: {name}" if is_entry else name)
        assert ("Calendar entry" in item["title"]) == is_entry
        assert not (is_entry and "author" in item)


class Files(Sickle):
    """A harvester whose repository is a folder."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__("https://edition.example/api/oai/")
        self.files = files

    def harvest(self, **arguments: str) -> OAIResponse:
        content = self.files[f"api/oai/{arguments['verb']}.xml"]
        return OAIResponse(type("Answer", (), {"content": content, "text": content.decode()})(), arguments)


def test_a_harvester_gets_every_document(edition) -> None:
    known, files = edition
    if "api/oai/ListRecords.xml" not in files:
        assert not any(document.meta.revisions for document in known.loaded.documents)
        return
    harvester = Files(files)
    records = list(harvester.ListRecords(metadataPrefix="oai_dc"))
    keys = [document.key for document in known.loaded.documents]
    assert [record.header.identifier for record in records] == [f"oai:edition.example:{key}" for key in keys]
    assert [record.metadata["title"][0] for record in records] == [item_of(known, key)["title"] for key in keys]
    assert [one.setSpec for one in harvester.ListSets()] == [one.id for one in known.loaded.collections]
    assert [one.identifier for one in harvester.ListIdentifiers(metadataPrefix="oai_dc")] == [
        record.header.identifier for record in records
    ]
    assert [one.metadataPrefix for one in harvester.ListMetadataFormats()] == ["oai_dc"]


def test_every_xml_file_is_read(edition) -> None:
    _, files = edition
    for path, content in files.items():
        if path.endswith(".xml"):
            assert etree.fromstring(content) is not None


@pytest.mark.parametrize("style", ["chicago-notes-bibliography", "modern-language-association", "apa"])
def test_every_style_lists_every_document(edition, style) -> None:
    """No type is left out of a bibliography, and a summary says that it is one."""
    found = find_pandoc() or missing("pandoc, or a citation style,")
    known, _ = edition
    records = [item_of(known, document.key) for document in known.loaded.documents]
    program = PandocProgram(found.program, found.style.with_name(f"{style}.csl"))
    listed = {key: plain_markup(entry) for key, entry in program(records, [], "en").bibliography.items()}
    for item in records:
        assert item["URL"] in listed[item["id"]]
        is_entry = item["title"].startswith("Calendar entry")
        assert ("calendar entry of" in listed[item["id"]].casefold()) == is_entry
