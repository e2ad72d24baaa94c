"""How the first edition’s own documents are cited: the cases that a reader of its citations found wrong."""

from functools import cache

import pytest
from edition.derive.cite import cite
from edition.derive.items import items
from edition.load import load
from edition.model.text import plain_markup

from tests.conftest import ROOT

COLLECTION = "frus1952-54v16"


@cache
def made():
    loaded = load(ROOT, {"SITE_URL": "https://edition.example/"})
    return loaded, cite(loaded), items(loaded)


def note(name):
    return plain_markup(made()[1][f"{COLLECTION}/{name}"].note)


def item(name):
    return made()[2][f"{COLLECTION}/{name}"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("d1", "“The Secretary of State to the Department of State,” telegram Dulte 81, Berlin, [February 16, 1954]"),
        ("d8", "“Editorial Note [on February 24, 1954],” in"),
        ("d11", "telegram Seoul 842, Seoul, [date not seen], 396.1–GE/2–154, Department of State decimal file"),
        (
            "d51",
            "“The Secretary of State to the Embassy in the Soviet Union,” telegram 642, Washington, [date not seen]",
        ),
        ("d59", "Certain Diplomatic Offices,” circular telegram 362, Washington, [April 14, 1954]"),
        ("d63", "[April 18, 1954]"),
        ("d74", "[April 22, 1954], Secretary’s memoranda of conversation, lot 64 D 199"),
        ("d109", "United States Delegation,” telegram 45, Seoul, [May 5, 1954], 795.00/5–554"),
        ("d203", "telegram Dulte 138, Geneva, [June 1, 1954]"),
        ("d226", "telegram Secto 429, Geneva, June 12, 1954, 396.1 GE"),
        (
            "d237",
            "“Declaration by the Sixteen, Geneva, June 15, 1954,” 396.1 GE/6–2554, Department of State decimal file, in",
        ),
    ],
)
def test_a_document_is_cited_as_what_is_known_of_it(name, words):
    assert note(name).startswith("Calendar entry of “")
    assert words in note(name)


def test_the_titles_of_records_tell_the_editorial_notes_apart():
    loaded, _, records = made()
    titles = [records[document.key]["title"] for document in loaded.documents]
    assert len(set(titles)) == len(titles)


def test_no_record_makes_a_sender_the_author_of_a_summary():
    loaded, _, records = made()
    for document in loaded.documents:
        record = records[document.key]
        assert not {"author", "recipient", "original-date"} & set(record)
        assert record["note"].startswith("Summary by the editors of this edition")
        assert document.meta.url in record["note"]


def test_records_say_what_is_not_known_of_a_date():
    assert "The heading prints “February [April] 14”" in item("d63")["note"]
    assert "Dateline not seen; answers telegrams of 5 April" in item("d51")["note"]
    assert item("d37")["note"].endswith("Date not seen.")
    assert item("d8")["custom"] == {"dating": "subject"}


def test_offices_are_not_turned_into_persons():
    assert item("d204")["original-author"] == [{"literal": "Secretary of State"}]
    assert item("d204")["note"].endswith("Named by the editors, not by the document: Robert D. Murphy.")
    assert item("d11")["original-author"] == [{"family": "Briggs", "given": "Ellis O."}]
