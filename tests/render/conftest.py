"""The tiny edition, read once, and its pages by path."""

from dataclasses import replace

import pytest
from edition.pipeline import read
from edition.render import render
from lxml import html

ENVIRONMENT = {"SITE_URL": "https://edition.example/", "REPO_URL": "https://forge.example/letters"}


@pytest.fixture(scope="session")
def tiny(root):
    edition, problems = read(root / "tests/editions/tiny", ENVIRONMENT)
    assert edition is not None, problems
    return edition


@pytest.fixture(scope="session")
def pages(tiny):
    return {page.path: page for page in render(tiny)}


@pytest.fixture(scope="session")
def tree(pages):
    """Path → the page's body as a tree."""
    return lambda path: html.fromstring(f"<article>{pages[path].body}</article>")


@pytest.fixture
def changed(tiny):
    """The tiny edition with other values in `loaded` or `derived`, rendered."""

    def render_changed(**stages):
        parts = {stage: replace(getattr(tiny, stage), **values) for stage, values in stages.items()}
        return {page.path: page for page in render(replace(tiny, **parts))}

    return render_changed


def words(element):
    """The text of an element as a reader sees it, blanks folded."""
    return " ".join(element.text_content().split())


def facts(tree, term):
    """What the description lists of the page say under a term."""
    rows = [row for row in tree.iter("div") if row.get("class") == "ed-facts__row" and words(row[0]) == term]
    return [words(dd) for row in rows for dd in row.iter("dd")]
