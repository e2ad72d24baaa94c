"""WCAG 2.2 AA on pages of every kind and the hardest of each: opened once, then looked at in every way of reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import lines, missing

from . import tree
from .browsing import AXE, axe, opened, settle
from .cases import cases, kinds
from .reading import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SCRIPT = Path(__file__).with_name("access.js").read_text(encoding="utf-8")
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p, li, dd { margin-bottom: 2em !important }"""
"""What WCAG 1.4.12 lets readers ask for."""

HEIGHT = 900


def _ask(*names: str) -> Callable[[Any], Iterator[tuple[str, str]]]:
    """Functions of access.js."""

    def look(page: Any) -> Iterator[tuple[str, str]]:
        for name in names:
            yield from ((name, fault) for fault in page.evaluate(f"access.{name}()"))

    return look


def _announced(page: Any) -> Iterator[tuple[str, str]]:
    nodes = tree.tree(page)
    for measure in (tree.headings, tree.landmarks, tree.controls):
        yield from ((measure.__name__, fault) for fault in measure(nodes))


def _axe(page: Any) -> Iterator[tuple[str, str]]:
    yield from (("axe", fault) for fault in axe(page))


VIEWS: dict[str, tuple[dict[str, Any], tuple[Callable[[Any], Iterator[tuple[str, str]]], ...]]] = {
    "desk": ({"width": 1440}, (_announced, _ask("languages", "notes", "overlaps", "cut"), _axe)),
    "desk, dark": ({"width": 1440, "color_scheme": "dark"}, (_axe,)),
    "phone, dark": ({"width": 360, "color_scheme": "dark"}, (_axe,)),
    "phone": ({"width": 360}, (_announced, _axe, _ask("reflow", "overlaps", "cut"))),
    "small phone, or desk at 400 %": ({"width": 320}, (_ask("reflow", "overlaps", "cut"),)),
    "tablet": ({"width": 768}, (_ask("reflow", "overlaps"),)),
    "forced colours, no motion": (
        {"width": 1280, "forced_colors": "active", "reduced_motion": "reduce"},
        (_ask("motion", "forced"),),
    ),
    "text twice as large": ({"width": 1280, "text": 32}, (_ask("reflow", "overlaps", "cut"),)),
    "text set wide": ({"width": 1280, "style": SPACING}, (_ask("reflow", "overlaps", "cut"),)),
    "text set wide on a small phone": ({"width": 320, "style": SPACING}, (_ask("reflow", "cut"),)),
}
"""How a page is read, and what is looked at then."""

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


def _arrange(page: Any, *, width: int, text: int = 16, style: str = "", **media: str) -> None:
    """Give the page a width, a size of text, colours."""
    page.emulate_media(**{"color_scheme": "light", "forced_colors": "none", "reduced_motion": "no-preference"} | media)
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.session.send("Page.setFontSizes", {"fontSizes": {"standard": text, "fixed": text}})
    page.evaluate(
        "style => { (window.sheet ??= document.head.appendChild(document.createElement('style'))).textContent = style }",
        style,
    )
    settle(page)


@pytest.fixture(scope="module")
def faults(site: Site, browser, served: str) -> dict[str, list[str]]:
    """What is wrong, by measure."""
    if not AXE.exists():
        missing("axe-core")
    found: defaultdict[str, dict[tuple[str, str], list[str]]] = defaultdict(dict)
    with opened(browser, served) as page:
        page.session = page.context.new_cdp_session(page)
        for path, reason in cases(site).items():
            page.set_viewport_size({"width": 1440, "height": HEIGHT})
            page.goto(served + path)
            page.evaluate(SCRIPT)
            for view, (setting, looks) in VIEWS.items():
                _arrange(page, **setting)
                for measure, fault in (each for look in looks for each in look(page)):
                    found[measure].setdefault((f"/{path} ({reason})", fault), []).append(view)
        complaints = page.complaints + page.foreign
    told = {
        measure: [f"{path}: {fault} [{'; '.join(views)}]" for (path, fault), views in every.items()]
        for measure, every in found.items()
    }
    return told | {"complaints": complaints}


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
