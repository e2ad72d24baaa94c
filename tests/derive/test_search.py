"""What can be found in a document."""

from edition.derive import derive
from edition.model.edition import Parsed
from edition.model.text import Note

from .made import AT, collection, document, inline_text, link, loaded, resolved, text

D1 = "sources/letters/d1.md"


def derived(**meta):
    edition = loaded(
        [document("d1", **meta)],
        made_collection=collection(structure=[{"id": "ch1", "title": "I", "documents": "d1"}]),
        person=[{"id": "beck", "name": "Anna Beck"}],
        org=[{"id": "board", "name": "Board", "kind": "office"}],
    )
    notes = [Note("1", "editorial", 1, "A note.", AT)]
    parsed = Parsed(
        {
            D1: text(["One.", "Two."], notes, links=(link("person", "beck", 2), link("person", "beck"))),
            f"{D1}#source": inline_text("*Typescript*\nwith [corrections](person:beck)."),
        }
    )
    return derive(edition, parsed, resolved(parsed, {D1: ("p1", "p9")}), None)


def record(**meta):
    return derived(**meta).search[0]


def test_words_carry_the_anchor_that_shows_them():
    assert derived().words["documents/letters/d1/"] == (
        ("source", "Typescript with corrections.", "final"),
        ("p1", "One.", "final"),
        ("p9", "Two.", "final"),
        ("n1", "A note.", "final"),
    )


def test_entities_come_from_text_and_front_matter_once_each():
    assert record(senders=[{"office": "board"}]).entities == ("org:board", "person:beck")


def test_facets_hold_what_is_known():
    facets = record(date="1954-06-11", senders=[{"office": "board", "person": "beck"}]).facets
    assert facets == {
        "type": ("telegram",),
        "date": ("1954-06-11",),
        "senders": ("person:beck", "org:board"),
        "text": ("transcription",),
        "part": ("documents/letters/ch1/",),
    }
