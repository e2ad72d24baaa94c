"""Who exchanged letters with whom."""

from edition.derive.correspondence import correspondence

from .made import document, loaded

PERSONS = [{"id": "beck", "name": "Anna Beck", "sort": "Beck, Anna"}, {"id": "acikalin", "name": "Cevat Açıkalın"}]
BODIES = [{"id": "board", "name": "Board", "kind": "office"}, {"id": "post", "name": "Post", "kind": "office"}]


def made(*documents):
    return correspondence(loaded(documents, person=PERSONS, org=BODIES))


def listed(exchanges):
    return [
        (exchange.counterpart or exchange.words, [(one.document[8:], one.direction) for one in exchange.letters])
        for exchange in exchanges
    ]


def test_letters_stand_under_the_counterpart_in_order_of_date():
    found = made(
        document("d1", date="1954-05-02", senders=[{"office": "board"}], recipients=[{"office": "post"}]),
        document("d2", date="1954-05-01", senders=[{"office": "post"}], recipients=[{"office": "board"}]),
        document("d3", senders=[{"office": "board"}], recipients=[{"office": "post"}]),
    )
    assert listed(found["org:board"]) == [("org:post", [("d2", "received"), ("d1", "sent"), ("d3", "sent")])]
    assert listed(found["org:post"]) == [("org:board", [("d2", "sent"), ("d1", "received"), ("d3", "received")])]


def test_counterparts_are_sorted_by_name_then_none_then_copies():
    found = made(
        document("d1", senders=[{"office": "board"}], recipients=[{"person": "beck"}, {"label": "All carters"}]),
        document("d2", senders=[{"office": "board"}], recipients=[{"person": "acikalin"}]),
        document("d3", senders=[{"office": "board"}]),
        document("d4", senders=[{"office": "post"}], repeated_to=[{"office": "board"}]),
    )
    assert listed(found["org:board"]) == [
        ("All carters", [("d1", "sent")]),
        ("person:beck", [("d1", "sent")]),
        ("person:acikalin", [("d2", "sent")]),
        ("", [("d3", "sent")]),
        ("", [("d4", "copy")]),
    ]


def test_long_correspondences_run_over_pages():
    documents = [
        document(
            f"d{n}", senders=[{"office": "board"}], recipients=[{"office": "post"} if n > 60 else {"person": "beck"}]
        )
        for n in range(1, 70)
    ]
    first, second = (exchange.paths for exchange in made(*documents)["org:board"])
    assert first[0] == first[49] == "organisations/board/#with-person-beck"
    assert first[50] == first[59] == "organisations/board/mentions/2/#with-person-beck"
    assert set(second) == {"organisations/board/mentions/2/#with-org-post"}
