"""Two complete editions of real texts, made by the recipes of the guide; the texts lie beside the checkout and are never in it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import beside
from tests.site.reading import Site

from . import recipe


def found(site: Site) -> Iterator[dict[str, Any]]:
    """What the search knows of each page."""
    for file in sorted((site.root / "search" / "units").glob("*.json")):
        yield from json.loads(file.read_text(encoding="utf-8")).values()


def made(home: Path, texts: dict[str, str], make: Callable[[Path], tuple[Path, str]]) -> tuple[Site, str]:
    """The site of an edition of the texts (place in the home folder → place among the corpora), and what was printed."""
    for place, source in texts.items():
        (home / place).parent.mkdir(parents=True, exist_ok=True)
        (home / place).symlink_to(beside("corpora") / source)
    root, printed = make(home)
    return Site(root / "site"), printed


@pytest.fixture(scope="session")
def letters(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, str]:
    """74 letters of a Venetian envoy: summaries, folios, lines, textual notes."""
    return made(tmp_path_factory.mktemp("letters"), {"letters/tei": "suriano/tei"}, recipe.letters)


@pytest.fixture(scope="session")
def history(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, str]:
    """A monograph with 1,081 notes, and 63 documents that refer to them."""
    texts = {"history/book": "frus-history/monograph", "history/documents": "frus-history/documents"}
    return made(tmp_path_factory.mktemp("history"), texts, recipe.history)


@pytest.fixture(scope="session", params=["letters", "history"])
def made_edition(request: pytest.FixtureRequest) -> tuple[Site, str]:
    """Each of the two."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def site(made_edition: tuple[Site, str]) -> Site:
    """The site of each of the two."""
    return made_edition[0]
