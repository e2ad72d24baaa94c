"""What the committed sources promise: everything is there, well-formed, and says only what is known."""

import re
from collections import Counter
from datetime import date

import pytest
from edition.model.dates import parse_date
from edition.model.values import ID_PATTERN

COLLECTION = "frus1952-54v16"


def test_every_source_loads_without_a_problem(loaded):
    assert [str(problem) for problem in loaded.problems] == []


def test_nothing_is_missing(loaded):
    counts = {scheme: len(entries) for scheme, entries in loaded.registers.items()}
    assert len(loaded.documents) == 182
    assert counts == {"person": 105, "org": 97, "place": 39, "event": 115, "term": 31, "work": 55}


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
    assert {person.life.certainty for person in people if person.life} == {"unverified"}
    assert {authority.certainty for person in people for authority in person.authorities} == {"unverified"}


def test_vague_ids_of_events_are_full(loaded):
    vague = {"armistice", "berlin", "restricted", "declaration", "invitations", "versoix", "plan-a", "nine-1"}
    assert not vague & loaded.registers["event"].keys()
    assert {"restricted-session-1954-05-01", "berlin-conference-1954", "plenary-1", "sixteen-10"} <= loaded.registers[
        "event"
    ].keys()


def test_dates_are_days_of_the_conference_and_its_surroundings(loaded, documents):
    days = [document.meta.date for document in documents.values()] + [
        found.entry.date for found in loaded.registers["event"].values()
    ]
    for edtf in filter(None, days):
        first, last = parse_date(edtf).first, parse_date(edtf).last
        assert date(1953, 7, 1) <= date.fromisoformat(first) <= date.fromisoformat(last) <= date(1954, 12, 31)


def test_a_date_says_where_it_was_read(documents):
    dated = {name for name, document in documents.items() if document.meta.date}
    assert dated == {name for name, document in documents.items() if document.meta.date_basis}
    assert len(dated) == 176


def test_every_text_is_a_calendar_entry_of_the_opening(documents):
    assert {(document.meta.text, document.meta.basis) for document in documents.values()} == {("calendar", "opening")}


def test_documents_lead_to_their_own_page_in_the_plain_form(documents):
    for name, document in documents.items():
        assert document.meta.url == f"https://history.state.gov/historicaldocuments/{COLLECTION}/{name}"
        assert document.meta.printed is not None
        assert document.meta.printed.number == int(name[1:])


def test_pages_are_called_uncertain(documents):
    pages = [document.meta.printed.pages for document in documents.values() if document.meta.printed.pages]
    assert len(pages) == 128
    assert {found.certainty for found in pages} == {"about"}


def test_references_followed_and_left_as_text(documents):
    kinds = Counter(
        "document" if reference.document else "work" if reference.work else "label"
        for document in documents.values()
        for reference in document.meta.refers_to
    )
    assert kinds == {"document": 155, "work": 10, "label": 110}


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
    assert len(structure[1].documents.split(", ")) == 16


def test_places_of_meetings(loaded):
    events = {key: found.entry for key, found in loaded.registers["event"].items()}
    assert events["restricted-session-1954-05-01"].place == "palais-des-nations"
    assert events["rok-election-1954-05-20"].organisation == "republic-of-korea"
    assert [key for key, event in events.items() if not event.place and not event.organisation] == [
        "tripartite-meeting-1954-04-22",
        "tripartite-meeting-1954-04-24",
    ]
    assert loaded.registers["place"]["dien-bien-phu"].entry.latitude is None


def test_readings_of_the_declaration_that_were_not_seen_are_called_so(documents):
    notes = re.findall(r"^\[\^t\d\]: (.*)$", documents["d237"].markdown, re.MULTILINE)
    assert len(notes) == 5
    assert sum("not seen" in note for note in notes) == 4
    assert sum("the words are absent" in note for note in notes) == 1


@pytest.mark.parametrize(
    ("name", "about", "note"),
    [
        ("d21", "trade attendance", 2),  # Hull on Rhee’s attendance
        ("d65", "personal emissary", 2),  # Dean’s mission
        ("d86", "speaks first", 1),  # Dulles’ speech
        ("d155", "speak, briefly", 1),  # Eden’s first three points
        ("d197", "dismisses", 1),  # Watt’s words
        ("d237", "two principles", 1),  # the two principles in the Commons
        ("d242", "statement on the armistice", 1),  # Urrutia as chairman
    ],
)
def test_a_note_stands_with_the_sentence_that_it_is_about(documents, name, about, note):
    lines = [
        line for line in documents[name].markdown.splitlines() if f"[^{note}]" in line and not line.startswith("[^")
    ]
    assert len(lines) == 1
    assert about in lines[0]


def test_every_note_from_another_source_names_it(documents):
    for name, document in documents.items():
        for note in re.findall(r"^\[\^\d+\]: (.*)$", document.markdown, re.MULTILINE):
            assert "[@" in note or "](d" in note or name == "d94", f"{name}: {note}"


def test_addresses_of_mirrors_are_not_printed(loaded):
    addresses = [found.entry.URL or "" for found in loaded.registers["work"].values()]
    assert [
        address for address in addresses if re.search(r"dvincitest|big5|google\.com\.tw|drivingcreative", address)
    ] == []


def test_nothing_of_the_abstract_is_copied(research_text, loaded):
    abstract = set(runs(words(research_text("article.md").split("## Abstract")[1]), 10))
    own = [*(page.markdown for page in loaded.pages), *(document.markdown for document in loaded.documents)]
    assert [run for text in own for run in runs(words(text), 10) if run in abstract] == []


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(found: list[str], length: int) -> list[str]:
    return [" ".join(found[start : start + length]) for start in range(len(found) - length + 1)]
