"""A page that is renamed is held to what it was: what would be refused in place is refused under the new name, too."""

import re

import pytest

from ..resolve.overlay import change
from .test_records import AT, D1, D2, D10, D40, MOVED, REDIRECTS, known, pages, publish, refused, rename, root, said

__all__ = ["root"]

D20 = "sources/letters/d20.md"


def edited(root, file, *replaced):
    text = (root / file).read_text(encoding="utf-8")
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    change(root, {file: text})


def moved(root, old, new, *replaced):
    """A file under another name."""
    change(root, {new: (root / old).read_text(encoding="utf-8"), old: None})
    edited(root, new, *replaced)


@pytest.fixture
def renamed(root):
    """The first letter becomes the fortieth; not published yet."""
    rename(root)
    assert not refused(root)
    return root


def test_labels_exchanged_while_renaming(renamed):
    edited(renamed, D40, ("[^1]", "[^x]"), ("[^2]", "[^1]"), ("[^x]", "[^2]"))
    said_of_notes = [one for one in refused(renamed) if "LED08" in one]
    assert len(said_of_notes) == 2
    assert all("now stands for what was published as" in one for one in said_of_notes)


def test_a_gap_closed_while_renaming(renamed):
    edited(renamed, D40, ("[^1]: The Pass is not on the map.\n\n", ""), ("(place:the-pass).[^1]", "(place:the-pass)."))
    edited(renamed, D40, ("[^2]", "[^1]"))
    codes = {re.findall(r"LED\d+", one)[0] for one in refused(renamed)}
    assert codes == {"LED02", "LED08"}


def test_what_is_dropped_while_renaming_needs_its_line(renamed):
    edited(renamed, D40, ("[^1]: The Pass is not on the map.\n\n", ""), ("(place:the-pass).[^1]", "(place:the-pass)."))
    (gone,) = refused(renamed)
    line = f"{AT}/d40/#n1 → gone"
    assert (
        f"error LED02: the published note “#n1” is gone; labels are never renumbered: write “[^1]” again, or add to {REDIRECTS}: {line}"
        in gone
    )
    for written in (line, f"{AT}/d1/#n1 → gone"):
        change(renamed, {REDIRECTS: f"{MOVED}{written} 2027-01-31 it was mistaken\n"})
        assert not refused(renamed)
    change(renamed, {REDIRECTS: f"{MOVED}{line} 2027-01-31 it was mistaken\n"})
    for _ in ("before", "after it is published"):
        old, new = pages(renamed, f"{AT}/d1/", f"{AT}/d40/")
        assert 'href="../d40/#n1"' in old
        assert 'id="n1"' in new
        assert "it was mistaken" in new
        publish(renamed)


def test_a_paragraph_rewritten_while_renaming_is_told(renamed):
    edited(
        renamed,
        D40,
        (
            "I have walked the northern road with [Zhou Li](person:zhou-li) as far as",
            "Whales are hunted in winter, says the keeper of",
        ),
    )
    edited(renamed, D40, ("It is dry, and\nthe [Board](org:harbour-board) may use it.", "Nobody eats them."))
    assert [one for one in known(renamed).problems if "warning LED03" in one and "#p1" in one]


def test_crossed_lines_are_refused(root):
    moved(root, D1, D40, ("](d2.md#p1)", "](d10.md)"))
    moved(root, D2, D20, ("](d1.md)", "](d10.md)"), ("letters/d1", "letters/d40"))
    edited(root, D40, ("document: d2", "document: d20"))
    lines = f"{AT}/d1/ → {AT}/d20/ 2027-01-31 renumbered\n{AT}/d2/ → {AT}/d40/ 2027-01-31 renumbered\n"
    change(root, {REDIRECTS: lines})
    first, second = [one for one in refused(root) if "LED08" in one]
    assert first.startswith(
        f"{REDIRECTS}:1:1: error LED08: “{AT}/d1/” is redirected to a page that holds something else: "
    )
    assert second.startswith(
        f"{REDIRECTS}:2:1: error LED08: “{AT}/d2/” is redirected to a page that holds something else: "
    )
    assert f"{AT}/d1/ → {AT}/d40/" in first
    change(
        root, {REDIRECTS: f"{AT}/d1/ → {AT}/d40/ 2027-01-31 renumbered\n{AT}/d2/ → {AT}/d20/ 2027-01-31 renumbered\n"}
    )
    assert not refused(root)


def test_another_document_under_the_new_name_is_refused_until_it_is_said_to_be_the_same(renamed):
    text = "---\ntitle: Whale oil prices\ntype: letter\ntext: transcription\n---\n\nWhales are hunted in winter, far in the north.\n"
    change(renamed, {D40: text})
    (strange,) = [one for one in refused(renamed) if "LED08" in one]
    assert strange.startswith(
        f"{REDIRECTS}:1:1: error LED08: “{AT}/d1/” is redirected to a page that holds something else: "
    )
    same = re.search(rf"{AT}/d40/ → same", strange)[0]
    change(renamed, {REDIRECTS: f'{MOVED}{same} 2027-01-31 "edited anew"\n'})
    assert not [one for one in refused(renamed) if "LED08" in one]
    publish(renamed)
    head = text.partition("title:")[0]
    change(
        renamed, {D40: f"{head}title: Ice\ntype: letter\ntext: transcription\n---\n\nNobody cuts any before Easter.\n"}
    )
    assert [one for one in refused(renamed) if "LED08" in one], "a line confirms once"


def test_persons_with_crossed_lines_are_refused(root):
    for file in [*root.rglob("*.md"), *root.rglob("*.yml")]:
        words = file.read_text(encoding="utf-8")
        file.write_text(words.replace("beck-anna", "beck-a").replace("zhou-li", "zhou"), encoding="utf-8")
    crossed = (
        "persons/beck-anna/ → persons/zhou/ 2027-01-31 shorter\npersons/zhou-li/ → persons/beck-a/ 2027-01-31 shorter\n"
    )
    change(root, {REDIRECTS: crossed})
    assert len([one for one in refused(root) if "LED08" in one]) == 2
    right = (
        "persons/beck-anna/ → persons/beck-a/ 2027-01-31 shorter\npersons/zhou-li/ → persons/zhou/ 2027-01-31 shorter\n"
    )
    change(root, {REDIRECTS: right})
    assert not refused(root)


def test_a_page_whose_text_stands_elsewhere_is_not_gone(renamed):
    change(renamed, {REDIRECTS: f"{AT}/d1/ → gone 2027-01-31 no longer wanted\n"})
    (wrong,) = refused(renamed)
    assert (
        f"LED07: “{AT}/d1/” is said to be gone, and what was published there stands at “{AT}/d40/”; write “{AT}/d1/ → {AT}/d40/"
        in wrong
    )


def test_a_name_that_was_given_up_is_not_taken_back(renamed):
    publish(renamed)
    moved(renamed, D40, D1)
    gone = [one for one in refused(renamed) if "LED01" in one]
    assert gone[0].endswith(f"; give its file that name again: “{AT}/d1/” was given up for good")


def test_nothing_is_lost_of_what_is_renamed_twice(renamed):
    publish(renamed)
    moved(renamed, D40, D20)
    edited(renamed, D20, ("[^1]", "[^x]"), ("[^2]", "[^1]"), ("[^x]", "[^2]"))
    for file in (D2, D10):
        words = (renamed / file).read_text(encoding="utf-8")
        change(renamed, {file: words.replace("(d40.md", "(d20.md").replace("letters/d40", "letters/d20")})
    change(renamed, {REDIRECTS: f"{MOVED}{AT}/d40/ → {AT}/d20/ 2027-02-01 it was the twentieth\n"})
    assert len([one for one in refused(renamed) if "LED08" in one]) == 2
    assert not said(renamed, "LED07")
