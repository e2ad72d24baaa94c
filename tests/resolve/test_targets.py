"""Where links lead, however they are written."""

import pytest

from .overlay import copy_tiny, read, read_changed

SENTENCE = "It refers to [Letter 1](d1.md) without a date."
D10 = "sources/letters/d10.md"

LINKS = [
    # what stands in sources/letters/d10.md → path, scheme, id, title
    ("(d1.md)", "documents/letters/d1/", "doc", "letters/d1", "The Surveyor to the Harbour Board"),
    ("(./d1.md#p2)", "documents/letters/d1/#p2", "doc", "letters/d1", "The Surveyor to the Harbour Board"),
    ("(doc:letters/d1#n2)", "documents/letters/d1/#n2", "doc", "letters/d1", "The Surveyor to the Harbour Board"),
    ("(doc:d1#source)", "documents/letters/d1/#source", "doc", "letters/d1", "The Surveyor to the Harbour Board"),
    ("(d1.md#pg-2)", "documents/letters/d1/#pg-2", "doc", "letters/d1", "The Surveyor to the Harbour Board"),
    ("(d2.md#decision)", "documents/letters/d2/#decision", "doc", "letters/d2", "Minutes of the First Meeting"),
    ("(doc:letters)", "documents/letters/", "page", "letters", "Letters of the Harbour Board, 1901"),
    ("(collection.yml)", "documents/letters/", "page", "letters", "Letters of the Harbour Board, 1901"),
    ("(doc:letters/may)", "documents/letters/may/", "page", "letters/may", "May 1901"),
    ("(person:beck-anna)", "persons/beck-anna/", "person", "beck-anna", "Anna Beck"),
    ("(event:first-meeting)", "events/first-meeting/", "event", "first-meeting", "First meeting on the road"),
    ("(work:handbook-1901)", "works/handbook-1901/", "work", "handbook-1901", "A Handbook of Invented Roads"),
    ("(../../content/index.md)", "", "page", "index.md", "The Specimen Letters"),
    ("(../../content/study/)", "study/", "page", "study/index.md", "Two roads to the harbour"),
    ("(../../content/registers/persons.yml)", "persons/", "page", "persons/", "Persons"),
    ("(../../content/bibliography.yml)", "works/", "page", "works/", "Works"),
    ("(../../content/chronology/index.md)", "chronology/", "page", "chronology/", "Chronology"),
    ("(img/1.jpg)", "documents/letters/img/1.jpg", "file", "sources/letters/img/1.jpg", ""),
    ("(https://example.org/a#b)", "https://example.org/a#b", "url", "", ""),
    ("(https://edition.example.org/)", "https://edition.example.org/", "url", "", ""),
    ("(#p1)", "documents/letters/d10/#p1", "anchor", "", "x"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "path", "scheme", "identifier", "title"), LINKS)
def test_a_link_is_followed(tmp_path, written, path, scheme, identifier, title):
    changes = {D10: (SENTENCE, f"[x]{written}"), "sources/letters/img/1.jpg": "a picture"}
    outcome = read_changed(tmp_path, changes)
    assert not outcome.problems
    target = outcome.resolved.targets[D10][-1]
    assert (target.path, target.scheme, target.id, target.title) == (path, scheme, identifier, title)
    assert target.anchor == target.path.partition("#")[2] or scheme == "url"


def test_the_tiny_edition_has_no_problem_and_no_dangling_link(tmp_path):
    outcome = read(copy_tiny(tmp_path))
    assert not outcome.problems
    assert all(None not in targets for targets in outcome.resolved.targets.values())
    for key, text in outcome.parsed.texts.items():
        assert len(outcome.resolved.targets[key]) == len(text.links)


def test_what_is_left_out_for_its_own_errors_is_not_reported_again(tmp_path):
    changes = {
        "sources/letters/d1.md": ("type: letter", "typ: letter"),
        "content/registers/persons.yml": ("name: Ivan Petrov", "nam: Ivan Petrov"),
        "content/study/two-roads.md": ("title:", "titel:"),
    }
    files = {problem.partition(":")[0] for problem in read_changed(tmp_path, changes).problems}
    assert files == set(changes)
