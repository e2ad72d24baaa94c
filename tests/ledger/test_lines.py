"""The lines of permalinks/: written, read back, and explained when they are damaged."""

import re
from pathlib import Path

import pytest
from edition.load.permalinks import load_ledger
from edition.model.ledger import Published
from edition.model.permalinks import write_file, write_page
from edition.model.sketches import sketch

A = "0123456789abcdef"

BROKEN = [
    ("site.txt", "documents/c/d1 p1", "1:1", "“documents/c/d1” is not the path of a page", "a path ends in a slash: “documents/c/d1/”"),
    ("site.txt", "../etc/ p1", "1:1", "“../etc/” is not the path of a page", "a path ends in a slash: “documents/c/d1/”"),
    ("c.txt", "\n\ndocuments/c/d1/ n1 p1=12", "3:20", "“p1=12” is not an anchor", "an anchor is “n1”, “p1=” with 16 hexadecimal digits, or “dead:p1”"),
    ("c.txt", "documents/c/d1/ n1 n1", "1:20", "the anchor “n1” stands twice", "delete one"),
    ("c.txt", "documents/c/d1/\n<<<<<<< HEAD\n", "2:1", "“<<<<<<<” is not the path of a page", "a path ends in a slash: “documents/c/d1/”"),
    ("c.txt", "documents/c/d1/\ndocuments/c/d1/ n1", "2:1", "“documents/c/d1/” stands twice, first in line 1 of permalinks/c.txt", "delete one of the lines"),
    ("redirects.txt", "documents/c/d1/ documents/c/d2/", "1:1", "this is not a redirect", "write “documents/c/d1/ → documents/c/d2/ YYYY-MM-DD reason”"),
    ("redirects.txt", "a/ → b/ 2027-01-32 why", "1:9", "“2027-01-32” is no day of the calendar: day is out of range for month", "write the day as 2027-01-31"),
    ("redirects.txt", "a/ → b 2027-01-31 why", "1:6", "“b” is not an address of the site", "write “documents/c/d1/” or “documents/c/d1/#n2”"),
    ("redirects.txt", "a/ → b/ YYYY-MM-DD reason", "1:9", "“YYYY-MM-DD” is not an EDTF date", "write the day as 2027-01-31"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "text", "place", "message", "hint"), BROKEN)
def test_a_damaged_line_is_named(tmp_path: Path, file, text, place, message, hint):
    (tmp_path / "permalinks").mkdir()
    (tmp_path / "permalinks" / file).write_text(text, encoding="utf-8")
    _ledger, problems = load_ledger(tmp_path)
    assert [str(problem) for problem in problems] == [f"permalinks/{file}:{place}: error LED05: {message}; {hint}"]


def test_nothing_published(tmp_path: Path):
    ledger, problems = load_ledger(tmp_path)
    assert (ledger.pages, ledger.moved, problems) == ({}, {}, [])


def test_what_was_written_is_read_back(tmp_path: Path):
    pages = [
        Published(
            "documents/c/d10/",
            {"p1": A, "p9": A, "p2": A, "plans": "", "n1": "", "pg-385": ""},
            frozenset({"p10", "p3"}),
        ),
        Published("documents/c/d2/"),
        Published("", {"p1": A}),
    ]
    text = write_file(pages)
    assert re.fullmatch(r"# 3 pages, sum [0-9a-f]{16}", text.splitlines()[-1])
    assert text.splitlines()[1:-1] == [
        f"/ p1={A}",
        "documents/c/d2/",
        f"documents/c/d10/ p1={A} p9={A} p2={A} plans n1 pg-385 dead:p3 dead:p10",
    ]
    (tmp_path / "permalinks").mkdir()
    (tmp_path / "permalinks" / "c.txt").write_text(text, encoding="utf-8")
    (tmp_path / "permalinks" / "site.txt").write_text(write_file([], ["c.txt"]), encoding="utf-8")
    ledger, problems = load_ledger(tmp_path)
    assert not problems
    assert {path: write_page(page) for path, page in ledger.pages.items()} == {
        page.path: write_page(page) for page in pages
    }
    assert list(ledger.pages["documents/c/d10/"].anchors) == ["p1", "p9", "p2", "plans", "n1", "pg-385"]


def test_redirects_and_comments(tmp_path: Path):
    (tmp_path / "permalinks").mkdir()
    lines = "# where things went\n\na/ → b/ 2027-01-31 merged with b\na/#n2 -> gone 2027-02-01 mistaken\n/ → a/ 2027-02-01 moved\n"
    (tmp_path / "permalinks" / "redirects.txt").write_text(lines, encoding="utf-8")
    ledger, problems = load_ledger(tmp_path)
    assert not problems
    assert [(m.path, m.target, m.date, m.reason, m.position.line) for m in ledger.moved.values()] == [
        ("a/", "b/", "2027-01-31", "merged with b", 3),
        ("a/#n2", "", "2027-02-01", "mistaken", 4),
        ("", "a/", "2027-02-01", "moved", 5),
    ]


def test_sketches_and_words_of_labels_are_read_back(tmp_path: Path):
    page = Published(
        "documents/c/d1/",
        {"p1": A, "decision": "", "n1": "", "pg-2": ""},
        sketches={"p1": sketch("The Board takes the road.")},
        labelled={"@": A, "decision": A, "n1": A},
    )
    line = write_page(page)
    assert line == f"documents/c/d1/ @=~{A} p1={A}~{page.sketches['p1']} decision=~{A} n1=~{A} pg-2"
    (tmp_path / "permalinks").mkdir()
    (tmp_path / "permalinks" / "site.txt").write_text(write_file([page]), encoding="utf-8")
    ledger, problems = load_ledger(tmp_path)
    assert not problems
    read = ledger.pages[page.path]
    assert (read.anchors, read.sketches, read.labelled) == (page.anchors, page.sketches, page.labelled)


def test_a_deleted_line_and_a_deleted_file_are_noticed(tmp_path: Path):
    (tmp_path / "permalinks").mkdir()
    kept = write_file([Published("documents/c/d1/"), Published("documents/c/d2/")])
    (tmp_path / "permalinks" / "c.txt").write_text(kept.replace("documents/c/d1/\n", ""), encoding="utf-8")
    (tmp_path / "permalinks" / "site.txt").write_text(write_file([], ["b.txt", "c.txt"]), encoding="utf-8")
    _ledger, problems = load_ledger(tmp_path)
    assert [str(problem) for problem in problems] == [
        "permalinks/c.txt:3:1: warning LED10: the file was changed by another hand than `edition publish`; bring it back "
        "(git checkout -- permalinks/c.txt); what moved or went is said in permalinks/redirects.txt; if the change is meant, "
        "`edition publish --write` renews the sum",
        "permalinks/site.txt:2:1: error LED09: the ledger’s file permalinks/b.txt is gone; bring it back: git checkout HEAD -- permalinks/b.txt",
    ]


def test_releases(tmp_path: Path):
    (tmp_path / "permalinks").mkdir()
    lines = "2027-01-31 1.0 v1.0 first complete version\n2027-13-01 1.1 abc\n2027-02 1.1 abc\n2027-02-01\n"
    (tmp_path / "permalinks" / "releases.txt").write_text(lines, encoding="utf-8")
    ledger, problems = load_ledger(tmp_path)
    assert [(one.date, one.version, one.commit, one.words) for one in ledger.releases.values()] == [
        ("2027-01-31", "1.0", "v1.0", "first complete version")
    ]
    assert [(problem.position.line, problem.message) for problem in problems] == [
        (2, "“2027-13-01” is not an EDTF date"),
        (3, "“2027-02” is not one day"),
        (4, "this is not a release"),
    ]
