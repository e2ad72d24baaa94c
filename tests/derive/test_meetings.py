"""Which events are meetings, and in what order."""

from edition.derive.meetings import MOST_MEETINGS, meetings

from .made import document, loaded


def event(identifier, date, kind, **rest):
    return {"id": identifier, "title": identifier, "date": date, "kind": kind, "source": "d1"} | rest


def test_meetings_are_the_kinds_that_documents_report_as_meetings():
    events = [
        event("note", "1954-05-01", "letter"),
        event("lunch", "1954-05-02", "talks"),
        event("second", "1954-05-02", "plenary", time="10:00", chair="beck"),
        event("first", "1954-05-02", "plenary", time="09:00"),
        event("never", "1954-05-03", "congress", chair="beck"),
    ]
    documents = [
        document("d1", event="note"),
        document("d2", event="lunch", event_date="1954-05-02"),
        document("d3", event="second"),
    ]
    found = meetings(loaded(documents, event=events, person=[{"id": "beck", "name": "Beck"}]))
    assert [(series.kind, series.path) for series in found] == [
        ("plenary", "meetings/#kind-plenary"),
        ("talks", "meetings/#kind-talks"),
    ]
    assert [(meeting.event, meeting.documents) for meeting in found[0].meetings] == [
        ("first", ()),
        ("second", ("letters/d3",)),
    ]


def test_kinds_in_any_script_have_anchors_of_their_own():
    kinds = ("Réunion-2", "Réunion", "reunion", "회의", "会议")
    events = [event(f"e{n}", "1954-05-01", kind) for n, kind in enumerate(kinds)]
    documents = [document(f"d{n}", event=f"e{n}", event_date="1954-05-01") for n in range(len(kinds))]
    paths = [series.path for series in meetings(loaded(documents, event=events))]
    assert len(set(paths)) == len(kinds)
    assert all(path.isascii() for path in paths)


def test_very_many_meetings_have_a_page_for_each_kind():
    events = [event(f"e{n}", "1954-05-01", "plenary") for n in range(MOST_MEETINGS + 1)]
    (series,) = meetings(loaded([document("d1", event="e1", event_date="1954-05-01")], event=events))
    assert series.path == "meetings/plenary/"
    assert series.meetings[1].path == "meetings/plenary/#event-e1"
