"""The specimen edition of manuscripts, read once; built once for a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from edition.pipeline import read
from edition.render import render
from lxml import html

from tests.conftest import ROOT
from tests.site.conftest import build
from tests.site.links import HOME
from tests.site.serving import serving

MANUSCRIPT = ROOT / "tests" / "editions" / "manuscript"


@pytest.fixture(scope="session")
def edition():
    made, problems = read(MANUSCRIPT, {"SITE_URL": HOME})
    assert made is not None, problems
    return made


@pytest.fixture(scope="session")
def tree(edition):
    """Path → the page's body as a tree."""
    pages = {page.path: page for page in render(edition)}
    return lambda path: html.fromstring(f"<article>{pages[path].body}</article>")


@pytest.fixture(scope="session")
def manuscript(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site."""
    target = tmp_path_factory.mktemp("views") / "site"
    result = build(MANUSCRIPT, target, SITE_URL=HOME)
    assert result.returncode == 0, result.stdout + result.stderr
    return target


@pytest.fixture(scope="session")
def served(manuscript: Path) -> Iterator[str]:
    with serving(manuscript) as address:
        yield address


@pytest.fixture(scope="session")
def slowly_served(manuscript: Path) -> Iterator[str]:
    """The site over a slow line: its pages come in pieces."""
    with serving(manuscript, piece=1500) as address:
        yield address
