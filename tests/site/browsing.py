"""Chromium, pages that record what they ask for and complain of, and axe."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.conftest import ROOT

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"]
"""All that axe knows, but for level AAA and what it calls out of date."""

SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30))))"
"""Scripts that answer to a new size or new colours have done so."""


def chromium_path() -> str | None:
    """CHROMIUM, else one on the PATH, else Playwright’s own."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


@contextmanager
def chromium() -> Iterator[Any]:
    """The browser. Raises playwright's Error where there is none."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Any, served: str, **options: Any) -> Iterator[Any]:
    """A page in a browser of its own, and everything it asks for or complains of."""
    context = browser.new_context(**options)
    page = context.new_page()
    page.complaints = []
    page.foreign = []

    def fetch(route: Any) -> None:
        if route.request.url.startswith((served, "data:", "blob:")):
            route.continue_()
        else:
            page.foreign.append(route.request.url)
            route.abort()

    # Other hosts only: every request that is stopped here costs time, and the browser's cache.
    context.route(lambda url: not url.startswith(served), fetch)
    page.on("pageerror", lambda error: page.complaints.append(f"{page.url}: {error}"))
    page.on(
        "console", lambda said: said.type in {"error", "warning"} and page.complaints.append(f"{page.url}: {said.text}")
    )
    page.on("response", lambda answer: answer.status >= 400 and page.complaints.append(f"{answer.status} {answer.url}"))
    yield page
    context.close()


def settle(page: Any) -> None:
    """Wait until the page has answered to a new size or new colours."""
    page.evaluate(SETTLED)


def axe(page: Any) -> list[str]:
    """What axe finds on the page that is open: one line a rule."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate(f"axe.run(document, {{runOnly: {json.dumps(TAGS)}, resultTypes: ['violations']}})")
    return [
        f"{violation['id']}, {len(violation['nodes'])} times: {violation['nodes'][0]['html'][:200]}"
        for violation in result["violations"]
    ]
