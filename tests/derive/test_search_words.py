"""What is indexed of a text, and by which stem: the browser does the same (tests/site/test_search.py)."""

import pytest
from edition.derive.search.stemmer import stem
from edition.derive.search.stop_words import STOP_WORDS
from edition.derive.search.words import fold, tokens


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Pyŏn", "pyon"),
        ("Açıkalın", "acikalin"),
        ("Łódź Øresund Straße", "lodz oresund strasse"),
        ("ﬁle № ½", "file no 1⁄2"),
        ("Корея", "корея"),
        ("Chou En\u00adlai", "chou enlai"),
        ("조선", "조선"),
    ],
)
def test_fold(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("The Sixteen’s draft", "the sixteen draft"),
        ("P’yŏngyang", "pyongyang"),
        ("O’Neill and O'Neill's", "oneill and oneill"),
        ("En-lai", "en lai enlai"),
        ("396.1 GE/6–1154", "396 1 3961 ge 6 1154 ge61154"),
        ("GK D–4/10", "gk d 4 10 d410"),
        ("d237", "d237"),
        ("U.S.S.R.", "u s s r ussr"),
        ("1954–55", "1954 55 195455"),
        ("Chou—Dulles (secret)", "chou dulles secret"),
        ("周恩来", "周 恩 来 周恩 恩来"),
        ("남일", "남 일 남일"),
        ("(!?) … — ’", ""),
    ],
)
def test_tokens(written, expected):
    assert list(tokens(written)) == expected.split()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("elections", "elect"),
        ("money", "money"),
        ("day", "day"),
        ("parties", "parti"),
        ("party", "parti"),
        ("try", "tri"),
        ("communism", "commun"),
        ("hopping", "hop"),
        ("yes", "ye"),
        ("d237", "d237"),
        ("корея", "корея"),
    ],
)
def test_stems_are_those_of_lunr_js(word, expected):
    assert stem(word) == expected


def test_words_that_mean_something_are_no_stop_words():
    assert STOP_WORDS.isdisjoint({"may", "will", "can", "us", "try", "not"})
