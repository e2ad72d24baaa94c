"""Nothing else comes to stand at a published address where its own text is gone: tables, insertions, notes of other pages, pins."""

import pytest

from ..resolve.overlay import change, read
from .test_identity import COLLECTION, document, holds, publish, refusals, root  # noqa: F401 — a fixture

REDIRECTS = "permalinks/redirects.txt"
JUNE = "| June | tolls |\n| --- | --- |\n| carts | 12 |\n| sledges of the northern road | 3[^1] |\n\n[^1]: As the keeper reckoned."
JULY = "| July | fees |\n| --- | --- |\n| boats | 7 |\n| nets hung up to dry on the quay | 9[^1] |\n\n[^1]: After the storm."
KINGS = "| king | from | to |\n| --- | --- | --- |\n| Otto the Elder | 912 | 973 |\n| Otto the Younger | 955 | 983 |"
LETTER = (
    "The Board begs the Carters to wait until the road has been mended beyond the second bridge.",
    "It regrets that no bread can be given to the men at the quarry before the month is out.",
    "It asks the Carters to name one of them who will speak for all at the next meeting.",
)
OTHER = (
    "The Surveyor is to measure the depth of the harbour between both moles at low water.",
    "He is to report by the end of June, with a drawing, and with what the dredging will cost.",
    "His expenses are to be borne by the town, which has been told.",
)
TO_CARTERS, TO_SURVEYOR = "The Harbour Board to the Carters", "The Harbour Board to the Surveyor"


def file(name):
    return f"sources/letters/{name}.md"


@pytest.fixture
def tables(root):  # noqa: F811
    publish(root, {file("d30"): document(JUNE, "Account"), file("d31"): document(JULY, "Account")})
    return root


@pytest.fixture
def letter(root):  # noqa: F811
    publish(root, {file("d40"): document("\n\n".join(LETTER), TO_CARTERS)})
    return root


def another(name, what="title"):
    return f"“documents/letters/{name}/” now holds another document: its words and its {what} are others"


def test_tables_that_change_places_are_refused(tables):
    change(tables, {file("d30"): document(JULY, "Account"), file("d31"): document(JUNE, "Account")})
    assert refusals(tables) == [holds("d30", "d31"), holds("d31", "d30")]


def test_a_table_in_place_of_another_is_refused(tables):
    change(tables, {file("d30"): document(KINGS, "Account of Kings")})
    assert refusals(tables) == [another("d30")]
    change(tables, {REDIRECTS: "documents/letters/d30/ → same 2027-01-31 the old one was of another hand\n"})
    assert not refusals(tables)


def test_a_table_is_corrected_and_continued(tables):
    more = JUNE.replace("| 12 |", "| 13 |").replace("\n\n[^1]", "\n| oxen | 2 |\n\n[^1]")
    change(tables, {file("d30"): document(more, "Account of the Tolls")})
    assert not refusals(tables)


def test_a_letter_is_not_put_in_before_the_last(letter):
    new = document("\n\n".join(OTHER), TO_SURVEYOR)
    change(letter, {file("d40"): new, file("d41"): document("\n\n".join(LETTER), TO_CARTERS)})
    moved = (
        "“documents/letters/d40/” now holds another text: what was published there stands at “documents/letters/d41/”"
    )
    assert refusals(letter) == [moved]
    lines = "".join(f"documents/letters/d40/#p{n} → documents/letters/d41/#p{n} 2027-01-31 moved\n" for n in (1, 2, 3))
    change(letter, {REDIRECTS: lines})
    assert refusals(letter) == [moved]


def test_another_letter_is_not_written_over_a_published_one(letter):
    change(letter, {file("d40"): document("\n\n".join(OTHER), TO_SURVEYOR)})
    assert refusals(letter) == [another("d40")]


def test_pins_do_not_carry_another_letter_in(letter):
    pinned = "\n\n".join(f"{{#p{number}}}\n{words}" for number, words in enumerate(OTHER, 1))
    change(letter, {file("d40"): document(pinned, TO_SURVEYOR)})
    assert refusals(letter) == [another("d40")]


def test_what_a_letter_was_known_by_is_not_left_out_with_its_words(letter):
    number = "printed: {work: letters-1902, number: 40}\n"
    publish(letter, {file("d40"): document("\n\n".join(LETTER), TO_CARTERS, number)})
    change(letter, {file("d40"): document("\n\n".join(OTHER), TO_CARTERS)})
    assert refusals(letter) == [another("d40", "number or source")]
    change(letter, {file("d40"): document("\n\n".join(OTHER), "In full", number)})
    assert "under a name that shares no word" in refusals(letter)[0]
    change(letter, {file("d40"): document("\n\n".join(OTHER), "To the Carters, in Full", number)})
    assert not refusals(letter)


def test_a_letter_that_is_transcribed_anew_under_its_title_stays_what_it_is(letter):
    change(letter, {file("d40"): document("\n\n".join(OTHER), TO_CARTERS)})
    assert not refusals(letter)


def test_a_letter_that_is_divided_keeps_its_address(letter):
    change(
        letter,
        {file("d40"): document(LETTER[0], TO_CARTERS), file("d41"): document("\n\n".join(LETTER[1:]), "The Rest")},
    )
    assert not refusals(letter)


NOTES = (
    "The quarry lies beyond the second bridge, on the northern road.",
    "The carts had been bought at the spring fair for six pounds.",
)


def noted(note, name="A note"):
    return document(f"The words of the text of {name} stay.[^1]\n\n[^1]: {note}", name)


def test_notes_of_two_pages_do_not_change_places(root):  # noqa: F811
    publish(root, {file("d40"): noted(NOTES[0], "Forty"), file("d41"): noted(NOTES[1], "Forty-One")})
    change(root, {file("d40"): noted(NOTES[1], "Forty"), file("d41"): noted(NOTES[0], "Forty-One")})
    at = "documents/letters"
    assert refusals(root) == [
        f"“#n1” now stands for what was published as “{at}/d41/#n1”",
        f"“#n1” now stands for what was published as “{at}/d40/#n1”",
    ]
    change(root, {file("d40"): noted(NOTES[1], "Forty"), file("d41"): noted(NOTES[1], "Forty-One")})
    assert not refusals(root), "a note may be copied"


def test_pins_do_not_exchange_two_paragraphs_that_were_edited(letter):
    first, second = LETTER[1].replace("bread", "corn"), LETTER[2].replace("asks", "begs")
    change(letter, {file("d40"): document(f"{LETTER[0]}\n\n{{#p3}}\n{first}\n\n{{#p2}}\n{second}", TO_CARTERS)})
    assert refusals(letter, "LED04") == [
        "“p3” is pinned here, but this text was published as “#p2”",
        "“p2” is pinned here, but this text was published as “#p3”",
    ]
    change(letter, {file("d40"): document(f"{LETTER[0]}\n\n{first}\n\n{{#p3}}\nNothing is asked.", TO_CARTERS)})
    assert not refusals(letter, "LED04")


def test_a_note_under_another_label_is_shown_the_way_to_it(root):  # noqa: F811
    publish(root, {file("d40"): noted(NOTES[0], "Forty")})
    change(root, {file("d40"): noted(NOTES[0], "Forty").replace("[^1]", "[^7]")})
    said = [problem for problem in read(root).problems if "LED02" in problem]
    assert said[0].endswith(
        "add to permalinks/redirects.txt: documents/letters/d40/#n1 → documents/letters/d40/#n7 YYYY-MM-DD reason"
    )


# -- what made a page go ---------------------------------------------------------------------------------------------------


def gone(root, path):  # noqa: F811
    (said,) = [problem for problem in read(root).problems if f"LED01: the published page “{path}” is gone" in problem]
    return said.partition("is gone: ")[2]


def test_a_part_that_went_is_not_looked_for_as_a_file(root):  # noqa: F811
    change(root, {COLLECTION: ("id: may", "id: spring")})
    assert gone(root, "documents/letters/may/").startswith(
        "its title now stands at “documents/letters/spring/”; bring it back"
    )
    change(root, {COLLECTION: ('title: "May 1901"', "title: In Spring")})
    assert gone(root, "documents/letters/may/").startswith(
        "there is neither sources/letters/may.md nor a part “may” in sources/letters/collection.yml"
    )


def test_an_entry_under_another_id_is_shown_the_way_to_it(root):  # noqa: F811
    persons = "content/registers/persons.yml"
    change(root, {persons: ("id: zhou-li", "id: zhou-lee")})
    said = gone(root, "persons/zhou-li/")
    assert said.startswith("its title now stands at “persons/zhou-lee/”")
    assert "persons/zhou-li/ → persons/zhou-lee/ YYYY-MM-DD reason" in said


def test_a_collection_that_is_not_named_is_not_looked_for_as_a_file(root):  # noqa: F811
    change(
        root,
        {
            "sources/diaries/collection.yml": "title: Diaries\n",
            "sources/diaries/e1.md": document("It rains.", "Monday"),
        },
    )
    change(root, {"mkdocs.yml": ("collections: [letters]", "collections: [letters, diaries]")})
    publish(root)
    change(root, {"mkdocs.yml": ("collections: [letters, diaries]", "collections: [letters]")})
    assert gone(root, "documents/diaries/e1/").startswith("mkdocs.yml names no collection “diaries”")
