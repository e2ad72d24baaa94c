"""Where a document stands, and which way a reader goes on."""

from edition.derive.trails import trails

from .made import collection, document, loaded

STRUCTURE = [
    {"id": "ch2", "title": "II. Before", "documents": "d1-d2"},
    {"id": "ch3", "title": "III. The Conference", "parts": [{"id": "day1", "title": "April 26", "documents": "d3"}]},
]


def made():
    documents = [document(name) for name in ("d1", "d2", "d3", "d4")]
    return trails(loaded(documents, made_collection=collection(structure=STRUCTURE)))


def test_parts_lead_from_the_outermost_inwards():
    assert made()["letters/d3"].parts == (
        ("documents/letters/ch3/", "III. The Conference"),
        ("documents/letters/day1/", "April 26"),
    )


def test_neighbours_stay_within_the_outermost_part():
    first, second = made()["letters/d1"], made()["letters/d2"]
    assert (first.previous, first.following) == ("", "letters/d2")
    assert (second.previous, second.following) == ("letters/d1", "")


def test_a_document_in_no_part_has_no_breadcrumb():
    trail = made()["letters/d4"]
    assert (trail.parts, trail.previous, trail.following) == ((), "", "")
