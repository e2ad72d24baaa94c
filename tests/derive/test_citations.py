"""Citations and bibliography as readers see them."""

import re

import pytest
from edition.derive.citations import citations
from edition.derive.csl import csl_date, csl_issued, csl_item
from edition.model.edition import Parsed
from edition.model.entries import Work
from edition.model.position import Position
from edition.model.problem import Problem
from edition.model.programs import FormattedCitations
from edition.model.text import CitedWork
from edition.tools.pandoc import find_pandoc

from tests.conftest import missing

from .made import FRUS, citation, loaded, text

BARNES = {
    "id": "barnes-2016",
    "type": "article-journal",
    "title": "Between the Blocs: India",
    "short": "Between the Blocs",
    "author": [{"given": "Robert", "family": "Barnes"}],
    "container-title": "Journal of Korean Studies",
    "volume": 18,
    "issue": 4,
    "issued": 2016,
    "DOI": "10.1/x",
}


def unlinked(html):
    """A citation without the links to the works’ entries."""
    return re.sub(r'<a class="ed-work" href="work:[a-z0-9-]+">(.*?)</a>', r"\1", html)


class FakePandoc:
    """Says what it was asked: `FULL barnes-2016, 3.`, then `SHORT …`."""

    def __init__(self):
        self.calls = 0
        self.languages = set()

    def __call__(self, items, requests, language):
        self.calls += 1
        self.languages.add(language)
        seen, notes = set(), []
        for request in requests:
            form = "SHORT" if request.item in seen else "FULL"
            seen.add(request.item)
            place = f", {request.locator.removeprefix('p. ')}" if request.locator else ""
            notes.append(f"{form} {request.item}{place}.")
        entries = {item["id"]: f"Entry of {item['id']}." for item in items}
        return FormattedCitations(tuple(notes), entries | {"letter": ""} if "letter" in entries else entries)


def cited(pandoc, *brackets, works=(BARNES, FRUS)):
    """The brackets of one text, set."""
    made = text(["One."], citations=tuple(citation(index, *bracket) for index, bracket in enumerate(brackets)))
    done = citations(loaded(work=works), Parsed({"a.md": made, "b.md": made}), pandoc)
    return done, [unlinked(done.citations["a.md", index]) for index in range(len(brackets))]


def test_the_first_citation_of_a_work_in_a_text_is_full_and_later_ones_short():
    work = CitedWork("barnes-2016", locator="3")
    done, found = cited(FakePandoc(), [work], [work], [CitedWork("barnes-2016", locator="4")])
    assert found == ["FULL barnes-2016, 3", "SHORT barnes-2016, 3", "SHORT barnes-2016, 4"]
    assert unlinked(done.citations["b.md", 0]) == "FULL barnes-2016, 3"
    assert done.problems == ()


def test_each_work_of_a_citation_leads_to_its_entry_and_keeps_its_address():
    done, _ = cited(None, [CitedWork("barnes-2016", "see", "3"), CitedWork("frus")])
    html = done.citations["a.md", 0]
    assert html.startswith('see <a class="ed-work" href="work:barnes-2016">Robert Barnes, ')
    assert '(2016), 3</a>, <a href="https://doi.org/10.1/x">' in html
    assert '; <a class="ed-work" href="work:frus">Allen H. Kitchens' in html


def test_more_citations_are_no_more_work_for_the_processor():
    asked = []

    def counting(items, requests, language):
        asked.append(len(requests))
        return FakePandoc()(items, requests, language)

    brackets = [[CitedWork("barnes-2016", locator=str(page))] for page in range(50)]
    done, found = cited(counting, *brackets)
    assert found[:2] + found[49:] == ["FULL barnes-2016, 0", "SHORT barnes-2016, 1", "SHORT barnes-2016, 49"]
    assert asked == [2 + 1, 2]
    assert done.bibliography == {"barnes-2016": "Entry of barnes-2016.", "frus": "Entry of frus."}


def test_the_processor_is_asked_in_the_language_of_the_edition():
    pandoc = FakePandoc()
    cited(pandoc, [CitedWork("frus")])
    assert pandoc.languages == {"en"}


def test_several_works_in_a_bracket_keep_the_editors_words_safely():
    bracket = [
        CitedWork("barnes-2016", "see", "3"),
        CitedWork("frus", "and <b>", "doc. 12", "with maps"),
        CitedWork("unknown"),
    ]
    _, found = cited(FakePandoc(), bracket)
    assert found == ["see FULL barnes-2016, 3; and &lt;b&gt; FULL frus, doc. 12 with maps"]


def test_what_follows_the_key_is_the_place_in_the_work():
    bracket = [
        CitedWork("frus", locator="3", suffix=", with maps"),
        CitedWork("barnes-2016", suffix=", last paragraph"),
    ]
    _, found = cited(FakePandoc(), bracket)
    assert found == ["FULL frus, 3, with maps; FULL barnes-2016, last paragraph"]


def test_a_work_that_chicago_does_not_list_has_an_entry_still():
    letter = {"id": "letter", "type": "personal_communication", "title": "A letter", "issued": "1954"}
    done, _ = cited(FakePandoc(), works=[letter])
    assert done.bibliography["letter"] == "“A letter.” 1954."


def test_no_works_no_call():
    pandoc = FakePandoc()
    assert citations(loaded(), Parsed({}), pandoc).bibliography == {}
    assert pandoc.calls == 0


def test_without_pandoc_plain_forms_and_one_warning():
    brackets = [
        [CitedWork("barnes-2016", locator="pp. 3–4")],
        [CitedWork("barnes-2016", "see", "5")],
        [CitedWork("frus", locator="d384 (Dulte 17)")],
        [CitedWork("frus", suppress_author=True)],
    ]
    done, found = cited(None, *brackets)
    assert found == [
        "Robert Barnes, “Between the Blocs: India,” <em>Journal of Korean Studies</em> 18, no. 4 (2016), 3–4, "
        '<a href="https://doi.org/10.1/x">https://doi.org/10.1/x</a>',
        "see Barnes, “Between the Blocs,” 5",
        "Allen H. Kitchens and Neal H. Petersen, eds., <em>Foreign Relations, Volume XVI</em> "
        "(United States Government Printing Office, 1981), d384 (Dulte 17)",
        "<em>Foreign Relations, Volume XVI</em>",
    ]
    assert list(done.bibliography.values()) == [
        "Barnes, Robert. “Between the Blocs: India.” <em>Journal of Korean Studies</em> 18, no. 4 (2016). "
        '<a href="https://doi.org/10.1/x">https://doi.org/10.1/x</a>.',
        "Kitchens, Allen H., and Neal H. Petersen, eds. <em>Foreign Relations, Volume XVI</em>. "
        "United States Government Printing Office, 1981.",
    ]
    assert [problem.code for problem in done.problems] == ["TOOL01"]
    assert str(done.problems[0]).startswith("work.yml:1:1: warning TOOL01: ")


def test_a_failing_pandoc_is_a_problem_and_no_traceback():
    failure = Problem(Position("content/bibliography.yml"), "TOOL02", "pandoc failed: no memory")
    done, found = cited(lambda *_: failure, [CitedWork("frus")])
    assert done.problems == (failure,)
    assert "Foreign Relations" in found[0]


def test_titles_cannot_put_markup_on_the_page():
    done, _ = cited(None, works=[FRUS | {"title": "<script>alert(1)</script>", "URL": "https://x.example/?a=1&b=2"}])
    assert "<script" not in done.bibliography["frus"]
    assert 'href="https://x.example/?a=1&amp;b=2"' in done.bibliography["frus"]


def test_a_work_becomes_a_csl_item():
    item = csl_item(Work.model_validate(BARNES | {"verified": "no", "seen_at": "a shop", "note": "…"}))
    assert item == {
        "id": "barnes-2016",
        "type": "article-journal",
        "title": "Between the Blocs: India",
        "title-short": "Between the Blocs",
        "author": ({"family": "Barnes", "given": "Robert"},),
        "container-title": "Journal of Korean Studies",
        "volume": "18",
        "issue": "4",
        "issued": {"date-parts": [[2016]]},
        "DOI": "10.1/x",
    }


def test_dates_become_csl_dates():
    assert csl_date("1954-06-11") == {"date-parts": [[1954, 6, 11]]}
    assert csl_date("1954-04/1954-06") == {"date-parts": [[1954, 4], [1954, 6]]}
    assert csl_date("1954~") == {"date-parts": [[1954]], "circa": True}
    assert csl_date("1954-22") == {"date-parts": [[1954, 22]]}
    assert not csl_date("1954/..")


@pytest.mark.parametrize(
    ("edtf", "status"),
    [("1901?", "[1901?]"), ("1901-06%", "[ca. June 1901?]"), ("1954/..", "[from 1954]"), ("195X", "[1950s]")],
)
def test_a_date_that_csl_cannot_say_stands_in_words(edtf, status):
    assert csl_issued(edtf) == {"status": status, "custom": {"date": edtf}}


def test_a_work_whose_date_nobody_has_seen_is_not_undated():
    """“n.d.” says that the title page has no date."""
    known = {key: value for key, value in FRUS.items() if key != "issued"}
    unseen, undated = known | {"id": "unseen", "verified": "partly"}, known | {"id": "undated"}
    done, _ = cited(None, works=[unseen, undated])
    assert "[date not seen]" in done.bibliography["unseen"]
    assert "[date not seen]" not in done.bibliography["undated"]
    pandoc, _ = cited(find_pandoc() or missing("pandoc"), works=[unseen, undated])
    assert "[date not seen]" in pandoc.bibliography["unseen"]
    assert "n.d." in pandoc.bibliography["undated"]


def test_a_name_has_its_suffix():
    work = BARNES | {"author": [{"family": "Brands", "given": "Henry W.", "suffix": "Jr."}]}
    for program in (None, find_pandoc() or missing("pandoc")):
        done, _ = cited(program, works=[work])
        assert done.bibliography["barnes-2016"].startswith("Brands, Henry W., Jr. “")


def test_words_in_square_brackets_keep_their_capitals():
    work = BARNES | {"title": "Korea [statement by the minister of state]"}
    done, _ = cited(find_pandoc() or missing("pandoc"), works=[work])
    assert "“Korea [statement by the minister of state].”" in done.bibliography["barnes-2016"]
