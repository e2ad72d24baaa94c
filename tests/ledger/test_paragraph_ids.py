"""Which id each paragraph carries, through every way of editing a text."""

import re

import pytest
from edition.model.founders import publications
from edition.model.ledger import Ledger, Moved, Published, fingerprint
from edition.model.paragraph_ids import assign_ids
from edition.model.position import Position
from edition.model.text import Paragraph
from hypothesis import given
from hypothesis import strategies as st


def paragraphs(words):
    """`A B {p9}C`: a paragraph for each word, a pinned one with its id in braces."""
    for number, word in enumerate(words.split(), 1):
        pinned, plain = re.fullmatch(r"(?:\{(.*)\})?(.*)", word).groups()
        yield Paragraph(number, pinned or "", plain, Position("d.md", number))


def published(anchors, dead=""):
    """`p1=A p2=B n1`."""
    pairs = (item.partition("=") for item in anchors.split())
    return Published(
        "d/", {anchor: fingerprint(word) if word else "" for anchor, _, word in pairs}, frozenset(dead.split())
    )


@pytest.mark.parametrize(
    ("what", "before", "dead", "text", "ids"),
    [
        ("never published", None, "", "A B C", "p1 p2 p3"),
        ("never published, one pinned", None, "", "A {p2}B C {plans}D", "p1 p2 p3 plans"),
        ("nothing changed", "p1=A p2=B n1 source", "", "A B", "p1 p2"),
        ("inserted before", "p1=A p2=B", "", "X A B", "p3 p1 p2"),
        ("moved", "p1=A p2=B p3=C", "", "C A B", "p3 p1 p2"),
        ("deleted and one added", "p1=A p2=B p3=C", "", "A X C", "p1 p4 p3"),
        ("the highest number is dead", "p1=A", "p7", "A B", "p1 p8"),
        ("edited and pinned", "p1=A p2=B", "", "A {p2}B2", "p1 p2"),
        ("a pin takes the id of another", "p1=A p2=B", "", "{p2}X B", "p2 p3"),
        ("equal paragraphs in order", "p1=A p2=A p3=B", "", "A B A A", "p1 p3 p2 p4"),
        ("equal paragraphs, published out of order", "p1=A p9=A p2=A", "", "A A A", "p1 p9 p2"),
        ("pinned far ahead", "p1=A", "", "A {p40}B C", "p1 p40 p41"),
        ("a named id keeps when the pin goes", "plans=A", "", "A B", "plans p1"),
        ("case, blanks, quotation marks do not count", "p1=Ab’c", "", "aB'C", "p1"),
    ],
)
def test_ids(what, before, dead, text, ids):
    ledger = None if before is None else published(before, dead)
    assert " ".join(assign_ids([*paragraphs(text)], ledger)) == ids, what


def test_ids_of_other_elements_are_not_given():
    assert assign_ids([*paragraphs("A B")], None, ["p1"]) == ("p2", "p3")


def test_a_page_takes_its_ids_along_when_it_moves():
    old = published("p9=A p2=B")
    moved = Moved("d/", "e/", "2027-01-31", "renamed")
    assert publications(Ledger({"d/": old}, {"d/": moved}))["e/"] is old


def test_two_pages_moved_to_one_address_take_no_ids_along():
    pages = {"d/": published("p9=A"), "e/": published("p8=B")}
    moved = {path: Moved(path, "f/", "2027-01-31", "merged") for path in pages}
    assert "f/" not in publications(Ledger(pages, moved))


EDITS = st.lists(st.lists(st.sampled_from("ABCDEFGH"), max_size=8), min_size=1, max_size=6)


@given(EDITS)
def test_whatever_is_edited_ids_stay_with_their_words_and_the_dead_rest(versions):
    """Through any series of published versions an id never stands for other words, and never comes back."""
    ledger, words_of, died = None, {}, set()
    for version in versions:
        text = [*paragraphs(" ".join(version))]
        ids = assign_ids(text, ledger)
        assert len(set(ids)) == len(ids)
        assert died.isdisjoint(ids)
        assert all(
            words_of.setdefault(identifier, one.plain) == one.plain for identifier, one in zip(ids, text, strict=True)
        )
        kept = set(ledger.anchors) if ledger else set()
        still = {identifier for identifier in kept if words_of[identifier] in version}
        for word in set(version):
            before = [identifier for identifier in still if words_of[identifier] == word]
            assert len(set(before) & set(ids)) == min(len(before), version.count(word))
        died |= kept - set(ids)
        anchors = {identifier: fingerprint(one.plain) for identifier, one in zip(ids, text, strict=True)}
        ledger = Published("d/", anchors, frozenset(died))
