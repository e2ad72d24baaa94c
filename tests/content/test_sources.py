"""What the committed sources promise: everything is there, well-formed, and says only what is known."""

import re
from collections import Counter
from datetime import date

import pytest
from edition.markup import parse_text
from edition.model.dates import parse_date
from edition.model.values import ID_PATTERN
from lxml import etree

from tests.conftest import beside

COLLECTION = "frus1952-54v16"


def test_every_source_loads_without_a_problem(loaded):
    assert [str(problem) for problem in loaded.problems] == []


def test_nothing_of_the_first_publication_is_missing(loaded, first):
    counts = {scheme: len(entries) for scheme, entries in loaded.registers.items()}
    published = {"person": 105, "org": 104, "place": 39, "event": 115, "term": 33, "work": 55}
    assert len(first) == 182
    assert {scheme: number for scheme, number in published.items() if counts[scheme] < number} == {}


def test_ids_are_plain(loaded, documents):
    ids = [key for entries in loaded.registers.values() for key in entries]
    assert [key for key in [*ids, *documents] if not re.fullmatch(ID_PATTERN, key)] == []


@pytest.mark.parametrize(
    "key",
    ["dulles-john-foster", "nam-il", "zhou-enlai", "young-kenneth-t-jr", "kural", "acikalin-cevat", "pyun-yung-tai"],
)
def test_persons_keep_the_ids_they_were_promised(loaded, key):
    assert key in loaded.registers["person"]


def test_names_of_persons_carry_no_brackets(loaded):
    assert [key for key, found in loaded.registers["person"].items() if "(" in found.entry.name] == []


def test_other_spellings_lead_to_the_person(loaded):
    variants = {form: key for key, found in loaded.registers["person"].items() for form in found.entry.variants}
    assert variants["Chou En-lai"] == "zhou-enlai"
    assert variants["Prince Wan"] == "wan-waithayakon"
    assert variants["Pyŏn Yŏng-t’ae"] == "pyun-yung-tai"


def test_what_comes_from_general_knowledge_is_not_printed(loaded):
    people = [found.entry for found in loaded.registers["person"].values()]
    verified = [person for person in people if person.life and person.life.certainty == "verified"]
    assert [person.id for person in verified if person.life and not person.life.source] == []


def test_vague_ids_of_events_are_full(loaded):
    vague = {"armistice", "berlin", "restricted", "declaration", "invitations", "versoix", "plan-a", "nine-1"}
    assert not vague & loaded.registers["event"].keys()
    assert {"restricted-session-1954-05-01", "berlin-conference-1954", "plenary-1", "sixteen-10"} <= loaded.registers[
        "event"
    ].keys()


def test_dates_are_days_of_the_conference_and_its_surroundings(first):
    for edtf in filter(None, (document.meta.date for document in first.values())):
        began, ended = parse_date(edtf).first, parse_date(edtf).last
        assert date(1953, 7, 1) <= date.fromisoformat(began) <= date.fromisoformat(ended) <= date(1954, 12, 31)


def test_a_date_says_where_it_was_read(first):
    dated = {name for name, document in first.items() if document.meta.date}
    assert dated == {name for name, document in first.items() if document.meta.date_basis}
    assert len(dated) >= 176


def test_every_text_is_a_calendar_entry(first):
    assert {document.meta.text for document in first.values()} == {"calendar"}
    assert {document.meta.basis for document in first.values()} <= {"opening", "whole"}


def test_documents_lead_to_their_own_page_in_the_plain_form(first):
    for name, document in first.items():
        assert document.meta.url == f"https://history.state.gov/historicaldocuments/{COLLECTION}/{name}"
        assert document.meta.printed is not None
        assert document.meta.printed.number == int(name[1:])


def test_pages_are_known_of_most_documents(first):
    assert sum(bool(document.meta.printed.pages) for document in first.values()) >= 128


def test_references_followed_and_left_as_text(first):
    kinds = Counter(
        "document" if reference.document else "work" if reference.work else "label"
        for document in first.values()
        for reference in document.meta.refers_to
    )
    assert kinds["document"] >= 155
    assert kinds["work"] >= 10
    assert kinds.total() >= 155 + 10 + 110


def test_a_telegram_of_the_earlier_series_is_never_matched_by_its_number(documents):
    assert "d76" not in {
        reference.document
        for document in documents.values()
        for reference in document.meta.refers_to
        if reference.as_ == "Secto 14"
    }


def test_the_two_compilations_are_two_parts(loaded):
    structure = loaded.collections[0].meta.structure
    assert [part.id for part in structure] == ["comp1", "indochina"]
    days = next(part for part in structure[0].parts if part.id == "ch3").parts
    assert [part.id for part in days] == [f"ch3subch{number}" for number in range(1, 49)]
    assert len(structure[1].documents.split(", ")) >= 16


def test_places_of_meetings(loaded):
    events = {key: found.entry for key, found in loaded.registers["event"].items()}
    assert events["restricted-session-1954-05-01"].place == "palais-des-nations"
    assert events["rok-election-1954-05-20"].organisation == "republic-of-korea"
    assert {"tripartite-meeting-1954-04-22", "tripartite-meeting-1954-04-24"} <= events.keys()
    assert len([key for key, event in events.items() if event.place or event.organisation]) >= 113
    assert loaded.registers["place"]["dien-bien-phu"].entry.latitude is None


def test_readings_of_the_declaration_that_were_not_seen_are_called_so(documents):
    text = parse_text(documents["d237"].markdown, "")
    assert [variant.label for variant in text.variants] == ["t1", "t2", "t3", "t4", "t5"]
    assert sum(("B", "not-seen") in variant.said for variant in text.variants) == 4
    assert documents["d237"].meta.apparatus.compared == "places"


@pytest.mark.parametrize(
    ("name", "about", "note"),
    [
        ("d21", "in exchange for attendance", 2),  # Hull on Rhee’s attendance
        ("d65", "personal emissary", 2),  # Dean’s mission
        ("d86", "first speaker", 1),  # Dulles’ speech
        ("d155", "both briefly", 1),  # Eden’s first three points
        ("d197", "dismisses", 1),  # Watt’s words
        ("d237", "free elections", 1),  # the two principles in the Commons
        ("d242", "stated about the armistice", 1),  # Urrutia as chairman
    ],
)
def test_a_note_stands_with_the_sentence_that_it_is_about(documents, name, about, note):
    lines = [
        line for line in documents[name].markdown.splitlines() if f"[^{note}]" in line and not line.startswith("[^")
    ]
    assert len(lines) == 1
    assert about in lines[0]


def test_every_note_from_another_source_names_it(first):
    for name, document in first.items():
        for note in re.findall(r"^\[\^\d+\]: (.*)$", document.markdown, re.MULTILINE):
            assert re.search(r"\[@|\]\(d|the volume|file number|heading|The date", note), f"{name}: {note}"


def test_addresses_of_mirrors_are_not_printed(loaded):
    addresses = [found.entry.URL or "" for found in loaded.registers["work"].values()]
    assert [
        address for address in addresses if re.search(r"dvincitest|big5|google\.com\.tw|drivingcreative", address)
    ] == []


def test_ten_words_in_a_row_are_ours(research_text, loaded):
    """Neither the article’s abstract nor a corpus for the importers lends a sentence; titles and marked quotations aside."""
    texts = {page.file: page.markdown for page in loaded.pages} | {
        each.file: each.markdown for each in loaded.documents
    }
    own = {run: file for file, text in texts.items() for run in runs(words(unquoted(text)), 10)}
    abstract = unquoted(research_text("article.md").split("## Abstract")[1])
    corpora = (etree.parse(file).getroot() for file in sorted(beside("corpora").glob("**/*.xml")))
    others = [abstract, *(" ".join(root.itertext()) for root in corpora)]
    assert [(own[run], run) for text in others for run in runs(words(text), 10) if run in own] == []


def unquoted(text: str) -> str:
    return re.sub(r"“[^”]*”|\[@[^\]]*\]|\]\([^)]*\)", " ", text)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(found: list[str], length: int) -> list[str]:
    return [" ".join(found[start : start + length]) for start in range(len(found) - length + 1)]
