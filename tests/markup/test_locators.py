"""Where in a work: what a citation names as the place, and what follows it."""

import pytest
from edition.markup.citations import cited_works


@pytest.mark.parametrize(
    ("written", "place", "rest"),
    [
        ("pp. 385–386, with maps", "pp. 385–386", ", with maps"),
        ("cc. 707–10", "cc. 707–10", ""),
        ("c. 707", "c. 707", ""),
        ("744th meeting", "744th meeting", ""),
        ("744th meeting, 8 December 1954", "744th meeting", ", 8 December 1954"),
        ("ch. 3", "ch. 3", ""),
        ("cxii", "cxii", ""),
        ("where it is told", "", "where it is told"),
    ],
)
def test_the_place_is_taken_apart(written, place, rest):
    ((work, _),) = cited_works(f"@hansard, {written}")
    assert (work.locator, work.suffix) == (place, rest)
