"""Notes and names on the page: in the margin, on a slip, at the foot; on the pages where that is hardest."""

from collections.abc import Callable
from functools import cache
from itertools import pairwise

import pytest

from tests.conftest import lines

from .browsing import opened, settle
from .reading import Page, Site
from .shifting import moved, watch

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DESKTOP = {"width": 1440, "height": 900}
TABLET = {"width": 1024, "height": 768}
PHONE = {"width": 390, "height": 844}
NARROWEST = {"width": 320, "height": 640}

NOTES = """() => [...document.querySelectorAll(".ed-note")]
    .map(note => ({id: note.id, ...note.getBoundingClientRect().toJSON()}))
    .sort((one, other) => one.top - other.top)"""
MET = (
    "() => [...new Set([...document.querySelectorAll('.ed-text [role=doc-noteref]')].map(link => link.hash.slice(1)))]"
)
BROKEN_DATES = """() => [...document.querySelectorAll("article time")]
    .filter(time => time.offsetParent && time.getClientRects().length > 1).map(time => time.textContent)"""
FOCUS = "document.activeElement.id"


@cache
def hardest(site: Site) -> dict[str, Page]:
    """The pages with most notes, with the longest note, and the document with most notes."""
    measures: dict[str, Callable[[Page], int]] = {
        "most notes": lambda page: page.notes,
        "longest note": lambda page: max((len(note.text_content()) for note in page.every_note), default=0),
    }
    chosen = {name: max(site.pages, key=measure) for name, measure in measures.items()}
    return chosen | {"document with most notes": max(site.documents, key=lambda page: page.notes)}


@pytest.mark.parametrize("size", [DESKTOP, TABLET], ids=["desktop", "tablet"])
def test_notes_stand_beside_the_text_in_order_without_overlap(site: Site, browser, served: str, size: dict) -> None:
    with opened(browser, served, viewport=size) as page:
        for reason, hard in hardest(site).items():
            page.goto(served + hard.path)
            settle(page)
            notes, text = page.evaluate(NOTES), page.locator(".ed-text").first.bounding_box()
            gaps = [after["top"] - before["bottom"] for before, after in pairwise(notes)]
            assert min(gaps, default=1) > 0, f"{reason}: notes overlap"
            assert all(note["left"] > text["x"] + text["width"] for note in notes), f"{reason}: note over the text"
            assert all(note["right"] <= size["width"] for note in notes), f"{reason}: note beyond the edge"
            met = [anchor for anchor in page.evaluate(MET) if anchor in {note["id"] for note in notes}]
            assert [note["id"] for note in notes if note["id"] in met] == met, f"{reason}: notes out of order"


def test_margin_notes_follow_the_text_when_the_window_changes(site: Site, browser, served: str) -> None:
    hard = hardest(site)["most notes"]
    with opened(browser, served, viewport=DESKTOP) as page:
        page.goto(served + hard.path)
        page.set_viewport_size(TABLET)
        settle(page)
        first = page.locator(".ed-text [role=doc-noteref]").first
        note = page.locator(f"[id='{first.get_attribute('href')[1:]}']")
        assert abs(note.bounding_box()["y"] - first.bounding_box()["y"]) < 30
        page.set_viewport_size(PHONE)
        settle(page)
        assert note.bounding_box()["y"] > page.locator(".ed-text").bounding_box()["y"] + 100, (
            "the note is not at the foot"
        )


@pytest.mark.parametrize("size", [DESKTOP, TABLET, PHONE], ids=["desktop", "tablet", "phone"])
def test_nothing_moves_while_a_page_with_notes_loads(site: Site, browser, served: str, size: dict) -> None:
    for reason, hard in hardest(site).items():
        with opened(browser, served, viewport=size) as page:
            watch(page)
            page.goto(served + hard.path)
            page.wait_for_timeout(400)
            assert moved(page) == [], reason


@pytest.mark.parametrize("size", [PHONE, NARROWEST], ids=["phone", "narrowest"])
def test_a_note_opens_and_closes_by_keyboard(site: Site, browser, served: str, size: dict) -> None:
    hard = hardest(site)["longest note"]
    with opened(browser, served, viewport=size) as page:
        page.goto(served + hard.path)
        for reference in page.locator(".ed-text [role=doc-noteref]").all()[:12]:
            reference.focus()
            page.keyboard.press("Enter")
            slip = page.get_by_role("dialog", name=reference.get_attribute("aria-label"))
            box = slip.bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= size["width"]
            assert page.evaluate(FOCUS) == "ed-slip"
            page.keyboard.press("Escape")
            slip.wait_for(state="detached")
            assert page.evaluate(FOCUS) == reference.get_attribute("id")
        assert not page.complaints, lines(page.complaints)


def test_a_note_opens_by_touch_and_closes_again(site: Site, browser, served: str) -> None:
    hard = hardest(site)["document with most notes"]
    with opened(browser, served, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        page.goto(served + hard.path)
        reference = page.locator(".ed-text [role=doc-noteref]").first
        reference.tap()
        note = page.locator(f"[id='{reference.get_attribute('href')[1:]}'] .ed-note__text > p").first
        assert " ".join(note.inner_text().split()) in " ".join(page.get_by_role("dialog").inner_text().split())
        page.get_by_role("button", name="Close").tap()
        page.get_by_role("dialog").wait_for(state="detached")


def test_the_way_back_from_a_note_ends_where_it_began(site: Site, browser, served: str) -> None:
    hard = hardest(site)["most notes"]
    with opened(browser, served, viewport=DESKTOP) as page:
        page.goto(served + hard.path)
        reference = page.locator(".ed-text [role=doc-noteref]").last
        reference.scroll_into_view_if_needed()
        page.mouse.wheel(0, 60)
        settle(page)
        before, name = page.evaluate("scrollY"), reference.get_attribute("id")
        reference.focus()
        page.keyboard.press("Enter")
        assert page.evaluate(FOCUS) == name.removesuffix("-ref")
        page.evaluate("scrollTo(0, 0)")
        page.locator(f"[role=doc-backlink][href='#{name}']").focus()
        page.keyboard.press("Enter")
        assert page.evaluate("scrollY") == before
        assert page.evaluate(FOCUS) == name


def explained(site: Site) -> tuple[Page, str]:
    """A document in whose text a name stands that “Named here” explains, and the link."""
    for page in site.documents:
        named = set(page.main.xpath(".//section[@class='ed-named']//li[.//span[@class='ed-gloss']]/a/@href"))
        for href in page.main.xpath(".//*[@id='ed-text']//a[@class='ed-person' or @class='ed-term']/@href"):
            if href in named:
                return page, href
    pytest.fail("no document names a person or term of the registers")


def test_names_are_explained_on_focus_hover_and_touch(site: Site, browser, served: str) -> None:
    document, href = explained(site)
    words = document.main.xpath(f".//section[@class='ed-named']//li[a/@href='{href}']/span/text()")[0]
    selector = f"#ed-text a[href='{href}']"
    with opened(browser, served, viewport=DESKTOP) as page:
        page.goto(served + document.path)
        link, slip = page.locator(selector).first, page.get_by_role("tooltip")
        link.hover()
        assert words in slip.inner_text()
        assert link.get_attribute("aria-describedby") == slip.get_attribute("id")
        slip.hover()
        page.wait_for_timeout(500)
        assert slip.is_visible(), "the words go when the pointer comes to them"
        page.keyboard.press("Escape")
        slip.wait_for(state="detached")
        page.mouse.move(5, 5)
        page.keyboard.press("Tab")
        link.focus()
        assert words in slip.inner_text()
    with opened(browser, served, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        page.goto(served + document.path)
        page.locator(selector).first.tap()
        slip = page.get_by_role("tooltip")
        assert words in slip.inner_text()
        slip.get_by_role("link").tap()
        page.wait_for_url(lambda address: address != served + document.path)


def test_notes_stand_at_the_foot_on_paper_and_without_javascript(site: Site, browser, served: str) -> None:
    hard = hardest(site)["document with most notes"]
    for options, media in (({"java_script_enabled": False}, "screen"), ({}, "print")):
        with opened(browser, served, viewport=DESKTOP, **options) as page:
            page.emulate_media(media=media)
            page.goto(served + hard.path)
            end = page.locator("#ed-text").bounding_box()
            for note in page.locator(".ed-note").all():
                assert note.is_visible()
                assert note.bounding_box()["y"] >= end["y"] + end["height"]


def test_paper_has_address_and_version_and_nothing_to_press(site: Site, browser, served: str) -> None:
    hard = hardest(site)["document with most notes"]
    with opened(browser, served, viewport=DESKTOP) as page:
        page.emulate_media(media="print")
        page.goto(served + hard.path)
        words = page.locator("article").inner_text()
        assert f"https://edition.example/{hard.path}" in words
        assert "Edition version" in words
        for selector in (".md-header", ".md-tabs", ".md-sidebar", ".ed-trail", ".ed-ways", ".ed-actions", ".md-footer"):
            assert not page.locator(selector).first.is_visible(), selector


@pytest.mark.parametrize("width", [320, 390, 1024, 1440])
def test_no_date_is_broken_over_two_lines(site: Site, browser, served: str, width: int) -> None:
    pages = [*hardest(site).values(), max(site.documents, key=lambda page: len(page.words))]
    with opened(browser, served, viewport={"width": width, "height": 900}) as page:
        for one in pages:
            page.goto(served + one.path)
            assert not page.evaluate(BROKEN_DATES), one.path
