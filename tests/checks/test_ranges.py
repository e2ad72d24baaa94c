"""Ranges of documents, natural order, the places of documents in a structure."""

import time

import pytest
from edition.model.ranges import (
    RangeError,
    natural_key,
    parse_ranges,
    part_of_documents,
    place_documents,
)
from edition.model.records import Part

NAMES = ["d1", "d2", "d10", "d10a", "letter-1", "letter-2", "memo-1954-06-11", "1954-06"]


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("d1-d10", ("d1", "d2", "d10")),
        ("d1, d10a", ("d1", "d10a")),
        ("letter-1-letter-9", ("letter-1", "letter-2")),
        ("memo-1954-06-11", ("memo-1954-06-11",)),
        ("1954-06", ("1954-06",)),
        ("d2-d99999999999999999", ("d2", "d10")),
        ("x1-x5", ()),
    ],
)
def test_a_range_covers_names(text, covered):
    assert set(part_of_documents([part("ch1", text)], NAMES)) == set(covered)


@pytest.mark.parametrize(
    ("text", "message", "offset", "hint"),
    [
        ("d1, d2-e5", "the ends of the range “d2-e5” have different prefixes", 4, "write “d2-d5”"),
        ("d1-78", "the ends of the range “d1-78” have different prefixes", 0, "write “d1-d78”"),
        ("d9-d3", "the range “d9-d3” runs backwards", 0, "write “d3-d9”"),
    ],
)
def test_what_cannot_be_meant_is_explained(text, message, offset, hint):
    with pytest.raises(RangeError) as error:
        parse_ranges(text)
    assert (str(error.value), error.value.offset, error.value.hint) == (message, offset, hint)


def test_natural_order():
    assert sorted(["d10", "d2", "d1a", "d1", "ch2", "d02", "9", "10"], key=natural_key) == [
        "9", "10", "ch2", "d1", "d1a", "d02", "d2", "d10",
    ]  # fmt: skip
    assert natural_key("d" + "9" * 10_000) > natural_key("d1")


def part(identifier, documents=None, parts=()):
    return Part(id=identifier, title=identifier, documents=documents, parts=parts)


def test_nested_parts_give_trails():
    structure = [part("ch2", "d1"), part("ch3", "d2-d10", [part("day1", "d2"), part("day2", "d10, d10a")])]
    trails = part_of_documents(structure, NAMES)
    assert {name: [one.id for one in trail] for name, trail in trails.items()} == {
        "d1": ["ch2"],
        "d2": ["ch3", "day1"],
        "d10": ["ch3", "day2"],
        "d10a": ["ch3", "day2"],
    }


def test_clashes_and_missing_names():
    structure = [part("ch2", "d1-d2, d77"), part("ch3", None, [part("day1", "d10, d2-d10")])]
    placement = place_documents(structure, NAMES)
    (clash,) = placement.clashes
    assert (clash.name, clash.parts, clash.path, clash.offset) == (
        "d2", ("ch2", "day1"), ("structure", 1, "parts", 0, "documents"), 5,
    )  # fmt: skip
    assert [(path, item.name, item.offset) for path, item in placement.missing] == [
        (("structure", 0, "documents"), "d77", 7)
    ]
    assert placement.trails["d2"][-1].id == "ch2"


def test_fifty_thousand_documents_are_placed_at_once():
    names = [f"d{number}" for number in range(1, 50_001)]
    structure = [part(f"ch{n}", f"d{n * 50 + 1}-d{n * 50 + 50}") for n in range(1000)]
    began = time.perf_counter()
    assert len(part_of_documents(structure, names)) == 50_000
    assert time.perf_counter() - began < 5  # a quadratic step takes minutes
