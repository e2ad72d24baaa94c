"""Ways of reading a page, and what is looked at in each: widths, colours, sizes of text, spacing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.conftest import missing

from . import tree
from .browsing import AXE, axe, opened, settle

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


def look(browser: Any, served: str, cases: Mapping[str, str], views: Iterable[str] = VIEWS) -> dict[str, list[str]]:
    """What is wrong with pages, by measure; `cases` are site paths and why each was chosen."""
    if not AXE.exists():
        missing("axe-core")
    found: defaultdict[str, dict[tuple[str, str], list[str]]] = defaultdict(dict)
    with opened(browser, served) as page:
        page.session = page.context.new_cdp_session(page)
        for path, reason in cases.items():
            page.set_viewport_size({"width": 1440, "height": HEIGHT})
            page.goto(served + path)
            page.evaluate(SCRIPT)
            for view in views:
                setting, looks = VIEWS[view]
                _arrange(page, **setting)
                for measure, fault in (each for look in looks for each in look(page)):
                    found[measure].setdefault((f"/{path} ({reason})", fault), []).append(view)
        complaints = page.complaints + page.foreign
    told = {
        measure: [f"{path}: {fault} [{'; '.join(views)}]" for (path, fault), views in every.items()]
        for measure, every in found.items()
    }
    return told | {"complaints": complaints}


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
