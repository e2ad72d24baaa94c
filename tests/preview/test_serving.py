"""From saving a file to what the browser shows, with both commands."""

import pytest

from tests.resolve.overlay import change, copy_tiny
from tests.site.browsing import opened

from .previewed import serving
from .test_rebuilding import D1

PAGE = "documents/letters/d1/"
WHOLE = "Data and search are up to date, too."


@pytest.mark.parametrize("program", ["edition", "mkdocs"])
def test_the_browser_shows_what_was_saved(browser, tmp_path, program):
    root = copy_tiny(tmp_path)
    with serving(root, program) as server, opened(browser, server.address) as page:
        page.goto(server.address + PAGE)
        server.wait_for(WHOLE)
        change(root, {D1: ("The carter said", "The old carter said")})
        page.get_by_text("The old carter said").wait_for()
        server.wait_for(WHOLE, times=2)
        change(root, {D1: ("person:zhou-li", "person:zhu-li")})
        notice = page.get_by_role("alert").filter(has_text="REF01")
        notice.wait_for()
        assert "sources/letters/d1.md:" in notice.inner_text()
        assert "REF01" in server.said
        change(root, {D1: ("person:zhu-li", "person:zhou-li")})
        notice.wait_for(state="detached")
        assert page.complaints == []
