"""The text by witness in the browser, the readings at their lemma, and the conspectus: on the specimen with three witnesses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from edition.markup import HtmlContext, parse_text, render_html, witness_text
from hypothesis import HealthCheck, given, settings

from tests.conftest import ROOT, lines
from tests.markup.written import PARAGRAPHS, SIGLA, Piece, markdown

from .browsing import opened, settle
from .conftest import build
from .links import HOME
from .looking import look
from .serving import serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MANUSCRIPT = ROOT / "tests" / "editions" / "manuscript"
PAGE = "documents/papers/ordinance/"
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

SHOWN = """root => {
    const copy = document.querySelector(root).cloneNode(true)
    copy.querySelectorAll("[hidden], .ed-nr, .ed-pn, .ed-heard, .ed-none, .ed-two__siglum").forEach(one => one.remove())
    return [...copy.querySelectorAll("h2, p, li")].map(one => one.textContent.split(/\\s+/).filter(Boolean))
        .filter(words => words.length)
}"""
"""The words of each block as they are shown, without the signs that the page adds."""


@pytest.fixture(scope="module")
def specimen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the specimen of manuscripts."""
    folder = tmp_path_factory.mktemp("specimen") / "site"
    result = build(MANUSCRIPT, folder, SITE_URL=HOME)
    assert result.returncode == 0, result.stdout + result.stderr
    with serving(folder) as address:
        yield address


def having(siglum: str) -> list[list[str]]:
    """The words of each block as the Python of the generator works them out."""
    source = (MANUSCRIPT / "sources/papers/ordinance.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    return [found for block in witness_text(parse_text(source, ""), siglum) if (found := block.split())]


@pytest.mark.parametrize("siglum", ["", "A", "B", "E", "ל"])
def test_the_page_shows_each_witness(specimen: str, browser: Any, siglum: str) -> None:
    with opened(browser, specimen, viewport=DESKTOP) as page:
        page.goto(f"{specimen}{PAGE}?witness={siglum}")
        assert page.evaluate(SHOWN, "#ed-text") == having(siglum)
        assert not page.complaints, lines(page.complaints)


def test_a_choice_stands_in_the_address_and_can_be_taken_back(specimen: str, browser: Any) -> None:
    with opened(browser, specimen, viewport=DESKTOP) as page:
        page.goto(f"{specimen}{PAGE}?x=1#p1")
        before = page.inner_html("#ed-text")
        page.get_by_label("Text of").select_option("B")
        assert page.url == f"{specimen}{PAGE}?x=1&witness=B#p1"
        assert page.locator(".ed-witness [role=status]").inner_text() == "B and the edition: 5 places differ."
        page.get_by_label("Beside it").select_option("E")
        assert page.url == f"{specimen}{PAGE}?x=1&beside=B,E#p1"
        page.get_by_label("Beside it").select_option("-")
        page.get_by_label("Text of").select_option("")
        assert page.url == f"{specimen}{PAGE}?x=1#p1"
        assert page.inner_html("#ed-text") == before


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_two_witnesses_stand_side_by_side(specimen: str, browser: Any, size: dict) -> None:
    with opened(browser, specimen, viewport=size) as page:
        page.goto(f"{specimen}{PAGE}?beside=A,E")
        assert [page.evaluate(SHOWN, f".ed-two tbody td:{end}-child") for end in ("first", "last")]
        for end, siglum in (("first", "A"), ("last", "E")):
            cells = page.locator(f".ed-two tbody td:{end}-child").count()
            shown = [
                words
                for row in range(1, cells + 1)
                for words in page.evaluate(SHOWN, f".ed-two tbody tr:nth-child({row}) td:{end}-child")
            ]
            assert shown == having(siglum)
        assert page.locator(".ed-text").is_hidden()
        assert page.get_by_text("[not seen]").count() == 2
        # Each place that differs has words for those who see neither rule nor ground.
        assert page.locator(".ed-two td:first-child .ed-heard").count() == 6
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert not page.complaints, lines(page.complaints)


def test_without_a_script_there_is_the_text_of_the_edition(specimen: str, browser: Any) -> None:
    with opened(browser, specimen, viewport=DESKTOP, java_script_enabled=False) as page:
        page.goto(f"{specimen}{PAGE}?witness=B")
        assert page.locator("#ed-witness").is_hidden()
        assert "No carter" in page.locator("#p1").inner_text()
        assert page.locator("#a1 .ed-siglum").first.get_attribute("href") == "#ed-wit-B"
        assert page.locator("#ed-wit-E").inner_text().endswith("Seen in part: only its first leaf. Elsewhere not seen.")


def test_readings_show_at_their_lemma(specimen: str, browser: Any) -> None:
    with opened(browser, specimen, viewport=PHONE) as page:
        page.goto(f"{specimen}{PAGE}")
        page.get_by_text("carter", exact=True).first.hover()
        slip = page.get_by_role("tooltip")
        slip.wait_for()
        assert slip.inner_text().strip() == "carter] B; driver E; עגלון ל"
        page.keyboard.press("Escape")
        slip.wait_for(state="detached")
        page.locator("#a1-ref").focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        slip.wait_for()
        page.keyboard.press("Enter")
        page.get_by_role("dialog", name="Variant A1").wait_for()
    with opened(browser, specimen, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        page.goto(f"{specimen}{PAGE}")
        page.get_by_text("carter", exact=True).first.tap()
        page.get_by_role("tooltip").wait_for()
        assert page.get_by_role("tooltip").inner_text().strip().startswith("carter]")


def test_nothing_is_wrong_in_any_view(specimen: str, browser: Any) -> None:
    states = {PAGE: "as edited", f"{PAGE}?witness=B": "one witness", f"{PAGE}?beside=B,E": "two witnesses"}
    faults = [fault for every in look(browser, specimen, states).values() for fault in every]
    assert not faults, lines(faults)


def test_a_page_without_an_apparatus_loads_none_of_this(specimen: str, browser: Any) -> None:
    with opened(browser, specimen, viewport=DESKTOP) as page:
        page.goto(f"{specimen}documents/papers/poem/")
        assert not page.locator("[src*=witnesses], [href*='apparatus.css']").count()
        page.goto(f"{specimen}{PAGE}")
        settle(page)
        assert page.locator("script[src*=witnesses]").count() == 1


SCRIPT = (ROOT / "theme/assets/witnesses.js").read_text(encoding="utf-8")
CHOICES = "".join(f'<option value="{siglum}">{siglum or "the edition"}</option>' for siglum in ("", *SIGLA))
FRAME = """<!doctype html><html lang="en"><title>T</title><body><form id="ed-witness" data-form="{form}">
<select id="one">{choices}</select><select id="two"><option value="-">nothing</option>{choices}</select>
<p role="status"></p></form><div><div class="ed-text" id="ed-text">{body}</div></div>{notes}<script>{script}</script>"""


@pytest.fixture(scope="module")
def blank(specimen: str, browser: Any) -> Iterator[Any]:
    """A page that is written anew for each example."""
    with opened(browser, specimen, viewport=DESKTOP) as page:
        page.goto(specimen)
        yield page


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(paragraphs=PARAGRAPHS)
def test_the_browser_and_the_generator_agree_on_any_apparatus(blank: Any, paragraphs: list[list[Piece]]) -> None:
    text = parse_text(markdown(paragraphs), "d.md")
    html = render_html(text, HtmlContext())
    notes = "".join(f'<div class="ed-note" id="{note.anchor}">{note.html}</div>' for note in html.notes)
    for form in ("negative", "positive"):
        blank.set_content(FRAME.format(form=form, choices=CHOICES, body=html.body, notes=notes, script=SCRIPT))
        for siglum in ("", *SIGLA):
            blank.select_option("#one", siglum)
            wanted = [block.split() for block in witness_text(text, siglum, form == "positive")]
            assert blank.evaluate(SHOWN, "#ed-text") == [words for words in wanted if words]
    assert not blank.complaints, lines(blank.complaints)
