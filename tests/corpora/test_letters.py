"""Letters of 1616 and 1617: what a historian of Venice looks for is there, and stands where it belongs."""

import pytest
from lxml import etree

from tests.conftest import beside
from tests.importers.oracle import TEI
from tests.site.reading import Page, Site

from .conftest import found

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(letters: tuple[Site, str]) -> Site:
    """The site."""
    return letters[0]


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, Page]:
    """Every page by path."""
    return {page.path: page for page in site.pages}


@pytest.fixture(scope="module")
def trees() -> dict[str, etree._ElementTree]:
    """The TEI of each letter, by the path of its page."""
    folder = beside("corpora") / "suriano" / "tei"
    return {
        f"documents/letters/{file.parent.name}-{file.stem}/": etree.parse(str(file)) for file in folder.rglob("*.xml")
    }


def test_every_folio_and_line_begins_where_it_does_in_the_tei(site, pages, trees) -> None:
    assert len(trees) == 74
    for path, tree in trees.items():
        folios = [
            link.strip("[]‖")
            for link in pages[path].main.xpath(
                ".//*[contains(@class, 'ed-text')]//*[contains(concat(@class, ' '), 'ed-pb ')]/a/text()"
            )
        ]
        assert folios == [pb.get("n") for pb in tree.iter(f"{TEI}pb")]
        published = etree.parse(str(site.root / f"{path.rstrip('/')}.xml"))
        assert sum(not lb.get("type") for lb in published.iter(f"{TEI}lb")) == len(list(tree.iter(f"{TEI}lb")))


def test_textual_notes_are_a_series_of_their_own(site: Site) -> None:
    notes = [note for page in site.documents for note in page.every_note]
    assert all(note.get("id").startswith("t") for note in notes if note.get("id") != "n1")
    assert sum(note.get("id").startswith("t") for note in notes) == 997


def test_the_summary_stands_apart_from_the_letter(pages, trees) -> None:
    for path, tree in trees.items():
        wanted = " ".join("".join(tree.find(f".//{TEI}correspDesc/{TEI}note").itertext()).split())
        (summary,) = pages[path].main.xpath(".//*[@id='ed-summary']")
        assert " ".join(summary.text_content().split()) == f"Summary by the editors {wanted}".strip()
        assert not summary.xpath("ancestor::*[contains(@class, 'ed-sheet')]")


def test_the_search_has_the_summary(site: Site) -> None:
    anchors = [anchor for unit in found(site) for anchor, _ in unit.get("text", [])]
    assert anchors.count("ed-summary") == 74


def test_the_letter_is_in_italian_and_all_else_in_english(site: Site) -> None:
    for page in site.documents:
        assert page.tree.get("lang") == "en"
        assert [text.get("lang") for text in page.main.xpath(".//*[@id='ed-text']")] == ["it"]


def test_the_correspondence_stands_with_both_parties(pages: dict[str, Page]) -> None:
    for path, other in (
        ("persons/christofforo-suriano/", "Doge and Senate of Venice"),
        ("organisations/senate/", "Christofforo Suriano"),
    ):
        every = [pages[path], *(page for name, page in pages.items() if name.startswith(f"{path}mentions/"))]
        (heading,) = every[0].main.xpath(".//h3[contains(@id, 'with-')]/a/text()")
        assert heading == other
        assert sum(len(page.main.xpath(".//a[contains(@href, 'documents/letters/')]")) for page in every) >= 74


def test_places_lead_back_to_the_letters_written_there(pages: dict[str, Page]) -> None:
    assert pages["places/heidelberg/"].main.xpath(".//a[contains(@href, 'documents/letters/02-003/')]")
