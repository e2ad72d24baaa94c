"""What was published stays: the tiny edition published, then edited; what check says, what publish writes."""

import re
import shutil
from dataclasses import replace

import pytest
from edition.checks import check
from edition.load import load
from edition.model.addresses import was_left_out
from edition.model.history import Change, Commit, History
from edition.model.permalinks import sealed
from edition.parse import parse
from edition.resolve import resolve

from ..resolve.overlay import change, copy_tiny, read

D1, D2, D10 = (f"sources/letters/{name}.md" for name in ("d1", "d2", "d10"))
REDIRECTS = "permalinks/redirects.txt"
BODY = (
    "The [Board](org:harbour-board) opens the northern road to carts. It refers to [Letter 1](d1.md) without a date.",
    "Nothing of what stood here [is left](d1.md), whoever [answers for it](org:harbour-board).",
)
"""The paragraph of the tenth letter, and another in its place."""


@pytest.fixture
def root(tmp_path):
    """The tiny edition, published as it stands."""
    folder = copy_tiny(tmp_path, published=True)
    change(folder, read(folder).publish())
    return folder


def errors(root):
    return [problem for problem in read(root).problems if ": error " in problem]


def line(root, path, file="permalinks/letters.txt"):
    """The anchors of a published page and what died, without fingerprints, sketches and facts."""
    text = read(root).publish()[file]
    (found,) = [entry for entry in text.splitlines() if entry.startswith(f"{path} ") or entry == path]
    marks = "@=~[0-9a-f]{16} ?|=~?[0-9a-f]{16}(~[A-Za-z0-9_-]+)?|(?<= )(name|number|url|archive):[^ ]+ ?"
    return re.sub(marks, "", found.removeprefix(path).strip()).strip()


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
    paths = [entry.split()[0] for entry in site.splitlines()[1:-1]]
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


def test_an_edited_paragraph_keeps_its_id(root):
    change(root, {D10: ("without a date", "without any date")})
    assert not read(root).problems
    assert line(root, "documents/letters/d10/") == "p1"


def test_a_paragraph_written_anew_is_a_warning_with_the_pin_that_keeps_its_id(root):
    change(root, {D10: BODY})
    assert read(root).problems == (
        "sources/letters/d10.md:12:1: warning LED03: the published paragraph “#p1” is gone; if it was only edited, write “{#p1}” on "
        "the line before it and it keeps its id; if it is gone for good, add to permalinks/redirects.txt: documents/letters/d10/#p1 → "
        "gone YYYY-MM-DD reason; without reason and day `edition publish` records that it is gone",
    )
    change(root, {D10: (BODY[1], "{#p1}\n" + BODY[1])})
    assert not read(root).problems
    assert line(root, "documents/letters/d10/") == "p1"


def test_a_paragraph_that_dies_gets_a_tombstone_and_its_id_rests(root):
    change(root, {D10: BODY})
    assert errors(root) == []
    assert line(root, "documents/letters/d10/") == "p2 dead:p1"
    change(root, read(root).publish())
    assert not read(root).problems
    change(root, {D10: (BODY[1], "{#p1}\n" + BODY[1])})
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
        "permalinks/letters.txt:4:1: error LED01: the published page “documents/letters/d10/” is gone: sources/letters/d10.md is no longer there; bring it back, "
        "or add to permalinks/redirects.txt: documents/letters/d10/ → gone YYYY-MM-DD reason"
    )
    assert gone in errors(root)
    change(root, {REDIRECTS: "documents/letters/d10/ → gone 2027-01-31 it was a forgery\n"})
    assert not [problem for problem in errors(root) if "LED" in problem]
    assert line(root, "documents/letters/d10/") == "p1 led:gone dead:@"


TOMBSTONE = "documents/letters/d10/ → gone 2027-01-31 it was a forgery\n"
GIVEN_AGAIN = (
    "sources/letters/d10.md:1:1: error LED04: the address “documents/letters/d10/” was published, given up and is never given "
    "again; take a name that was never used"
)


def test_an_address_that_was_given_up_is_never_given_again(root):
    letter = (root / D10).read_text(encoding="utf-8")
    change(root, {D10: None, REDIRECTS: TOMBSTONE})
    change(root, read(root).publish())
    change(root, {D10: letter.replace(*BODY)})
    assert [problem for problem in errors(root) if "LED" in problem] == [GIVEN_AGAIN]
    change(root, {REDIRECTS: "# nothing\n"})
    assert [problem for problem in errors(root) if "LED" in problem] == [GIVEN_AGAIN]


def test_before_it_is_published_a_redirect_may_be_taken_back(root):
    change(root, {REDIRECTS: TOMBSTONE})
    (problem,) = errors(root)
    assert problem.endswith("is redirected but still exists; delete this line, or rename what has taken the address")


def test_the_line_of_an_address_that_was_given_up_stays(root):
    change(root, {D10: None, REDIRECTS: TOMBSTONE})
    change(root, read(root).publish())
    change(root, {REDIRECTS: "# nothing\n"})
    (gone,) = [problem for problem in errors(root) if "LED" in problem]
    assert gone == (
        "permalinks/letters.txt:4:1: error LED01: “documents/letters/d10/” was given up, and its line in permalinks/redirects.txt "
        "is gone; bring the line back (git log -p -- permalinks/redirects.txt has it), or say it anew: documents/letters/d10/ → "
        "gone YYYY-MM-DD reason"
    )


def test_a_renamed_page_is_alive_at_its_new_address_only(root):
    letter = (root / D10).read_text(encoding="utf-8")
    change(root, {"sources/letters/d11.md": letter, D10: None})
    change(root, {REDIRECTS: "documents/letters/d10/ → documents/letters/d11/ 2027-01-31 renumbered\n"})
    change(root, read(root).publish())
    assert not [problem for problem in errors(root) if "LED" in problem]
    assert (line(root, "documents/letters/d10/"), line(root, "documents/letters/d11/")) == (
        "p1 led:documents/letters/d11/ dead:@",
        "p1 founder:documents/letters/d10/",
    )
    change(root, {D10: letter, "sources/letters/d11.md": None})
    assert GIVEN_AGAIN in errors(root)


def test_a_renamed_document_is_recognised_and_takes_its_ids_along(root):
    change(root, {D1: ("I have walked", "A new beginning.\n\nI have walked")})
    change(root, read(root).publish())
    change(root, {"sources/letters/d4.md": (root / D1).read_text(encoding="utf-8"), D1: None})
    change(root, {"sources/letters/collection.yml": ("d1-d3", "d1-d4")})
    (gone,) = [problem for problem in errors(root) if "LED" in problem]
    assert "is gone: its text now stands at “documents/letters/d4/”; bring it back" in gone
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
        "sources/letters/d1.md:1:1: error LED02: the published note “#n2” is gone: its words now stand at “#n3”; labels are never renumbered: write “[^2]” again, "
        "or add to permalinks/redirects.txt: documents/letters/d1/#n2 → documents/letters/d1/#n3 YYYY-MM-DD reason"
    ]
    change(root, {REDIRECTS: "documents/letters/d1/#n2 → documents/letters/d1/#n3 2027-01-31 renumbered\n"})
    assert not read(root).problems
    assert line(root, "documents/letters/d1/").endswith("dead:n2")
    change(root, read(root).publish())
    change(root, {D1: text.replace("[^3]", "[^2]")})
    assert [problem.partition(": error ")[2] for problem in errors(root) if "LED02" not in problem] == [
        "LED04: “#n2” was published, died and is never given again; take an id or label that was never used"
    ]


ANCHORS = [
    (D1, "[]{.pb n=2}", "", "“#pg-2” is gone; write “[]{.pb n=2}” again"),
    (D2, "## Decision {#decision}", "## Decision {#resolution}", "“#decision” is gone: its words now stand at “#resolution”; write “{#decision}” after its heading again"),
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
        "permalinks/site.txt:13:1: error LED01: the published page “persons/zhou-li/” is gone: content/registers/persons.yml has no entry “zhou-li”; bring it back, "
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


class Asked(frozenset):
    """Names that may be asked for and not gone through: there may be one for each of fifty thousand pages."""

    def __iter__(self):
        raise AssertionError("every name is looked at")


def test_whether_a_page_was_left_out_is_asked_not_searched(root):
    names = Asked(["page:index.md", "page:study/index.md", "page:about/aims.md", "doc:letters/d1"])
    loaded = replace(load(root, {}), left_out=names)
    paths = (
        "",
        "study/",
        "about/aims/",
        "documents/letters/d1/",
        "about/",
        "study/two-roads/",
        "documents/letters/d2/",
    )
    assert [was_left_out(path, loaded) for path in paths] == [True] * 4 + [False] * 3


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("persons/x/ → persons/zhou-li/ 2027-01-31 merged", "“persons/x/” was never published; delete this line, and let lines that lead here lead to “persons/zhou-li/”: only what `edition publish` recorded was promised"),
        ("changes/2026/ → gone 2027-01-31 x", "“changes/2026/” was never published; delete this line: only what `edition publish` recorded was promised"),
        ("documents/letters/d77/ → gone 2027-01-31 x", "“documents/letters/d77/” was never published; delete this line: only what `edition publish` recorded was promised"),
        ("documents/letters/d1.xml/ → gone 2027-01-31 x", "“documents/letters/d1.xml/” was never published; delete this line: what the generator makes for “documents/letters/d1/” goes by the line of that page"),
        ("documents/letters/d1.csl.json/ → gone 2027-01-31 x", "“documents/letters/d1.csl.json/” was never published; delete this line: what the generator makes for “documents/letters/d1/” goes by the line of that page"),
        ("documents/letters/d1/v/2027-01-31/ → gone 2027-01-31 x", "“documents/letters/d1/v/2027-01-31/” was never published; delete this line: what the generator makes for “documents/letters/d1/” goes by the line of that page"),
        ("persons/beck-anna/mentions/2/ → gone 2027-01-31 x", "“persons/beck-anna/mentions/2/” was never published; delete this line: what the generator makes for “persons/beck-anna/” goes by the line of that page"),
        ("persons/ → gone 2027-01-31 x", "“persons/” was never published; delete this line: only what `edition publish` recorded was promised"),
        ("documents/letters/d1/#p99 → gone 2027-01-31 x", "“#p99” was never published on “documents/letters/d1/”; delete this line, or write an id that `edition ledger show documents/letters/d1/` names"),
        ("/ → gone 2027-01-31 x", "“/” is redirected but still exists; delete this line, or rename what has taken the address"),
        ("persons/zhou-li/ → persons/beck-anna/ 2027-01-31 merged", "“persons/zhou-li/” is redirected but still exists; delete this line, or rename what has taken the address"),
    ],
)  # fmt: skip
def test_a_redirect_from_what_was_never_published_or_is_in_use(root, line, message):
    change(root, {REDIRECTS: f"{line}\n"})
    assert f"permalinks/redirects.txt:1:1: error LED07: {message}" in errors(root)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("documents/letters/d10/ → persons/nobody/ 2027-01-31 merged", "“documents/letters/d10/” is redirected to “persons/nobody/”, which does not exist; write the address of a page that exists, or “gone”"),
        ("documents/letters/d10/ → documents/letters/d1/#p99 2027-01-31 merged", "“documents/letters/d10/” is redirected to “documents/letters/d1/#p99”, which does not exist; write the address of a page that exists, or “gone”"),
        ("documents/letters/d10/ → documents/letters/d2/ 2027-01-31 x\ndocuments/letters/d2/ → documents/letters/d10/ 2027-01-31 y", "the redirect of “documents/letters/d10/” leads in a circle; let one of the lines lead to a page that exists"),
    ],
)  # fmt: skip
def test_a_redirect_that_leads_nowhere(root, lines, message):
    change(root, {REDIRECTS: f"{lines}\n", D10: None, D2: None})
    assert f"permalinks/redirects.txt:1:1: error LED07: {message}" in errors(root)


def test_before_the_first_publication_nothing_is_redirected(tmp_path):
    root = copy_tiny(tmp_path)
    change(root, {REDIRECTS: "documents/letters/d77/ → documents/letters/d1/ 2027-01-31 renamed\n"})
    assert errors(root) == [
        "permalinks/redirects.txt:1:1: error LED07: “documents/letters/d77/” is redirected, and nothing is published yet; delete this line"
    ]


def test_redirects_that_work(root):
    lines = [
        "documents/letters/d10/ → documents/letters/d2/ 2027-01-31 x",
        "documents/letters/d2/ → documents/letters/d1/#p2 2027-01-31 y",
        "documents/letters/d1/#n2 → gone 2027-01-31 a mistake",
        "study/two-roads/ → persons/ 2027-01-31 z",
    ]
    change(root, {REDIRECTS: "\n".join(lines) + "\n", D10: None, D2: None, "content/study/two-roads.md": None})
    change(root, {D1: ("[^2]: ", "[^3]: ")})
    change(root, {D1: ("home.[^2]", "home.[^3]")})
    assert not [problem for problem in read(root).problems if "LED" in problem]


def test_renumbered_documents_are_refused(root):
    """The second letter takes the number of the first: whoever cited the first would read the second."""
    first, second = ((root / file).read_text(encoding="utf-8") for file in (D1, D2))
    change(root, {D1: second, D2: first.replace("I have walked", "Yesterday I have walked")})
    found = [problem for problem in read(root).problems if "LED08" in problem]
    hint = (
        "published names are never given to other texts: take back the renaming, and give what is new a name never used"
    )
    assert found == [
        f"sources/letters/d1.md:1:1: error LED08: “documents/letters/d1/” now holds what was published at “documents/letters/d2/”; {hint}",
        f"sources/letters/d2.md:1:1: error LED08: “documents/letters/d2/” now holds what was published at “documents/letters/d1/”; {hint}",
    ]
    assert not [problem for problem in read(root).problems if "LED03" in problem]


BOARD = "The Board met in the long room on {} May 1901, the Governor presiding, and resolved without a division {}."


def test_formulaic_texts_that_change_places_are_refused(tmp_path):
    """Minutes are like each other: a fifth of the words in common would let the ids go over to the other’s text."""
    root = copy_tiny(tmp_path, published=True)
    heads = [(root / file).read_text(encoding="utf-8").partition("\n---\n")[0] for file in (D1, D2)]
    texts = [BOARD.format(5, "to have the harbour dredged"), BOARD.format(8, "to raise the pay of the carters")]
    change(root, {file: f"{head}\n---\n\n{text}\n" for file, head, text in zip((D1, D2), heads, texts, strict=True)})
    change(root, read(root).publish())
    texts.reverse()
    change(root, {file: f"{head}\n---\n\n{text}\n" for file, head, text in zip((D1, D2), heads, texts, strict=True)})
    found = [one for one in read(root).problems if "LED08" in one]
    assert [one.partition(":")[0] for one in found] == [D1, D2]


def test_notes_that_change_places_are_refused(root):
    text = (root / D1).read_text(encoding="utf-8")
    change(root, {D1: text.replace("[^1]", "[^x]").replace("[^2]", "[^1]").replace("[^x]", "[^2]")})
    found = [problem for problem in errors(root) if "LED08" in problem]
    assert [one.partition("; ")[0].partition("LED08: ")[2] for one in found] == [
        "“#n2” now stands for what was published as “#n1”",
        "“#n1” now stands for what was published as “#n2”",
    ]


def test_entries_that_change_places_are_refused(root):
    file = root / "content/registers/persons.yml"
    text = file.read_text(encoding="utf-8")
    swapped = (
        text.replace("id: zhou-li", "id: x")
        .replace("id: petrov-ivan", "id: zhou-li")
        .replace("id: x", "id: petrov-ivan")
    )
    file.write_text(swapped, encoding="utf-8")
    found = [problem for problem in errors(root) if "LED08" in problem]
    assert len(found) == 2
    assert all("“persons/zhou-li/” now holds" in one or "“persons/petrov-ivan/” now holds" in one for one in found)


def test_a_paragraph_that_went_to_another_page_is_found_there(root):
    first = (root / D1).read_text(encoding="utf-8")
    paragraph = next(block for block in first.split("\n\n") if block.startswith("I have walked"))
    plain = "Of the roads I speak tomorrow."
    change(
        root,
        {
            D1: (paragraph, plain),
            D2: ("The chairman", paragraph.replace("[^1]", "").replace("[^o1]", "") + "\n\nThe chairman"),
        },
    )
    (moved,) = [problem for problem in read(root).problems if "LED03" in problem]
    assert moved.endswith(
        "“#p1” is gone: its words are now on another page; add to permalinks/redirects.txt: "
        "documents/letters/d1/#p1 → documents/letters/d2/#p3 YYYY-MM-DD reason"
    )


def test_lines_of_the_first_form_are_brought_up_to_date(root):
    file = root / "permalinks/letters.txt"
    new = file.read_text(encoding="utf-8")
    lines = [
        re.sub(r"~1[A-Za-z0-9_-]+|@=~\w+ |=~\w+| (name|number|url|archive):\S+", "", entry)
        for entry in new.splitlines()
    ]
    file.write_text(sealed(lines[1:-1]), encoding="utf-8")
    assert "documents/letters/d10/ p1=" in file.read_text(encoding="utf-8")
    outcome = read(root)
    assert not outcome.problems
    assert outcome.publish()["permalinks/letters.txt"] == new


def test_without_a_ledger_that_the_repository_has_known_nothing_is_published(root):
    shutil.rmtree(root / "permalinks")
    loaded = load(root, {})
    deleted = Commit("a1b2c3d4", "2027-01-31", "A", "Tidy up", (Change("deleted", "permalinks/site.txt"),))
    parsed = parse(loaded)
    problems = check(replace(loaded, history=History("full", (deleted,))), parsed, resolve(loaded, parsed))
    (gone,) = [str(problem) for problem in problems if problem.code == "LED09"]
    assert gone == (
        "permalinks/site.txt:1:1: error LED09: the ledger of published addresses is gone; it was deleted in a1b2c3d, 2027-01-31, "
        "“Tidy up”; bring back what `edition publish` wrote: git checkout a1b2c3d~1 -- permalinks"
    )


def test_an_edition_that_was_published_is_not_taken_back(root):
    """The ledger deleted, and the edition called unpublished, in one commit."""
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("published: true", "published: false"), encoding="utf-8")
    assert recording(root, History("full")) == []
    shutil.rmtree(root / "permalinks")
    deleted = Commit("a1b2c3d4", "2027-01-31", "A", "Off line", (Change("deleted", "permalinks/site.txt"),))
    (problem,) = recording(root, History("full", (deleted,)))
    assert "error LED09: the ledger of published addresses is gone; it was deleted in a1b2c3d" in problem
    assert problem.endswith("“published: false” takes nothing back: pages go by lines that end with “→ gone”")
    assert recording(root, History("full")) == recording(root, History("shallow")) == []


def recording(root, history):
    """What is said of the ledger as a whole."""
    loaded = load(root, {})
    parsed = parse(loaded)
    problems = check(replace(loaded, history=history), parsed, resolve(loaded, parsed))
    return [str(problem) for problem in problems if problem.code in ("LED09", "LED13")]


def test_a_published_edition_that_records_nothing_is_an_error(root):
    assert not recording(root, History("full"))
    shutil.rmtree(root / "permalinks")
    for depth in ("none", "full"):
        (problem,) = recording(root, History(depth))
        assert problem == (
            "permalinks/site.txt:1:1: error LED13: the edition is published, and permalinks/ records nothing of it; `edition "
            "publish --write`, then commit permalinks; had it been published before, bring back what `edition publish` wrote: "
            "git checkout HEAD -- permalinks"
        )


def test_a_copy_that_begins_in_the_middle_does_not_begin_a_ledger(root):
    shutil.rmtree(root / "permalinks")
    assert recording(root, History("shallow")) == [
        "permalinks/site.txt:1:1: error LED09: there is no permalinks/, and this copy of the repository does not tell whether "
        "there was one; bring the rest: git fetch --unshallow"
    ]


def test_an_emptied_ledger_is_not_one_that_was_never_begun(root):
    for file in ("letters.txt", "site.txt"):
        change(root, {f"permalinks/{file}": ""})
    assert not recording(root, History("full"))
    assert [problem[:40] for problem in errors(root)] == [
        "permalinks/letters.txt:1:1: error LED10:",
        "permalinks/site.txt:1:1: error LED10: th",
    ]


def test_the_commit_that_made_a_page_go_is_named(root):
    change(root, {D10: None})
    loaded = load(root, {})
    deleted = Commit("a1b2c3d4", "2027-01-31", "A", "A forgery", (Change("deleted", D10),))
    parsed = parse(loaded)
    problems = check(replace(loaded, history=History("full", (deleted,))), parsed, resolve(loaded, parsed))
    (gone,) = [str(problem) for problem in problems if problem.code == "LED01"]
    assert "is gone: sources/letters/d10.md was deleted (a1b2c3d, 2027-01-31, “A forgery”); bring it back" in gone


def test_a_commit_is_not_blamed_when_the_page_came_back_after_it(root):
    change(root, {D10: None})
    loaded = load(root, {})
    deleted = Commit("a1b2c3d4", "2027-01-31", "A", "A forgery", (Change("deleted", D10),))
    again = Commit("b1b2c3d4", "2027-02-01", "A", "No forgery", (Change("added", D10),))
    parsed = parse(loaded)
    problems = check(replace(loaded, history=History("full", (again, deleted))), parsed, resolve(loaded, parsed))
    (gone,) = [str(problem) for problem in problems if problem.code == "LED01"]
    assert "is gone: sources/letters/d10.md is no longer there; bring it back" in gone


def releases(root, history):
    change(root, {"permalinks/releases.txt": "2027-01-31 1.0 v1.0 first complete version\n"})
    loaded = load(root, {})
    parsed = parse(loaded)
    problems = check(replace(loaded, history=history), parsed, resolve(loaded, parsed))
    return [str(problem) for problem in problems if problem.code in ("LED11", "LED12")]


def test_a_release_that_cannot_be_shown_here_is_a_warning(root):
    (warning,) = releases(root, History())
    assert (
        "warning LED11: how documents read on 2027-01-31 cannot be shown: this copy stands outside the repository"
        in warning
    )
    (warning,) = releases(root, History("shallow"))
    assert "warning LED11" in warning
    assert "this copy of the repository begins later" in warning


def test_a_release_that_names_no_commit_is_a_warning(root):
    (warning,) = releases(root, History("full"))
    assert warning.startswith(
        "permalinks/releases.txt:1:1: warning LED12: the repository has no commit or tag “v1.0”; write"
    )
    assert not releases(root, History("full", sources={"2027-01-31": {}}))
