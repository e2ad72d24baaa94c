"""The files that a reader's browser searches."""

import json
import re
from itertools import accumulate

import pytest
from edition.derive.search import search_files
from edition.derive.search.languages import stem_in
from edition.derive.search.postings import FIELDS, in_browser

from tests.site.searching import units_of


@pytest.fixture(scope="module")
def files(request):
    from edition.pipeline import read

    edition, problems = read(request.getfixturevalue("root") / "tests/editions/tiny", {})
    assert edition, problems
    return {output.path: output.content for output in search_files(edition)}


@pytest.fixture(scope="module")
def numbers(files):
    return json.loads(files["search/index.json"])


@pytest.fixture(scope="module")
def records(files):
    return units_of(files)


@pytest.fixture(scope="module")
def terms(files):
    """Term → field → {place: times}."""
    every = {}
    for path, content in files.items():
        if path.startswith("search/terms/"):
            every |= json.loads(content)
    return {
        term: {field: unpacked(found) for field, found in zip(FIELDS, packed, strict=True) if found}
        for term, packed in every.items()
    }


def unpacked(found):
    distances, _lengths, times = found
    return dict(zip(accumulate(distances), times or [1] * len(distances), strict=True))


def place_of(records, path):
    return next(i for i, record in enumerate(records) if record["path"] == path)


def test_every_document_entry_and_page_is_a_unit(records):
    kinds = {record["kind"] for record in records}
    assert kinds == {"document", "person", "org", "place", "event", "term", "work", "page"}


def test_a_document_is_found_by_every_form_of_the_names_in_it(terms, records):
    letter = place_of(records, "documents/letters/d1/")
    for form in ("beck", "周立", "иван"):
        assert letter in terms[form]["names"]


def test_text_and_notes_are_fields_of_their_own(terms, records):
    letter = place_of(records, "documents/letters/d1/")
    assert letter in terms["carter"]["text"]
    assert letter in terms["margin"]["notes"]
    assert letter not in terms["margin"].get("text", {})


def test_a_document_is_found_by_its_numbers(terms, records):
    letter = place_of(records, "documents/letters/d1/")
    for word in ("d1", "1", "15101"):
        assert letter in terms[word]["identifiers"]


def test_stop_words_are_not_indexed(terms):
    assert "the" not in terms


def test_each_part_begins_where_the_list_says(files, numbers):
    for folder in ("terms", "words"):
        parts = [list(json.loads(files[f"search/{folder}/{i}.json"])) for i in range(len(numbers[folder]))]
        assert [part[0] for part in parts] == numbers[folder]
        every = [word for part in parts for word in part]
        assert every == sorted(every, key=in_browser)
    begins = accumulate(numbers["units"])
    assert [min(map(int, json.loads(files[f"search/units/{i}.json"]))) for i in range(len(numbers["units"]))] == list(
        begins
    )


def test_words_count_the_pages_that_have_them(files, records):
    words = json.loads(files["search/words/0.json"])
    assert words["carter"] == sum(bool(re.search(r"\bcarter\b", json.dumps(record).lower())) for record in records)


def test_words_of_another_language_bring_their_stems(files):
    every = {}
    for path, content in files.items():
        if path.startswith("search/words/"):
            every |= json.loads(content)
    assert json.loads(files["search/index.json"])["languages"] == []
    assert all(isinstance(count, int) for count in every.values())


@pytest.mark.parametrize(
    ("language", "word", "stem"),
    [
        ("en", "elections", "elect"),
        ("ru", "переговоров", "переговор"),
        ("ru", "elections", "elect"),
        ("de", "hauser", "haus"),
        ("ko", "대표단", "대표단"),
        ("en", "the", None),
    ],
)
def test_words_are_stemmed_in_the_language_of_their_page(language, word, stem):
    assert stem_in(language, word) == stem


def test_records_hold_the_facets(records):
    letter = records[place_of(records, "documents/letters/d1/")]
    assert letter["facets"]["sender"] == ["person:beck-anna"]
    assert letter["facets"]["recipient"] == ["person:petrov-ivan", "org:harbour-board"]
    assert letter["sent"] == ["1901-05-01", "1901-05-01"]
    assert letter["facets"]["type"] == ["letter"]
    assert "person:beck-anna" in letter["keys"]


def test_names_of_values_are_those_of_the_registers(files):
    senders = json.loads(files["search/facets.json"])["columns"]["sender"]
    assert senders["names"][senders["values"].index("person:beck-anna")] == "Anna Beck"


def test_texts_lie_in_paragraphs_and_notes(records):
    letter = records[place_of(records, "documents/letters/d1/")]
    assert letter["text"][0][0] == "p1"
    assert {anchor for anchor, _ in letter["notes"]} == {"source", "n1", "o1", "n2"}


def test_files_are_the_same_twice(files, request):
    from edition.pipeline import read

    edition, _ = read(request.getfixturevalue("root") / "tests/editions/tiny", {})
    assert edition
    assert {output.path: output.content for output in search_files(edition)} == files
