"""Ways through the site, as a reader with a browser goes them."""

import re
from collections.abc import Iterator

import pytest
from lxml import html

from .browsing import opened
from .reading import Page, Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DESKTOP = {"width": 1440, "height": 900}


def rows(page: Page) -> dict[str, html.HtmlElement]:
    """Name of a way → its row at the foot of a document; of two of one name the first."""
    found = page.tree.xpath("//nav[@class='ed-ways']//li")
    return {row[0].text.partition(",")[0]: row for row in reversed(found)}


def richest(site: Site) -> Page:
    """The document with most ways through it."""
    return max(site.documents, key=lambda page: len(page.tree.xpath("//nav[@class='ed-ways']//li")))


def filterable(site: Site) -> Iterator[Page]:
    return (page for page in site.pages if page.tree.xpath("//@data-ed-filter"))


def test_every_way_leads_through_all_its_documents_without_javascript(site: Site, browser, served: str) -> None:
    """From the first document on, “next” leads to the last, and the counts are true."""
    start = next(
        page
        for page in site.documents
        if (row := rows(page).get("By date")) is not None and not row.xpath("a[@rel='prev']")
    )
    with opened(browser, served, java_script_enabled=False) as page:
        page.goto(served + start.path)
        for _ in range(3):
            place = page.locator(".ed-ways li", has_text="By date")
            number, length = map(int, re.search(r"(\d+) of (\d+)", place.inner_text()).groups())
            place.locator("a[rel=next]").click()
            following = page.locator(".ed-ways li", has_text="By date").inner_text()
            assert f"{number + 1} of {length}" in following


def test_the_index_of_a_way_shows_the_document_and_marks_where_one_comes(site: Site, browser, served: str) -> None:
    document = richest(site)
    name = document.path.rstrip("/").rpartition("/")[2]
    with opened(browser, served, viewport=DESKTOP) as page:
        page.goto(served + document.path)
        ways = page.locator(".ed-ways p a")
        assert ways.count() >= 3
        for href in [ways.nth(n).get_attribute("href") for n in range(ways.count())]:
            page.goto(served + document.path)
            page.locator(f".ed-ways p a[href='{href}']").first.click()
            page.locator(f"article a[href$='{name}/']").first.wait_for(state="attached")
            if "#" in href:
                page.locator(":target").wait_for(state="attached")
        assert not page.complaints


def test_from_the_date_to_its_day(site: Site, browser, served: str) -> None:
    dated = next(page for page in site.documents if site.records[page.path].get("date"))
    with opened(browser, served, viewport=DESKTOP) as page:
        page.goto(served + dated.path)
        page.locator("article a:has(> time)[href*='chronology/']").first.click()
        day = page.locator(".ed-day:has(> :target)")
        day.wait_for()
        ground = "element => getComputedStyle(element).backgroundColor"
        assert day.evaluate(ground) != page.locator("body").evaluate(ground)
        assert page.locator(f"a[href$='/{dated.path.split('/')[-2]}/']").count()


def test_an_arrival_is_seen_in_forced_colours(site: Site, browser, served: str) -> None:
    document = max(site.documents, key=lambda page: page.notes)
    with opened(browser, served, viewport=DESKTOP, forced_colors="active") as page:
        page.goto(f"{served}{document.path}#p1")
        assert page.locator(":target").evaluate("element => getComputedStyle(element).outlineStyle") == "solid"


def test_long_lists_shrink_while_one_types(site: Site, browser, served: str) -> None:
    """On every page with a filter: fewer lines, a true count, none at all for nonsense, all again after Escape."""
    kinds = {page.path.partition("/")[0]: page for page in filterable(site)}
    assert {"persons", "events", "chronology", "meetings", "documents"} <= set(kinds)
    lines = "[data-ed-filter] li:visible"
    with opened(browser, served, viewport=DESKTOP) as page:
        for path in (one.path for one in kinds.values()):
            page.goto(served + path)
            field = page.get_by_role("searchbox", name=re.compile("Filter"))
            every = page.locator(lines).count()
            field.fill("geneva")
            few = page.locator(lines).count()
            assert few < every, path
            field.fill("qqqqq")
            assert page.locator(lines).count() == 0, path
            assert page.locator("[data-ed-filter] :is(h2, h3):visible").count() == 0, path
            assert page.get_by_role("status").filter(has_text="0 of").count() == 1, path
            field.press("Escape")
            assert (field.input_value(), page.locator(lines).count()) == ("", every), path
        assert not page.complaints


def test_the_filter_folds_accents_and_knows_other_forms_of_names(site: Site, browser, served: str) -> None:
    with opened(browser, served, viewport=DESKTOP) as page:
        page.goto(f"{served}persons/")
        other = page.locator("[data-also]").first
        name, forms = other.locator("a").first.inner_text(), other.get_attribute("data-also")
        field = page.get_by_role("searchbox", name="Filter entries")
        field.fill(forms.split()[-1].upper())
        assert page.get_by_role("link", name=name, exact=True).is_visible()
        accented = page.locator(".ed-entries__item > a").filter(has_text=re.compile("[çéèöüŏı]"))
        if accented.count():
            word = accented.first.text_content()
            plain = word.translate(str.maketrans("çéèöüŏı", "ceeouoi")).partition(",")[0]
            field.fill(plain)
            assert page.get_by_role("link", name=word, exact=True).is_visible()


def test_a_filter_is_there_again_after_going_back_and_not_in_the_address(browser, served: str) -> None:
    with opened(browser, served, viewport=DESKTOP) as page:
        page.goto(f"{served}persons/")
        page.get_by_role("searchbox", name="Filter entries").fill("a")
        page.reload()
        assert page.get_by_role("searchbox", name="Filter entries").input_value() == "a"
        assert page.url == f"{served}persons/"


def test_a_letter_whose_entries_are_hidden_shows_them_again(browser, served: str) -> None:
    with opened(browser, served, viewport=DESKTOP) as page:
        page.goto(f"{served}persons/")
        page.get_by_role("searchbox", name="Filter entries").fill("qqqqq")
        page.locator(".ed-letters a").last.click()
        assert page.locator(":target").is_visible()


def test_a_list_does_not_jump_when_its_field_comes(site: Site, browser, served: str) -> None:
    tops = []
    for script in (True, False):
        with opened(browser, served, viewport=DESKTOP) as page:
            if not script:
                page.route("**/ways.js", lambda route: route.fulfill(body=""))
            page.goto(f"{served}persons/")
            tops.append(page.locator("[data-ed-filter] li").first.bounding_box()["y"])
    assert tops[0] == tops[1]


def test_the_link_to_a_paragraph_is_copied_by_keyboard(site: Site, browser, served: str) -> None:
    document = max(site.documents, key=lambda page: page.notes)
    with opened(browser, served, viewport=DESKTOP, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(served + document.path)
        page.locator(".ed-pn").first.focus()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Copy link to paragraph 1"
        page.keyboard.press("Enter")
        page.get_by_role("status").filter(has_text="Link copied").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == f"{served}{document.path}#p1"
        page.keyboard.press("Tab")
        assert page.locator(".ed-copy").count() == 0


def test_the_link_to_a_note_is_copied_by_mouse(site: Site, browser, served: str) -> None:
    document = max(site.documents, key=lambda page: page.notes)
    with opened(browser, served, viewport=DESKTOP, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(served + document.path)
        note = page.locator(".ed-note[id=n1]")
        note.hover()
        number = note.locator(".ed-note__number").inner_text()
        page.get_by_role("button", name=f"Copy link to note {number}", exact=True).click()
        page.get_by_role("status").filter(has_text="Link copied").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == f"{served}{document.path}#n1"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_has_been_read_looks_otherwise_and_can_be_read(browser, served: str, scheme: str) -> None:
    """Browsers do not tell scripts what was visited: the colour that the style names is measured."""
    contrast = """() => {
        const canvas = document.createElement("canvas").getContext("2d")
        const light = colour => {
            canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1)
            const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(v => v / 255)
                .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            return 0.2126 * r + 0.7152 * g + 0.0722 * b
        }
        const style = getComputedStyle(document.body)
        const ink = light(style.getPropertyValue("--ed-read")), grounds = ["--ed-paper", "--ed-sheet", "--ed-label-sheet"]
        return grounds.map(name => light(style.getPropertyValue(name)))
            .map(ground => (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05))
    }"""
    with opened(browser, served, viewport=DESKTOP, color_scheme=scheme) as page:
        page.goto(f"{served}persons/")
        assert min(page.evaluate(contrast)) >= 4.5
        style = "getComputedStyle(document.body).getPropertyValue"
        assert page.evaluate(f"{style}('--ed-read')") != page.evaluate(f"{style}('--ed-link')")


def test_words_sought_are_marked_where_one_arrives(site: Site, browser, served: str) -> None:
    with opened(browser, served, viewport=DESKTOP) as page:
        page.goto(f"{served}search/?q=elections")
        page.locator(".ed-hits a[href*='#p']").first.click()
        page.wait_for_load_state()
        marked = page.evaluate("[...(CSS.highlights.get('ed-sought') ?? [])].map(String)")
        assert marked
        assert all(word.lower().startswith("elect") for word in marked)


def test_trails_do_not_begin_a_line_with_their_sign(site: Site, browser, served: str) -> None:
    deepest = max(site.documents, key=lambda page: len(page.tree.xpath("//nav[@aria-label='Breadcrumb']//li")))
    with opened(browser, served, viewport={"width": 360, "height": 800}) as page:
        page.goto(served + deepest.path)
        before = page.locator(".ed-trail li").evaluate_all(
            "items => items.map(item => getComputedStyle(item, '::before').content)"
        )
        assert set(before) == {"none"}
