"""“Cite this document”."""

import pytest
from edition.derive.cite import cite
from edition.derive.csl import csl_item
from edition.derive.items import items
from edition.model.entries import Work
from edition.model.programs import CitationRequest
from edition.model.settings import Settings, Site
from edition.model.text import plain_markup
from edition.tools.pandoc import PandocProgram, find_pandoc

from tests.conftest import missing

from .cited import CSL, FORMS, ITEMS, TYPES, edition
from .made import FRUS, collection, document, loaded, page

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
    return plain_markup(forms(**meta).note)


def test_a_transcription_is_cited_as_the_document():
    made = forms(**TELEGRAM)
    assert plain_markup(made.note) == (
        "United States Delegation to Department of State, telegram Secto 424, Geneva, June 11, 1954, in Foreign Relations, "
        "Volume XVI, ed. Allen H. Kitchens and Neal H. Petersen (United States Government Printing Office, 1981), doc. 224; "
        "Geneva & Beyond, version 1.0, https://edition.example/documents/letters/d224/."
    )
    assert plain_markup(made.bibliography) == (
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
    assert plain_markup(made.note).startswith(
        "Calendar entry of “Title of d224,” telegram Secto 424, Geneva, June 11, 1954, in"
    )
    assert "Foreign Relations, Volume XVI" in made.note
    assert "doc. 224; in <em>Geneva &amp; Beyond</em>" in made.note
    assert made.bibliography.startswith(
        "Calendar entry of “Title of d224,” telegram Secto 424. Geneva, June 11, 1954. In"
    )
    assert made.mla.startswith("Calendar entry of “Title of d224,” telegram Secto 424. 11 June 1954. <em>Foreign")
    assert made.apa.startswith(
        "Calendar entry of “Title of d224,” telegram Secto 424, Geneva, June 11, 1954. (n.d.). In <em>"
    )


def test_without_an_address_the_citation_ends_with_the_version():
    assert note(site=Site(title="The Edition"), **TELEGRAM).endswith("doc. 224; The Edition, version 0.1.")


def test_what_is_missing_is_left_out_but_a_missing_date_is_said():
    assert (
        note(site=Site(title="The Edition")) == "“Title of d224,” telegram, [date not seen]; The Edition, version 0.1."
    )


def test_the_heading_stands_for_missing_correspondents_and_does_not_repeat_its_type():
    made = forms(type="memo", title="Memorandum of Conversation, by Mr. Young", date="1954-05-01")
    assert plain_markup(made.note).startswith("“Memorandum of Conversation, by Mr. Young,” May 1, 1954; Geneva")
    assert plain_markup(made.bibliography).startswith("“Memorandum of Conversation, by Mr. Young.” May 1, 1954. Geneva")


def test_persons_stand_in_their_natural_order():
    people = {"senders": [{"person": "young", "office": "delegation"}, {"person": "smith"}]}
    found = note(**people, recipients=[{"label": "All Diplomatic Posts"}])
    assert found.startswith(
        "Kenneth T. Young Jr. and Walter Bedell Smith to All Diplomatic Posts, telegram, [date not seen];"
    )


def test_the_bibliography_inverts_the_first_person():
    meta = {"senders": [{"person": "young"}, {"person": "smith"}], "recipients": [{"office": "department"}]}
    assert forms(**meta).bibliography.startswith(
        "Young, Kenneth T., Jr., and Walter Bedell Smith. Telegram to Department of State. [Date not seen]. <em>Geneva"
    )


def test_a_sender_whom_the_heading_names_is_not_named_twice():
    found = note(title="Department of State to All Posts", senders=[{"office": "department"}])
    assert found.startswith("“Department of State to All Posts,” telegram, [date not seen];")


def test_types_are_set_in_lower_case_but_not_abbreviations():
    made = collection(types={"a": "Aide-Mémoire", "n": "NSC Report"})
    documents = [document("d1", type="a"), document("d2", type="n")]
    found = cite(loaded(documents, made_collection=made))
    assert "“Title of d1,” aide-mémoire, [date not seen]" in found["letters/d1"].note
    assert "“Title of d2,” NSC report, [date not seen]" in found["letters/d2"].note


def test_a_designator_that_begins_with_the_type_stands_alone():
    assert note(**TELEGRAM | {"designator": "Telegram 7"}).count("elegram") == 1


def test_an_unprinted_document_is_cited_by_its_archive():
    found = note(archive={"repository": "National Archives", "collection": "RG 59", "file": "396.1 GE/6–1154"})
    assert "[date not seen], 396.1 GE/6–1154, RG 59, National Archives; Geneva" in found


def test_the_printed_source_reads_as_pandoc_sets_it():
    pandoc = find_pandoc() or missing("pandoc, or a citation style,")
    done = pandoc([csl_item(Work.model_validate(FRUS))], [CitationRequest("frus", "doc. 224")], "en")
    _, _, title_and_imprint = plain_markup(done.notes[0]).partition("eds., ")
    title, _, imprint = title_and_imprint.removesuffix(".").partition(" (")
    assert f"in {title}, ed. Allen H. Kitchens and Neal H. Petersen ({imprint};" in note(**TELEGRAM)


# -- MLA, APA, register entries, study ----------------------------------------------------------------------------------


def test_mla_gives_the_containers_one_after_the_other():
    assert plain_markup(FORMS["letters/telegram"].mla) == (
        "Young, Kenneth T., Jr., and United States Delegation. Telegram Secto 424 {50% & #1} to Department of State. "
        "11 June 1954. 396.1 GE/6–1154, RG 59, National Archives. Foreign Relations, Volume XVI, edited by Allen H. Kitchens "
        "and Neal H. Petersen, United States Government Printing Office, 1981, doc. 224. Geneva & Beyond, version 1.0, "
        "last modified 22 Nov. 2026, https://edition.example/documents/letters/telegram/."
    )


def test_apa_sets_initials_and_ends_with_the_address():
    assert plain_markup(FORMS["letters/telegram"].apa) == (
        "Young, K. T., Jr., & United States Delegation. (1954, June 11). Telegram Secto 424 {50% & #1} to Department of State. "
        "396.1 GE/6–1154, RG 59, National Archives. In A. H. Kitchens & N. H. Petersen (Eds.), Foreign Relations, Volume XVI "
        "(doc. 224). United States Government Printing Office, 1981. Geneva & Beyond (Version 1.0; last modified November 22, "
        "2026). https://edition.example/documents/letters/telegram/"
    )


@pytest.mark.parametrize("form", ["note", "bibliography", "mla", "apa"])
def test_every_form_of_a_calendar_entry_says_so(form):
    for name in TYPES:
        words = plain_markup(getattr(cite(edition(text="calendar"))[f"letters/{name}"], form))
        assert "calendar entry" in words.casefold()
        for part in ("396.1 GE/6–1154", "Foreign Relations, Volume XVI", "doc. 224", "ersion 1.0", "2026"):
            assert part.casefold() in words.casefold()


@pytest.mark.parametrize("form", ["note", "bibliography", "mla", "apa"])
def test_without_an_address_none_is_given(form):
    made = cite(edition(site=Site(title="The Edition")))
    assert all("http" not in getattr(one, form) for one in made.values())


def test_a_register_entry_is_cited_by_its_name():
    forms = FORMS["person:young"]
    assert plain_markup(forms.note) == (
        "“Kenneth T. Young Jr.,” register of persons, in Geneva & Beyond, version 1.0, https://edition.example/persons/young/."
    )
    assert plain_markup(forms.apa) == (
        "Young, Kenneth T., Jr. [Register of persons]. (n.d.). In Geneva & Beyond (Version 1.0). https://edition.example/persons/young/"
    )
    assert plain_markup(forms.bibliography).startswith("“Young, Kenneth T., Jr.” Register of persons. In Geneva")


def test_a_section_of_the_study_has_its_own_authors_only():
    """Whom nobody names is no author: neither “the editors” nor those of the work that the section writes about."""
    named = page("study/roads.md", title="Two Roads", responsibility=[{"role": "study", "name": "Edith Reader"}])
    unnamed = page("study/agenda.md", title="Agenda", responsibility=[{"role": "study", "name": "the editors"}])
    forms = cite(loaded([], [named, unnamed], site=Site(title="The Edition"), work=[FRUS]))
    assert forms["content/study/roads.md"].note.startswith(
        "Edith Reader, “Two Roads,” in <em>The Edition</em>, version 0.1"
    )
    assert forms["content/study/agenda.md"].bibliography == "“Agenda.” In <em>The Edition</em>, version 0.1."


def test_a_paragraph_has_its_place_in_the_note():
    assert FORMS["letters/letter"].note.endswith(
        '<span class="ed-pin"></span><a href="https://edition.example/documents/letters/letter/">'
        "https://edition.example/documents/letters/letter/</a>."
    )


# -- items: what processors and managers are given -----------------------------------------------------------------------


@pytest.mark.parametrize("name", TYPES)
def test_each_type_of_document_is_one_of_csl(name):
    assert ITEMS[f"letters/{name}"]["type"] == CSL[name]


STYLES = {
    "chicago-notes-bibliography": (
        "bibliography",
        "Young, Kenneth T., Jr., and United States Delegation. ",
        "June 11, 1954",
    ),
    "modern-language-association": ("mla", "Young, Kenneth T., Jr., and United States Delegation. ", "11 June 1954"),
    "apa": ("apa", "Young, K. T., Jr., & United States Delegation. (1954", "(1954, June 11)"),
}
"""Style of CSL → our form; how names, and a day, must begin and stand in both."""
LEGAL = {"treaty", "law"}
"""CSL’s styles begin these with their title."""


@pytest.mark.parametrize("style", STYLES)
def test_what_pandoc_sets_of_each_type_stands_in_our_forms(style):
    found = find_pandoc() or missing("pandoc, or a citation style,")
    pandoc = PandocProgram(found.program, found.style.with_name(f"{style}.csl"))
    form, names, day = STYLES[style]
    for name in TYPES:  # alone, or the style would tell those of one year apart by letters
        item = ITEMS[f"letters/{name}"]
        theirs = plain_markup(pandoc([item], [], "en").bibliography[item["id"]])
        ours = plain_markup(getattr(FORMS[f"letters/{name}"], form))
        assert ours.startswith(names)
        assert theirs.startswith(names) or name in LEGAL
        archive = ("396.1 GE/6–1154", "RG 59", "National Archives")
        for part in (day, "Secto 424 {50% & #1}", *archive, "Geneva & Beyond", item["URL"]):
            assert part in ours
        assert all(part in theirs for part in ("Secto 424 {50% & #1}", "Geneva & Beyond", item["URL"]))


def test_an_item_says_nothing_that_is_not_known():
    (item,) = items(loaded([document("d1")], site=Site(title="The Edition"))).values()
    assert set(item) == {"id", "type", "title", "genre", "container-title", "version", "note", "status", "custom"}
    assert (item["status"], item["custom"]) == ("[date not seen]", {"dating": "unseen"})
    assert item["note"] == "Date not seen."


# -- what a date may be called -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "note", "mla"),
    [
        ({"date": "1954-04-18", "date_basis": "dateline"}, "April 18, 1954", "18 Apr. 1954"),
        ({"date": "1954-04-18", "date_basis": "table of contents"}, "April 18, 1954", "18 Apr. 1954"),
        ({"date": "1954-04-18", "date_basis": "text"}, "April 18, 1954", "18 Apr. 1954"),
        ({"date": "1954-04-18", "date_basis": "text", "date_note": "Hints."}, "[April 18, 1954]", "[18 Apr. 1954]"),
        ({"date": "1954-04-18", "date_basis": "file number"}, "[April 18, 1954]", "[18 Apr. 1954]"),
        ({"date": "1954-04-18", "date_basis": "other document"}, "[April 18, 1954]", "[18 Apr. 1954]"),
        ({"date": "1954-04-18", "date_basis": "undated"}, "[April 18, 1954]", "[18 Apr. 1954]"),
        ({"date_basis": "undated"}, "n.d.", ""),
        ({}, "[date not seen]", ""),
        ({"event_date": "1954-04-18"}, "[date not seen]", ""),
        ({"date": "1901-21"}, "Spring 1901", "Spring 1901"),
        ({"date": "1901?"}, "[1901?]", "[1901?]"),
        ({"date": "1901-09~", "date_basis": "undated"}, "[ca. September 1901]", "[Ca. Sept. 1901]"),
        ({"date": "1901-07-01/1901-07-05"}, "July 1–5, 1901", "1–5 July 1901"),
    ],
)
def test_a_date_is_given_as_it_is_known(stated, note, mla):
    made = forms(site=Site(title="The Edition"), **stated)
    assert plain_markup(made.note) == f"“Title of d224,” telegram, {note}; The Edition, version 0.1."
    assert plain_markup(made.mla) == f"“Title of d224,” telegram. {f'{mla}. ' if mla else ''}The Edition, version 0.1."


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ({}, "telegram. [Date not seen]. The Edition"),
        ({"date": "1901-09~", "date_basis": "undated"}, "telegram. [Ca. September 1901]. The Edition"),
        ({"date": "../1901"}, "telegram. Until 1901. The Edition"),
        ({"date": "1901-07-01/1901-07-05"}, "telegram. July 1–5, 1901. The Edition"),
    ],
)
def test_after_a_full_stop_a_date_has_a_capital(stated, words):
    assert words in plain_markup(forms(site=Site(title="The Edition"), **stated).bibliography)


def item(site=SITE, **meta):
    return items(loaded([document("d8", **meta)], site=site, made_collection=collection(), work=[FRUS]))["letters/d8"]


NOTE = {
    "title": "Editorial Note",
    "date": "1954-02-24",
    "date_basis": "subject",
    "printed": {"work": "frus", "number": 8},
}


def test_the_day_that_a_note_is_about_is_not_its_date():
    made = forms(**NOTE, text="calendar", place="geneva")
    assert plain_markup(made.note).startswith(
        "Calendar entry of “Editorial Note [on February 24, 1954],” telegram, in Foreign"
    )
    assert "[on 24 February 1954]" in made.mla
    record = item(**NOTE, text="calendar")
    assert (
        record["title"]
        == "Calendar entry of “Editorial Note [on February 24, 1954],” telegram, in Foreign Relations, Volume XVI, doc. 8"
    )
    assert not {"issued", "original-date"} & set(record)


SUPPLIED = {"date": "1954-06-11", "date_basis": "file number"}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("stated", "words"),
    [
        (SUPPLIED, "[June 11, 1954]"),
        (SUPPLIED | {"text": "calendar"}, "[June 11, 1954]"),
        ({"date": "1901?"}, "[1901?]"),
        ({"date": "../1901-06"}, "[until June 1901]"),
        ({"date": "1901-21"}, "Spring"),
    ],
)
def test_brackets_and_doubts_survive_every_style(style, stated, words):
    found = find_pandoc() or missing("pandoc, or a citation style,")
    pandoc = PandocProgram(found.program, found.style.with_name(f"{style}.csl"))
    record = item(**TELEGRAM | stated, revisions=[{"date": "2026-11-22", "change": "First version."}])
    listed = plain_markup(pandoc([record], [], "en").bibliography[record["id"]])
    assert words in listed
    assert "n.d." not in listed
    assert "riginal" not in listed  # no printing of 1954 is claimed


@pytest.mark.parametrize("style", STYLES)
def test_a_set_bibliography_says_where_a_calendar_entry_is_printed_and_kept(style):
    found = find_pandoc() or missing("pandoc, or a citation style,")
    pandoc = PandocProgram(found.program, found.style.with_name(f"{style}.csl"))
    archive = {"file": "795.00/2–1654", "collection": "decimal file", "repository": "National Archives"}
    record = item(**TELEGRAM | {"archive": archive}, text="calendar")
    listed = plain_markup(pandoc([record], [], "en").bibliography[record["id"]])
    for words in ("in Foreign Relations, Volume XVI, doc. 224", *archive.values()):
        assert words.casefold() in listed.casefold()


def test_bodies_are_joined_without_a_comma():
    senders = {"senders": [{"office": "delegation"}, {"office": "department"}], "recipients": []}
    made = forms(**TELEGRAM | senders)
    assert made.bibliography.startswith("United States Delegation and Department of State. ")
    assert made.mla.startswith("United States Delegation and Department of State. ")


def test_what_follows_a_full_stop_begins_with_a_capital():
    site = Site(title="The Edition")
    assert " N.d. The Edition" in plain_markup(forms(site=site, date_basis="undated").bibliography)
    until = forms(site=site, date="../1901")
    assert " Until 1901. " in until.bibliography
    assert " Until 1901. " in until.mla


def test_apa_has_the_year_first():
    assert "(1901, July 1–5)" in forms(date="1901-07-01/1901-07-05").apa
    assert "([1954, June 11])" in forms(**SUPPLIED).apa


def test_the_number_of_a_record_does_not_repeat_its_form():
    assert item(designator="Telegram 10")["number"] == "10"
    assert item(designator="Secto 424")["number"] == "Secto 424"


def test_the_note_of_a_record_doubles_no_full_stop():
    senders = [{"office": "delegation", "person": "young", "inferred": True}]
    found = items(edition(senders=senders, text="calendar"))["letters/letter"]
    assert found["note"].endswith("Named by the editors, not by the document: Kenneth T. Young Jr.")


def test_a_page_in_the_title_of_a_record_says_that_it_is_one():
    printed = {"work": "frus", "pages": {"first": 34, "certainty": "high"}}
    assert item(printed=printed, text="calendar")["title"].endswith("Volume XVI, p. 34")


def test_the_record_says_where_a_supplied_date_is_from():
    found = item(date="1954-06-01", date_basis="file number", date_note="The heading prints June 2.")
    assert found["note"] == "Date from the file number. The heading prints June 2."


def test_a_heading_that_has_place_and_date_is_not_followed_by_them():
    stated = {"date": "1954-06-15", "date_basis": "heading", "place": "geneva"}
    assert note(title="Declaration, Geneva, June 15, 1954", **stated).startswith(
        "“Declaration, Geneva, June 15, 1954,” telegram; Geneva & Beyond"
    )


# -- whose words, whose number, where it is kept -------------------------------------------------------------------------


def test_the_record_of_a_calendar_entry_is_not_by_the_sender_of_its_original():
    revised = [{"date": "2026-11-22", "change": "First version."}]
    site = Site(title="Geneva", settings=Settings(editors=("Reader, Edith",)))
    found = item(site, **TELEGRAM | {"senders": [{"label": "All Carters"}]}, text="calendar", revisions=revised)
    assert not {"author", "recipient"} & set(found)
    assert (found["type"], found["genre"]) == ("webpage", "Calendar entry: Telegram")
    assert found["title"] == (
        "Calendar entry of “Title of d8,” telegram Secto 424, June 11, 1954, in Foreign Relations, Volume XVI, doc. 224"
    )
    assert found["editor"] == [{"family": "Reader", "given": "Edith"}]
    assert found["issued"] == {"date-parts": [[2026, 11, 22]]}
    assert found["original-author"] == [{"literal": "All Carters"}]
    assert found["custom"] == {"dating": "read", "document-date": "1954-06-11"}
    assert found["note"].startswith("Summary by the editors of this edition; not the words of the document. Printed in")


def test_a_person_whom_the_editors_infer_stands_in_brackets():
    inferred = {"senders": [{"office": "delegation", "person": "smith", "inferred": True}]}
    assert note(**TELEGRAM | inferred).startswith(
        "United States Delegation [Walter Bedell Smith] to Department of State"
    )
    named = {"senders": [{"office": "delegation", "person": "smith"}]}
    assert note(**TELEGRAM | named).startswith("Walter Bedell Smith to Department of State")


def test_a_designator_of_the_editors_is_not_cited():
    ours = {"designator": "Deptel 642 to Moscow", "cited_as": "642"}
    assert "Department of State, telegram 642, Geneva" in note(**TELEGRAM | ours)
    assert item(**ours)["number"] == "642"


def test_a_file_lies_where_the_collection_says():
    made = collection(archive={"collection": "Department of State decimal file"})
    own = {"collection": "Conference files", "file": "CF 238"}
    documents = [document("d1", archive={"file": "396.1 GE/6–2554"}), document("d2", archive=own), document("d3")]
    edition = loaded(documents, made_collection=made)
    notes = {key: plain_markup(one.note) for key, one in cite(edition).items()}
    assert ", 396.1 GE/6–2554, Department of State decimal file;" in notes["letters/d1"]
    assert ", CF 238, Conference files;" in notes["letters/d2"]
    assert "decimal" not in notes["letters/d3"]
    assert items(edition)["letters/d1"]["archive_collection"] == "Department of State decimal file"


def test_the_address_of_the_source_is_given_in_every_form():
    address = "https://history.example/d224"
    made = forms(**TELEGRAM, url=address)
    for form in (made.note, made.bibliography, made.mla, made.apa):
        assert f'<a href="{address}">{address}</a>' in form
    assert address in item(url=address, **NOTE)["note"]


# -- quotation marks, names ----------------------------------------------------------------------------------------------


def test_quotation_marks_within_a_title_are_single():
    made = note(title="The Word “Appropriate”", site=Site(title="The Edition"))
    assert made == "“The Word ‘Appropriate,’” telegram, [date not seen]; The Edition, version 0.1."
    within = note(title="“Yes”, said the Carters’", site=Site(title="The Edition"))
    assert within.startswith("“‘Yes’, said the Carters’,” telegram")


def test_authors_of_a_page_are_inverted_where_their_parts_are_known():
    people = [
        {"role": "text", "name": "Edith Reader", "sort": "Reader, Edith"},
        {"role": "text", "name": "bell hooks", "author": True},
        {"role": "text", "name": "The Geneva Project"},
    ]
    made = cite(loaded([], [page("study/roads.md", title="Two Roads", responsibility=people)], site=Site(title="E")))
    forms = made["content/study/roads.md"]
    assert forms.note.startswith("Edith Reader and bell hooks, “Two Roads,” in")
    assert forms.bibliography.startswith("Reader, Edith, and bell hooks. “Two Roads.” In")
    assert forms.mla.startswith("Reader, Edith, and bell hooks. “Two Roads.”")
    assert forms.apa.startswith("Reader, E., &amp; bell hooks. (n.d.). Two Roads. In")


def test_editors_of_the_edition_are_named_where_the_site_names_them():
    site = Site(title="The Edition", settings=Settings(editors=("Reader, Edith", "Harbour Institute")))
    made = forms(site=site)
    assert made.note.split("; ")[1].startswith(
        "<em>The Edition</em>, ed. Edith Reader and Harbour Institute, version 0.1"
    )
    assert "<em>The Edition</em>, edited by Edith Reader and Harbour Institute, version" in made.bibliography
    assert "edited by Edith Reader and Harbour Institute" in made.mla
    assert "E. Reader &amp; Harbour Institute (Eds.), <em>The Edition</em> (Version 0.1)" in made.apa


def test_a_work_whose_details_nobody_has_seen_says_so():
    work = FRUS | {"title": "[third volume]", "verified": "partly"}
    assert items(loaded(work=[work]))["work:frus"]["note"] == (
        "Details not verified. The title is a description by the editors."
    )
    assert "note" not in items(loaded(work=[FRUS]))["work:frus"]
