"""The orders in which a document can be read."""

from itertools import pairwise
from time import process_time

from edition.derive.chronology import chronology
from edition.derive.correspondence import correspondence
from edition.derive.meetings import meetings
from edition.derive.trails import trails
from edition.derive.ways import ways

from .made import collection, document, loaded, page

PARTS = [
    {"id": "ch1", "title": "I. Before", "documents": "d1-d2"},
    {"id": "ch2", "title": "II. After", "parts": [{"id": "day", "title": "1 May", "documents": "d3-d9"}]},
]
PERSONS = [{"id": "beck", "name": "Anna Beck"}, {"id": "petrov", "name": "Ivan Petrov"}]
BODIES = [{"id": "board", "name": "Board", "kind": "office"}, {"id": "post", "name": "Post", "kind": "office"}]


def event(identifier, date, kind="plenary", **rest):
    return {"id": identifier, "title": identifier, "date": date, "kind": kind, "source": "d1"} | rest


def derived(edition):
    return ways(edition, trails(edition), chronology(edition), meetings(edition), correspondence(edition))


def along(found, kind):
    """(document, previous, next, place) of every document on the ways of a kind."""
    short = {key: key.removeprefix("letters/") for key in ("", *found)}
    return [
        (short[key], short[way.previous], short[way.following], f"{way.position}/{way.length}")
        for key, through in found.items()
        for way in through
        if way.kind == kind
    ]


def indexes(found, kind):
    return {(way.title, way.path) for through in found.values() for way in through if way.kind == kind}


def test_as_printed_within_the_outermost_part():
    made = loaded([document(f"d{n}") for n in (1, 2, 3)], made_collection=collection(structure=PARTS))
    found = derived(made)
    assert along(found, "printed") == [("d1", "", "d2", "1/2"), ("d2", "d1", "", "2/2"), ("d3", "", "", "1/1")]
    assert indexes(found, "printed") == {
        ("I. Before", "documents/letters/ch1/"),
        ("1 May", "documents/letters/day/"),
    }


def test_by_date_without_the_undated():
    made = loaded([document("d1", date="1954-05-02"), document("d2"), document("d3", date="1954-05-01")])
    found = derived(made)
    assert along(found, "date") == [("d1", "d3", "", "2/2"), ("d3", "", "d1", "1/2")]
    assert ("1954-05-02", "chronology/#1954-05-02") in indexes(found, "date")


def test_by_meeting_through_reports_of_one_meeting_and_of_meetings_of_its_kind():
    documents = [
        document("d1", event="third", event_date="1954-05-03"),
        document("d2", event="first", event_date="1954-05-01"),
        document("d3", event="first", event_date="1954-05-01"),
        document("d4", event="letter"),
    ]
    events = [event("third", "1954-05-03"), event("first", "1954-05-01"), event("second", "1954-05-02")]
    found = derived(loaded(documents, event=[*events, event("letter", "1954-05-01", "letter")]))
    assert along(found, "meeting") == [("d1", "d3", "", "3/3"), ("d2", "", "d3", "1/3"), ("d3", "d2", "d1", "1/3")]
    assert ("plenary", "meetings/#event-first") in indexes(found, "meeting")


def test_a_correspondence_goes_both_ways_and_needs_two_letters():
    documents = [
        document("d1", date="1954-05-02", senders=[{"person": "beck"}], recipients=[{"office": "board"}]),
        document("d2", date="1954-05-01", senders=[{"office": "board"}], recipients=[{"person": "beck"}]),
        document("d3", senders=[{"person": "beck"}], recipients=[{"office": "board"}]),
        document("d4", date="1954-05-01", senders=[{"person": "beck"}], recipients=[{"office": "post"}]),
        document("d5", senders=[{"person": "beck"}]),
    ]
    found = derived(loaded(documents, person=PERSONS, org=BODIES))
    assert along(found, "correspondence") == [
        ("d1", "d2", "d3", "2/3"),
        ("d2", "", "d1", "1/3"),
        ("d3", "d1", "", "3/3"),
    ]
    assert indexes(found, "correspondence") == {("Board and Anna Beck", "organisations/board/#with-person-beck")}


def test_offices_and_the_persons_in_them_are_two_correspondences():
    board, post = {"office": "board", "person": "beck"}, {"office": "post", "person": "petrov"}
    documents = [
        document("d1", senders=[board], recipients=[post]),
        document("d2", senders=[post], recipients=[board]),
        document("d3", senders=[{"office": "board"}], recipients=[{"office": "post"}]),
    ]
    found = derived(loaded(documents, person=PERSONS, org=BODIES))
    assert [way.title for way in found["letters/d1"][1:]] == ["Board and Post", "Anna Beck and Ivan Petrov"]
    assert [way.length for way in found["letters/d1"][1:]] == [3, 2]


def test_a_path_leads_through_the_documents_that_its_page_lists():
    path = page("paths/roads.md", title="Roads", documents=["letters/d3", "letters/d1", "letters/d9"])
    found = derived(loaded([document("d1"), document("d3")], [path]))
    assert along(found, "path") == [("d1", "d3", "", "2/2"), ("d3", "", "d1", "1/2")]
    assert indexes(found, "path") == {("Roads", "paths/roads/#ed-documents")}


def test_every_way_can_be_walked_to_its_end_and_back():
    documents = [
        document(
            f"d{n}", date=f"1954-05-{n % 28 + 1:02}", senders=[{"office": "board"}], recipients=[{"office": "post"}]
        )
        for n in range(1, 60)
    ]
    found = derived(loaded(documents, org=BODIES))
    for kind in ("printed", "date", "correspondence"):
        steps = sorted(along(found, kind), key=lambda step: int(step[3].partition("/")[0]))
        assert len(steps) == len(documents)
        assert all((before[2], after[1]) == (after[0], before[0]) for before, after in pairwise(steps))


def test_time_grows_with_the_edition_not_with_its_square():
    def seconds(number):
        documents = [
            document(f"d{n}", date="1954-05-01", senders=[{"office": "board"}], recipients=[{"office": "post"}])
            for n in range(number)
        ]
        made = loaded(documents, org=BODIES)
        begin = process_time()
        derived(made)
        return process_time() - begin

    seconds(100)
    assert seconds(4000) < 25 * seconds(400) + 0.2
