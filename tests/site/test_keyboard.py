"""The frame of every page by keyboard; search, notes and lists have tests of their own (test_search, test_notes, test_ways)."""

import pytest

from tests.conftest import lines, missing

from .browsing import AXE, axe, opened, settle
from .cases import kinds
from .looking import SCRIPT
from .reading import Site
from .tree import tree

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1440, "height": 900}


def tab_to(page, selector: str, most: int = 200) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{most} tabs on {page.url} do not lead to {selector}")


def heard(page) -> str:
    """How the focus is announced."""
    return next(
        (str(node) for node in tree(page) if node.properties.get("focused") and node.role != "RootWebArea"), "nothing"
    )


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_skip_link_leads_past_the_frame(site: Site, browser, served: str, size: dict) -> None:
    with opened(browser, served, viewport=size) as page:
        for case in kinds(site).values():
            page.goto(served + case.path)
            settle(page)
            page.locator(".md-skip").focus()
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")
            inside = page.evaluate("document.activeElement.closest('article, .md-footer, .md-top') !== null")
            assert inside, f"{case.path}: after the skip link, Tab leads to {heard(page)}"


def test_the_navigation_of_phones_opens_and_closes(site: Site, browser, served: str) -> None:
    if not AXE.exists():
        missing("axe-core")
    with opened(browser, served, viewport=PHONE, reduced_motion="reduce") as page:
        page.goto(served + site.documents[0].path)
        page.evaluate(SCRIPT)
        tab_to(page, ".ed-menu")
        assert heard(page) == "button “Navigation”, collapsed"
        page.keyboard.press("Enter")
        settle(page)
        assert heard(page) == "button “Close the navigation”"
        found = [
            *axe(page),
            *page.evaluate("access.cut()"),
            *page.evaluate("access.focus()"),
        ]
        assert not found, lines(found)
        covered = page.evaluate("access.stops().filter(stop => stop.closest('header, article, footer')).length")
        assert covered == 0, "what the navigation covers can have the focus"
        page.locator(".md-sidebar--primary a").last.focus()
        page.keyboard.press("Escape")
        assert heard(page) == "button “Navigation”, collapsed"
        assert page.evaluate("access.stops().some(stop => stop.closest('article'))")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_colours_are_chosen_by_key_and_kept(site: Site, browser, served: str, key: str) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    with opened(browser, served, viewport=DESK, color_scheme="light") as page:
        page.goto(served)
        tab_to(page, ".ed-colours")
        names, grounds = [heard(page)], [page.evaluate(ground)]
        for _ in range(3):
            page.keyboard.press(key)
            settle(page)
            names.append(heard(page))
            grounds.append(page.evaluate(ground))
        assert len(set(names)) == 3, names
        assert names[0] == names[3], names
        assert all(name.startswith("button “") for name in names)
        assert grounds[0] == grounds[1] != grounds[2], "system in light, light, dark"
        page.keyboard.press(key)
        page.keyboard.press(key)
        page.goto(served + site.documents[0].path)
        assert page.evaluate(ground) == grounds[2], "the choice is kept for the next page"


def test_escape_leaves_the_search_box(site: Site, browser, served: str) -> None:
    for size in (DESK, PHONE):
        with opened(browser, served, viewport=size, reduced_motion="reduce") as page:
            page.goto(served + site.documents[0].path)
            tab_to(page, ".md-search__input" if size == DESK else ".ed-find")
            if size == PHONE:
                page.keyboard.press("Enter")
                settle(page)
            page.keyboard.type("geneva", delay=20)
            page.wait_for_selector(".md-search-result__item")
            page.keyboard.press("ArrowDown")
            page.keyboard.press("ArrowDown")
            page.keyboard.press("Escape")
            settle(page)
            assert not page.locator(".md-search-result__item").first.is_visible()
            if size == DESK:
                page.keyboard.press("Tab")
            after = page.evaluate("document.activeElement.matches('.md-header *, .md-tabs *')")
            assert after, f"one goes on from {heard(page)}"


def test_the_table_of_contents_leads_to_its_headings(site: Site, browser, served: str) -> None:
    longest = max(
        site.pages, key=lambda page: len(page.tree.xpath("//*[contains(@class, 'md-sidebar--secondary')]//a"))
    )
    with opened(browser, served, viewport=DESK, reduced_motion="reduce") as page:
        page.goto(served + longest.path)
        links = page.locator(".md-sidebar--secondary a")
        for place in {0, links.count() // 2, links.count() - 1}:
            links.nth(place).focus()
            page.keyboard.press("Enter")
            settle(page)
            target = page.evaluate("decodeURIComponent(location.hash.slice(1))")
            box = page.locator(f"[id='{target}']").bounding_box()
            header = page.locator(".md-header").bounding_box()
            assert header["height"] <= box["y"] < DESK["height"], f"{longest.path}#{target} is at {box['y']}"
            page.keyboard.press("Tab")
            after = page.evaluate(
                "id => document.getElementById(id).compareDocumentPosition(document.activeElement)"
                " & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)",
                target,
            )
            assert after, f"{longest.path}#{target}: Tab leads back to {heard(page)}"


def test_what_is_folded_opens_by_key(site: Site, browser, served: str) -> None:
    with opened(browser, served, viewport=DESK) as page:
        for case in kinds(site).values():
            page.goto(served + case.path)
            for summary in page.locator("article summary:visible").all()[:2]:
                for key in ("Enter", "Space"):
                    before = summary.evaluate("summary => summary.parentElement.open")
                    summary.press(key)
                    assert summary.evaluate("summary => summary.parentElement.open") != before, f"{case.path}: {key}"
