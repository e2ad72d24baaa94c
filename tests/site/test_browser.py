"""Pages of every kind, and the hardest of the edition, in a browser."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.conftest import ROOT, lines, missing

from .reading import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDEST = """() => {
    const right = (element) => element.getBoundingClientRect().right
    const element = [...document.querySelectorAll("main *")].reduce((a, b) => right(b) > right(a) ? b : a)
    return `${Math.round(right(element))}: ${element.outerHTML.slice(0, 150)}`
}"""
SCHEMES = ("light", "dark")
WIDTHS = (360, 1440)


@contextmanager
def opened(browser, served: str, **options) -> Iterator:
    """A page in a browser of its own, and everything it asks for or complains of."""
    context = browser.new_context(**options)
    page = context.new_page()
    page.complaints = []
    page.foreign = []

    def fetch(route) -> None:
        if route.request.url.startswith((served, "data:", "blob:")):
            route.continue_()
        else:
            page.foreign.append(route.request.url)
            route.abort()

    context.route("**/*", fetch)
    page.on("pageerror", lambda error: page.complaints.append(f"{page.url}: {error}"))
    page.on(
        "console", lambda said: said.type in {"error", "warning"} and page.complaints.append(f"{page.url}: {said.text}")
    )
    page.on("response", lambda answer: answer.status >= 400 and page.complaints.append(f"{answer.status} {answer.url}"))
    yield page
    context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(site: Site, browser, served: str, scheme: str, width: int) -> None:
    """Every rule, every element, on every kind of page."""
    if not AXE.exists():
        missing("axe-core")
    axe = AXE.read_text(encoding="utf-8")
    found = []
    with opened(browser, served, color_scheme=scheme, viewport={"width": width, "height": 900}) as page:
        for path, reason in site.sample().items():
            page.goto(served + path)
            page.evaluate(axe)
            result = page.evaluate(f"axe.run(document, {{runOnly: {json.dumps(TAGS)}, resultTypes: ['violations']}})")
            for violation in result["violations"]:
                nodes = [node["html"][:150] for node in violation["nodes"]]
                found.append(f"{path} ({reason}): {violation['id']}, {len(nodes)} times: {nodes[0]}")
    assert not found, lines(found)


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
        for path in site.sample():
            page.goto(served + path)
            page.keyboard.press("End")
            for field in page.locator("input:visible:not([type=radio]):not([type=checkbox])").all():
                field.click()
                page.keyboard.type("Geneva", delay=5)
                page.keyboard.press("Escape")
            # All at once: a click may put others out of reach, and the search box closes when it has been read.
            page.locator("summary, label[for^=__palette]").evaluate_all(
                "switches => switches.filter(one => one.offsetParent).forEach(one => one.click())"
            )
            page.wait_for_load_state("networkidle")
        assert not page.foreign, lines(page.foreign)
        assert not page.complaints, lines(page.complaints)


@pytest.mark.parametrize("width", [320, 360, 768])
def test_nothing_is_wider_than_the_screen(site: Site, browser, served: str, width: int) -> None:
    """WCAG 1.4.10: text flows again at 320 pixels; only tables may scroll, within themselves."""
    wide = []
    with opened(browser, served, viewport={"width": width, "height": 800}) as page:
        for path, reason in site.sample().items():
            page.goto(served + path)
            if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
                wide.append(f"{path} ({reason}) needs {needed} pixels; {page.evaluate(WIDEST)}")
    assert not wide, lines(wide)


def test_all_can_be_read_without_javascript(site: Site, browser, served: str) -> None:
    with opened(browser, served, java_script_enabled=False, viewport={"width": 1280, "height": 900}) as page:
        for path, reason in site.sample().items():
            page.goto(served + path)
            heading = page.locator("h1")
            assert heading.is_visible(), f"{path} ({reason})"
            for element in page.locator("article p").all()[:5]:
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
