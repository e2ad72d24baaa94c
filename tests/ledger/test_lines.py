"""The lines of permalinks/: written, read back, and explained when they are damaged."""

import hashlib
import re
from pathlib import Path

import pytest
from edition.load.permalinks import load_ledger
from edition.model.ledger import Published
from edition.model.permalinks import HEADER, read_page, restored, sealed, write_file, write_page
from edition.model.position import Position
from edition.model.sketches import sketch

A = "0123456789abcdef"

BOTH = (
    "delete neither: each may promise what the other does not know; git checkout origin/main -- permalinks/c.txt, "
    "then `edition publish --write` adds what is new"
)
MERGED = "git checkout origin/main -- permalinks/c.txt, then `edition publish --write` adds what is new"

BROKEN = [
    ("site.txt", "documents/c/d1 p1", "2:1", "“documents/c/d1” is not the path of a page", restored("permalinks/site.txt")),
    ("site.txt", "../etc/ p1", "2:1", "“../etc/” is not the path of a page", restored("permalinks/site.txt")),
    ("c.txt", "\n\ndocuments/c/d1/ n1 p1=12", "4:20", "“p1=12” is not an anchor", restored("permalinks/c.txt")),
    ("c.txt", "documents/c/d1/ n1 n1", "2:20", "the anchor “n1” stands twice", restored("permalinks/c.txt")),
    ("c.txt", "documents/c/d1/ n1 dead:n1", "2:20", "the anchor “n1” stands twice", restored("permalinks/c.txt")),
    ("c.txt", "documents/c/d1/ dead:p1=2", "2:17", "“dead:p1=2” is not an anchor", restored("permalinks/c.txt")),
    ("c.txt", "documents/c/d1/\n<<<<<<< HEAD", "3:1", "a merge has left its marks", MERGED),
    ("c.txt", "documents/c/d1/\ndocuments/c/d1/ n1", "3:1", "“documents/c/d1/” stands twice, first in line 2 of permalinks/c.txt", BOTH),
    ("redirects.txt", "<<<<<<< HEAD", "1:1", "a merge has left its marks", "keep the lines of both sides, each once, and delete the lines with the marks"),
    ("releases.txt", "=======", "2:1", "a merge has left its marks", "keep the lines of both sides, each once, and delete the lines with the marks"),
    ("redirects.txt", "documents/c/d1/ => documents/c/d2/ 2027-01-31 reason", "1:47", "no reason is given, and readers are shown it", "write why: “merged with the next letter”"),
    ("redirects.txt", "documents/c/d1/ documents/c/d2/", "1:1", "this is not a redirect", "write “documents/c/d1/ → documents/c/d2/ YYYY-MM-DD reason”"),
    ("redirects.txt", "a/ → b/ 2027-01-32 why", "1:9", "“2027-01-32” is no day of the calendar: day is out of range for month", "write the day as 2027-01-31"),
    ("redirects.txt", "a/ → b 2027-01-31 why", "1:6", "“b” is not an address of the site", "write “documents/c/d1/” or “documents/c/d1/#n2”"),
    ("redirects.txt", "a/ → b/ YYYY-MM-DD reason", "1:9", "“YYYY-MM-DD” is not an EDTF date", "write the day as 2027-01-31"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "text", "place", "message", "hint"), BROKEN)
def test_a_damaged_line_is_named(tmp_path: Path, file, text, place, message, hint):
    (tmp_path / "permalinks").mkdir()
    whole = text if file == "redirects.txt" else sealed(text.split("\n"))
    (tmp_path / "permalinks" / file).write_text(whole, encoding="utf-8")
    if file == "c.txt":
        (tmp_path / "permalinks" / "site.txt").write_text(sealed([], ["c.txt"]), encoding="utf-8")
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
    assert re.fullmatch(r"# End of 3 pages, sum [0-9a-f]{16}", text.splitlines()[-1])
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


C, SITE = "permalinks/c.txt", "permalinks/site.txt"
CHANGED = (
    ": error LED10: the file was cut off, or changed by another hand than `edition publish`: its last line does not fit; "
    "git checkout HEAD -- permalinks/c.txt brings it back; if the change is already committed, "
    'git checkout "$(git log -1 --format=%h -- permalinks/c.txt)~1" -- permalinks/c.txt; '
    "after a merge, git checkout origin/main -- permalinks/c.txt, then `edition publish --write` adds what is new; "
    "what moved or went is said in permalinks/redirects.txt"
)


def damaged(tmp_path: Path, damage, file=C) -> list[str]:
    """What is said of a ledger of two files, one of which was damaged."""
    (tmp_path / "permalinks").mkdir()
    (tmp_path / C).write_text(write_file([Published("documents/c/d1/"), Published("documents/c/d2/")]), "utf-8")
    (tmp_path / SITE).write_text(write_file([Published("")], ["b.txt", "c.txt"]), "utf-8")
    (tmp_path / "permalinks/b.txt").write_text(write_file([Published("documents/b/d1/")]), "utf-8")
    (tmp_path / file).write_text(damage((tmp_path / file).read_text("utf-8")), "utf-8")
    return [str(problem) for problem in load_ledger(tmp_path)[1]]


DAMAGES = [
    ("a line taken out", lambda text: text.replace("documents/c/d1/\n", ""), "3:1"),
    ("cut off at the end of a line", lambda text: text[: text.index("documents/c/d2/")], "2:1"),
    ("the sum alone cut off", lambda text: text[: text.rindex("#")], "3:1"),
    ("emptied", lambda _text: "", "1:1"),
    ("written to after the sum", lambda text: text + "documents/c/d3/\n", "5:1"),
    ("a comment after the sum", lambda text: text + "# later\n", "5:1"),
    ("a blank line after the sum", lambda text: text + "\n", "5:1"),
    ("another count", lambda text: text.replace("2 pages", "1 page"), "4:1"),
    ("a comment in it", lambda text: text.replace(HEADER, HEADER + "# mine\n"), "5:1"),
]


@pytest.mark.parametrize(("damage", "place"), [pytest.param(*one[1:], id=one[0]) for one in DAMAGES])
def test_a_file_that_is_not_as_it_was_written_is_an_error(tmp_path: Path, damage, place):
    assert damaged(tmp_path, damage) == [f"{C}:{place}{CHANGED}"]


def test_a_name_taken_out_of_the_list_of_files_is_noticed(tmp_path: Path):
    (problem,) = damaged(tmp_path, lambda text: text.replace("b.txt ", ""), SITE)
    assert problem.startswith(f"{SITE}:3:1: error LED10")


def test_a_file_that_is_gone_is_noticed(tmp_path: Path):
    damaged(tmp_path, lambda text: text)
    (tmp_path / "permalinks/b.txt").unlink()
    assert [str(problem) for problem in load_ledger(tmp_path)[1]] == [
        "permalinks/site.txt:3:1: error LED09: the ledger’s file permalinks/b.txt is gone; git checkout HEAD -- permalinks/b.txt "
        "brings it back; if the change is already committed, "
        'git checkout "$(git log -1 --format=%h -- permalinks/b.txt)~1" -- permalinks/b.txt',
    ]


def former(text: str) -> str:
    """A file in the form before: a sum over its lines only."""
    lines = text.splitlines()[1:-1]
    total = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
    return HEADER + "".join(f"{line}\n" for line in lines) + f"# {len(lines)} pages, sum {total}\n"


def test_the_form_before_is_read_when_its_sum_is_right(tmp_path: Path):
    assert not damaged(tmp_path, former)
    assert list(load_ledger(tmp_path)[0].pages)[-2:] == ["documents/c/d2/", ""]


@pytest.mark.parametrize("change", [("d1/", "d3/"), ("2 pages", "3 pages"), ("documents/c/d2/\n", "")])
def test_the_form_before_with_a_wrong_sum_is_an_error(tmp_path: Path, change):
    (problem,) = damaged(tmp_path, lambda text: former(text).replace(*change))
    assert "error LED10" in problem


def test_items_of_a_later_version_are_kept(tmp_path: Path):
    line = f"documents/c/d1/ @=~{A} p1={A} pg-a:1 later:a/=1 later:b v:2027-01-31=x dead:@ dead:p2"
    page = read_page(line, Position(C, 2))
    assert (list(page.anchors), page.dead, page.rests) == (["p1", "pg-a:1"], {"p2"}, True)
    assert page.facts == {"later": ("a/=1", "b"), "v": ("2027-01-31=x",)}
    assert write_page(page) == line


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
