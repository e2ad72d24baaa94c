"""In the browser: old addresses lead on, to the very paragraph; what was withdrawn is explained to whom it concerns."""

from pathlib import Path

import pytest

from tests.resolve.overlay import change, copy_tiny, read

from .conftest import build
from .links import HOME
from .serving import serving

pytestmark = pytest.mark.slow

LINES = (
    "documents/letters/d10/ → documents/letters/d13/ 2027-01-31 it was the thirteenth\n"
    "documents/letters/d1/#n2 → gone 2027-01-31 the note was mistaken\n"
)


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny edition, published; then a letter renamed and a note withdrawn."""
    folder = tmp_path_factory.mktemp("moved")
    root = copy_tiny(folder, published=True)
    change(root, read(root).publish())
    letters = root / "sources/letters"
    (letters / "d10.md").rename(letters / "d13.md")
    first = (letters / "d1.md").read_text(encoding="utf-8").partition("\n[^2]: ")[0].replace("home.[^2]", "home.")
    change(root, {"sources/letters/d1.md": first + "\n", "permalinks/redirects.txt": LINES})
    change(root, {"sources/letters/collection.yml": ("documents: d10", "documents: d10-d13")})
    done = build(root, folder / "site", SITE_URL=HOME)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.mark.parametrize(("script", "end"), [(True, "documents/letters/d13/#p1"), (False, "documents/letters/d13/")])
def test_the_old_address_leads_on(moved: Path, browser, script: bool, end: str) -> None:
    with serving(moved) as address:
        context = browser.new_context(java_script_enabled=script)
        page = context.new_page()
        page.goto(f"{address}documents/letters/d10/#p1")
        page.wait_for_url(address + end)
        context.close()


def test_a_withdrawn_note_is_explained_only_to_those_who_come_by_its_address(moved: Path, browser) -> None:
    with serving(moved) as address:
        page = browser.new_page()
        page.goto(f"{address}documents/letters/d1/")
        assert not page.locator("#n2").is_visible()
        page.goto(f"{address}documents/letters/d1/#n2")
        assert page.locator("#n2").is_visible()
        assert "the note was mistaken" in page.locator("#n2").inner_text()
        page.close()
