"""“Cite this document”."""

from edition.derive.cite import cite
from edition.derive.csl import csl_item
from edition.export.fields import without_tags
from edition.model.entries import Work
from edition.model.programs import CitationRequest
from edition.model.settings import Settings, Site
from edition.tools.pandoc import find_pandoc

from tests.conftest import missing

from .made import FRUS, collection, document, loaded

SITE = Site(title="Geneva & Beyond", url="https://edition.example/", settings=Settings(version="1.0"))
TELEGRAM = {
    "date": "1954-06-11",
    "place": "geneva",
    "senders": [{"office": "delegation"}],
    "recipients": [{"office": "department"}],
    "designator": "Secto 424",
    "printed": {"work": "frus", "number": 224, "pages": {"first": 365, "certainty": "about"}},
}


def forms(site=SITE, **meta):
    edition = loaded(
        [document("d224", **meta)],
        site=site,
        made_collection=collection(),
        work=[FRUS],
        place=[{"id": "geneva", "name": "Geneva"}],
        person=[{"id": "young", "name": "Young, Kenneth T., Jr."}, {"id": "smith", "name": "Walter Bedell Smith"}],
        org=[
            {"id": "delegation", "name": "United States Delegation", "kind": "office"},
            {"id": "department", "name": "Department of State", "kind": "office"},
        ],
    )
    return cite(edition)["letters/d224"]


def note(**meta):
    return without_tags(forms(**meta).note)


def test_a_transcription_is_cited_as_the_document():
    made = forms(**TELEGRAM)
    assert without_tags(made.note) == (
        "United States Delegation to Department of State, telegram Secto 424, Geneva, June 11, 1954, in Foreign Relations, "
        "Volume XVI, ed. Allen H. Kitchens and Neal H. Petersen (United States Government Printing Office, 1981), doc. 224; "
        "Geneva & Beyond, version 1.0, https://edition.example/documents/letters/d224/."
    )
    assert without_tags(made.bibliography) == (
        "United States Delegation. Telegram Secto 424 to Department of State. Geneva, June 11, 1954. In Foreign Relations, "
        "Volume XVI, edited by Allen H. Kitchens and Neal H. Petersen. United States Government Printing Office, 1981. "
        "Doc. 224. Geneva & Beyond, version 1.0, https://edition.example/documents/letters/d224/."
    )


def test_titles_are_in_italics_and_safe():
    made = forms(**TELEGRAM)
    assert "in <em>Foreign Relations, Volume XVI</em>, ed." in made.note
    assert "<em>Geneva &amp; Beyond</em>, version 1.0" in made.note


def test_a_calendar_entry_says_so_and_gives_the_printed_source():
    made = forms(**TELEGRAM, text="calendar")
    assert without_tags(made.note).startswith(
        "Calendar entry of United States Delegation to Department of State, telegram"
    )
    assert "Foreign Relations, Volume XVI" in made.note
    assert "doc. 224; in <em>Geneva &amp; Beyond</em>" in made.note
    assert "Calendar entry of telegram Secto 424 to Department of State." in made.bibliography


def test_without_an_address_the_citation_ends_with_the_version():
    assert note(site=Site(title="The Edition"), **TELEGRAM).endswith("doc. 224; The Edition, version 0.1.")


def test_what_is_missing_is_left_out_but_a_missing_date_is_said():
    assert note(site=Site(title="The Edition")) == "“Title of d224,” telegram, n.d.; The Edition, version 0.1."


def test_the_heading_stands_for_missing_correspondents_and_does_not_repeat_its_type():
    made = forms(type="memo", title="Memorandum of Conversation, by Mr. Young", event_date="1954-05-01")
    assert without_tags(made.note).startswith("“Memorandum of Conversation, by Mr. Young,” May 1, 1954; Geneva")
    assert without_tags(made.bibliography).startswith("“Memorandum of Conversation, by Mr. Young.” May 1, 1954. Geneva")


def test_persons_stand_in_their_natural_order():
    people = {"senders": [{"person": "young", "office": "delegation"}, {"person": "smith"}]}
    found = note(**people, recipients=[{"label": "All Diplomatic Posts"}])
    assert found.startswith("Kenneth T. Young Jr. and Walter Bedell Smith to All Diplomatic Posts, telegram, n.d.;")


def test_the_bibliography_inverts_the_first_person():
    meta = {"senders": [{"person": "young"}, {"person": "smith"}], "recipients": [{"office": "department"}]}
    assert forms(**meta).bibliography.startswith(
        "Young, Kenneth T., Jr., and Walter Bedell Smith. Telegram to Department of State. n.d. <em>Geneva"
    )


def test_a_sender_whom_the_heading_names_is_not_named_twice():
    found = note(title="Department of State to All Posts", senders=[{"office": "department"}])
    assert found.startswith("“Department of State to All Posts,” telegram, n.d.;")


def test_types_are_set_in_lower_case_but_not_abbreviations():
    made = collection(types={"a": "Aide-Mémoire", "n": "NSC Report"})
    documents = [document("d1", type="a"), document("d2", type="n")]
    found = cite(loaded(documents, made_collection=made))
    assert "“Title of d1,” aide-mémoire, n.d." in found["letters/d1"].note
    assert "“Title of d2,” NSC report, n.d." in found["letters/d2"].note


def test_a_designator_that_begins_with_the_type_stands_alone():
    assert note(**TELEGRAM | {"designator": "Telegram 7"}).count("elegram") == 1


def test_an_unprinted_document_is_cited_by_its_archive():
    found = note(archive={"repository": "National Archives", "collection": "RG 59", "file": "396.1 GE/6–1154"})
    assert "n.d., 396.1 GE/6–1154, RG 59, National Archives; Geneva" in found


def test_the_printed_source_reads_as_pandoc_sets_it():
    pandoc = find_pandoc() or missing("pandoc, or a citation style,")
    done = pandoc([csl_item(Work.model_validate(FRUS))], [CitationRequest("frus", "doc. 224")], "en")
    _, _, title_and_imprint = without_tags(done.notes[0]).partition("eds., ")
    title, _, imprint = title_and_imprint.removesuffix(".").partition(" (")
    assert f"in {title}, ed. Allen H. Kitchens and Neal H. Petersen ({imprint};" in note(**TELEGRAM)
