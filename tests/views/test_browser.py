"""The views as a reader has them: which words are seen, where the choice is kept, how pictures are moved."""

from typing import Any

import pytest

from tests.conftest import lines
from tests.site.browsing import axe, opened, settle
from tests.site.shifting import moved, watch

pytestmark = [pytest.mark.browser]

FERRY = "documents/papers/ferry/"
PETITION = "documents/papers/petition/"
ORDINANCE = "documents/papers/ordinance/"
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 360, "height": 740}


def seen(page: Any, selector: str = "#p1") -> str:
    """The words of an element that are seen, blanks folded."""
    return " ".join(page.locator(selector).inner_text().split())


def test_the_page_begins_as_reading_text(browser, served: str) -> None:
    with opened(browser, served, viewport=WIDE) as page:
        page.goto(served + FERRY)
        words = seen(page)
        assert "Flumen est altum, et pons navis" in words
        assert "⟨fracta⟩ est aq(ua)m;" in words
        assert "per" not in words.split()
        assert "saxum" in words, "a note speaks of these words"
        assert "oro [sic]." in seen(page, "#p2")
        assert page.complaints == []


def test_the_diplomatic_text_has_what_the_document_has(browser, served: str) -> None:
    with opened(browser, served, viewport=WIDE) as page:
        page.goto(f"{served}{FERRY}?view=diplomatic")
        assert page.locator("#p1 .ed-o").inner_text().split("\n")[:2] == [
            "‖1▣Flumen est al-",
            "tum, et pons nauis1 mea",
        ]
        words = seen(page)
        assert "ffracta est per aq̃m;" in words
        assert "⟨" not in words
        assert "[accepi]" in words
        assert "oro." in seen(page, "#p2")


def test_the_choice_is_in_the_address_and_kept(browser, served: str) -> None:
    with opened(browser, served, viewport=WIDE) as page:
        page.goto(f"{served}{FERRY}#p1")
        page.get_by_label("Diplomatic").check()
        assert page.url == f"{served}{FERRY}?view=diplomatic#p1"
        assert page.locator(".ed-views__said").inner_text().startswith("Diplomatic text")
        page.goto(f"{served}documents/papers/petition/")
        assert page.get_by_label("Diplomatic").is_checked()
        page.goto(f"{served}{FERRY}?view=reading")
        assert page.get_by_label("Reading").is_checked()


def test_the_keyboard_chooses(browser, served: str) -> None:
    with opened(browser, served, viewport=WIDE) as page:
        page.goto(served + FERRY)
        page.get_by_label("Reading").focus()
        page.keyboard.press("ArrowRight")
        assert page.get_by_label("Diplomatic").is_checked()
        assert "nauis" in seen(page)


def test_without_a_script_both_texts_can_be_read(browser, served: str) -> None:
    with opened(browser, served, viewport=WIDE, java_script_enabled=False) as page:
        page.goto(served + FERRY)
        assert "navis" in seen(page)
        page.get_by_label("Diplomatic").check()
        assert "nauis" in seen(page)
        page.get_by_label("Translation").check()
        assert "The river is deep" in seen(page)
        assert page.locator(".ed-facsimile:visible").count() == 2


def test_a_browser_that_keeps_nothing_still_switches(browser, served: str) -> None:
    with opened(browser, served, viewport=WIDE) as page:
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })"
        )
        page.goto(served + FERRY)
        page.get_by_label("Diplomatic").check()
        assert "nauis" in seen(page)
        assert page.url.endswith("?view=diplomatic")


def test_a_link_to_hidden_words_shows_them(browser, served: str) -> None:
    with opened(browser, served, viewport=WIDE) as page:
        page.goto(f"{served}{PETITION}#struck")
        assert page.get_by_label("Diplomatic").is_checked()
        page.goto(f"{served}{FERRY}#p1")
        assert page.get_by_label("Reading").is_checked(), "this was not chosen, and is not kept"


def test_the_search_leads_to_the_view_that_shows_the_words(browser, served: str) -> None:
    with opened(browser, served, viewport=WIDE) as page:
        for words, label in (("fracta", "Reading"), ("ffracta", "Diplomatic"), ("river", "Both")):
            page.goto(f"{served}search/?q={words}")
            page.evaluate(f"location.assign('{served}{FERRY}')")
            page.wait_for_url(f"**/{FERRY}*")
            page.wait_for_load_state()
            assert page.get_by_label(label).is_checked(), words


@pytest.mark.parametrize("view", ["reading", "diplomatic"])
def test_paper_has_the_text_that_was_chosen(browser, served: str, view: str) -> None:
    with opened(browser, served, viewport=WIDE) as page:
        page.goto(f"{served}{FERRY}?view={view}")
        page.emulate_media(media="print")
        assert ("nauis" in seen(page)) == (view == "diplomatic")
        assert seen(page, "#ed-view") == f"Text {view.capitalize()}"


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("query", ["", "?view=diplomatic", "?text=translation", "?text=both&view=diplomatic"])
def test_notes_work_in_every_view(browser, served: str, size: dict[str, int], query: str) -> None:
    with opened(browser, served, viewport=size) as page:
        page.goto(served + FERRY + query)
        translated = "translation" in query
        page.locator("#ed-tr-n1-ref" if translated else "#n1-ref").click()
        slip = page.locator(".ed-slip")
        assert ("Or “ship”." if translated else "A flat boat.") in slip.inner_text()
        assert page.locator("#ed-tr-n1").is_visible() == ("text=" in query)
        assert page.locator("#n1").is_visible() == (not translated)


def test_original_and_translation_stand_side_by_side(browser, served: str) -> None:
    with opened(browser, served, viewport=WIDE) as page:
        page.goto(f"{served}{FERRY}?text=both")
        for place in ("#p1", "#p2", "#tolls"):
            one, other = page.locator(f"{place} .ed-o").bounding_box(), page.locator(f"{place} .ed-tr").bounding_box()
            assert one["y"] == other["y"]
            assert other["x"] >= one["x"] + one["width"]


# -- pictures ------------------------------------------------------------------------------------------------------------


def test_the_picture_follows_the_page_that_is_read(browser, served: str) -> None:
    with opened(browser, served, viewport={"width": 1440, "height": 500}) as page:
        page.goto(served + FERRY)
        assert page.locator(".ed-facsimile:visible").get_attribute("id") == "ed-facs-1"
        page.get_by_label("Page 2, the next").click()
        assert page.url.endswith("#pg-2")
        page.wait_for_function("document.querySelector('#ed-facs-2').checkVisibility()")
        assert page.locator(".ed-facsimile:visible").get_attribute("id") == "ed-facs-2"


def test_a_picture_is_enlarged_and_moved_by_keys(browser, served: str) -> None:
    with opened(browser, served, viewport=WIDE) as page:
        page.goto(served + FERRY)
        frame = page.locator(".ed-facsimile:visible .ed-facsimile__frame")
        before = page.locator(".ed-facsimile:visible img").bounding_box()["width"]
        page.locator(".ed-facsimile:visible").get_by_label("Enlarge").click()
        assert page.locator(".ed-facsimile:visible img").bounding_box()["width"] == pytest.approx(before * 1.5, abs=2)
        left = frame.evaluate("frame => frame.scrollLeft")
        frame.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function(
            f"document.querySelector('.ed-facsimile--read .ed-facsimile__frame').scrollLeft > {left}"
        )
        page.keyboard.press("0")
        assert page.locator(".ed-facsimile:visible img").bounding_box()["width"] == pytest.approx(before, abs=2)


def test_the_wheel_enlarges_only_with_control(browser, served: str) -> None:
    with opened(browser, served, viewport=WIDE) as page:
        page.goto(served + FERRY)
        picture = page.locator(".ed-facsimile:visible img")
        before = picture.bounding_box()["width"]
        wheel = "frame => frame.dispatchEvent(new WheelEvent('wheel', {{ deltaY: -120, ctrlKey: {}, cancelable: true, clientX: 1100, clientY: 500 }}))"
        frame = page.locator(".ed-facsimile:visible .ed-facsimile__frame")
        frame.evaluate(wheel.format("false"))
        assert picture.bounding_box()["width"] == before
        frame.evaluate(wheel.format("true"))
        assert picture.bounding_box()["width"] > before


def test_on_a_phone_the_sign_leads_to_the_picture_below(browser, served: str) -> None:
    with opened(browser, served, viewport=PHONE) as page:
        page.goto(served + FERRY)
        page.get_by_label("Facsimile of page 2").first.click()
        assert page.url.endswith("#ed-facs-2")
        assert page.locator("#ed-facs-2").is_visible()


# -- signs, access, rest ---------------------------------------------------------------------------------------------------

LOOKS = """row => {
    const sample = row.querySelector("dt")
    const look = element => {
        const style = getComputedStyle(element)
        const own = ["textDecorationLine", "textDecorationStyle", "textDecorationThickness", "fontFamily", "fontStyle", "fontWeight", "verticalAlign",
            "borderTopStyle", "borderBottomStyle", "borderInlineStartStyle", "outlineStyle", "letterSpacing", "fontVariantCaps"]
        return own.map(name => style[name]).join("|") + getComputedStyle(element, "::before").content + getComputedStyle(element, "::after").content
    }
    const words = sample.textContent.trim().replace(/words/gi, "w")
    return words + " " + [...sample.querySelectorAll("*")].map(look).join(" / ")
}"""
"""How a sign looks without its colours: its brackets, lines, face."""


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("view", ["reading", "diplomatic"])
def test_no_sign_has_two_meanings(browser, served: str, view: str, media: str) -> None:
    """Every row of the table of legends, put into a page: no two look alike, even without colours."""
    from edition.render.legend import LEGEND

    signs = [sign for found in LEGEND.values() for sign in found if sign.view in ("", view)]
    rows = "".join(f"<div class='ed-facts__row'><dt>{sign.sample}</dt><dd>{sign.meaning}</dd></div>" for sign in signs)
    with opened(browser, served, viewport=WIDE) as page:
        page.goto(f"{served}{FERRY}?view={view}")
        page.emulate_media(media=media)
        page.evaluate("rows => document.querySelector('.ed-signs dl').innerHTML = rows", rows)
        page.evaluate("document.querySelector('.ed-signs').open = true")
        looks = page.locator(".ed-signs .ed-facts__row").evaluate_all(f"rows => rows.map({LOOKS})")
    meant: dict[str, str] = {}
    for look, sign in zip(looks, signs, strict=True):
        assert meant.setdefault(look, sign.meaning) == sign.meaning, look


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing(browser, served: str, width: int, colours: str) -> None:
    found = []
    with opened(browser, served, viewport={"width": width, "height": 900}, color_scheme=colours) as page:
        for path in (
            FERRY,
            f"{FERRY}?view=diplomatic",
            f"{FERRY}?text=both&view=diplomatic",
            PETITION,
            f"{PETITION}?view=diplomatic",
            f"{ORDINANCE}?witness=B",
        ):
            page.goto(served + path)
            page.evaluate("document.querySelector('.ed-signs').open = true")
            settle(page)
            assert page.evaluate("getComputedStyle(document.body).colorScheme") == colours
            found += [f"{path}: {line}" for line in axe(page)]
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.foreign == []
    assert not found, lines(found)


@pytest.mark.parametrize("width", [360, 1000, 1440])
@pytest.mark.parametrize("query", ["", "?view=diplomatic&text=both"])
def test_nothing_moves_as_the_page_comes(browser, served: str, slowly_served: str, width: int, query: str) -> None:
    with opened(browser, served.rpartition(":")[0], viewport={"width": width, "height": 900}) as page:
        watch(page)
        for line in (served, slowly_served):
            page.goto(line + FERRY + query)
            page.wait_for_load_state("networkidle")
            settle(page)
            assert moved(page) == []
