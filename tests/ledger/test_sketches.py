"""Sketches: exact for short paragraphs, near the truth for long ones; what they cannot be mistaken for."""

import re

import pytest
from edition.model.sketches import FORM, pairs, read_sketch, shingles, sketch
from hypothesis import given
from hypothesis import strategies as st


@given(st.text())
def test_whatever_the_words_the_sketch_has_its_form_and_is_like_itself(plain):
    text = sketch(plain)
    assert FORM.fullmatch(text)
    assert read_sketch(text).likeness(shingles(plain).numbers) == 1


def test_of_short_paragraphs_the_likeness_is_exact():
    then, now = "The Board takes the northern road.", "The Board takes the southern road"
    truth = len(pairs(then) & pairs(now)) / len(pairs(then) | pairs(now))
    assert read_sketch(sketch(then)).likeness(shingles(now).numbers) == truth == 5 / 9


def test_of_long_paragraphs_it_is_near():
    words = [str(number) for number in range(400)]
    for kept in (100, 200, 300):
        now = [*words[:kept], *(f"x{number}" for number in range(400 - kept))]
        truth = len(pairs(" ".join(words)) & pairs(" ".join(now))) / len(pairs(" ".join(words)) | pairs(" ".join(now)))
        assert abs(read_sketch(sketch(" ".join(words))).likeness(shingles(" ".join(now)).numbers) - truth) < 0.2


def test_case_punctuation_and_blanks_do_not_count():
    assert sketch("“The Board,”  it said") == sketch("the board it said")


@pytest.mark.parametrize("text", ["", "1", "1AAAA", "3AAAABBBB", "1AAAABBB", "1AAAABBB=", "1" + 4 * 26 * "A"])
def test_what_is_no_sketch_is_refused(text):
    with pytest.raises(ValueError, match=re.escape(f"“{text}” is not a sketch")):
        read_sketch(text)
