"""The text by witness: what the readings say, and nothing else."""

import pytest
from edition.markup import parse_text, witness_text
from hypothesis import given, settings
from hypothesis import strategies as st

from .written import PARAGRAPHS, SIGLA, Piece, expected, markdown

TEXT = """The [old]{.app}[^a1] road[^a2] on Monday, ([is]{.app}[^a3]).

[^a5]The []{.app-start #x}whole passage is

here.[]{.app-end ref="#x"}[^a4] End [a [b]{.app}[^a6] c]{.app}[^a7].

[^a1]: - B: *om.*
    - C: *add.* and wet

[^a2]: - B: *add.* to carts

[^a3]: - B: was

[^a4]: - B: nothing
    - C: *not seen*
    - D: *add.* Quite.

[^a5]: - B: *add.* So

[^a6]: - B: bb

[^a7]: - C: xyz
"""

HAVING = {
    "": ("The old road on Monday, (is).", "The whole passage is", "here. End a b c."),
    "A": ("The old road on Monday, (is).", "The whole passage is", "here. End a b c."),
    "B": ("The road to carts on Monday, (was).", "So The nothing", "End a bb c."),
    "C": ("The old and wet road on Monday, (is).", "The [not seen]", "End xyz."),
    "D": ("The old road on Monday, (is).", "The whole passage is", "here. Quite. End a b c."),
}


@pytest.mark.parametrize("siglum", HAVING)
def test_each_witness_has_what_the_apparatus_says(siglum: str) -> None:
    assert witness_text(parse_text(TEXT, "d.md"), siglum) == HAVING[siglum]


def test_a_positive_apparatus_says_nothing_of_a_witness_that_it_does_not_name() -> None:
    text = parse_text("[wet]{.app}[^a1] road\n\n[^a1]: - A: *lemma*\n    - B: dry\n", "d.md")
    assert [witness_text(text, siglum, positive=True) for siglum in "ABC"] == [
        ("wet road",),
        ("dry road",),
        ("[not stated] road",),
    ]


def test_scripts_without_blanks_get_none() -> None:
    text = parse_text("道路[^a1]很湿。\n\n[^a1]: - B: *add.* 今天", "d.md")
    assert witness_text(text, "B") == ("道路今天很湿。",)


@settings(max_examples=200, deadline=None)
@given(paragraphs=PARAGRAPHS, siglum=st.sampled_from(("", *SIGLA)), positive=st.booleans())
def test_any_apparatus_gives_back_what_was_put_in(paragraphs: list[list[Piece]], siglum: str, positive: bool) -> None:
    text = parse_text(markdown(paragraphs), "d.md")
    assert [block.split() for block in witness_text(text, siglum, positive)] == expected(paragraphs, siglum, positive)
