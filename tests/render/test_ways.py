"""Ways through, meetings, correspondence, and one form of every number."""

import re
from dataclasses import replace

from edition.model.derived import Exchange, Letter
from edition.render.compositor import Compositor
from edition.render.correspondence import correspondence_on

from .conftest import words

MINUTES = "documents/letters/d2/"


def rows(tree, path):
    return [words(row) for row in tree(path).xpath("//nav[@class='ed-ways']//li")]


def test_a_document_shows_every_way_that_has_neighbours(tree):
    assert rows(tree, MINUTES) == [
        "As printed, 2 of 2 May 1901 Previous: No. 1 The Surveyor to the Harbour Board",
        "By date, 2 of 2 3 May 1901 Previous: No. 1 1 May 1901",
    ]


def test_a_reading_path_is_a_way(tiny, changed):
    pages = [
        replace(page, meta=page.meta.model_copy(update={"documents": ("letters/d10", "letters/d2")}))
        if page.name == "study/two-roads.md"
        else page
        for page in tiny.loaded.pages
    ]
    from edition.derive.ways import ways

    loaded = replace(tiny.loaded, pages=tuple(pages))
    derived = tiny.derived
    found = ways(loaded, derived.trails, derived.chronology, derived.meetings, derived.correspondence)
    body = changed(loaded={"pages": tuple(pages)}, derived={"ways": found})[MINUTES].body
    assert '<a href="../../../study/two-roads/#ed-documents">The roads compared</a>' in body


def test_the_list_of_meetings_says_what_is_reported_and_what_not(tiny, tree, changed):
    page = tree("meetings/")
    (meeting,) = page.find_class("ed-meeting")
    assert words(meeting.find_class("ed-meeting__head")[0]) == (
        "First meeting on the road, 2 May 1901, 11:10 in the chair: Ivan Petrov"
    )
    assert words(meeting.find_class("ed-line")[0]) == "No. 2 Minutes of the First Meeting 3 May 1901 · Minutes 2"
    (series,) = tiny.derived.meetings
    unseen = replace(series, meetings=tuple(replace(one, documents=()) for one in series.meetings))
    body = changed(derived={"meetings": (unseen,)})["meetings/"].body
    assert re.search(r"No report in this edition; see <a [^>]*>No.\s2</a>", body)


def test_without_meetings_the_page_says_so_and_nothing_else_leads_to_it(changed):
    pages = changed(derived={"meetings": ()})
    assert "No document of the edition reports a meeting yet." in pages["meetings/"].body
    assert "meetings/" not in pages[""].body


def test_a_meeting_leads_to_those_of_its_kind(tiny, changed):
    (series,) = tiny.derived.meetings
    assert "ed-ways" not in changed()["events/first-meeting/"].body
    again = replace(series, meetings=(*series.meetings, *series.meetings))
    body = changed(derived={"meetings": (again,)})["events/first-meeting/"].body
    assert "By meeting, 2 of 2" in body


def test_a_long_correspondence_is_continued_on_the_next_page(tiny):
    first, last = tiny.loaded.documents[0], next(one for one in tiny.loaded.documents if not one.meta.date)
    documents = [replace(first if n < 59 else last, name=f"x{n}") for n in range(61)]
    exchange = Exchange(
        "org:harbour-board",
        "Harbour Board",
        ("persons/beck-anna/#with-org-harbour-board",) * 61,
        tuple(Letter(document.key, "sent") for document in documents),
    )
    letters = [(exchange, letter) for letter in exchange.letters]
    compositor = Compositor(replace(tiny, loaded=replace(tiny.loaded, documents=tuple(documents))))
    pages = [*correspondence_on(compositor, letters[:50], ""), *correspondence_on(compositor, letters[50:], "")]
    assert [(group.count, group.counterpart.after) for group in pages] == [(50, ""), (11, ", continued")]
    assert {group.summary for group in pages} == {"61 documents, 1 May 1901"}
    assert [group.id for group in pages] == ["with-org-harbour-board"] * 2


def test_dates_lead_to_the_chronology(tree):
    targets = set(tree(MINUTES).xpath("//a[time]/@href"))
    assert targets == {"../../../chronology/#1901-05-03", "../../../chronology/#1901-05-02"}
    assert tree("events/first-meeting/").xpath("//dl//a[time]/@href") == ["../../chronology/#1901-05-02"]


def test_a_document_is_called_by_one_name_everywhere(pages):
    """No list, heading or link calls it by the name of its file."""
    for path, page in pages.items():
        if path.startswith("about/"):
            continue  # how to write a source of that name
        visible = re.sub(r"<[^>]+>", " ", page.body)
        assert not re.search(r"(?<![/\w])d(1|2|10)(?=[\s,:])(?!, footnote)", visible), path


def test_a_term_lists_the_documents_that_use_it(tree):
    page = tree("terms/niact/")
    assert [words(line) for line in page.find_class("ed-line")] == [
        "No. 1 The Surveyor to the Harbour Board 1 May 1901 · Letter 1"
    ]


def test_other_forms_of_a_name_are_at_hand_for_the_filter(tree):
    items = tree("persons/").find_class("ed-entries__item")
    assert items[0].get("data-also") == "Miss Beck A. Bëck"
