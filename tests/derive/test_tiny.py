"""The tiny edition from its sources to what is derived and exported."""

import json

import pytest
from edition.derive import derive
from edition.export import export
from edition.load import load
from edition.model.edition import Edition
from edition.parse import parse
from edition.resolve import resolve


@pytest.fixture(scope="module")
def tiny(root):
    loaded = load(root / "tests/editions/tiny", {"SITE_URL": "https://edition.example/"})
    parsed = parse(loaded)
    resolved = resolve(loaded, parsed)
    return Edition(loaded, parsed, resolved, derive(loaded, parsed, resolved, None))


def test_registers_list_their_mentions(tiny):
    mentions = tiny.derived.mentions["person:zhou-li"]
    assert [(mention.label, mention.pinpoint, mention.plain) for mention in mentions] == [
        ("No.\N{NO-BREAK SPACE}1", "¶ 1", "Zhou Li")
    ]
    senders = [mention.label for mention in tiny.derived.mentions["org:harbour-board"] if mention.role == "sender"]
    assert senders == ["No.\N{NO-BREAK SPACE}2", "No.\N{NO-BREAK SPACE}10"]


def test_every_document_can_be_cited_and_found(tiny):
    keys = [document.key for document in tiny.loaded.documents]
    assert list(tiny.derived.trails) == keys
    assert list(tiny.derived.cite)[: len(keys)] == list(tiny.derived.items)[: len(keys)] == keys
    assert [record.path for record in tiny.derived.search] == [document.path for document in tiny.loaded.documents]
    assert tiny.derived.cite["letters/d10"].note.startswith("Calendar entry of “The Harbour Board to All Carters,”")


def test_every_citation_is_set(tiny):
    places = {(key, citation.index) for key, text in tiny.parsed.texts.items() for citation in text.citations}
    assert set(tiny.derived.citations) == places
    assert set(tiny.derived.bibliography) == set(tiny.loaded.registers["work"])


LISTS = {
    "documents.json",
    "persons.json",
    "organisations.json",
    "places.json",
    "events.json",
    "terms.json",
    "works.json",
}


def test_every_path_in_the_data_is_a_page_of_the_edition(tiny):
    entries = [entry.path for register in tiny.loaded.registers.values() for entry in register.values()]
    leaves = [*tiny.loaded.documents, *tiny.loaded.pages, *tiny.loaded.collections]
    known = {*entries, *(leaf.path for leaf in leaves)}
    named = {
        mention["path"].partition("#")[0]
        for file in export(tiny)
        if file.path.endswith(".json") and file.path.count("/") == 1 and file.path.rpartition("/")[2] in LISTS
        for rows in list(json.loads(file.content).values())[1:]
        for row in rows
        for mention in [row, *row.get("mentions", ())]
    }
    assert named <= known
