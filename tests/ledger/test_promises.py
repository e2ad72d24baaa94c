"""What was published stays: the tiny edition published, then edited; what check says, what publish writes."""

import re

import pytest

from ..resolve.overlay import change, copy_tiny, read

D1, D2, D10 = (f"sources/letters/{name}.md" for name in ("d1", "d2", "d10"))
REDIRECTS = "permalinks/redirects.txt"


@pytest.fixture
def root(tmp_path):
    """The tiny edition, published as it stands."""
    folder = copy_tiny(tmp_path, published=True)
    change(folder, read(folder).publish())
    return folder


def errors(root):
    return [problem for problem in read(root).problems if ": error " in problem]


def line(root, path, file="permalinks/letters.txt"):
    """The anchors of a published page, without fingerprints."""
    text = read(root).publish()[file]
    (found,) = [entry for entry in text.splitlines() if entry.startswith(f"{path} ") or entry == path]
    return re.sub("=[0-9a-f]{16}", "", found.removeprefix(path).strip())


def test_nothing_is_written_before_the_edition_is_published(tmp_path):
    assert read(copy_tiny(tmp_path)).publish() == {}


def test_publishing_again_changes_nothing(root):
    written = {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in (root / "permalinks").iterdir()
    }
    outcome = read(root)
    assert not outcome.problems
    assert outcome.publish() == written
    assert sorted(written) == ["permalinks/letters.txt", "permalinks/site.txt"]


def test_every_kind_of_page_is_promised(root):
    site = (root / "permalinks/site.txt").read_text(encoding="utf-8")
    paths = [entry.split()[0] for entry in site.splitlines()[1:]]
    for path in (
        "/",
        "about/",
        "study/two-roads/",
        "documents/letters/",
        "documents/letters/may/",
        "persons/zhou-li/",
        "works/handbook-1901/",
    ):
        assert path in paths
    assert line(root, "documents/letters/d1/") == "p1 p2 n1 o1 n2 pg-2 source"


def test_a_paragraph_inserted_before_takes_a_new_number(root):
    change(root, {D1: ("I have walked", "A new beginning.\n\nI have walked")})
    assert not read(root).problems
    assert line(root, "documents/letters/d1/") == "p3 p1 p2 n1 o1 n2 pg-2 source"


def test_a_paragraph_that_moves_takes_its_id_along(root):
    change(
        root,
        {D2: ("The chairman", "The [Board](org:harbour-board) takes [Miss Beck’s road](d1.md).[^t1]\n\nThe chairman")},
    )
    text = (root / D2).read_text(encoding="utf-8")
    moved = "The [Board](org:harbour-board) takes [Miss Beck’s road](d1.md).[^t1]\n\n"
    (root / D2).write_text(moved.join(text.rsplit(moved, 1)[:1]) + text.rsplit(moved, 1)[1], encoding="utf-8")
    assert not read(root).problems
    assert read(root).resolved.paragraph_ids[D2] == ("p2", "p1")


def test_an_edited_paragraph_is_a_warning_with_the_pin_that_keeps_its_id(root):
    change(root, {D10: ("without a date", "without any date")})
    assert read(root).problems == (
        "sources/letters/d10.md:12:1: warning LED03: the published paragraph “#p1” is gone; if it was only edited, write “{#p1}” on "
        "the line before it and it keeps its id; if it is gone for good, `edition publish` records that",
    )
    change(root, {D10: ("The [Board]", "{#p1}\nThe [Board]")})
    assert not read(root).problems
    assert line(root, "documents/letters/d10/") == "p1"


def test_a_paragraph_that_dies_gets_a_tombstone_and_its_id_rests(root):
    change(root, {D10: ("The [Board](org:harbour-board) opens", "It [opens](org:harbour-board)")})
    assert errors(root) == []
    assert line(root, "documents/letters/d10/") == "p2 dead:p1"
    change(root, read(root).publish())
    assert not read(root).problems
    change(root, {D10: ("It [opens]", "{#p1}\nIt [opens]")})
    assert errors(root) == [
        "sources/letters/d10.md:13:1: error LED04: “#p1” was published, died and is never given again; take an id or label that was never used"
    ]


def test_an_id_is_not_pinned_to_another_paragraph(root):
    change(root, {D1: ("I have walked", "{#p2}\nI have walked")})
    (problem,) = errors(root)
    assert "LED04: “p2” is pinned here, but the text published as “#p2” stands elsewhere on the page" in problem
    assert problem.endswith("delete “{#p2}”: published paragraphs keep their ids by themselves")
    assert problem.startswith("sources/letters/d1.md:33:1:")


def test_a_text_is_not_pinned_to_the_id_of_a_dead_one(root):
    change(root, {D2: ("The [Board](org:harbour-board) takes [Miss Beck’s road](d1.md).[^t1]", "[^t1]")})
    change(root, {D2: ("The chairman", "{#p2}\nThe chairman")})
    assert any(
        "LED04: “p2” is pinned here, but this text was published as “#p1”" in problem for problem in errors(root)
    )


def test_a_deleted_document_needs_a_redirect_or_a_tombstone(root):
    change(root, {D10: None})
    gone = (
        "permalinks/letters.txt:4:1: error LED01: the published page “documents/letters/d10/” is gone; bring it back, "
        "or add to permalinks/redirects.txt: documents/letters/d10/ → gone YYYY-MM-DD reason"
    )
    assert gone in errors(root)
    change(root, {REDIRECTS: "documents/letters/d10/ → gone 2027-01-31 it was a forgery\n"})
    assert not [problem for problem in errors(root) if "LED" in problem]
    assert line(root, "documents/letters/d10/") == "p1"


def test_a_renamed_document_is_recognised_and_takes_its_ids_along(root):
    change(root, {D1: ("I have walked", "A new beginning.\n\nI have walked")})
    change(root, read(root).publish())
    change(root, {"sources/letters/d4.md": (root / D1).read_text(encoding="utf-8"), D1: None})
    change(root, {"sources/letters/collection.yml": ("d1-d3", "d1-d4")})
    (gone,) = [problem for problem in errors(root) if "LED" in problem]
    assert gone.endswith(
        "add to permalinks/redirects.txt: documents/letters/d1/ → documents/letters/d4/ YYYY-MM-DD reason"
    )
    change(root, {REDIRECTS: "documents/letters/d1/ → documents/letters/d4/ 2027-01-31 renumbered\n"})
    assert not [problem for problem in errors(root) if "LED" in problem]
    assert line(root, "documents/letters/d4/").startswith("p3 p1 p2 ")


def test_a_note_is_not_renumbered(root):
    text = (root / D1).read_text(encoding="utf-8").replace("[^2]", "[^3]")
    change(root, {D1: text})
    assert errors(root) == [
        "sources/letters/d1.md:1:1: error LED02: the published note “#n2” is gone; labels are never renumbered: write “[^2]” again, "
        "or add to permalinks/redirects.txt: documents/letters/d1/#n2 → gone YYYY-MM-DD reason"
    ]
    change(root, {REDIRECTS: "documents/letters/d1/#n2 → documents/letters/d1/#n3 2027-01-31 renumbered\n"})
    assert not read(root).problems
    assert line(root, "documents/letters/d1/").endswith("dead:n2")
    change(root, read(root).publish())
    change(root, {D1: text.replace("[^3]", "[^2]")})
    assert any("“documents/letters/d1/#n2” is redirected but still exists" in problem for problem in errors(root))
    assert any("LED04: “#n2” was published, died and is never given again" in problem for problem in errors(root))


ANCHORS = [
    (D1, "[]{.pb n=2}", "", "“#pg-2” is gone; write “[]{.pb n=2}” again"),
    (D2, "## Decision {#decision}", "## Decision {#resolution}", "“#decision” is gone; write “{#decision}” after its heading again"),
    (D1, "source_note: Typescript with corrections by [the harbour master](person:petrov-ivan); printed in [@letters-1902, 1].\n", "", "“#source” is gone; give the document its `source_note` again"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "message"), ANCHORS)
def test_other_anchors_stay(root, file, old, new, message):
    change(root, {file: (old, new)})
    (problem,) = errors(root)
    assert f": error LED06: the published anchor {message}, or add to permalinks/redirects.txt: documents/" in problem


def test_a_person_is_not_dropped(root):
    text = (root / "content/registers/persons.yml").read_text(encoding="utf-8")
    change(root, {"content/registers/persons.yml": text[: text.index("- id: zhou-li")]})
    gone = [problem for problem in errors(root) if "LED01" in problem]
    assert gone == [
        "permalinks/site.txt:13:1: error LED01: the published page “persons/zhou-li/” is gone; bring it back, "
        "or add to permalinks/redirects.txt: persons/zhou-li/ → gone YYYY-MM-DD reason"
    ]


def test_a_page_with_errors_of_its_own_is_not_reported_gone(root):
    change(
        root,
        {
            D10: ("title:", "titel:"),
            "content/registers/terms.yml": ("name:", "nam:"),
            "content/study/two-roads.md": ("title:", "titel:"),
        },
    )
    assert not [problem for problem in errors(root) if "LED" in problem]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("persons/x/ → persons/nobody/ 2027-01-31 merged", "1:1: error LED07: “persons/x/” is redirected to “persons/nobody/”, which does not exist; write the address of a page that exists, or “gone”"),
        ("persons/x/ → documents/letters/d1/#p99 2027-01-31 merged", "1:1: error LED07: “persons/x/” is redirected to “documents/letters/d1/#p99”, which does not exist; write the address of a page that exists, or “gone”"),
        ("persons/zhou-li/ → persons/beck-anna/ 2027-01-31 merged", "1:1: error LED07: “persons/zhou-li/” is redirected but still exists; delete this line, or rename what has taken the address"),
        ("a/ → b/ 2027-01-31 x\nb/ → a/ 2027-01-31 y", "1:1: error LED07: the redirect of “a/” leads in a circle; let one of the lines lead to a page that exists"),
    ],
)  # fmt: skip
def test_a_redirect_that_does_not_work(root, lines, message):
    change(root, {REDIRECTS: lines + "\n"})
    assert errors(root)[0] == f"permalinks/redirects.txt:{message}"


def test_redirects_that_work(root):
    lines = [
        "a/ → b/ 2027-01-31 x",
        "b/ → documents/letters/d1/#p2 2027-01-31 y",
        "c/ → / 2027-01-31 home",
        "d/ → persons/ 2027-01-31 z",
        "e/ → f/ 2027-01-31 y",
        "f/ → gone 2027-01-31 y",
    ]
    change(root, {REDIRECTS: "\n".join(lines) + "\n"})
    assert not read(root).problems
