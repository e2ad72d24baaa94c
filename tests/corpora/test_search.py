"""The words of real texts are cut and stemmed alike by the build and by the reader’s browser: not one of them may be lost."""

from collections.abc import Iterator

import pytest
from edition.derive.search.stemmer import stem
from edition.derive.search.words import tokens

from tests.conftest import lines
from tests.site.browsing import opened
from tests.site.reading import Site
from tests.site.serving import serving
from tests.site.test_search import FILES, FIND

from .conftest import found

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def every_line(site: Site) -> list[str]:
    return sorted({line for record in found(site) for line in lines_of(record)})


def lines_of(record: dict) -> Iterator[str]:
    yield from (record["title"], *record.get("names", ()), *record.get("lines", ()))
    yield from (words for _, words in (*record.get("text", ()), *record.get("notes", ())))


def test_the_whole_vocabulary_is_trimmed_and_stemmed_alike(site: Site, browser, every_line: list[str]) -> None:
    ours = [list(tokens(line)) for line in every_line]
    words = sorted({word for line in ours for word in line})
    with serving(site.root) as address, opened(browser, address) as page:
        page.goto(address)
        for file in FILES:
            page.add_script_tag(url=address + file)
        page.evaluate(FIND, [])  # brings the rules of folding, too
        theirs = page.evaluate("lines => lines.map(SearchWords.tokens)", every_line)
        stems = page.evaluate("words => words.map(SearchWords.stem)", words)
    wrong = [line for line, one, other in zip(every_line, ours, theirs, strict=True) if one != other]
    assert not wrong, lines(wrong[:5])
    assert stems == [stem(word) for word in words]
    assert len(words) > 3000
