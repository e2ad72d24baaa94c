"""The page of a document, as its reader sees it."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from edition.render.licences import licence_phrase
from lxml import html

from .conftest import facts, words

LETTER, MINUTES, TELEGRAM = "documents/letters/d1/", "documents/letters/d2/", "documents/letters/d10/"


def links(tree, heading):
    section = tree.xpath(f"//h3[.='{heading}']/following-sibling::ul[1]")[0]
    return [words(item) for item in section.iter("li")]


def test_the_head_says_who_to_whom_when_and_where(tree):
    page = tree(LETTER)
    assert words(page.find(".//h1")) == "No. 1 The Surveyor to the Harbour Board"
    assert words(page.find_class("ed-dispatch")[0]) == "Port Anna, 1 May 1901"
    assert facts(page, "From") == ["Anna Beck"]
    assert facts(page, "To") == ["Ivan Petrov (Harbour Board)"]
    assert facts(page, "Repeated to") == ["Road Commission (as 7)"]
    assert words(page.find_class("ed-origin")[0]).endswith("Date from the dateline.")
    assert facts(page, "Archive") == ["Harbour Archive, file A 1/5–101"]
    assert facts(page, "Classification") == ["Confidential"]


def test_a_report_names_the_meeting_and_the_hour(tree):
    page = tree(MINUTES)
    assert facts(page, "Meeting") == ["First meeting on the road", "2 May 1901, 11:10"]
    assert words(page.find_class("ed-dispatch")[0]).endswith(", 3 May 1901")
    assert page.xpath("//time/@datetime")[:2] == ["1901-05-03", "1901-05-02T11:10"]
    assert facts(page, "Printed")[0].endswith(", no. 2, about p. 3")


def test_the_trail_leads_through_the_parts(tree):
    trail = tree(LETTER).xpath("//nav[@aria-label='Breadcrumb']//li")
    assert [words(item) for item in trail] == ["Letters of the Harbour Board, 1901", "I. The roads", "May 1901"]


def test_a_calendar_entry_never_looks_like_a_transcription(tree):
    calendar, transcription = tree(TELEGRAM), tree(LETTER)
    label = words(calendar.find_class("ed-badge")[0])
    assert label.startswith("Calendar entry A summary by the editors, not the words of the document")
    assert "opening of the document" in label
    assert calendar.find_class("ed-text--calendar")
    assert not calendar.find_class("ed-text--transcription")
    assert words(transcription.find_class("ed-badge")[0]).startswith("Transcription")
    assert not transcription.find_class("ed-text--calendar")


def test_citing_a_calendar_entry_says_so(tree):
    cite = tree(TELEGRAM).get_element_by_id("ed-cite").getparent()
    assert "alendar entry" in facts(cite, "Chicago note")[0]
    assert "alendar entry" in facts(cite, "Chicago bibliography")[0]
    assert "<em>" in html.tostring(cite, encoding="unicode")


def test_notes_stand_by_series_after_the_source_note(tree):
    notes = tree(LETTER).find_class("ed-notes")[0]
    assert [words(heading) for heading in notes.iter("h2", "h3")] == [
        "Notes",
        "Editorial notes",
        "Notes in the original",
    ]
    assert [element.get("id") for element in notes.find_class("ed-note")] == ["source", "n1", "n2", "o1"]


def test_notes_are_announced_as_notes(tree):
    page = tree(LETTER)
    notes = page.find_class("ed-notes")[0]
    assert notes.get("role") == "doc-endnotes"
    assert words(page.get_element_by_id(notes.get("aria-labelledby"))) == "Notes"
    references = page.xpath("//sup/a[starts-with(@href, '#')]")
    assert [(link.get("role"), link.get("aria-label")) for link in references] == [
        ("doc-noteref", "Note 1"),
        ("doc-noteref", "Original note *1"),
        ("doc-noteref", "Note 2"),
    ]
    assert {link.get("role") for link in page.xpath("//p[@class='ed-note__back']/a")} == {"doc-backlink"}


def test_what_is_known_of_the_source_follows_the_text(tree):
    page = tree(LETTER)
    order = [element.get("class").split()[0] for element in page if element.tag == "div"]
    assert order[:3] == ["ed-head", "ed-sheet", "ed-origin"]
    assert page.find_class("ed-sheet")[0].find_class("ed-badge"), "the status stands on the sheet with the text"


def test_a_day_and_its_month_stay_together(tree):
    assert "1\N{NO-BREAK SPACE}May\N{NO-BREAK SPACE}1901" in tree(LETTER).get_element_by_id("ed-text").text_content()


def test_every_note_leads_back(tree):
    page = tree(LETTER)
    backs = page.xpath("//p[@class='ed-note__back']/a/@href")
    assert backs == ["#n1-ref", "#n2-ref", "#o1-ref"]
    assert all(page.get_element_by_id(back[1:]).get("href") for back in backs)


def test_paragraphs_are_numbered_and_linkable(tree):
    page = tree(LETTER)
    numbers = page.find_class("ed-pn")
    assert [link.text for link in numbers] == ["1", "2"], "dateline, salute and signature are not counted"
    assert all(link.get("href") == f"#{link.getparent().get('id')}" for link in numbers)


def test_references_go_both_ways(tree):
    assert links(tree(LETTER), "Refers to") == ["Minutes of 2 May: No. 2, Minutes of the First Meeting", "Circular 9"]
    assert "No. 2, Minutes of the First Meeting, 3 May 1901" in links(tree(LETTER), "Referred to by")


def test_entities_are_grouped_by_register(tree):
    named = tree(LETTER).find_class("ed-named")[0]
    assert facts(named, "Persons") == ["Anna Beck Surveyor of roads Ivan Petrov Harbour master Zhou Li"]
    assert facts(named, "Terms") == ["niact night action: to be acted on at any hour"]


def test_neighbours_stay_within_the_outermost_part(tree):
    printed = tree(LETTER).xpath("//nav[@class='ed-ways']//li")[0]
    assert words(printed) == "As printed, 1 of 2 May 1901 Next: No. 2 Minutes of the First Meeting"
    assert not tree(MINUTES).xpath("//nav[@class='ed-ways']//li[1]/a[@rel='next']")
    assert not tree(TELEGRAM).xpath("//nav[@class='ed-ways']")


def test_the_status_line_names_version_revision_and_rights(tree, pages):
    status = words(tree(LETTER).find_class("ed-status")[0])
    assert "Edition version 0.3 · last revised 22 November 2026 · text: CC0 1.0 · source: public domain" in status
    assert "Transcription: the editors of this specimen." in status
    assert pages[LETTER].lastmod == "2026-11-22"


def test_corrections_carry_document_and_address(tree):
    source, suggest = tree(LETTER).xpath("//ul[contains(@class, 'ed-actions')]//a/@href")
    assert source == "https://forge.example/letters/blob/main/sources/letters/d1.md"
    query = parse_qs(urlsplit(suggest).query)
    assert query["title"] == ["Correction: letters/d1"]
    assert "Page: https://edition.example/documents/letters/d1/" in query["body"][0]
    assert "Paragraph" in query["body"][0]


def test_without_a_repository_no_such_links(tiny, changed):
    settings = tiny.loaded.site.settings.model_copy(update={"repo_url": ""})
    page = changed(loaded={"site": tiny.loaded.site.model_copy(update={"settings": settings})})[LETTER]
    assert "Suggest" not in page.body


def test_the_legend_explains_the_signs_in_use_and_no_others(tree):
    legend = words(tree(LETTER).find_class("ed-signs")[0])
    assert "page 12 of the source begins" in legend
    assert "deleted" not in legend
    assert not tree(TELEGRAM).find_class("ed-signs")


def test_markup_in_front_matter_is_words(tiny, changed):
    documents = list(tiny.loaded.documents)
    documents[0] = replace(
        documents[0], meta=documents[0].meta.model_copy(update={"title": "<script>x</script> & {{ y }}"})
    )
    page = changed(loaded={"documents": tuple(documents)})[LETTER]
    assert "&lt;script&gt;x&lt;/script&gt; &amp; {{ y }}</h1>" in page.body


def test_licences_are_named_as_readers_know_them():
    assert licence_phrase("CC-BY-4.0").words == "CC BY 4.0"
    assert licence_phrase("CC-BY-NC-SA-4.0").href == "https://creativecommons.org/licenses/by-nc-sa/4.0/"
    assert licence_phrase("public-domain").words == "public domain"
    assert licence_phrase("LicenseRef-X").href == ""
