"""What readers find at addresses that moved or went: a way on, a tombstone, a notice; on any server."""

import re

import pytest
from edition.derive import derive
from edition.model.edition import Edition
from edition.render import render
from edition.render.shell import Shell, pour

from ..resolve.overlay import change, copy_tiny, read

D1, D2, D10 = (f"sources/letters/{name}.md" for name in ("d1", "d2", "d10"))
REDIRECTS = "permalinks/redirects.txt"


@pytest.fixture
def root(tmp_path):
    folder = copy_tiny(tmp_path, published=True)
    change(folder, read(folder).publish())
    return folder


def pages(root):
    outcome = read(root)
    assert not [problem for problem in outcome.problems if "LED" in problem and "warning" not in problem]
    loaded, parsed, resolved = outcome.loaded, outcome.parsed, outcome.resolved
    made = render(Edition(loaded, parsed, resolved, derive(loaded, parsed, resolved, None)))
    return {page.path: page for page in made}, loaded.site


def head(page, site):
    return pour(Shell(("", "head", "", "assets", "")), page, site)


def test_a_renamed_document_leaves_a_way_to_its_new_address(root):
    change(root, {"sources/letters/d4.md": (root / D1).read_text(encoding="utf-8"), D1: None})
    change(root, {"sources/letters/collection.yml": ("d1-d3", "d2-d4")})
    change(root, {REDIRECTS: "documents/letters/d1/ → documents/letters/d4/ 2027-01-31 it was the fourth\n"})
    made, site = pages(root)
    page = made["documents/letters/d1/"]
    assert '<a href="../d4/" data-ed-moved>' in page.body
    assert "Why it moved: it was the fourth (" in page.body
    assert '<li id="p2"><a href="../d4/#p2">p2</a></li>' in page.body
    assert '<li id="n2"><a href="../d4/#n2">n2</a></li>' in page.body
    top = head(page, site)
    assert '<link rel="canonical" href="https://edition.example/documents/letters/d4/">' in top
    assert '<noscript><meta http-equiv="refresh" content="0; url=../d4/"></noscript>' in top
    assert '<meta name="robots" content="noindex">' in top
    assert '<script src="../../../assets/moved.js" defer></script>' in top


def test_the_way_stays_right_when_the_new_page_is_published_and_grows(root):
    change(root, {"sources/letters/d4.md": (root / D1).read_text(encoding="utf-8"), D1: None})
    change(root, {"sources/letters/collection.yml": ("d1-d3", "d2-d4")})
    change(root, {REDIRECTS: "documents/letters/d1/ → documents/letters/d4/ 2027-01-31 it was the fourth\n"})
    change(root, read(root).publish())
    change(
        root, {"sources/letters/d4.md": ("I have walked", "A new beginning of some words.\n\nYesterday I have walked")}
    )
    made, _site = pages(root)
    assert '<li id="p1"><a href="../d4/#p1">' in made["documents/letters/d1/"].body
    assert re.search(r'id="p1"[^>]*>(?!A new)', made["documents/letters/d4/"].body)


def test_merged_documents_lead_to_where_their_words_are(root):
    """Both had a first paragraph: the old address of the one must not lead to that of the other."""
    paragraph = (root / D10).read_text(encoding="utf-8").rpartition("---\n")[2].strip()
    change(root, {D10: None, D2: ("The chairman", f"{paragraph}\n\nThe chairman")})
    change(root, {REDIRECTS: "documents/letters/d10/ → documents/letters/d2/ 2027-01-31 merged with the second\n"})
    made, _site = pages(root)
    assert '<li id="p1"><a href="../d2/#p3">p1</a></li>' in made["documents/letters/d10/"].body


def test_a_withdrawn_document_leaves_a_tombstone(root):
    change(root, {D10: None, REDIRECTS: "documents/letters/d10/ → gone 2027-01-31 it was a forgery\n"})
    made, site = pages(root)
    page = made["documents/letters/d10/"]
    for words in (
        "the document <strong>d10</strong>",
        "Their reason: it was a forgery.",
        '<span id="p1">#p1</span>',
        '<a href="../">',
    ):
        assert words in page.body
    assert "31\N{NO-BREAK SPACE}January\N{NO-BREAK SPACE}2027" in page.body
    assert '<meta name="robots" content="noindex">' in head(page, site)


def test_moved_and_then_withdrawn(root):
    lines = [
        "documents/letters/d10/ → documents/letters/d9/ 2027-01-31 renamed",
        "documents/letters/d9/ → gone 2027-02-28 a forgery",
    ]
    ninth = "sources/letters/d9.md"
    change(root, {ninth: (root / D10).read_text(encoding="utf-8"), D10: None, REDIRECTS: f"{lines[0]}\n"})
    change(root, read(root).publish())
    change(root, {ninth: None, REDIRECTS: "\n".join(lines) + "\n"})
    made, _site = pages(root)
    body = made["documents/letters/d10/"].body
    assert "Before that it had moved to documents/letters/d9/: renamed, 31" in body


def test_a_withdrawn_note_is_explained_on_its_page(root):
    text = (root / D1).read_text(encoding="utf-8")
    change(root, {D1: re.sub(r"\n\[\^2\]: .*\n", "\n", text.replace("home.[^2]", "home."))})
    change(root, {REDIRECTS: "documents/letters/d1/#n2 → gone 2027-01-31 the note was mistaken\n"})
    made, _site = pages(root)
    body = made["documents/letters/d1/"].body
    (notice,) = re.findall(r'<p class="ed-gone" id="n2">.*?</p>', body)
    assert "was withdrawn on" in notice
    assert "the note was mistaken" in notice
    assert body.count('id="n2"') == 1


def test_a_note_that_moved_leads_on(root):
    text = (root / D1).read_text(encoding="utf-8").replace("[^2]", "[^3]")
    change(root, {D1: text, REDIRECTS: "documents/letters/d1/#n2 → documents/letters/d1/#n3 2027-01-31 renumbered\n"})
    made, _site = pages(root)
    assert '<p class="ed-gone" id="n2"><a href="#n3">#n2 has moved</a> on' in made["documents/letters/d1/"].body


def test_an_edition_in_which_nothing_went_has_none_of_this(root):
    made, _site = pages(root)
    assert not [page for page in made.values() if "ed-gone" in page.body or page.kind in ("moved", "gone")]


def test_a_paragraph_that_stands_twice_leads_to_itself(root):
    """Formulas are alike: the id that went along says which of them was cited."""
    twice = "Approved as it was read.\n\nThe road is open.\n\nApproved as it was read.\n"
    change(root, {D2: (root / D2).read_text(encoding="utf-8") + f"\n{twice}"})
    change(root, read(root).publish())
    change(root, {"sources/letters/d4.md": (root / D2).read_text(encoding="utf-8"), D2: None})
    change(root, {REDIRECTS: "documents/letters/d2/ → documents/letters/d4/ 2027-01-31 renamed\n"})
    body = pages(root)[0]["documents/letters/d2/"].body
    ids = re.findall(r'<li id="(p\d+)">', body)
    assert len(ids) > 3
    assert all(f'<a href="../d4/#{name}">' in body for name in ids)


def test_what_had_moved_from_a_page_that_is_withdrawn_still_leads_on(root):
    lines = [
        "documents/letters/d10/ → gone 2027-02-28 a forgery",
        "documents/letters/d10/#p2 → documents/letters/d1/#p1 2027-01-31 it belongs there",
        "documents/letters/d10/#n9 → gone 2027-01-31 mistaken",
    ]
    text = (root / D10).read_text(encoding="utf-8")
    change(root, {D10: f"{text}\nA second paragraph.[^9]\n\n[^9]: A note.\n"})
    change(root, read(root).publish())
    change(root, {D10: None, REDIRECTS: "\n".join(lines) + "\n"})
    body = pages(root)[0]["documents/letters/d10/"].body
    assert '<li id="p2"><a href="../d1/#p1">p2</a></li>' in body
    assert '<span id="p1">#p1</span>' in body
    assert '<span id="n9">#n9</span>' in body
    assert body.count('id="p2"') == 1


def test_a_withdrawn_note_of_a_page_that_was_renamed_keeps_reason_and_day(root):
    text = (root / D1).read_text(encoding="utf-8")
    without = re.sub(r"\n\[\^2\]: .*\n", "\n", text.replace("home.[^2]", "home."))
    gone = "documents/letters/d1/#n2 → gone 2027-01-31 the note was mistaken\n"
    change(root, {D1: without, REDIRECTS: gone})
    change(root, read(root).publish())
    change(root, {"sources/letters/d4.md": without, D1: None, "sources/letters/collection.yml": ("d1-d3", "d2-d4")})
    change(root, {REDIRECTS: f"documents/letters/d1/ → documents/letters/d4/ 2027-02-28 renamed\n{gone}"})
    change(root, read(root).publish())
    body = pages(root)[0]["documents/letters/d4/"].body
    (notice,) = re.findall(r'<p class="ed-gone" id="n2">.*?</p>', body)
    assert "the note was mistaken" in notice
    assert "31" in notice
