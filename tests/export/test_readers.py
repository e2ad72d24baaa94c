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
from edition.export import export
from edition.load import load
from edition.model.edition import Edition
from edition.model.kinds import kind_of
from edition.parse import parse
from edition.resolve import resolve
from lxml import etree
from sickle import Sickle
from sickle.response import OAIResponse

from tests.conftest import ROOT

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
        assert plain(entry.fields["howpublished"]).startswith(item["genre"])
        assert len(entry.persons.get("author", ())) == len(item.get("author", ()))
        assert entry.fields["url"] == item["URL"]
    whole = pybtex.database.parse_bytes(files["api/bibliography.bib"], "bibtex")
    assert list(whole.entries) == [item["id"] for item in known.derived.items.values()]


def plain(words: str) -> str:
    """LaTeX as written back to words."""
    for escaped in "{}&%$#_":
        words = words.replace(f"\\{escaped}", f"\0{ord(escaped)}\0")
    words = words.replace("{", "").replace("}", "")
    for escaped in "{}&%$#_":
        words = words.replace(f"\0{ord(escaped)}\0", escaped)
    return words


RIS = {
    "personal_communication": "PCOMM",
    "report": "RPRT",
    "treaty": "LEGAL",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
}
"""Type of CSL → type of RIS; others are general."""


def test_rispy_reads_each_document_and_the_whole(edition) -> None:
    known, files = edition
    for document in known.loaded.documents:
        item = item_of(known, document.key)
        (entry,) = rispy.loads(files[f"{document.path.rstrip('/')}.ris"].decode())
        assert (entry["id"], entry["title"], entry["type_of_work"]) == (item["id"], item["title"], item["genre"])
        assert entry["type_of_reference"] == RIS.get(item["type"], "GEN")
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
            assert "1" in str(read[identifier].get("issued", "1"))
            assert document.meta.title.split("“")[0].split("’")[0][:20].strip() in read[identifier]["title"].replace(
                "\u2019", "’"
            )


def test_the_type_is_that_of_the_document(edition) -> None:
    known, files = edition
    collections = {collection.id: collection.meta.types for collection in known.loaded.collections}
    for document in known.loaded.documents:
        (item,) = json.loads(files[f"{document.path.rstrip('/')}.csl.json"])
        name = collections[document.collection][document.meta.type]
        assert item["type"] == kind_of(document.meta.type, name).csl
        assert item["genre"] == name
        assert ("Calendar entry" in item["title"]) == (document.meta.text == "calendar")


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
