"""What is held in a file instead of in memory."""

import os
import pickle
from array import array

import pytest
from edition.derive.citations import ByText
from edition.derive.mentions import mentions
from edition.derive.search import postings
from edition.derive.search.postings import FIELDS, Index, Postings
from edition.load.places import shelved
from edition.load.yaml_text import read_yaml
from edition.model import shelves
from edition.model.derived import Passage
from edition.model.shelves import Pickled, Rows, Shelf, Words, rows, rows_by_key


def test_what_is_put_on_a_shelf_is_given_back():
    shelf = Shelf()
    places = [shelf.put(content) for content in (b"one", b"", b"three" * 100_000)]
    assert [shelf.get(place) for place in reversed(places)] == [b"three" * 100_000, b"", b"one"]


def test_a_forked_process_reads_it_while_the_first_writes_on():
    shelf = Shelf()
    place = shelf.put(b"before")
    if not (child := os.fork()):
        os._exit(shelf.get(place) != b"before")
    assert shelf.get(shelf.put(b"after")) == b"after"
    assert os.waitpid(child, 0)[1] == 0


@pytest.mark.parametrize(
    "held",
    [
        Rows(Passage, [("a", rows([("p1", "Words."), ("", "“Others”")])), ("b", rows([]))]),
        Pickled([("a", {"title": ("T",)}), (("b", 1), None)]),
        ByText([(("d1.md", 0), "<i>A</i>"), (("d1.md", 2), "B"), (("d2.md", 0), "C")]),
    ],
)
def test_a_process_without_the_file_is_given_the_values(held):
    again = pickle.loads(pickle.dumps(held))  # noqa: S301 — made here
    assert dict(again) == dict(held)
    assert list(again) == list(held)


def test_marks_and_words_of_a_source_are_held_and_handed_over():
    shelf, marks = Shelf(), read_yaml("title: T\nsenders:\n- {office: board}\n", "d1.md").marks
    held = shelved(marks, shelf)
    assert dict(held.values) == dict(marks.values)
    assert held.key("senders", 0, "office") == marks.key("senders", 0, "office")
    assert str(Words(shelf, "Текст")) == "Текст"
    again = pickle.loads(pickle.dumps((held, Words(shelf, "Текст"))))  # noqa: S301 — made here
    assert (dict(again[0].values), again[1]) == (dict(marks.values), "Текст")


def test_rows_of_more_keys_than_memory_holds_follow_each_other_as_they_came(monkeypatch):
    monkeypatch.setattr(shelves, "_IN_MEMORY", 3)
    found = [(key, (key, str(number))) for number, key in enumerate("bcabcabbbbac")]
    held = Rows(lambda *row: row, rows_by_key(iter(found)))
    assert list(held) == ["a", "b", "c"]
    for key in held:
        assert held[key] == tuple(row for other, row in found if other == key)


def test_equal_records_have_equal_digests_however_they_came_to_be():
    one = Rows(Passage, [("a", rows([("p1", "same"), ("p1", "same")]))])
    other = Rows(Passage, [("a", rows([("p1", "SAME".lower()), ("p1", "same")]))])
    assert one.digest_of("a") == other.digest_of("a")


def test_mentions_are_held_in_the_order_of_reading(request):
    from edition.pipeline import read

    edition, _ = read(request.getfixturevalue("root") / "tests/editions/tiny", {})
    made = mentions(edition.loaded, edition.parsed, edition.resolved)
    assert isinstance(made, Rows)
    assert list(made) == sorted(made)


def test_runs_of_postings_are_one_index(monkeypatch):
    """However many units a run has and however few terms are unpacked at a time."""
    monkeypatch.setattr(postings, "_AT_ONCE", 2)
    texts = ["the river rose", "a river and a bridge", "bridges", "the bridge, the river, the ferry", "ferries rose"]
    whole = _index(texts, len(texts))
    for size in (1, 2, 3):
        assert _index(texts, size) == whole
    assert dict(whole[0])["river"][list(FIELDS).index("text")] == ([0, 1, 2], [2, 2, 3], [])


def _index(texts, size):
    index = Index()
    for start in range(0, len(texts), size):
        run = Postings(start)
        for text in texts[start : start + size]:
            run.add({name: [text] if name == "text" else [] for name in FIELDS}, "en")
        index.join(run.packed())
    return list(index.terms()), list(index.words()), index.mean_lengths(), index.size


def test_numbers_are_packed_as_the_index_unpacks_them():
    assert array("I", array("I", (0, 2**31, 7)).tobytes()) == array("I", (0, 2**31, 7))
