"""Names before their links, links that name another day, documents that nothing cites."""

import pytest

from ..resolve.overlay import change, copy_tiny, read

SENTENCE = "It refers to [Letter 1](d1.md) without a date."
D10 = "sources/letters/d10.md"


def problems(tmp_path, code, sentence):
    root = copy_tiny(tmp_path)
    change(root, {D10: (SENTENCE, sentence)})
    return [
        problem for problem in read(root, leave_out=()).problems if f" {code}:" in problem and problem.startswith(D10)
    ]


@pytest.mark.parametrize(
    ("sentence", "name", "column"),
    [
        ("Then Anna Beck left.", "Anna Beck", 71),
        ("Then Beck left; [Miss Beck](person:beck-anna) returned.\n\nBeck slept.", "Beck", 71),
        ("Then 周立 left.", "周立", 71),
        ("[Ivan](person:petrov-ivan) saw\nPort Anna again.", "Port Anna", 1),
        ("[Beck](person:beck-anna), Petrov, [Petrov](person:petrov-ivan) came.", "Petrov", 92),
    ],
)
def test_a_name_before_its_link_is_named_with_its_place(tmp_path, sentence, name, column):
    found = problems(tmp_path, "REF12", sentence)
    assert len(found) == 1
    assert f"“{name}” stands here before any link to its entry; write [{name}](" in found[0]
    assert f":{column}:" in found[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "[Anna Beck](person:beck-anna) left.\n\nBeck came back.",
        "He saw [the roads of Anna Beck](d1.md).",
        "The beck was dry.",
        "He read the Port Anna Gazette.",
        "He was a Becker.",
    ],
)
def test_what_is_linked_or_no_name_is_passed_over(tmp_path, sentence):
    assert problems(tmp_path, "REF12", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "warned"),
    [
        ("See [the letter of 1 May](d1.md).", False),
        ("See [May 1, 1901](d1.md).", False),
        ("See [the letter of 3 May](d1.md).", True),
        ("See [1 May 1902](d1.md).", True),
        ("See [the first meeting, 2 May 1901](event:first-meeting).", False),
        ("See [the meeting of 12 June](event:first-meeting).", True),
        ("See [the letter](d1.md) of 3 May.", False),
    ],
)
def test_the_day_in_the_words_of_a_link_is_that_of_its_target(tmp_path, sentence, warned):
    assert bool(problems(tmp_path, "DATA12", sentence)) is warned


@pytest.mark.parametrize(
    ("date", "sentence", "warned"),
    [
        ("1899-12/1902-02", "See [the talks of 5 May](event:first-meeting).", False),
        ("../1901-05-02", "See [the talks of 5 June](event:first-meeting).", False),
        ("1901-05/..", "See [the talks of 5 April](event:first-meeting).", False),
        ("1901-05/1901-06", "See [the talks of 5 April](event:first-meeting).", True),
        ("1899-12/1902-02", "See [the talks of 5 May 1902](event:first-meeting).", True),
    ],
)
def test_a_day_without_a_year_may_lie_in_any_year_of_a_long_event(tmp_path, date, sentence, warned):
    root = copy_tiny(tmp_path)
    change(root, {D10: (SENTENCE, sentence), "content/registers/events.yml": ("date: 1901-05-02", f"date: {date}")})
    found = [problem for problem in read(root).problems if problem.startswith(D10)]
    assert [" DATA12:" in problem for problem in found] == [True] * warned


def test_a_reference_may_name_the_day_of_an_enclosure(tmp_path):
    root = copy_tiny(tmp_path)
    change(root, {"sources/letters/d1.md": ("as: Minutes of 2 May", "as: Minutes of 9 May")})
    assert any(" DATA12:" in problem for problem in read(root).problems)
    change(root, {"sources/letters/d2.md": ("---\n\n", "---\n\nIt carries a paper of 9 May 1901.\n\n")})
    assert not any(" DATA12:" in problem for problem in read(root).problems)


def test_a_document_that_nothing_cites_is_named_once(tmp_path):
    root = copy_tiny(tmp_path)
    uncited = "sources/letters/d10.md:1:1: notice REF13: nothing in the edition cites “d10” yet; nothing need be done; a page, a path or a note may cite it"
    assert uncited in read(root, leave_out=()).problems
    change(root, {"content/about/index.md": ("---\n\n", "---\n\nSee [there](doc:letters/d10).\n\n")})
    assert uncited not in read(root, leave_out=()).problems
