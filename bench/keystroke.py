"""What a reader’s browser fetches from the first keystroke to ten painted results, cold, in headless Chromium.

Bytes are those of a server that compresses what gains by it (gzip, level 6): Pagefind’s own files are compressed already.
"""

from __future__ import annotations

import gzip
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from generate import WORDS
from playwright.sync_api import Browser, sync_playwright

RANKS = (100, 500, 1500)
"""Of the words that are looked for: frequent, less so, rare, yet in more than ten documents."""
TYPING = 80
"""Milliseconds between two keys."""

PLACES = {
    "edition": ("", ".md-search__input", ".md-search-result__list a"),
    "pagefind": ("find.html", ".pagefind-ui__search-input", ".pagefind-ui__result-link"),
}
"""Page, field and links of the results of each search: the box in the head of our pages shows ten."""


def words() -> list[str]:
    """A word of five letters or more at each rank: no stop word is among them."""
    return [next(word for word in WORDS[rank:] if len(word) >= 5) for rank in RANKS]


def fetched(which: str, site: Path) -> dict[str, int]:
    """Word → bytes, for one of the two searches over a built site."""
    page, field, result = PLACES[which]
    with _served(site) as (address, sizes), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or None, args=["--no-sandbox"])
        found = {word: _typed(browser, f"{address}{page}", field, result, word, sizes) for word in words()}
        browser.close()
    return found


def _typed(browser: Browser, address: str, field: str, result: str, word: str, sizes: list[int]) -> int:
    page = browser.new_page()
    page.goto(address, wait_until="networkidle")
    sizes.clear()
    page.locator(field).press_sequentially(word, delay=TYPING)
    ten = f"new Set([...document.querySelectorAll('{result}')].map(link => link.href.split(/[?#]/)[0])).size >= 10"
    page.wait_for_function(ten, timeout=60_000)
    total = sum(sizes)
    page.close()
    return total


@contextmanager
def _served(site: Path) -> Iterator[tuple[str, list[int]]]:
    """Address of the site and the list to which the server adds the size of each answer."""
    sizes: list[int] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Counted, sizes, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", sizes
        server.shutdown()


class _Counted(SimpleHTTPRequestHandler):
    """Sends files as they are, and counts what they would weigh on the wire."""

    def __init__(self, sizes: list[int], *arguments: object, directory: str) -> None:
        self.sizes = sizes
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def send_head(self) -> object:
        """Called once for each answer."""
        file = Path(self.translate_path(self.path))
        if file.is_file():
            content = file.read_bytes()
            self.sizes.append(min(len(content), len(gzip.compress(content, 6))))
        return super().send_head()

    def log_message(self, *_arguments: object) -> None:
        """Silence."""
