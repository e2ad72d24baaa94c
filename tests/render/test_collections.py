"""Collections as printed, and what of them is not there."""

from edition.render.gaps import missing_runs, split_name

from .conftest import facts, words


def runs(ranges, *present):
    found = missing_runs(ranges, sorted(split_name(name) for name in present))
    return [(first[1], last[1]) for first, last in found]


def test_gaps_are_the_numbers_nobody_has():
    assert runs("d1-d5", "d2", "d4") == [(1, 1), (3, 3), (5, 5)]
    assert runs("d1-d3", "d1", "d2", "d3", "d7") == []
    assert runs("d1-d999999999", "d2") == [(1, 1), (3, 999999999)]
    assert runs("d1-d2, d7", "d1", "d2") == [(7, 7)]
    assert runs("preface", "d1") == []
    assert runs(None) == []


def test_a_collection_is_set_as_printed(tree):
    page = tree("documents/letters/")
    assert [words(heading) for heading in page.iter("h2", "h3")] == ["I. The roads 2", "May 1901 2", "II. Afterwards 1"]
    assert facts(page, "What the texts are") == ["Transcriptions"]
    lines = [words(line) for line in page.find_class("ed-line")]
    assert lines[0] == "No. 1 The Surveyor to the Harbour Board 1 May 1901 · Letter 1"
    assert lines[2] == "No. 3 Letter 3, 3 May 1901: not yet calendared; known from d2, footnote 1"
    assert lines[3] == "No. 10 The Harbour Board to All Carters [date not seen] · Telegram 10"


def test_a_part_lists_its_documents(tree, pages):
    page = tree("documents/letters/may/")
    assert len(page.find_class("ed-line")) == 3
    assert "2 documents" in words(page)
    assert pages["documents/letters/part1/"].contents == (("may", "May 1901", 2),)


def test_the_index_of_collections_counts(tree):
    summary = words(tree("documents/").find_class("ed-summary")[0])
    assert summary == "3 documents, 1 May 1901 to 3 May 1901 · transcriptions"
