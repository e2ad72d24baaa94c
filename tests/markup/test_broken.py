"""What a contributor gets wrong, and where the report points: see broken.txt (Markdown, then `line:column code`)."""

from pathlib import Path

import pytest
from edition.markup import HtmlContext, parse_text, render_html

from .test_fixtures import Fixture, read

FIXTURES = read(Path(__file__).parent / "broken.txt", 3)


@pytest.mark.parametrize("fixture", FIXTURES, ids=[fixture.title for fixture in FIXTURES])
def test_problems(fixture: Fixture) -> None:
    text = parse_text(fixture.source, "d1.md")
    found = [f"{problem.position.line}:{problem.position.column} {problem.code}" for problem in text.problems]
    assert "\n".join(found) == fixture.expected
    assert all(problem.message and problem.hint for problem in text.problems)
    render_html(text, HtmlContext())


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("[x]{.unclaer}", "did you mean “unclear”?"),
        ("[x]{.add plce=above}", "did you mean “place”?"),
        ("[x](persn:a)", "did you mean “person”?"),
        ("::: datelnie\nx\n:::", "did you mean “dateline”?"),
        ("[x]{.hi rend=itallic}", "did you mean “italic”?"),
        ("<b>x</b>", "write **words**"),
    ],
)
def test_the_hint_says_what_to_type(source: str, hint: str) -> None:
    assert [problem.hint for problem in parse_text(source, "d1.md").problems] == [hint]


def test_positions_count_from_where_the_text_begins_in_its_file() -> None:
    (problem,) = parse_text("x [a](wiki:b)", "persons.yml", 7, inline=True, first_column=9).problems
    assert str(problem.position) == "persons.yml:7:11"


def test_deep_nesting_is_reported_not_lost_silently() -> None:
    assert {problem.code for problem in parse_text("> " * 150 + "x", "d1.md").problems} == {"MARK18"}
