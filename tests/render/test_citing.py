"""“Cite this”, as a reader without scripts has it."""

import pytest
from lxml import html

STYLES = ["Chicago note", "Chicago bibliography", "MLA", "APA"]


@pytest.mark.parametrize(
    "path", ["documents/letters/d1/", "persons/beck-anna/", "works/letters-1902/", "study/two-roads/"]
)
def test_every_style_stands_on_the_page(pages, path):
    section = html.fromstring(pages[path].body).get_element_by_id("ed-cite").getparent()
    rows = {row.find("dt").text_content(): row.find("dd").text_content() for row in section.iterfind(".//dl/div")}
    assert list(rows) == STYLES
    for form in rows.values():
        assert f"https://edition.example/{path}" in form
        assert "ersion 1" in form or "ersion 0" in form


def test_a_pinpoint_has_its_place_and_is_explained(pages):
    section = html.fromstring(pages["documents/letters/d1/"].body).get_element_by_id("ed-cite").getparent()
    (pin,) = section.find_class("ed-pin")
    assert not pin.text_content()
    how = section.find_class("ed-cite__how")[0].text_content()
    assert "¶ 2" in how
    assert "that of a note may have another number than the note" in how


def test_pages_about_the_edition_are_not_cited_by_themselves(pages):
    assert "ed-cite" not in pages["about/"].body


def test_the_home_page_says_how_to_cite_the_edition(pages):
    words = html.fromstring(f"<div>{pages[''].body}</div>").find_class("ed-cite")[0].text_content()
    words = words.replace("\N{NO-BREAK SPACE}", " ").replace("\u200b", "")
    assert "The Specimen Letters, version 0.3, last modified November 22, 2026, https://edition.example/." in words
    assert "The Specimen Letters, version 0.3, last modified 22 Nov. 2026, https://edition.example/." in words
    assert "The Specimen Letters (Version 0.3). (2026, November 22). https://edition.example/" in words


def test_a_section_of_the_study_leads_to_its_record(pages):
    links = html.fromstring(f"<div>{pages['study/two-roads/'].body}</div>").find_class("ed-data")[-1].iter("a")
    assert [link.text for link in links] == ["TEI", "CSL-JSON", "BibTeX", "RIS"]


def test_every_download_of_a_document_is_listed(pages):
    body = html.fromstring(f"<div>{pages['documents/letters/d1/'].body}</div>")
    links = [link.get("href") for link in body.find_class("ed-data")[0].iter("a")]
    assert {f"../d1.{end}" for end in ("xml", "md", "json", "csl.json", "bib", "ris")} <= set(links)


def test_an_entry_leads_to_its_data(pages):
    assert 'href="../../api/persons/beck-anna.json"' in pages["persons/beck-anna/"].body
