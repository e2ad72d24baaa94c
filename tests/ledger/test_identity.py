"""An address never comes to stand for something else: swapped, renumbered and exchanged texts, names, notes, kinds of anchors."""

import re

import pytest
from edition.model.identity import named, shares_name
from edition.model.ledger import fingerprint
from edition.model.permalinks import sealed
from edition.model.sketches import read_sketch, shingles, sketch

from ..resolve.overlay import change, copy_tiny, read

D1, D2, D10 = (f"sources/letters/{name}.md" for name in ("d1", "d2", "d10"))
PERSONS, PLACES, EVENTS = (f"content/registers/{name}.yml" for name in ("persons", "places", "events"))
COLLECTION, REDIRECTS = "sources/letters/collection.yml", "permalinks/redirects.txt"

MINUTES = (
    "The Board met in the long room on 5 May 1901, the Governor presiding, and resolved without a division to have the "
    "harbour dredged before the winter and to borrow what it costs from the merchants of the town.",
    "The Board met in the long room on 8 May 1901, the Governor presiding, and resolved without a division to raise the "
    "pay of the carters by a third, as the surveyor had asked in two letters.",
)
EDITED = tuple(text.replace("without a division", "unanimously").replace("1901", "this year") for text in MINUTES)
HEAD = "---\ntitle: {}\ntype: minutes\n{}text: transcription\n---\n\n{}\n"


def document(text, title="Minutes", more=""):
    return HEAD.format(title, more, text)


def publish(root, changes=()):
    change(root, dict(changes))
    change(root, read(root).publish())


@pytest.fixture
def root(tmp_path):
    """The tiny edition with two minutes, published."""
    folder = copy_tiny(tmp_path, published=True)
    publish(folder, {f"sources/letters/d{20 + n}.md": document(text) for n, text in enumerate(MINUTES)})
    return folder


def refusals(root, code="LED08"):
    found = [problem for problem in read(root).problems if f"error {code}" in problem]
    return [problem.partition(f"{code}: ")[2].partition("; ")[0] for problem in found]


def holds(path, other):
    return f"“documents/letters/{path}/” now holds what was published at “documents/letters/{other}/”"


# -- documents -----------------------------------------------------------------------------------------------------------


def test_texts_of_one_genre_that_change_places_and_are_edited_at_once_are_refused(root):
    change(root, {f"sources/letters/d{21 - n}.md": document(text) for n, text in enumerate(EDITED)})
    assert refusals(root) == [holds("d20", "d21"), holds("d21", "d20")]


@pytest.mark.parametrize("text", [MINUTES[1], EDITED[1]], ids=["as it was", "edited"])
def test_a_gap_is_not_closed_by_renumbering(root, text):
    change(root, {"sources/letters/d20.md": document(text), "sources/letters/d21.md": None})
    assert refusals(root) == [holds("d20", "d21")]


def test_texts_that_are_edited_in_their_places_are_no_others(root):
    change(root, {f"sources/letters/d{20 + n}.md": document(text) for n, text in enumerate(EDITED)})
    assert not [problem for problem in read(root).problems if " LED" in problem]


@pytest.mark.parametrize("texts", [MINUTES, EDITED], ids=["as they were", "edited"])
def test_a_letter_that_is_merged_into_another_does_not_take_its_place(root, texts):
    line = "documents/letters/d21/ → documents/letters/d20/ 2027-01-31 merged\n"
    change(root, {"sources/letters/d20.md": document("\n\n".join(texts)), "sources/letters/d21.md": None})
    change(root, {REDIRECTS: line})
    assert not refusals(root)
    change(root, {"sources/letters/d20.md": document(" ".join(texts))})
    assert not refusals(root)


def test_a_moved_paragraph_does_not_take_the_id_of_the_one_it_is_like(root):
    """It has more than half of the words of the paragraph whose place it takes."""
    new = "A wholly different entry stands here now, of fishing nets and of nothing else."
    first = document(MINUTES[0] + "\n\nOne.\n\nTwo.\n\nThree.")
    publish(root, {"sources/letters/d20.md": first})
    change(root, {"sources/letters/d20.md": first.replace(MINUTES[0], MINUTES[1])})
    change(root, {"sources/letters/d21.md": document(new)})
    (lost, *_) = read(root).resolved.paragraph_ids["sources/letters/d20.md"]
    assert lost == "p5"
    assert any("“#p1” is gone" in problem for problem in read(root).problems)


def test_a_title_that_goes_to_another_document_with_other_words_is_noticed(root):
    publish(root, {D10: ("title: The Harbour Board to All Carters", "title: To All Carters")})
    change(
        root, {D2: None, "sources/letters/d20.md": document("Nets, hooks and lines.", "Minutes of the First Meeting")}
    )
    assert holds("d20", "d2") in refusals(root)


NUMBERED = "printed: {{work: letters-1902, number: {}}}\nurl: https://archive.example/letters/{}\n"
OTHERS = ("Of nets and hooks nothing further was heard.", "The winter came early and closed the port.")


def test_numbers_that_change_places_with_other_words_are_noticed(root):
    publish(
        root,
        {f"sources/letters/d{n}.md": document(MINUTES[n - 20], "Minutes", NUMBERED.format(n, n)) for n in (20, 21)},
    )
    change(
        root,
        {
            f"sources/letters/d{n}.md": document(OTHERS[n - 20], "Minutes", NUMBERED.format(41 - n, 41 - n))
            for n in (20, 21)
        },
    )
    assert refusals(root) == [holds("d20", "d21"), holds("d21", "d20")]


def test_another_document_at_the_address_of_one_is_noticed(root):
    publish(root, {"sources/letters/d20.md": document(MINUTES[0], "Minutes", NUMBERED.format(20, 20))})
    change(root, {"sources/letters/d20.md": document(OTHERS[0], "Minutes", NUMBERED.format(77, 77))})
    assert refusals(root) == [
        "“documents/letters/d20/” now holds another document: its words and its number or source are others"
    ]


def test_a_corrected_number_or_a_rewritten_summary_alone_is_no_other_document(root):
    publish(root, {"sources/letters/d20.md": document(MINUTES[0], "Minutes", NUMBERED.format(20, 20))})
    change(root, {"sources/letters/d20.md": document(MINUTES[0], "Minutes", NUMBERED.format(22, 22))})
    assert not refusals(root)
    change(root, {"sources/letters/d20.md": document(OTHERS[0], "Minutes", NUMBERED.format(20, 20))})
    assert not refusals(root)
    change(root, {"sources/letters/d20.md": document(OTHERS[0], "Minutes", NUMBERED.format(22, 20))})
    assert not refusals(root)


def test_another_text_under_another_title_is_refused_until_it_is_said_to_be_the_same(root):
    change(root, {"sources/letters/d20.md": document(OTHERS[0], "A Complaint about Nets")})
    assert refusals(root) == [
        "“documents/letters/d20/” was published under a name that shares no word with “A Complaint about Nets”"
    ]
    (problem,) = [one for one in read(root).problems if "LED08" in one]
    assert problem.endswith(
        "; give what is new a name never used; if it is the same, add to permalinks/redirects.txt: documents/letters/d20/ → same YYYY-MM-DD reason"
    )
    change(root, {REDIRECTS: "documents/letters/d20/ → same 2027-01-31 the text had been exchanged by mistake\n"})
    assert not refusals(root)


def test_what_a_line_says_it_says_once(root):
    change(root, {"sources/letters/d20.md": document(OTHERS[0], "A Complaint about Nets")})
    publish(root, {REDIRECTS: "documents/letters/d20/ → same 2027-01-31 exchanged by mistake\n"})
    assert not refusals(root)
    assert " same:@=2027-01-31 " in (root / "permalinks/letters.txt").read_text(encoding="utf-8")
    change(root, {"sources/letters/d20.md": document(OTHERS[1], "Ice")})
    assert len(refusals(root)) == 1
    change(root, {REDIRECTS: "documents/letters/d20/ → same 2027-03-01 exchanged again\n"})
    assert not refusals(root)


# -- names ---------------------------------------------------------------------------------------------------------------

RENAMED = [
    (PLACES, "name: The Pass", "name: Berlin", "places/the-pass/", "Berlin"),
    (PERSONS, "name: Zhou Li", "name: Otto Brandt", "persons/zhou-li/", "Otto Brandt"),
    (EVENTS, "title: First meeting on the road", "title: A flood", "events/first-meeting/", "A flood"),
    (COLLECTION, "title: II. Afterwards", "title: Letters of the Governor", "documents/letters/part2/", "Letters of the Governor"),
    (COLLECTION, "title: Letters of the Harbour Board, 1901", "title: Maps", "documents/letters/", "Maps"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "path", "name"), RENAMED)
def test_a_published_name_is_not_given_to_something_else(root, file, old, new, path, name):
    text = (root / file).read_text(encoding="utf-8").replace("  variants: [周立]\n", "")
    change(root, {file: text.replace(old, new)})
    assert refusals(root) == [f"“{path}” was published under a name that shares no word with “{name}”"]
    change(root, {REDIRECTS: f"{path} → same 2027-01-31 the name had been misread\n"})
    assert not refusals(root)


def test_the_former_name_among_the_variants_says_that_it_is_the_same(root):
    change(root, {PLACES: ("name: The Pass", "name: Berlin")})
    (problem,) = [one for one in read(root).problems if "LED08" in one]
    assert "if it is the same, keep the former name among its `variants`, or add to" in problem
    change(root, {PLACES: ("name: Berlin", "name: Berlin\n  variants: [The Pass]")})
    assert not refusals(root)


@pytest.mark.parametrize(
    ("then", "now", "same"),
    [
        (("Zhu De",), ("Zhou De",), True),
        (("Moskow",), ("Moscow",), True),
        (("Anna Beck",), ("Anna Maria Bäck",), True),
        (("I. The roads",), ("First part: of roads and carters",), True),
        (("Peking", "Beijing"), ("Beijing",), True),
        (("周立",), ("周利",), True),
        (("Иван Петров",), ("Ivan Petrov",), False),
        (("The Pass",), ("The Harbour",), False),
        (("Letters of the Board to the carters",), ("A map of the harbour",), False),
    ],
)
def test_names_that_are_of_one_thing(then, now, same):
    assert shares_name(named(then[0], then[1:]), now) is same


@pytest.mark.parametrize("published", [".", "", "AAAA", "xyz.xyz", "ä.b"])
def test_a_line_that_tells_no_name_is_no_evidence(published):
    assert shares_name(published, ["The Pass"])


# -- notes and kinds -----------------------------------------------------------------------------------------------------

NOTES = """The first.[^1] The second.[^2] The third.[^3]

[^1]: The Pass is not on the map of the harbour office.
[^2]: The carter was asked twice about the bridge and said nothing.
[^3]: Of the two letters only the second was found in the archive.
"""


def noted(text):
    return {"sources/letters/d20.md": document(text)}


def test_notes_that_are_renumbered_and_edited_at_once_are_refused(root):
    publish(root, noted(NOTES))
    gone = re.sub(r"\[\^2\]: .*\n", "", NOTES.replace(" The second.[^2]", "")).replace("[^3]", "[^2]")
    change(root, noted(gone.replace("two letters", "three letters")))
    assert refusals(root) == ["“#n2” now stands for what was published as “#n3”"]
    swapped = NOTES.replace("[^1]", "[^x]").replace("[^2]", "[^1]").replace("[^x]", "[^2]")
    change(root, noted(swapped.replace("not on the map", "not on the new map").replace("asked twice", "asked once")))
    assert sorted(refusals(root)) == [
        "“#n1” now stands for what was published as “#n2”",
        "“#n2” now stands for what was published as “#n1”",
    ]
    line = "documents/letters/d20/#n1 → same 2027-01-31 the note had been put under the wrong label\n"
    change(root, {REDIRECTS: line + line.replace("#n1", "#n2")})
    assert not refusals(root)


def test_notes_that_are_edited_or_rewritten_keep_their_labels(root):
    publish(root, noted(NOTES))
    text = NOTES.replace("asked twice", "asked three times").replace("not on the map", "now on the map")
    change(root, noted(text.replace("Of the two letters only the second was found", "Nothing was found")))
    assert not refusals(root)


FORMULAS = "A.[^1] B.[^2] C.[^3]\n\n[^1]: Not printed; see document 12.\n[^2]: Not printed; see document 13.\n[^3]: Ibid., p. 5.\n"


def test_notes_of_one_form_may_be_corrected(root):
    publish(root, noted(FORMULAS))
    change(
        root,
        noted(
            FORMULAS.replace("document 13", "document 14")
            .replace("document 12", "document 13, p. 2")
            .replace("p. 5", "p. 6")
        ),
    )
    assert not refusals(root)


def test_notes_of_a_translation_do_not_change_places(root):
    translation = "---\ntitle: A\n---\n\n" + NOTES
    publish(root, noted(NOTES) | {"sources/letters/d20.ru.md": translation})
    change(
        root,
        {
            "sources/letters/d20.ru.md": translation.replace("[^1]", "[^x]")
            .replace("[^2]", "[^1]")
            .replace("[^x]", "[^2]")
        },
    )
    assert sorted(refusals(root)) == [
        "“#ed-tr-n1” now stands for what was published as “#ed-tr-n2”",
        "“#ed-tr-n2” now stands for what was published as “#ed-tr-n1”",
    ]


def test_of_a_translation_that_is_gone_the_file_is_asked_for(root):
    publish(root, noted(NOTES) | {"sources/letters/d20.ru.md": "---\ntitle: A\n---\n\n[]{.pb n=3}" + NOTES})
    change(root, {"sources/letters/d20.ru.md": "---\ntitle: A\n---\n\nOne.\n"})
    hints = {one.partition("anchor ")[2].partition(", or")[0] for one in read(root).problems if "LED06" in one}
    assert "“#ed-tr-n1” is gone; in the translation write “[^1]” again" in hints
    assert "“#ed-tr-pg-3” is gone; in the translation write “[]{.pb n=3}” again" in hints
    change(root, {"sources/letters/d20.ru.md": None})
    hints = {one.partition("gone; ")[2].partition(", or")[0] for one in read(root).problems if "LED06" in one}
    assert hints == {"bring the file of the translation back"}


def test_the_id_of_a_heading_does_not_go_to_a_paragraph(root):
    change(root, {D2: ("## Decision {#decision}\n\n", "{#decision}\n")})
    assert refusals(root, "LED04") == ["“#decision” was published as a heading and is a paragraph now"]


def test_the_id_of_a_paragraph_does_not_go_to_a_heading(root):
    publish(root, {"sources/letters/d20.md": document("{#nets}\nOf nets and hooks.\n\nOf lines.")})
    change(root, {"sources/letters/d20.md": document("## Of nets {#nets}\n\nOf lines.")})
    assert refusals(root, "LED04") == ["“#nets” was published as a paragraph and is a heading now"]


# -- older lines, scripts without blanks -----------------------------------------------------------------------------------


def test_lines_that_know_nothing_of_this_are_read_and_brought_up_to_date(root):
    file = root / "permalinks/letters.txt"
    new = file.read_text(encoding="utf-8")
    lines = [re.sub(r" (name|number|url|archive):\S+", "", line) for line in new.splitlines()[1:-1]]
    lines = [re.sub(r"(=~\w{16})~1[\w-]+", r"\1", line) for line in lines]
    file.write_text(sealed(lines), encoding="utf-8")
    outcome = read(root)
    assert not [problem for problem in outcome.problems if " LED" in problem]
    assert outcome.publish()["permalinks/letters.txt"] == new


CHINESE = "会议于五月五日在长厅举行，总督主持，一致决定在冬季之前疏浚港口，费用向本城商人借用。"


def test_a_corrected_character_does_not_end_a_paragraph_without_blanks(root):
    assert read_sketch(sketch(CHINESE)).likeness(shingles(CHINESE.replace("长厅", "大厅")).numbers) > 0.8
    assert sketch(CHINESE)[0] == "2"
    assert sketch("The carter said вода.")[0] == "1"
    publish(root, noted(CHINESE))
    change(root, noted(CHINESE.replace("长厅", "大厅").replace("，费用向本城商人借用", "")))
    assert read(root).resolved.paragraph_ids["sources/letters/d20.md"] == ("p2",)


def test_a_sketch_taken_in_the_former_way_is_taken_anew(root):
    publish(root, noted(CHINESE))
    file = root / "permalinks/letters.txt"
    new = file.read_text(encoding="utf-8")
    file.write_text(
        sealed(
            [line.replace(f"{fingerprint(CHINESE)}~2", f"{fingerprint(CHINESE)}~1") for line in new.splitlines()[1:-1]]
        ),
        encoding="utf-8",
    )
    assert read(root).publish()["permalinks/letters.txt"] == new
