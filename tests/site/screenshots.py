"""Pictures of pages of each kind, as on a desk, on a phone, in the dark and on paper: `make screenshots`.

They land in build/screens/, with a sheet that shows them side by side.
"""

from __future__ import annotations

import re
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

from .browsing import chromium, opened, settle
from .cases import cases, kinds
from .conftest import ready
from .reading import Site
from .serving import serving

TARGET = ROOT / "build" / "screens"

VIEWS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1440, "height": 900}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 2,
        "is_mobile": True,
        "has_touch": True,
    },
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
    "print": {"viewport": {"width": 680, "height": 960}},
}
"""How a page is looked at; 680 pixels are the width of the text on A4."""
TALLEST = 3200
"""Pixels of a page that are shown; registers run on for many screens."""
PAPER = {"format": "A4", "margin": dict.fromkeys(("top", "right", "bottom", "left"), "18mm")}


def name_of(path: str) -> str:
    """A file's name for a site path."""
    return re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "home"


def chosen(site: Site) -> dict[str, str]:
    """Site path → why: the richest page of each kind, and every worst case among the documents."""
    found = {page.path: kind for kind, page in kinds(site).items()}
    return found | {path: why for path, why in cases(site).items() if path in site.records}


def picture(page: Any, target: Path) -> None:
    """The page from its top, as far as TALLEST."""
    # A header that stays would stand in the middle of a long picture; the search asks for its records.
    page.wait_for_load_state("networkidle")
    settle(page)
    size = page.viewport_size
    height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    page.screenshot(path=target, full_page=True, clip={"x": 0, "y": 0, "width": size["width"], "height": height})


def take(site: Site, target: Path, only: list[str]) -> dict[str, str]:
    """Write the pictures; which pages were taken, and why."""
    pages = {
        path: why for path, why in chosen(site).items() if not only or any(word in f"{path} {why}" for word in only)
    }
    with chromium() as browser, serving(site.root) as served:
        for view, options in VIEWS.items():
            with opened(browser, served, **options) as page:
                if view == "print":
                    page.emulate_media(media="print")
                for path in pages:
                    page.goto(served + path)
                    picture(page, target / f"{name_of(path)}.{view}.png")
                    if view == "print" and path in site.records:
                        page.pdf(path=target / f"{name_of(path)}.pdf", print_background=False, **PAPER)
    return pages


def sheet(pages: dict[str, str]) -> str:
    """All pictures on one page."""
    rows = "".join(
        f"<h2>{escape(why)} <small>/{escape(path)}</small></h2>\n<div>"
        + "".join(
            f'<a href="{name_of(path)}.{view}.png"><img src="{name_of(path)}.{view}.png" alt="{view}" loading="lazy"></a>'
            for view in VIEWS
        )
        + "</div>\n"
        for path, why in pages.items()
    )
    style = "body{font:14px sans-serif;background:#888}div{display:flex;gap:8px;overflow-x:auto}img{height:640px;background:#fff}"
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title><style>{style}</style>\n{rows}</html>\n'


def main(only: list[str]) -> None:
    """Take the pictures of the edition, or of the pages whose path or kind holds one of the words."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = ready(Path(folder))
        pages = take(site, TARGET, only)
    (TARGET / "index.html").write_text(sheet(pages), encoding="utf-8")
    print(f"{len(pages)} pages, {len(pages) * len(VIEWS)} pictures: {TARGET.relative_to(ROOT)}/index.html")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
