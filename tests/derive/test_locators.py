"""Places in a work, put into citations: as pandoc itself sets them."""

import pytest
from edition.derive.locators import holder, put, set_place
from edition.model.programs import CitationRequest
from edition.tools.pandoc import find_pandoc

from tests.conftest import missing

SET = {
    "385": "385",
    "p. 385": "385",
    "pages 3-4": "3–4",
    "pp. 385 – 386": "385–86",
    "385–86": "385–86",
    "385-6": "385–86",
    "71–72": "71–72",
    "100–104": "100–104",
    "107-108": "107–8",
    "321–328": "321–28",
    "600–613": "600–613",
    "808–833": "808–33",
    "999–1000": "999–1000",
    "1087–1089": "1087–89",
    "1496–1500": "1496–500",
    "2005–2006": "2005–6",
    "13792–13803": "13792–803",
    "385,387": "385, 387",
    "385–386, 390-395": "385–86, 390–95",
    "99-101, 385-387 & 391-392": "99–101, 385–87 & 391–92",
    "12a": "12a",
    "pp. xii-xv": "xii–xv",
    "385 ff.": "385 ff.",
    "744th meeting, 8 December 1954": "744th meeting, 8 December 1954",
    "d887, pp. 1789–1790": "d887, pp. 1789–1790",
    "doc. 12": "doc. 12",
    "vol. 2": "vol. 2",
    "¶ 4, last sentence": "¶ 4, last sentence",
    "“end”": "“end”",
    "end?": "end?",
    "": "",
}
"""As written → as printed, and as pandoc prints it."""

OURS = {
    "385–386 (Dulte 17)": "385–86 (Dulte 17)",
    "385–386, with maps": "385–86, with maps",
    "385-392 and 395-396": "385–92 and 395–96",
    "386–385": "386–385",
    "8 June 1954": "8 June 1954",
    "d1-d2": "d1-d2",
    "chap. 3 {sic}": "chap. 3 {sic}",
    "3:45": "3:45",
}
"""Where pandoc does less (ranges beside words), or more than an editor meant (braces, dashes in words)."""

AUTHOR = [{"family": "Barnes", "given": "Robert"}]
ITEMS = [
    {"id": "book", "type": "book", "title": "A Book", "author": AUTHOR, "issued": {"date-parts": [[1990]]}},
    {"id": "volume", "type": "book", "title": "Volumes", "author": AUTHOR, "volume": "2", "number-of-volumes": "3"},
    {"id": "part", "type": "book", "title": "Parts", "editor": AUTHOR, "volume": "2", "part-number": "3"},
    {"id": "chapter", "type": "chapter", "title": "On", "container-title": "Essays", "page": "1-20", "editor": AUTHOR},
    {"id": "article", "type": "article-journal", "title": "Blocs", "container-title": "Journal", "author": AUTHOR,
     "volume": "18", "issue": "4", "page": "1-20", "DOI": "10.1/x"},
    {"id": "site", "type": "webpage", "title": "Geneva", "author": AUTHOR, "URL": "https://x.example/1"},
    {"id": "paper", "type": "manuscript", "title": "Memo", "author": AUTHOR, "archive": "Archives",
     "archive_location": "Box 1"},
    {"id": "classic", "type": "classic", "title": "Iliad", "author": [{"family": "Homer"}]},
]  # fmt: skip


@pytest.mark.parametrize("written", [*SET, *OURS])
def test_a_place_as_chicago_has_it(written):
    assert set_place(written) == (SET | OURS)[written]


@pytest.fixture(scope="module")
def pandoc():
    return find_pandoc() or missing("pandoc, or a citation style,")


def notes(pandoc, places, items, suppress_author=False):
    """Every work in full with the first place, then every work in short with each place."""
    requests = [[CitationRequest(item["id"], place, suppress_author) for item in items] for place in places]
    found = pandoc(items, [request for group in (requests[0], *requests) for request in group], "en").notes
    groups = [found[start : start + len(items)] for start in range(0, len(found), len(items))]
    return groups[0], dict(zip(places, groups[1:], strict=True))


@pytest.mark.parametrize("written", ["385", "385–386", "385 ff.", "doc. 12", "“end”", ""])
def test_putting_a_place_into_a_full_citation_gives_what_pandoc_gives(pandoc, written):
    expected, _ = notes(pandoc, [written], ITEMS)
    form, _ = notes(pandoc, [holder(written)], ITEMS)
    assert tuple(put(note, written) for note in form) == expected


def test_putting_a_place_into_a_short_citation_gives_what_pandoc_gives(pandoc):
    _, expected = notes(pandoc, list(SET), ITEMS)
    _, form = notes(pandoc, sorted({holder(written) for written in SET}), ITEMS)
    assert {written: tuple(put(note, written) for note in form[holder(written)]) for written in SET} == expected


def test_leaving_the_author_out_changes_nothing_about_places(pandoc):
    named = [item for item in ITEMS if item["id"] != "classic"]  # its short form is its author
    _, expected = notes(pandoc, list(SET), named, suppress_author=True)
    _, form = notes(pandoc, sorted({holder(written) for written in SET}), named, suppress_author=True)
    assert {written: tuple(put(note, written) for note in form[holder(written)]) for written in SET} == expected


def test_a_place_cannot_put_markup_on_the_page():
    assert put("Barnes, \ue000.", "<b> & d1") == "Barnes, &lt;b&gt; &amp; d1."


def test_marks_are_not_doubled():
    assert put("Barnes, 1\ue000.", "385 ff.") == "Barnes, 385 ff."
    assert put("Barnes, 1\ue000, <a>", "385 ff.") == "Barnes, 385 ff., <a>"
    assert put("Barnes, \ue000, <a>", "“end”") == "Barnes, “end,” <a>"


def test_a_style_that_gives_no_place_leaves_it_out():
    assert put("Barnes.", "385") == "Barnes."
