"""The release opens from a folder, without a server: links lead to pages, and the search finds."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from .browsing import opened
from .reading import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_release_is_read_from_a_folder(site: Site, browser, tmp_path: Path) -> None:
    packed = tmp_path / "edition.zip"
    subprocess.run([sys.executable, "-m", "edition", "release", str(site.root), "--into", str(packed)], check=True)
    with ZipFile(packed) as archive:
        archive.extractall(tmp_path)
    root = tmp_path / "edition"
    document = site.documents[0]
    with opened(browser, root.as_uri() + "/", viewport={"width": 1440, "height": 900}) as page:
        page.goto((root / document.path / "index.html").as_uri())
        page.locator(".ed-trail a").first.click()
        page.wait_for_url("**/index.html")
        page.goto((root / document.path / "index.html").as_uri())
        page.keyboard.press("/")
        page.keyboard.type("geneva", delay=20)
        page.wait_for_selector(".md-search-result__item")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/index.html?q=geneva")
        page.wait_for_selector(".ed-hit")
        page.locator(".ed-hit__title a").first.click()
        page.wait_for_url("**/index.html")
        assert page.locator("h1").count() == 1
        assert not page.foreign
