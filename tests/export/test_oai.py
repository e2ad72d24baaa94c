"""OAI-PMH as files: what is harvested of a calendar entry and of a text, what went, and the one file for a gateway."""

from dataclasses import replace
from functools import cache

import pytest
from edition.derive import derive
from edition.export.oai import oai
from edition.load import load
from edition.model.edition import Edition
from edition.model.ledger import Ledger, Moved
from edition.parse import parse
from edition.resolve import resolve
from lxml import etree

from tests.conftest import ROOT

SPACES = {
    "o": "http://www.openarchives.org/OAI/2.0/",
    "s": "http://www.openarchives.org/OAI/2.0/static-repository",
    "dc": "http://purl.org/dc/elements/1.1/",
}
STATIC = "api/oai/static-repository.xml"


@cache
def known(name: str) -> Edition:
    loaded = load(ROOT / name, {"SITE_URL": "https://edition.example/"})
    parsed = parse(loaded)
    resolved = resolve(loaded, parsed)
    return Edition(loaded, parsed, resolved, derive(loaded, parsed, resolved, None))


def files(name: str = "tests/editions/tiny", moved: tuple[Moved, ...] = (), **settings: str):
    edition = known(name)
    site = edition.loaded.site
    told = site.model_copy(update={"settings": site.settings.model_copy(update=settings)})
    ledger = Ledger(moved={one.path: one for one in moved}) if moved else edition.loaded.ledger
    loaded = replace(edition.loaded, site=told, ledger=ledger)
    return {file.path: etree.fromstring(file.content) for file in oai(replace(edition, loaded=loaded))}


def fields(tree: etree._Element, key: str) -> dict[str, list[str]]:
    (record,) = tree.xpath(f"//o:record[o:header/o:identifier = 'oai:edition.example:{key}']", namespaces=SPACES)
    found: dict[str, list[str]] = {}
    for element in record.iterfind(".//dc:*", SPACES):
        found.setdefault(etree.QName(element).localname, []).append(element.text or "")
    return found


@pytest.mark.parametrize(("key", "day"), [("d1", "1954-02-16"), ("d8", "1954-02-24"), ("d237", "1954-06-15")])
def test_an_entry_is_the_editors_text_on_a_document(key: str, day: str) -> None:
    """Neither is Dulles its author nor 1954 its date."""
    found = fields(files("")["api/oai/ListRecords.xml"], f"frus1952-54v16/{key}")
    assert "creator" not in found
    assert found["date"] == ["2026-11-22"]
    assert found["coverage"] == [day]
    assert found["type"][0] == "Text"
    assert found["type"][1].startswith("Calendar entry")
    assert found["rights"] == ["Text: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"]
    assert f"https://history.state.gov/historicaldocuments/frus1952-54v16/{key}" in found["relation"]


def test_a_transcription_is_the_senders() -> None:
    edition = known("tests/editions/manuscript")
    text = next(one for one in edition.loaded.documents if one.meta.text == "transcription" and one.meta.senders)
    found = fields(files("tests/editions/manuscript")["api/oai/ListRecords.xml"], text.key)
    assert found["creator"]
    assert (found["date"], found["coverage"]) == ([text.meta.date], [text.meta.event_date or text.meta.date])
    assert [words.partition(":")[0] for words in found["rights"]] == ["Source", "Text"]


def test_what_went_is_a_deleted_record() -> None:
    went = Moved("documents/letters/d9/", "", "2026-12-01", "withdrawn")
    renamed = Moved("documents/letters/d8/", "documents/letters/d1/", "2026-12-02", "renumbered")
    page = Moved("study/old/", "study/", "2026-12-03", "moved")
    made = files(moved=(went, renamed, page), contact="editors@edition.example")
    for verb in ("ListRecords", "ListIdentifiers"):
        gone = made[f"api/oai/{verb}.xml"].findall(".//o:header[@status='deleted']", SPACES)
        assert [(one.find("o:identifier", SPACES).text, one.find("o:datestamp", SPACES).text) for one in gone] == [
            ("oai:edition.example:letters/d8", "2026-12-02"),
            ("oai:edition.example:letters/d9", "2026-12-01"),
        ]
    said = made["api/oai/Identify.xml"].find("o:Identify", SPACES)
    assert said.findtext("o:deletedRecord", namespaces=SPACES) == "persistent"
    assert made["api/oai/ListRecords.xml"].findtext("o:responseDate", namespaces=SPACES) == "2026-12-02T00:00:00Z"


def test_a_static_repository_is_one_file_behind_its_gateway() -> None:
    made = files(contact="editors@edition.example", gateway="https://gateway.example/oai/")
    tree = made[STATIC]
    assert tree.tag == f"{{{SPACES['s']}}}Repository"
    assert [etree.QName(part).localname for part in tree] == ["Identify", "ListMetadataFormats", "ListRecords"]
    said = {etree.QName(row).localname: row.text for row in tree[0]}
    assert said["baseURL"] == f"https://gateway.example/oai/edition.example/{STATIC}"
    assert (said["deletedRecord"], said["adminEmail"]) == ("no", "editors@edition.example")
    assert tree[2].get("metadataPrefix") == "oai_dc"
    assert len(tree[2]) == len(known("tests/editions/tiny").loaded.documents)
    assert not tree.findall(".//o:setSpec", SPACES), "static repositories have no sets"


@pytest.mark.parametrize("told", [{}, {"contact": "a@b.example"}, {"gateway": "https://gateway.example/oai"}])
def test_who_answers_is_not_made_up(told: dict[str, str]) -> None:
    made = files(**told)
    assert STATIC not in made
    assert ("api/oai/Identify.xml" in made) == ("contact" in told)
