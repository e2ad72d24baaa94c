"""The files that a reader's browser searches."""

import json

import pytest
from edition.derive.search import search_files


@pytest.fixture(scope="module")
def files(request):
    from edition.pipeline import read

    edition, problems = read(request.getfixturevalue("root") / "tests/editions/tiny", {})
    assert edition, problems
    return {output.path: output.content for output in search_files(edition)}


@pytest.fixture(scope="module")
def index(files):
    return json.loads(files["search/index.json"])


@pytest.fixture(scope="module")
def records(files):
    return json.loads(files["search/records.json"])


def places(index, term, field):
    """Places of the units that have the term in the field."""
    return {int(ref) for ref in dict(index["invertedIndex"]).get(term, {}).get(field, {})}


def place_of(records, path):
    return next(i for i, record in enumerate(records["records"]) if record["path"] == path)


def test_every_document_entry_and_page_is_a_unit(records):
    kinds = {record["kind"] for record in records["records"]}
    assert kinds == {"document", "person", "org", "place", "event", "term", "work", "page"}


def test_a_document_is_found_by_every_form_of_the_names_in_it(index, records):
    letter = place_of(records, "documents/letters/d1/")
    for form in ("beck", "周立", "иван"):
        assert letter in places(index, form, "names")


def test_text_and_notes_are_fields_of_their_own(index, records):
    letter = place_of(records, "documents/letters/d1/")
    assert letter in places(index, "carter", "text")
    assert letter in places(index, "margin", "notes")
    assert letter not in places(index, "margin", "text")


def test_a_document_is_found_by_its_numbers(index, records):
    letter = place_of(records, "documents/letters/d1/")
    for word in ("d1", "1", "15101"):
        assert letter in places(index, word, "identifiers")


def test_stop_words_are_not_indexed(index):
    assert "the" not in dict(index["invertedIndex"])


def test_records_hold_the_facets(records):
    letter = records["records"][place_of(records, "documents/letters/d1/")]
    assert letter["senders"] == ["person:beck-anna"]
    assert letter["recipients"] == ["person:petrov-ivan", "org:harbour-board"]
    assert letter["dates"] == [["1901-05-01", "1901-05-01"], None]
    assert letter["type"] == ["letter"]
    assert records["names"]["person:beck-anna"] == "Anna Beck"


def test_texts_lie_on_the_shelf_that_the_record_names(files, records):
    letter = place_of(records, "documents/letters/d1/")
    shelf = records["records"][letter].get("shelf", 0)
    text, notes = json.loads(files[f"search/texts/{shelf}.json"])[str(letter)]
    assert text[0][0] == "p1"
    assert {anchor for anchor, _ in notes} == {"source", "n1", "o1", "n2"}


def test_files_are_the_same_twice(files, request):
    from edition.pipeline import read

    edition, _ = read(request.getfixturevalue("root") / "tests/editions/tiny", {})
    assert edition
    assert {output.path: output.content for output in search_files(edition)} == files
