"""Whatever stands in a line of permalinks/ or in a range is read or explained; nothing else happens."""

import contextlib

from edition.model.permalinks import (
    LineError,
    is_comment,
    read_end,
    read_moved,
    read_page,
    read_release,
    sealed,
    write_page,
)
from edition.model.position import Position
from edition.model.ranges import RangeError, natural_key, parse_ranges
from hypothesis import given, settings
from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "documents/c/d1/",
        "/",
        "..",
        "a/",
        "p1=0123456789abcdef",
        "p2=0123456789abcdef~1AAAABBBBCCCC",
        "n1=~0123456789abcdef",
        "n2=~0123456789abcdef~1AAAABBBBCCCC",
        "name:AAAABBBB.",
        "@=~0123456789abcdef",
        "n1",
        "dead:p2",
        "dead:@",
        "later:a/=1",
        "pg-a:1",
        "=",
        "dead:",
        "→",
        "gone",
        "same",
        "2027-01-31",
        "why",
        "#n1",
    ]
)
LINES = st.one_of(st.text(), st.lists(WORDS).map(" ".join))
HERE = Position("permalinks/c.txt")


@given(LINES)
def test_a_page_is_read_or_explained(line):
    if not is_comment(line):
        with contextlib.suppress(LineError):
            page = read_page(line, HERE)
            assert read_page(write_page(page), HERE) == page


@settings(deadline=None)  # the first date builds the grammar of dates
@given(LINES)
def test_a_redirect_is_read_or_explained(line):
    with contextlib.suppress(LineError):
        assert read_moved(line, HERE).reason


@settings(deadline=None)
@given(st.one_of(LINES, st.from_regex(r"20\d\d-\d\d-\d\d \d v\d .*")))
def test_a_release_is_read_or_explained(line):
    with contextlib.suppress(LineError):
        assert read_release(line, HERE).commit[0] != "-"


@given(st.lists(LINES.filter(lambda line: "\n" not in line)), st.data())
def test_a_file_is_whole_only_as_it_was_written(lines, data):
    text = sealed(lines, ["c.txt"])
    assert read_end(text) == ("c.txt",)
    cut = data.draw(st.integers(0, len(text) - 1))
    assert read_end(text[:cut]) is None
    assert read_end(text[:cut] + "\x7f" + text[cut + 1 :]) is None


@given(st.one_of(st.text(), st.text("d19-, ")), st.lists(st.text("d19-")))
def test_a_range_is_read_or_explained(text, names):
    with contextlib.suppress(RangeError):
        assert all(item.name or item.first <= item.last for item in parse_ranges(text, frozenset(names)))
    backwards = names[::-1]
    assert sorted(names, key=natural_key) == sorted(backwards, key=natural_key)
