"""Which letters of an expansion the editors supplied."""

import pytest
from edition.markup.expansions import resolved


@pytest.mark.parametrize(
    ("abbreviation", "expansion", "printed"),
    [
        ("Tel.", "Telegram", "Tel(egram)"),
        ("Deptel", "Department telegram", "Dep(artment )tel(egram)"),
        ("wᵗ", "with", "w(i)t(h)"),
        ("Ma.tie", "Majestie", "Ma(jes)tie"),
        ("ye", "the", "(the)"),
        ("&", "et", "(et)"),
        ("aq̃m", "aquam", "aq(ua)m"),
        ("a", "a", "a"),
        ("A. B.", "Anna Beck", "A(nna) B(eck)"),
        ("a b c", "a big cat", "a b(ig) c(at)"),
        ("M. A.", "Magister Artium", "M(agister) A(rtium)"),
        ("S. A.", "Societas", "S(ociet)a(s)"),
        ("an", "Anna Nahum", "An(na Nahum)"),
    ],
)
def test_supplied_letters_stand_in_brackets(abbreviation: str, expansion: str, printed: str) -> None:
    runs = resolved(abbreviation.replace("ᵗ", "t"), expansion)
    assert "".join(f"({words})" if supplied else words for words, supplied in runs) == printed


def test_long_words_take_no_long_time() -> None:
    assert resolved("a" * 50_000, "a" * 50_000) == (("a" * 50_000, True),)
