"""Prose, chronology, the error page, notices, the theme's place."""

from edition.model.books import Book
from edition.model.derived import Day
from edition.model.urls import date_anchor
from edition.render.dates import date_phrase
from edition.render.notices import installed
from edition.theme_path import theme_directory
from lxml import html

from .conftest import words


def test_the_home_page_counts_and_leads_on(tree):
    overview = words(tree("").find_class("ed-overview")[0])
    assert "3 Documents 3 days Chronology 1 Meetings" in overview
    assert "Letters of the Harbour Board, 1901: 3 documents" in overview


def test_the_study_lists_its_sections_in_order(tree):
    assert [words(item) for item in tree("study/").find_class("ed-sections")[0]] == ["The roads compared"]


def test_a_section_has_notes_and_a_revision(tree):
    page = tree("study/two-roads/")
    assert page.find_class("ed-notes")
    assert "Last revised 22 November 2026." in words(page)


def test_the_chronology_tells_meeting_from_report(tree):
    page = tree("chronology/")
    assert [words(heading) for heading in page.iter("h2")] == ["May 1901", "Undated"]
    meeting = page.get_element_by_id("1901-05-02").getparent()
    assert "First meeting on the road, 11:10" in words(meeting)
    assert "Reported later No. 2 Minutes of the First Meeting 3 May 1901" in words(meeting)
    assert "The Harbour Board to All Carters" in words(page.get_element_by_id("undated").getparent())


def test_the_chronology_leads_to_years_and_months(tree):
    page = tree("chronology/")
    calendar = page.find_class("ed-calendar")[0]
    assert words(calendar) == "1901 May Undated"
    targets = [href.removeprefix("#") for href in calendar.xpath(".//a/@href")]
    assert targets == ["year-1901", "month-1901-05", "undated"]
    assert all(page.get_element_by_id(target) is not None for target in targets)


def test_a_section_says_what_it_belongs_to(tree):
    trail = tree("study/two-roads/").xpath("//nav[@aria-label='Breadcrumb']//a")
    assert [(words(link), link.get("href")) for link in trail] == [("Two roads to the harbour", "../")]
    assert not tree("study/").xpath("//nav[@aria-label='Breadcrumb']")


def test_a_long_chronology_is_divided_by_years(changed):
    dates = (
        f"{year}-{month:02}-{day:02}" for year in range(1900, 1905) for month in range(1, 13) for day in range(1, 29)
    )
    pages = changed(derived={"chronology": tuple(map(Day, dates))})
    assert pages["chronology/"].body.count('href="190') == 5
    assert 'id="1902-02-28"' in pages["chronology/1902/"].body
    assert 'id="1902-02-28"' not in pages["chronology/1901/"].body
    assert [f'href="../{year}/"' in pages["chronology/1902/"].body for year in (1900, 1901, 1903)] == [
        False,
        True,
        True,
    ]


def test_anchors_of_dates_spell_out_the_signs_of_edtf():
    dates = ["1954-06-11", "1954-06~", "1954-06?", "1954-06%", "1954-04-26/1954-06-15", "../1954", "1954-21"]
    anchors = [date_anchor(date) for date in dates]
    assert anchors[:2] == ["1954-06-11", "1954-06-about"]
    assert len(set(anchors)) == len(dates)
    assert date_phrase("1954-06~").datetime == ""
    assert date_phrase("1954-06-11", "18:00").words == "11 June 1954, 18:00"
    assert date_phrase(None) is None


def test_the_error_page_works_at_any_depth(tiny, pages, changed):
    assert 'href="/documents/"' in pages["404.html"].body
    below = changed(loaded={"site": tiny.loaded.site.model_copy(update={"url": "https://forge.example/letters/"})})
    assert 'href="/letters/documents/"' in below["404.html"].body


def test_notices_name_each_package_with_its_licence(tree):
    page = tree("about/notices/")
    rows = {words(row[0]): [words(cell) for cell in row[1:]] for row in page.xpath("//tbody/tr")}
    assert rows["Jinja2"][1] == "BSD License"
    assert "MIT" in rows["mkdocs-material"][1]
    assert "Permission is hereby granted" in words(page.find_class("ed-licence")[0])
    names = [package.name for package in installed("mkdocs-material")]
    assert {"mkdocs", "Jinja2", "Markdown"} <= set(names)
    assert "mkdocs-material" not in names


def test_the_theme_is_found_in_a_checkout_and_in_a_wheel(tmp_path):
    checkout = tmp_path / "checkout/build_scripts/edition"
    checkout.mkdir(parents=True)
    assert theme_directory(checkout) == tmp_path / "checkout/theme"
    wheel = tmp_path / "site-packages/edition"
    (wheel / "theme").mkdir(parents=True)
    assert theme_directory(wheel) == wheel / "theme"
    assert (theme_directory() / "edition/document.html").is_file()


def test_notices_name_the_licence_of_fonts_in_pdf_files(tiny, changed):
    book = Book("study", "study", "The Study", "study/", formats=("pdf",))
    offering = html.fromstring(changed(derived={"books": {"study": book}})["about/notices/"].body)
    said = words(offering.xpath("//*[@id='ed-in-pdf']/following-sibling::p")[0])
    assert "Libertinus Serif, under the SIL Open Font License 1.1" in said
    licences = [words(one) for one in offering.xpath("//*[@id='ed-in-pdf']/following-sibling::pre")]
    assert len(licences) == 1, "the same licence once"
    assert "SIL OPEN FONT LICENSE Version 1.1" in licences[0]


def test_without_pdf_files_notices_name_no_fonts(tree):
    assert not tree("about/notices/").xpath("//*[@id='ed-in-pdf']")
