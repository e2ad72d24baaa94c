"""The real pandoc, once."""

from pathlib import Path

import pytest
from edition.model.problem import Problem
from edition.model.programs import CitationRequest
from edition.tools.pandoc import PandocProgram, find_pandoc

from tests.conftest import missing

ITEMS = [
    {
        "id": "frus",
        "type": "book",
        "title": "Foreign Relations, Volume XVI",
        "editor": [{"family": "Kitchens", "given": "Allen H."}, {"family": "Petersen", "given": "Neal H."}],
        "publisher": "GPO",
        "issued": {"date-parts": [[1981]]},
    },
    {
        "id": "barnes-2016",
        "type": "article-journal",
        "title": "The “Neutral” Bloc & <b>Korea</b>",
        "author": [{"family": "Barnes", "given": "Robert"}],
        "container-title": "Journal",
        "volume": "18",
        "issued": {"date-parts": [[2016]]},
        "DOI": "10.1/x",
        "title-short": "Neutral Bloc",
    },
    {
        "id": "tokola",
        "type": "webpage",
        "title": "Geneva",
        "author": [{"family": "Tokola", "given": "Mark"}],
        "URL": "https://asan.example/",
    },
    {
        "id": "torkunov",
        "type": "book",
        "title": "Загадочная война: корейский конфликт",
        "language": "ru",
        "author": [{"family": "Торкунов", "given": "А. В."}],
    },
]
REQUESTS = {
    CitationRequest(
        "frus", "doc. 12"
    ): "Allen H. Kitchens and Neal H. Petersen, eds., <em>Foreign Relations, Volume XVI</em> (GPO, 1981), doc. 12.",
    CitationRequest("frus", "385"): "Kitchens and Petersen, <em>Foreign Relations, Volume XVI</em>, 385.",
    CitationRequest(
        "frus", "d384 (Dulte 17)"
    ): "Kitchens and Petersen, <em>Foreign Relations, Volume XVI</em>, d384 (Dulte 17).",
    CitationRequest("frus", "385", suppress_author=True): "<em>Foreign Relations, Volume XVI</em>, 385.",
    CitationRequest("barnes-2016", "pp. 3–4"): "Robert Barnes, “The ‘Neutral’ Bloc &amp; &lt;b&gt;Korea&lt;/b&gt;,” "
    '<em>Journal</em> 18 (2016): 3–4, <a href="https://doi.org/10.1/x">https://doi.org/10.1/x</a>.',
    CitationRequest("barnes-2016", "5"): "Barnes, “Neutral Bloc,” 5.",
    CitationRequest("barnes-2016", "¶ 4, last sentence"): "Barnes, “Neutral Bloc,” ¶ 4, last sentence.",
    CitationRequest("barnes-2016", "chap. 3 {sic}"): "Barnes, “Neutral Bloc,” chap. 3 sic.",
    CitationRequest("tokola", "last paragraph"): "Mark Tokola, “Geneva,” last paragraph, "
    '<a href="https://asan.example/">https://asan.example/</a>.',
    CitationRequest("torkunov"): "А. В. Торкунов, <em>Загадочная война: корейский конфликт</em> (n.d.).",
}


@pytest.fixture(scope="module")
def pandoc():
    return find_pandoc() or missing("pandoc, or a citation style,")


def test_notes_and_bibliography_in_chicago_style(pandoc):
    done = pandoc(ITEMS, list(REQUESTS), "en")
    assert list(done.notes) == list(REQUESTS.values())
    assert done.bibliography == {
        "barnes-2016": "Barnes, Robert. “The ‘Neutral’ Bloc &amp; &lt;b&gt;Korea&lt;/b&gt;.” <em>Journal</em> 18 (2016). "
        '<a href="https://doi.org/10.1/x">https://doi.org/10.1/x</a>.',
        "frus": "Kitchens, Allen H., and Neal H. Petersen, eds. <em>Foreign Relations, Volume XVI</em>. GPO, 1981.",
        "tokola": 'Tokola, Mark. “Geneva.” <a href="https://asan.example/">https://asan.example/</a>.',
        "torkunov": "Торкунов, А. В. <em>Загадочная война: корейский конфликт</em>. n.d.",
    }


@pytest.mark.parametrize("program", ["false", "cat", "not-there"])
def test_a_program_that_fails_is_a_problem(program):
    answer = PandocProgram(Path("/usr/bin", program), Path("style.csl"))(ITEMS, [CitationRequest("frus")], "en")
    assert isinstance(answer, Problem)
    assert str(answer).startswith("content/bibliography.yml:1:1: error TOOL02: pandoc failed: ")
