"""WCAG 2.2 AA on pages of every kind and the hardest of each: opened once, then looked at in every way of reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import lines

from .browsing import opened
from .cases import cases, kinds
from .looking import HEIGHT, SCRIPT, look
from .reading import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MEASURES = (
    "axe",
    "headings",
    "landmarks",
    "controls",
    "languages",
    "notes",
    "overlaps",
    "cut",
    "reflow",
    "motion",
    "forced",
)


@pytest.fixture(scope="module")
def faults(site: Site, browser, served: str) -> dict[str, list[str]]:
    """What is wrong, by measure."""
    return look(browser, served, cases(site))


@pytest.mark.parametrize("measure", [*MEASURES, "complaints"])
def test_nothing_is_wrong(faults: dict[str, list[str]], measure: str) -> None:
    assert not faults.get(measure), lines(faults[measure])


MOST_STOPS = 40


@pytest.fixture(scope="module")
def stops(site: Site, browser, served: str) -> dict[str, list[str]]:
    """What is wrong for those who use the Tab key: one page of every kind, by measure."""
    found = defaultdict(list)
    for width in (1440, 360):
        options = {"viewport": {"width": width, "height": HEIGHT}, "reduced_motion": "reduce"}
        with opened(browser, served, **options) as page:
            for kind, case in kinds(site).items():
                page.goto(served + case.path)
                page.evaluate(SCRIPT)
                where = f"/{case.path} ({kind}), {width} pixels"
                found["tab"] += [f"{where}: {fault}" for fault in _walk(page)]
                found["focus"] += [f"{where}: {fault}" for fault in page.evaluate("access.focus()")]
                page.emulate_media(forced_colors="active")
                found["focus in forced colours"] += [
                    f"{where}: {fault}" for fault in page.evaluate("access.focus(true)")
                ]
                page.emulate_media(forced_colors="none")
    return found


def _walk(page: Any) -> Iterator[str]:
    """WCAG 2.1.2: the first and the last stops, walked by the key itself; it leaves the page at its end."""
    number = page.evaluate(
        "most => { window.skipped = access.stops().slice(most - 10, -10)\n"
        "skipped.forEach(stop => stop.tabIndex = -1)\n"
        "window.every = access.stops(); return every.length }",
        MOST_STOPS,
    )
    # From the top, also where the page has put the focus into a field.
    page.evaluate("every[0].focus()")
    reached = [0]
    # Parts that scroll by themselves are stops of their own, as the browser likes.
    while len(reached) < number + 10 and reached[-1] != number - 1:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("every.indexOf(document.activeElement)"))
    for lost in sorted(set(range(number)) - set(reached)):
        yield f"the key does not reach {page.evaluate(f'every[{lost}].outerHTML.slice(0, 160)')}"
    page.keyboard.press("Tab")
    if page.evaluate("every.indexOf(document.activeElement)") == number - 1:
        yield "the key does not leave the page"
    page.evaluate("skipped.forEach(stop => stop.removeAttribute('tabindex'))")


@pytest.mark.parametrize("measure", ["focus", "focus in forced colours", "tab"])
def test_the_keyboard_goes_everywhere_and_shows_where_it_is(stops: dict[str, list[str]], measure: str) -> None:
    assert not stops[measure], lines(stops[measure])
