"""The edition as data."""

import csv
import io
import json

import pytest
from edition.derive import derive
from edition.export import export
from edition.export.comma_separated import FORMULA
from edition.model.edition import Edition, Parsed
from edition.model.interfaces import Interface
from edition.model.records import Archive, Pages, Printed
from edition.model.settings import Site
from jsonschema import validate

from tests.derive.made import collection, document, inline_text, loaded, resolved, text

D1 = "sources/letters/d1.md"
PERSONS = [
    {
        "id": "zhou-li",
        "name": "Zhou Li",
        "variants": ["周立", "Chou"],
        "life": {"born": "1860", "certainty": "unverified"},
        "authorities": [
            {"scheme": "wikidata", "id": "Q1", "certainty": "unverified"},
            {"scheme": "viaf", "id": "7", "certainty": "verified"},
        ],
    },
    {"id": "beck", "name": "=HYPERLINK(1)", "life": {"born": "1861-05", "certainty": "verified"}, "note": "A *note*."},
]
WORKS = [{"id": "lost", "type": "book", "title": "[Lost]", "seen_at": "a shop", "verified": "no"}]
PLACES = [{"id": "port", "name": "Port", "latitude": 10.5, "longitude": -20.25}]


@pytest.fixture
def files():
    return made("https://edition.example/")


def made(url, persons=()):
    documents = [
        document(
            "d1", senders=[{"person": "beck", "note": "acting"}, {"label": "Others"}], title='A "title", with\ncommas'
        ),
        document("d2", refers_to=[{"document": "d1", "as": "Letter 1"}]),
    ]
    site = Site(title="The Edition", url=url)
    edition = loaded(
        documents, made_collection=collection(), site=site, person=persons or PERSONS, work=WORKS, place=PLACES
    )
    parsed = Parsed({D1: text(["Words of one.", "And two."]), "person:beck": inline_text("A *note*.")})
    followed = resolved(parsed, {D1: ("p1", "p9")})
    whole = Edition(edition, parsed, followed, derive(edition, parsed, followed, None))
    return {
        file.path: file.content for file in export(whole) if file.path.startswith("api/") and "cmif" not in file.path
    }


@pytest.fixture(scope="module")
def manuscripts(root):
    from edition.pipeline import read

    edition, problems = read(root / "tests/editions/manuscript", {})
    assert edition, problems
    return {file.path: file.content for file in export(edition)}


def rows(files, name):
    return json.loads(files[f"api/{name}.json"])[name]


def table(files, name):
    return list(csv.DictReader(io.StringIO(files[f"api/{name}.csv"].decode(), newline="")))


KINDS = {
    "documents": "document",
    "persons": "person",
    "organisations": "organisation",
    "places": "place",
    "events": "event",
    "terms": "term",
    "works": "work",
    "collections": "",
    "chronology": "",
    "meetings": "",
    "moved": "",
}
"""Table → what one record with a file of its own is called."""


def test_every_kind_comes_as_json_and_csv_with_a_schema(files):
    lists = {f"api/{kind}.{form}" for kind in KINDS for form in ("json", "csv")}
    assert lists <= files.keys()
    assert {path for path in files if path.startswith("api/schemas/")} == {
        f"api/schemas/{name}.json" for pair in (*KINDS.items(), ("index", "fields", "books")) for name in pair if name
    }


def test_every_file_fits_its_schema(files):
    for kind, singular in KINDS.items():
        validate(json.loads(files[f"api/{kind}.json"]), json.loads(files[f"api/schemas/{kind}.json"]))
        for path in (path for path in files if path.startswith(f"api/{kind}/")):
            validate(json.loads(files[path]), json.loads(files[f"api/schemas/{singular}.json"]))
    validate(json.loads(files["api/fields.json"]), json.loads(files["api/schemas/fields.json"]))


def test_the_address_of_a_record_ends_as_its_page_does(files):
    assert json.loads(files["api/persons/beck.json"])["person"] == rows(files, "persons")[0]
    assert json.loads(files["api/documents/letters/d1.json"])["document"] == rows(files, "documents")[0]


def test_the_index_names_every_file_of_the_whole_edition(files):
    listed = json.loads(files["api/index.json"])
    named = [Interface(row["path"], "", "") for row in listed["files"]]
    assert [path for path in files if not any(one.pattern.fullmatch(path) for one in named)] == []
    assert [
        one.path for one in named if one.path.startswith("api/") and not any(map(one.pattern.fullmatch, files))
    ] == []
    assert {row["path"]: row.get("records") for row in listed["files"]}["api/persons.csv"] == 2
    assert listed["licences"][0]["of"] == "texts, registers and data of the editors"


def test_beacon_has_what_is_verified(files):
    *head, line, end = files["api/beacon-viaf.txt"].decode().split("\n")
    assert "#FORMAT: BEACON" in head
    assert "#TARGET: https://edition.example/{+ID}" in head
    assert (line, end) == ("7||persons/zhou-li/", "")
    assert "api/beacon-wikidata.txt" not in files


def test_every_field_is_explained(files):
    meanings = json.loads(files["api/fields.json"])
    for kind, fields in meanings.items():
        assert all(fields.values())
        for row in rows(files, kind):
            assert list(row) == list(fields)


def test_a_document_has_its_words_by_anchor(files):
    first, second = rows(files, "documents")
    assert first["id"] == "letters/d1"
    assert first["path"] == "documents/letters/d1/"
    assert first["url"] == "https://edition.example/documents/letters/d1/"
    assert first["type_name"] == "Telegram"
    assert first["senders"] == [{"person": "beck", "note": "acting"}, {"label": "Others"}]
    assert first["text"] == [{"anchor": "p1", "text": "Words of one."}, {"anchor": "p9", "text": "And two."}]
    assert second["refers_to"] == [{"as": "Letter 1", "label": first["title"], "path": first["path"]}]
    assert "The Edition, version 0.1" in second["citation"]


def test_without_an_address_there_are_paths_only():
    assert rows(made(""), "documents")[0]["url"] is None


def test_entries_are_sorted_and_say_where_they_are_mentioned(files):
    beck, zhou = rows(files, "persons")
    assert (beck["id"], zhou["id"]) == ("beck", "zhou-li")
    assert beck["mentions"] == [{"path": "documents/letters/d1/", "role": "sender"}]
    assert (beck["mention_count"], beck["note"]) == (1, "A note.")


def test_what_is_not_verified_is_not_exported(files):
    beck, zhou = rows(files, "persons")
    assert (beck["born"], zhou["born"]) == ("1861-05", None)
    assert zhou["authorities"] == [{"scheme": "viaf", "id": "7"}]
    everything = b"".join(files.values())
    assert b"Q1" not in everything
    assert b"a shop" not in everything


def test_csv_is_rfc_4180(files):
    content = files["api/documents.csv"]
    assert content.startswith(b"id,collection,name,path,url,title,")
    assert content.count(b"\r\n") == 3
    assert b'"A ""title"", with\ncommas"' in content
    assert "周立; Chou" in files["api/persons.csv"].decode()


def test_several_records_in_a_cell_keep_the_names_of_their_fields(files):
    senders = table(files, "documents")[0]["senders"]
    assert json.loads(senders) == [{"person": "beck", "note": "acting"}, {"label": "Others"}]


@pytest.mark.parametrize(
    ("texts", "cell"),
    [(["周立", "Chou"], "周立; Chou"), (["a; b", "c"], '["a; b", "c"]'), (["[sic]", "c"], '["[sic]", "c"]'), ([], "")],
)
def test_texts_in_a_cell_can_be_told_apart(texts, cell):
    persons = [{"id": "zhou-li", "name": "Zhou Li", "variants": texts}]
    assert table(made("", persons), "persons")[0]["variants"] == cell


def test_what_csv_has_is_what_json_has(manuscripts):
    """Taken apart as docs/data.md says, cells are the values of JSON."""
    for kind in KINDS:
        for row, values in zip(table(manuscripts, kind), rows(manuscripts, kind), strict=True):
            for column, cell in row.items():
                value = values
                for name in column.split("."):
                    value = value.get(name) if value else None
                assert taken_apart(cell, value) == value, column


def taken_apart(cell, value):
    if isinstance(value, list):
        return json.loads(cell) if cell.startswith("[") else cell.split("; ") if cell else []
    if isinstance(value, bool | int | float):
        return json.loads(cell)
    return (cell.removeprefix("'") if cell[1:2] in FORMULA else cell) if cell or value == "" else None


def test_csv_begins_with_the_name_of_its_first_field(files):
    """A byte order mark would be part of that name."""
    assert table(files, "persons")[0]["id"]


def test_a_record_has_a_column_for_each_of_its_fields(manuscripts):
    first = table(manuscripts, "documents")[0]
    assert [column for column in first if "." in column] == [
        *(f"archive.{name}" for name in ("repository", "collection", "file")),
        *(f"printed.{name}" for name in ("work", "number", "heading")),
        *(f"printed.pages.{name}" for name in ("first", "last", "certainty")),
    ]
    for record, names in ((Archive, "archive."), (Printed, "printed."), (Pages, "printed.pages.")):
        fields = {f"{names}{name}" for name in record.model_fields} - {"printed.pages"}
        assert fields <= first.keys(), record


def test_a_spreadsheet_computes_nothing(files):
    assert [row["name"] for row in table(files, "persons")] == ["'=HYPERLINK(1)", "Zhou Li"]
    assert table(files, "places")[0]["longitude"] == "-20.25"


def test_a_document_has_the_final_reading_and_beside_it_what_was_struck_out(manuscripts):
    ferry = json.loads(manuscripts["api/documents/papers/ferry.json"])["document"]
    words = {row["anchor"]: row["text"] for row in reversed(ferry["text"])}
    assert "Denarii tres." in [row["text"] for row in ferry["text"]]
    assert "pons nauis mea ffracta est aq̃m; viginti carros" in ferry["text"][0]["text"]
    assert words["t1"] == "Struck out twice."
    assert [row["text"] for row in ferry["struck"]] == ["per", "saxum", "duo"]
    assert ferry["normalised"][0] == {"anchor": "p1", "text": "navis"}


def test_a_variant_is_no_words_of_the_text(manuscripts):
    petition = json.loads(manuscripts["api/documents/papers/petition.json"])["document"]
    words = {row["anchor"]: row["text"] for row in petition["text"]}
    assert words["a2"] == "was] is B C²; om. D."
    assert petition["apparatus"][1] == {
        "anchor": "a2",
        "lemma": "was",
        "readings": [
            {"witnesses": ["B", "C²"], "kind": "words", "text": "is"},
            {"witnesses": ["D"], "kind": "omitted", "text": ""},
        ],
    }
