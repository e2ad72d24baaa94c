"""A monograph and its documents: it reads as a book, and each side tells what it has to do with the other."""

from urllib.parse import urldefrag, urljoin

import pytest
from lxml import etree

from tests.conftest import beside
from tests.importers.oracle import TEI, XML_ID
from tests.site.links import HOME
from tests.site.reading import Page, Site

from .conftest import found

pytestmark = pytest.mark.slow

CHAPTERS = ["introduction", *(f"chapter-{number}" for number in range(1, 13)), "conclusion"]


@pytest.fixture(scope="module")
def pages(history: tuple[Site, str]) -> dict[str, Page]:
    """Every page by path."""
    return {page.path: page for page in history[0].pages}


def target(page: Page, link: str) -> str:
    """The site path that a link leads to, with fragment."""
    return urljoin(HOME + page.path, link).removeprefix(HOME)


def listed(pages: dict[str, Page]) -> list[str]:
    """The chapters as the contents have them."""
    contents = pages["book/"]
    return [target(contents, link) for link in contents.main.xpath(".//div[contains(@class, 'ed-text')]//li/a/@href")]


def test_the_contents_list_each_chapter_once_in_the_order_of_the_book(pages: dict[str, Page]) -> None:
    assert [path for path in listed(pages) if path.strip("/").split("/")[1] in CHAPTERS] == [
        f"book/{name}/" for name in CHAPTERS
    ]
    assert len(set(listed(pages))) == len(listed(pages)) == 27
    assert not pages["book/"].main.xpath(".//ol[@class='ed-sections']")


def test_one_reads_on_from_chapter_to_chapter(pages: dict[str, Page]) -> None:
    read, at = [], listed(pages)[0]
    while at:
        read.append(at)
        at = next((target(pages[at], link) for link in pages[at].main.xpath(".//a[@rel='next']/@href")), "")
    assert read == listed(pages)


def test_the_notes_have_the_numbers_of_the_book(pages: dict[str, Page]) -> None:
    (file,) = (beside("corpora") / "frus-history" / "monograph").glob("*.xml")
    numbers = 0
    for division in etree.parse(str(file)).iter(f"{TEI}div"):
        if division.get(XML_ID) not in CHAPTERS:
            continue
        wanted = [note.get("n") for note in division.iter(f"{TEI}note")]
        page = pages[f"book/{division.get(XML_ID)}/"]
        assert [note.findtext("span") for note in page.every_note] == wanted
        numbers += len(wanted)
    assert numbers > 1000


def test_52_documents_and_66_notes_point_to_one_another(history: tuple[Site, str], pages: dict[str, Page]) -> None:
    site, _ = history
    there = {
        (page.path, target(page, link))
        for page in site.documents
        for link in page.main.xpath(".//section[@class='ed-references']//a/@href")
        if urldefrag(target(page, link)).fragment.startswith("n")
    }
    back = {
        (urldefrag(target(page, link)).url, f"{page.path}#{note.get('id')}")
        for page in site.pages
        for note in page.every_note
        for link in note.xpath(".//*[@class='ed-note__referring']//a/@href")
    }
    assert there == back
    assert len({document for document, _ in there}) == 52
    assert len({note for _, note in there}) == 66


def test_a_document_says_which_note_of_which_chapter(pages: dict[str, Page]) -> None:
    page = pages["documents/documents/1958-11-07-hac-meeting-minutes/"]
    (item,) = page.main.xpath(".//section[@class='ed-references']//li")
    assert item.text_content() == "Chapter 8: Cold War Normalcy, 1958–1979, n. 28, n. 30, n. 31"


def test_a_chapter_lists_the_documents_that_refer_to_it(pages: dict[str, Page]) -> None:
    page = pages["book/chapter-8/"]
    first = page.main.xpath(".//section[@class='ed-references']//li")[0]
    words = first.text_content().replace("\N{NO-BREAK SPACE}", " ")
    assert words.endswith("November 1958, 7 November 1958, n. 28, n. 30, n. 31")


def test_the_search_has_every_note(history: tuple[Site, str]) -> None:
    notes = {unit["path"]: unit.get("notes", []) for unit in found(history[0]) if unit["path"].startswith("book/")}
    assert sum(map(len, notes.values())) == 1081
    assert any("HAC Lot File 96D292" in words for anchor, words in notes["book/chapter-8/"] if anchor == "n28")
