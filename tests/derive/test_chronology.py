"""The order of days."""

from edition.derive.chronology import chronology

from .made import document, loaded


def event(identifier, date, time=None):
    return {"id": identifier, "title": identifier, "date": date, "kind": "meeting", "source": "d1", "time": time}


def test_days_come_in_order_and_undated_documents_last():
    documents = [document("d1", date="1954-06~"), document("d2"), document("d3", date="1954-05-01/1954-05-03")]
    days = chronology(loaded(documents, event=[event("opening", "1954-04-26")]))
    assert [day.edtf for day in days] == ["1954-04-26", "1954-05-01/1954-05-03", "1954-06~", ""]
    assert days[0].events == ("opening",)
    assert days[-1].documents == ("letters/d2",)


def test_a_report_stands_under_the_day_it_was_sent_and_the_day_of_the_meeting():
    documents = [
        document("d1", date="1954-05-02", event_date="1954-05-01"),
        document("d2", date="1954-05-02", event="restricted"),
        document("d3", date="1954-05-01", event_date="1954-05-01"),
    ]
    days = chronology(loaded(documents, event=[event("restricted", "1954-05-01")]))
    assert [(day.edtf, day.documents) for day in days] == [
        ("1954-05-01", ("letters/d1", "letters/d2", "letters/d3")),
        ("1954-05-02", ("letters/d1", "letters/d2")),
    ]


def test_events_of_a_day_follow_the_clock():
    rows = [event("evening", "1954-05-01", "18:00"), event("morning", "1954-05-01", "09:30")]
    assert chronology(loaded(event=rows))[0].events == ("morning", "evening")
