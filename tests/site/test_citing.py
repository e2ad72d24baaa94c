"""“Cite this” names the paragraph or note that the address points to, and each form can be copied."""

import pytest

from .browsing import opened
from .reading import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_paragraph_and_a_note_are_cited_and_copied(site: Site, browser, served: str) -> None:
    document = next(page for page in site.documents if page.tree.xpath("//*[@class='ed-note' and @id='n1']"))
    with opened(browser, served, viewport={"width": 1440, "height": 900}) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(f"{served}{document.path}#p1")
        note = page.locator(".ed-cite dd").first
        assert "¶ 1, https://" in note.inner_text()
        assert note.inner_text().endswith("#p1.")
        page.get_by_role("button", name="Copy: Chicago note").click()
        page.wait_for_function("document.querySelector('.ed-cite__copy').textContent === 'Copied'")
        assert page.evaluate("navigator.clipboard.readText()").endswith(f"/{document.path}#p1.")
        page.goto(f"{served}{document.path}#n1")
        assert "n. 1, https://" in note.inner_text()
        page.goto(f"{served}{document.path}#ed-cite")
        assert "¶" not in note.inner_text()
        assert note.inner_text().endswith("/.")
        assert not page.complaints
