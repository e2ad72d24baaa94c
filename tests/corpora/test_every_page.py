"""The gates of the first edition over two others: links, HTML, TEI, access; every page, or of every kind the hardest."""

from urllib.parse import unquote, urldefrag, urljoin

import pytest

from tests.conftest import faults_of_tei, lines
from tests.site import nu
from tests.site.cases import cases
from tests.site.links import HOME, broken_links
from tests.site.looking import look
from tests.site.reading import Site
from tests.site.serving import serving

pytestmark = pytest.mark.slow

SIGNS = "TEXT03"
"""Signs of the transcription that the edition prints, too: a matter for its editors."""
OF_TEXTS = ("documents/", "history/", "book/", "persons/", "places/", "organisations/", "chronology/")
"""Pages made of the texts; the others are looked at in the first edition."""
WORST = ("most words", "most notes", "most names", "most table cells", "no date")
"""Of kinds with several pages, what is hardest in these texts; all other measures are taken in the first edition."""
VIEWS = ("desk", "desk, dark", "phone", "phone, dark")
GUESS = "This document appears to be written in"
"""What the checker says of the language of a page it guesses; editors know better."""


def test_nothing_is_wrong_with_the_sources(made_edition: tuple[Site, str]) -> None:
    said = [line for line in made_edition[1].split("\n") if ": error " in line or ": warning " in line]
    wrong = [line for line in said if SIGNS not in line]
    assert not wrong, lines(wrong)


def test_every_link_and_anchor_leads_somewhere(site: Site) -> None:
    broken = list(broken_links(site))
    assert not broken, lines(broken)


def test_every_page_can_be_reached_from_the_home_page(site: Site) -> None:
    pages = {page.path: page for page in site.pages}
    reached, waiting = set(), [""]
    while waiting:
        path = waiting.pop()
        if path in reached or path not in pages:
            continue
        reached.add(path)
        targets = (urldefrag(urljoin(HOME + path, link)).url for link in pages[path].tree.xpath("//a/@href"))
        waiting += [unquote(target.removeprefix(HOME)) for target in targets if target.startswith(HOME)]
    assert sorted(set(pages) - reached) == ["404.html"]


def test_the_nu_checker_finds_nothing(site: Site) -> None:
    found = [fault for fault in nu.faults(site.root) if GUESS not in fault]
    assert not found, lines(found)


def test_every_document_is_valid_tei(site: Site) -> None:
    files = sorted((site.root / "documents").rglob("*.xml"))
    assert len(files) == len(site.documents) + 1  # and the collection as a corpus
    letters = site.root / "api" / "cmif.xml"
    assert faults_of_tei(*files, *([letters] if letters.exists() else [])) == ""


@pytest.mark.browser
def test_axe_finds_nothing_in_light_and_dark_on_desk_and_phone(site: Site, browser: object) -> None:
    hardest = {
        path: why
        for path, why in cases(site).items()
        if path.startswith(OF_TEXTS) and (":" not in why or any(measure in why for measure in WORST))
    }
    assert len(hardest) > 5
    with serving(site.root) as served:
        found = look(browser, served, hardest, VIEWS)
    faults = [f"{name}: {fault}" for name, every in found.items() for fault in every]
    assert not faults, lines(faults)
