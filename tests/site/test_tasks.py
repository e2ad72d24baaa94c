"""Five tasks with the keyboard and the accessibility tree alone; what is heard is told in docs/accessibility.md.

`python -m tests.site.test_tasks` prints what is heard, for the site that EDITION_SITE names.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .browsing import chromium, opened, settle
from .conftest import ready
from .reading import Page, Site
from .serving import serving
from .tree import Node, tree

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DESK = {"width": 1440, "height": 900}


JUMP = """([role, words]) => {
    const plain = element => (element.ariaLabel ?? element.textContent).replace(/\\s+/g, " ").trim()
    const every = [...document.querySelectorAll(role === "heading" ? "h1, h2, h3, h4" : "nav")]
    const one = every.find(element => plain(element).startsWith(words))
    one.tabIndex = -1
    one.focus({ preventScroll: true })
}"""
"""The place of reading moves there, as screen readers move it."""


class Reader:
    """Someone who does not see the page: presses keys, jumps between headings and landmarks, and hears."""

    def __init__(self, page: Any, served: str) -> None:
        self.page = page
        self.served = served
        self.heard: list[str] = []

    def visit(self, path: str) -> None:
        """Come to a page."""
        self.page.goto(self.served + path)
        self.arrive()

    def arrive(self) -> None:
        """Hear where one is: the window's title."""
        self.page.wait_for_load_state("networkidle")
        settle(self.page)
        self.heard.append(f"– page “{self.page.title()}”")

    def press(self, key: str, times: int = 1) -> str:
        """Press a key; what has the focus then."""
        for _ in range(times):
            self.page.keyboard.press(key)
        settle(self.page)
        return self.note(key if times == 1 else f"{key} × {times}")

    def follow(self) -> None:
        """Press Enter on a link that leads to another page."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.heard.append("Enter")
        self.arrive()

    def type(self, words: str) -> str:
        """Type words; what the page says of itself then."""
        self.page.keyboard.type(words, delay=30)
        self.page.wait_for_timeout(600)
        said = "; ".join(self.status())
        self.heard.append(f"“{words}”: {said}")
        return said

    def tab_to(self, wanted: str, key: str = "Tab", most: int = 300) -> str:
        """Press Tab until what has the focus matches a pattern."""
        for presses in range(1, most):
            self.page.keyboard.press(key)
            settle(self.page)
            if re.search(wanted, said := self.focus()):
                self.heard.append(f"{key} × {presses}: {said}")
                return said
        return pytest.fail(
            f"{most} times {key} does not lead to “{wanted}” on {self.page.url}\n" + "\n".join(self.heard)
        )

    def jump(self, role: str, wanted: str) -> Node:
        """Jump to a heading or landmark, as screen readers let their readers do; the Tab key goes on from there."""
        nodes = tree(self.page)
        every = [node for node in nodes if node.role == role]
        place = next((place for place, node in enumerate(every) if re.search(wanted, node.name)), None)
        if place is None:
            return pytest.fail(f"no {role} “{wanted}” among {[node.name for node in every]}")
        self.heard.append(f"{role} {place + 1} of {len(every)}: {every[place]}")
        self.page.evaluate(JUMP, [role, every[place].name[:20]])
        return every[place]

    def focus(self) -> str:
        """How the focus is announced, with what describes it."""
        focused = [node for node in tree(self.page) if node.properties.get("focused") and node.role != "RootWebArea"]
        return str(focused[-1]) if focused else "nothing"

    def note(self, key: str) -> str:
        """Remember what is heard after a key."""
        said = self.focus()
        extra = "".join(f" · status “{words}”" for words in self.status())
        self.heard.append(f"{key}: {said}{extra}")
        return said

    def status(self) -> list[str]:
        """What live regions say."""
        regions = self.page.locator("[role=status]:visible, output:visible, [aria-live]:visible").all_inner_texts()
        return [" ".join(words.split()) for words in regions if words.strip()]


def noted_document(site: Site) -> Page:
    """A document of middle length with several notes."""
    noted = [page for page in site.documents if page.notes > 2 and page.tree.xpath("//a[@role='doc-noteref']")]
    return sorted(noted, key=lambda page: len(page.words))[len(noted) // 2]


def find_a_document(reader: Reader, site: Site) -> None:
    """By its number in the header's box; then by words, on the page of all results."""
    known = next(record for record in site.records.values() if record.get("designator"))
    reader.visit("")
    reader.press("Tab")
    assert "textbox" in reader.tab_to("Search the edition")
    assert "found" in reader.type(known["designator"])
    assert f"No. {known['printed']['number']}" in reader.press("ArrowDown")
    reader.follow()
    assert known["path"] in reader.page.url
    reader.visit("")
    reader.tab_to("Search the edition")
    reader.type("free elections")
    reader.follow()
    reader.page.wait_for_selector(".ed-hit")
    reader.note("–")
    reader.jump("heading", "^Results")
    reader.tab_to("^link")
    reader.follow()


def read_an_entry_with_its_notes(reader: Reader, site: Site) -> None:
    reader.visit(noted_document(site).path)
    reader.heard += [f"  {node}" for node in tree(reader.page) if node.role in {"heading", "navigation", "main"}]
    start = reader.tab_to("^doc-noteref")
    scroll = reader.page.evaluate("scrollY")
    note = reader.press("Enter")
    assert note != start
    reader.tab_to("[Bb]ack to the text")
    assert reader.press("Enter") == start
    assert abs(reader.page.evaluate("scrollY") - scroll) < 2


def follow_a_person(reader: Reader, site: Site) -> None:
    document = next(page for page in site.documents if page.tree.xpath("//dl//a[contains(@href, '/persons/')]"))
    reader.visit(document.path)
    name = document.tree.xpath("//dl//a[contains(@href, '/persons/')]")[0].text_content().strip()
    reader.tab_to(f"^link “.*{re.escape(name)}")
    reader.follow()
    assert "/persons/" in reader.page.url
    reader.heard += [f"  {node}" for node in tree(reader.page) if node.role == "heading"]
    reader.jump("heading", "^Correspondence")
    said = reader.tab_to("^(link|searchbox)")
    if said.startswith("searchbox"):
        reader.type("june")
        reader.tab_to("^link")
    reader.tab_to("^link")
    reader.follow()
    assert "/documents/" in reader.page.url or "/organisations/" in reader.page.url or "/persons/" in reader.page.url


def cite_a_paragraph(reader: Reader, site: Site) -> None:
    document = max(site.documents, key=lambda page: len(page.tree.xpath("//*[@class='ed-pn']")))
    reader.visit(document.path)
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.tab_to("“Paragraph 2")
    assert reader.press("Tab") == "button “Copy link to paragraph 2”"
    reader.press("Enter")
    assert reader.page.evaluate("navigator.clipboard.readText()") == f"{reader.served}{document.path}#p2"
    reader.jump("heading", "^Cite this")
    reader.tab_to("^link")


def go_to_the_next(reader: Reader, site: Site) -> None:
    document = next(
        page for page in site.documents if len(page.tree.xpath("//nav[@class='ed-ways']//a[@rel='next']")) > 1
    )
    reader.visit(document.path)
    reader.jump("heading", "^Ways through")
    heard = [reader.press("Tab") for _ in range(4)]
    assert any(said.startswith("link “Next: ") for said in heard), heard
    reader.jump("heading", "^Ways through")
    reader.tab_to("^link “Next")
    reader.follow()
    reader.jump("heading", "^Ways through")
    reader.tab_to("^link “Previous")
    reader.visit(
        next(page.path for page in site.pages if page.tree.xpath("//nav[@class='ed-neighbours']/a[@rel='next']"))
    )
    reader.jump("navigation", "Previous and next")
    reader.tab_to("^link “.*Next")
    reader.follow()


TASKS: tuple[Callable[[Reader, Site], None], ...] = (
    find_a_document,
    read_an_entry_with_its_notes,
    follow_a_person,
    cite_a_paragraph,
    go_to_the_next,
)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__)
def test_it_is_done_by_keyboard_and_ear(site: Site, browser, served: str, task: Callable[[Reader, Site], None]) -> None:
    with opened(browser, served, viewport=DESK, reduced_motion="reduce") as page:
        reader = Reader(page, served)
        try:
            task(reader, site)
        except AssertionError as error:
            error.add_note("\n".join(reader.heard))
            raise
        assert not page.complaints


def main() -> None:
    """Print what is heard."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        site = ready(Path(folder))
        with serving(site.root) as served:
            for task in TASKS:
                print(f"\n== {task.__name__}")  # noqa: T201
                with opened(browser, served, viewport=DESK, reduced_motion="reduce") as page:
                    reader = Reader(page, served)
                    try:
                        task(reader, site)
                    finally:
                        print(*reader.heard, sep="\n")  # noqa: T201


if __name__ == "__main__":
    main()
