"""What the page of a person, body, place, event, term, work or document lists under “mentioned in”."""

from edition.derive.mentions import mentions
from edition.model.edition import Parsed
from edition.model.text import CitedWork, Note

from .made import AT, FRUS, citation, collection, document, link, loaded, page, resolved, text

D1 = "sources/letters/d1.md"
PERSON = {"id": "beck", "name": "Anna Beck"}
OFFICE = {"id": "board", "name": "Board", "kind": "office"}
EVENT = {"id": "meeting", "title": "Meeting", "date": "1954-06-11", "kind": "meeting", "source": "d1"}


def seen(edition, texts, key, ids=()):
    """(path, role, pinpoint) of each mention, in order."""
    parsed = Parsed(texts)
    found = mentions(edition, parsed, resolved(parsed, {D1: tuple(ids)})).get(key, ())
    return [(mention.path, mention.role, mention.pinpoint) for mention in found]


def test_a_link_in_a_paragraph_leads_to_that_paragraph():
    edition = loaded([document("d1", date="1954-06-11")], person=[PERSON])
    parsed = Parsed({D1: text(["One.", "Two."], links=(link("person", "beck", 2, words="Miss Beck"),))})
    (mention,) = mentions(edition, parsed, resolved(parsed, {D1: ("p1", "p9")}))["person:beck"]
    assert mention.path == "documents/letters/d1/#p9"
    assert (mention.title, mention.label, mention.date) == ("Title of d1", "d1", "11 June 1954")
    assert mention.pinpoint == "¶ 2"
    assert (mention.before, mention.plain, mention.after) == ("before ", "Miss Beck", " after")


def test_a_link_in_a_note_leads_to_the_note_under_its_printed_number():
    edition = loaded([document("d1")], person=[PERSON])
    notes = [Note("7", "editorial", 2, "A note.", AT), Note("o1", "original", 1, "Marginal.", AT)]
    made = text(["One."], notes, links=(link("person", "beck", note="7"), link("person", "beck", note="o1")))
    assert seen(edition, {D1: made}, "person:beck") == [
        ("documents/letters/d1/#n7", "note", "n. 2"),
        ("documents/letters/d1/#o1", "note", "n. o1"),
    ]


def test_the_source_note_is_read_before_the_text():
    edition = loaded([document("d1")], person=[PERSON])
    texts = {D1: text(["One."], links=(link("person", "beck"),)), f"{D1}#source": text(links=(link("person", "beck"),))}
    assert seen(edition, texts, "person:beck", ["p1"]) == [
        ("documents/letters/d1/#source", "note", "source note"),
        ("documents/letters/d1/#p1", "text", "¶ 1"),
    ]


def test_the_same_paragraph_counts_once():
    edition = loaded([document("d1")], person=[PERSON])
    made = text(["One."], links=(link("person", "beck"), link("person", "beck")))
    assert len(seen(edition, {D1: made}, "person:beck", ["p1"])) == 1


def test_front_matter_names_senders_recipients_copies_places_and_events():
    meta = {
        "senders": [{"office": "board", "person": "beck"}],
        "recipients": [{"person": "beck"}],
        "repeated_to": [{"office": "board", "number": "7"}],
        "place": "geneva",
        "event": "meeting",
    }
    edition = loaded(
        [document("d1", **meta)],
        person=[PERSON],
        org=[OFFICE],
        place=[{"id": "geneva", "name": "Geneva"}],
        event=[EVENT],
    )
    path = "documents/letters/d1/"
    assert seen(edition, {}, "person:beck") == [(path, "sender", ""), (path, "recipient", "")]
    assert seen(edition, {}, "org:board") == [(path, "sender", ""), (path, "copy", "")]
    assert seen(edition, {}, "place:geneva") == [(path, "place", "")]
    assert seen(edition, {}, "event:meeting") == [(path, "event", "")]


def test_listed_mentions_give_way_to_links_in_the_text():
    edition = loaded([document("d1", mentions={"persons": ["beck"]})], person=[PERSON])
    assert seen(edition, {}, "person:beck") == [("documents/letters/d1/", "named", "")]
    linked = {D1: text(["One."], links=(link("person", "beck"),))}
    assert seen(edition, linked, "person:beck", ["p1"]) == [("documents/letters/d1/#p1", "text", "¶ 1")]


def test_a_work_lists_citations_but_not_every_document_printed_in_it():
    documents = [document("d1", printed={"work": "frus", "number": 1}), document("d2", refers_to=[{"work": "frus"}])]
    edition = loaded(documents, made_collection=collection(work="frus"), work=[FRUS])
    cited = text(["One."], citations=(citation(0, CitedWork("frus", locator="385")),))
    assert seen(edition, {D1: cited}, "work:frus", ["p1"]) == [
        ("documents/letters/d1/#p1", "cited", "¶ 1"),
        ("documents/letters/d2/", "cited", ""),
        ("documents/letters/", "cited", ""),
    ]


def test_a_document_lists_those_that_refer_to_it_and_the_event_it_reports():
    documents = [document("d1"), document("d2", refers_to=[{"document": "d1", "as": "Letter 1"}])]
    edition = loaded(
        documents, [page("paths/one.md", documents=["letters/d1"])], event=[EVENT | {"documents": ["letters/d1"]}]
    )
    assert seen(edition, {}, "doc:letters/d1") == [
        ("documents/letters/d2/", "named", ""),
        ("paths/one/", "named", ""),
        ("events/meeting/", "event", ""),
    ]


def test_nothing_mentions_itself():
    edition = loaded([document("d1")], person=[PERSON])
    texts = {
        D1: text(["One."], links=(link("doc", "letters/d1"),)),
        "person:beck": text(links=(link("person", "beck"),)),
    }
    assert mentions(edition, Parsed(texts), resolved(Parsed(texts))) == {}
