"""What reading costs: bytes on the wire, shifts of what is being read, other hosts, and what stays in the browser."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from tests.conftest import ROOT, lines

from .browsing import opened, settle
from .cases import cases, kinds
from .reading import Page, Site
from .serving import LEVEL, packed, serving
from .shifting import moved, watch

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FIRST_VISIT = 120 * 1024
"""All that a document loads for a reader who was never here."""
NEXT_PAGE = 12 * 1024
"""The median document for a reader who has seen another."""
MARKUP = 8 * 1024
"""Of that, what is not text."""

PRIVACY = ROOT / "content" / "about" / "privacy.md"


def size(text: str) -> int:
    """Bytes of a text as hosts send it."""
    return len(gzip.compress(text.encode(), LEVEL, mtime=0))


def file_of(site: Site, address: str) -> Path:
    """The file that answers a request."""
    path = unquote(urlsplit(address).path).lstrip("/")
    return site.root / (f"{path}index.html" if not path or path.endswith("/") else path)


def asked(page: Any, address: str) -> list[str]:
    """What the browser asks for when it opens an address, the worker's and the late requests too."""
    found: list[str] = []

    def note(request: Any) -> None:
        found.append(request.url)

    page.context.on("request", note)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.context.remove_listener("request", note)
    return [url for url in found if url.startswith("http")]


def weigh(site: Site, addresses: Iterable[str]) -> dict[str, int]:
    """Bytes by file."""
    files = {file_of(site, address) for address in addresses}
    return {file.relative_to(site.root).as_posix(): len(packed(file)) for file in sorted(files)}


def median_document(site: Site) -> Page:
    """The document of middle weight."""
    return sorted(site.documents, key=lambda page: len(packed(page.file)))[len(site.documents) // 2]


def test_the_first_visit_to_a_document_is_light(site: Site, browser, served: str, capsys) -> None:
    worst = max(site.documents, key=lambda page: len(packed(page.file)))
    for document in (worst, median_document(site)):
        with opened(browser, served, viewport={"width": 1440, "height": 900}) as page:
            loaded = weigh(site, asked(page, served + document.path))
        with capsys.disabled():
            print(f"\nFirst visit to {document.path}: {sum(loaded.values()):,} bytes in {len(loaded)} files")  # noqa: T201
        heaviest = sorted(loaded.items(), key=lambda item: -item[1])
        assert sum(loaded.values()) <= FIRST_VISIT, lines(f"{bytes_:,} {file}" for file, bytes_ in heaviest)


def test_the_next_page_brings_nothing_but_itself(site: Site, browser, served: str) -> None:
    first, *others = sorted(site.documents, key=lambda page: page.path)[:: len(site.documents) // 4]
    with opened(browser, served, viewport={"width": 1440, "height": 900}) as page:
        known = set(weigh(site, asked(page, served + first.path)))
        for document in others:
            new = set(weigh(site, asked(page, served + document.path))) - known
            assert new == {f"{document.path}index.html"}


def test_a_next_page_is_light(site: Site, capsys) -> None:
    pages = {page.path: len(packed(page.file)) for page in site.documents}
    markup = {page.path: pages[page.path] - size(page.main.text_content()) for page in site.documents}
    with capsys.disabled():
        print(f"\nA next document: median {median(pages.values()):,.0f}, most {max(pages.values()):,} bytes")  # noqa: T201
        print(f"Of that not text: median {median(markup.values()):,.0f}, most {max(markup.values()):,} bytes")  # noqa: T201
    assert median(pages.values()) <= NEXT_PAGE
    assert median(markup.values()) <= MARKUP


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_moves_while_it_is_read(site: Site, browser, served: str, width: int) -> None:
    """Cumulative layout shift is 0: as the page comes, when its scripts have run, and on the way to its end."""
    found = []
    documents = {path: why for path, why in cases(site).items() if path in site.records}
    chosen = {page.path: kind for kind, page in kinds(site).items()} | documents
    with opened(browser, served, viewport={"width": width, "height": 900}) as page:
        watch(page)
        for path, reason in chosen.items():
            page.goto(served + path)
            page.wait_for_timeout(150)
            for share in (0.1, 0.5, 1):
                page.evaluate(
                    "share => scrollTo({ top: document.body.scrollHeight * share, behavior: 'instant' })", share
                )
                page.wait_for_timeout(40)
            found += [f"/{path} ({reason}): {shift}" for shift in moved(page)]
    assert not found, lines(found)


@pytest.mark.parametrize("width", [390, 1000, 1440])
def test_nothing_moves_while_a_page_comes_slowly(site: Site, browser, width: int) -> None:
    """Over a slow line a page comes in pieces: what is there stays where it is when the rest comes."""
    found = []
    with (
        serving(site.root, piece=4000) as slow,
        opened(browser, slow, viewport={"width": width, "height": 900}) as page,
    ):
        watch(page)
        for kind, one in kinds(site).items():
            page.goto(slow + one.path)
            page.wait_for_timeout(100)
            found += [f"/{one.path} ({kind}): {shift}" for shift in moved(page)]
    assert not found, lines(found)


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_moves_while_the_foot_of_a_short_page_comes(site: Site, browser, width: int) -> None:
    """The page of the fewest words, all of it on the screen, a few lines at a time."""
    shortest = min(kinds(site).values(), key=lambda page: len(page.main.text_content()))
    size = {"width": width, "height": 1600}
    with serving(site.root, piece=200) as slow, opened(browser, slow, viewport=size) as page:
        watch(page)
        page.goto(slow + shortest.path)
        settle(page)
        assert page.locator(".md-footer").bounding_box()["y"] < size["height"]
        assert moved(page) == [], shortest.path


def test_a_visit_leaves_what_the_privacy_page_says(site: Site, browser, served: str) -> None:
    """A reader goes everywhere, uses everything: no cookie, and what is kept is what the page on privacy names."""
    with opened(browser, served, viewport={"width": 1440, "height": 900}) as page:
        for case in kinds(site).values():
            page.goto(served + case.path)
        page.goto(served + median_document(site).path)
        page.locator("[data-md-component=palette] :is(button, label):visible").first.click()
        page.keyboard.press("/")
        page.keyboard.type("geneva", delay=20)
        page.wait_for_selector(".md-search-result__item")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=geneva")
        page.wait_for_selector(".ed-hit")
        page.locator(".ed-hit__title a").first.click()
        page.wait_for_load_state("networkidle")
        kept = page.evaluate(
            "({ localStorage: Object.keys(localStorage), sessionStorage: Object.keys(sessionStorage) })"
        )
        databases = page.evaluate("indexedDB.databases()")
        assert page.context.cookies() == []
        assert databases == []
        assert page.evaluate("navigator.serviceWorker?.getRegistrations().then(every => every.length) ?? 0") == 0
        assert not page.foreign, lines(page.foreign)
    # Material prefixes its keys with the path at which the site stands.
    keys = {key.rpartition("/")[2].removeprefix(".") for every in kept.values() for key in every}
    stated = set(re.findall(r"`([\w.-]+)`", PRIVACY.read_text(encoding="utf-8")))
    assert keys == stated, f"kept: {json.dumps(kept)}; content/about/privacy.md names: {sorted(stated)}"
