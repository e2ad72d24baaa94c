"""Pages of every kind, and the hardest of the edition, in a browser."""

import pytest

from tests.conftest import lines

from .browsing import opened
from .cases import cases, kinds
from .reading import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SCHEMES = ("light", "dark")


def test_dark_is_dark(browser, served: str) -> None:
    grounds = {}
    for scheme in SCHEMES:
        with opened(browser, served, color_scheme=scheme) as page:
            page.goto(served)
            grounds[scheme] = page.evaluate(
                "getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).slice(0, 3).map(Number)"
            )
    assert sum(grounds["light"]) > 600
    assert sum(grounds["dark"]) < 200


def test_no_page_asks_another_host_or_complains(site: Site, browser, served: str) -> None:
    """Also after the reader has scrolled, opened the menus, changed the colours and typed into every field."""
    with opened(browser, served, viewport={"width": 1280, "height": 900}) as page:
        for case in kinds(site).values():
            page.goto(served + case.path)
            page.keyboard.press("End")
            for field in page.locator("input:visible:not([type=radio]):not([type=checkbox])").all():
                field.click()
                if field.evaluate("field => field.matches('.md-search__input')"):
                    # A box that has not yet opened does not hear Escape.
                    page.wait_for_selector("#__search:checked", state="attached")
                page.keyboard.type("Geneva", delay=5)
                page.keyboard.press("Escape")
            # All at once: a click may put others out of reach, and the search box closes when it has been read.
            page.locator("summary, .ed-colours").evaluate_all(
                "switches => switches.filter(one => one.offsetParent).forEach(one => one.click())"
            )
            page.wait_for_load_state("networkidle")
        assert not page.foreign, lines(page.foreign)
        assert not page.complaints, lines(page.complaints)


def test_all_can_be_read_without_javascript(site: Site, browser, served: str) -> None:
    with opened(browser, served, java_script_enabled=False, viewport={"width": 1280, "height": 900}) as page:
        for path, reason in cases(site).items():
            page.goto(served + path)
            heading = page.locator("h1")
            assert heading.is_visible(), f"{path} ({reason})"
            for element in page.locator("article p:not(details p)").all()[:5]:
                assert element.is_visible(), f"{path} ({reason}): {element.inner_text()[:80]}"


def test_a_note_is_found_and_left_again_without_javascript(site: Site, browser, served: str) -> None:
    noted = max(site.pages, key=lambda page: page.notes)
    assert noted.notes, "no page of the edition has a note"
    with opened(browser, served, java_script_enabled=False, viewport={"width": 1280, "height": 900}) as page:
        page.goto(served + noted.path)
        reference = page.locator("article sup a[href^='#']").first
        target = reference.get_attribute("href")
        reference.click()
        note = page.locator(f"[id='{target[1:]}']")
        assert page.url.endswith(target)
        assert note.is_visible()
        back = note.locator("a[href^='#']").last
        back.click()
        assert page.url != served + noted.path + target
        assert page.locator(f"[id='{page.url.partition('#')[2]}']").is_visible()


def test_the_keyboard_reaches_the_content_first(browser, served: str) -> None:
    with opened(browser, served) as page:
        page.goto(served)
        page.keyboard.press("Tab")
        first = page.evaluate("document.activeElement.getAttribute('href')")
        assert first
        assert first.startswith("#")
