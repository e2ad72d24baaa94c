"""The whole tiny edition as it should come out: the bodies of its pages and its data, file by file below tiny/.

After a wanted change run `make golden` and review the difference. Left out is what depends on what is installed: the host’s
page around the bodies, the third-party notices, and citations as pandoc sets them (they stand here in their plain form).
"""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from edition.derive import derive
from edition.export import export, interfaces, sitemap
from edition.load import load
from edition.model.edition import Edition, HtmlPage
from edition.model.urls import file_of
from edition.parse import parse
from edition.render import render
from edition.render.interfaces import interfaces_page
from edition.resolve import resolve

from tests.conftest import ROOT

TINY = ROOT / "tests" / "editions" / "tiny"
GOLDEN = Path(__file__).parent / "tiny"
ENVIRONMENT = {"SITE_URL": "https://edition.example/", "REPO_URL": "https://forge.example/letters"}


@cache
def made() -> dict[str, str]:
    """File → content of everything that the tiny edition gives."""
    loaded = load(TINY, ENVIRONMENT)
    parsed = parse(loaded)
    resolved = resolve(loaded, parsed)
    return dict(files(Edition(loaded, parsed, resolved, derive(loaded, parsed, resolved, None))))


def files(edition: Edition) -> Iterator[tuple[str, str]]:
    pages = [page for page in render(edition) if page.kind != "notices"]
    yield from ((file_of(page.path), f"{head(page)}\n{page.body}") for page in pages)
    exported = list(export(edition))
    data_page = interfaces_page(edition, interfaces([file.path for file in exported], edition))
    yield file_of(data_page.path), f"{head(data_page)}\n{data_page.body}"
    pages.append(data_page)
    data = [*exported, *sitemap(edition.loaded.site, ((page.path, page.lastmod) for page in pages))]
    yield from ((file.path, file.content.decode()) for file in data)


def head(page: HtmlPage) -> str:
    """What the host’s page says of the body, as lines of a comment."""
    fields = ("kind", "title", "window", "description", "language", "lastmod", "source")
    said = [f"{field}: {value}" for field in fields if (value := getattr(page, field))]
    contents = [f"{'#' * level} {words} (#{anchor})" for anchor, words, level in page.contents]
    return "\n".join(["<!--", *said, *contents, "-->", *([page.head] if page.head else [])])


EXPECTED = sorted(path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file())


def test_exactly_these_files_are_made() -> None:
    assert sorted(made()) == EXPECTED


@pytest.mark.parametrize("file", EXPECTED)
def test_each_file_is_as_expected(file: str) -> None:
    assert made()[file] == (GOLDEN / file).read_bytes().decode()


def refresh() -> None:
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for file, content in made().items():
        (GOLDEN / file).parent.mkdir(parents=True, exist_ok=True)
        (GOLDEN / file).write_bytes(content.encode())


if __name__ == "__main__":
    refresh()
