"""What the page of a document holds for its views, and what is said of mistakes."""

from pathlib import Path

import pytest
from edition.markup import parse_text
from edition.render.legend import LEGEND
from lxml import etree

from tests.resolve.overlay import change, copy_tiny, read, read_changed

from .drawing import FOLDER, PAGES, picture

FERRY = "documents/papers/ferry/"
LETTER = "sources/letters/d10.md"


def test_both_forms_of_a_word_are_there(tree) -> None:
    choices = [element.text_content() for element in tree(FERRY).find_class("ed-choice")]
    assert choices[:3] == ["nauis = navis", "ffracta ⟨fracta⟩", "aq̃m = aq(ua)m"]


def test_the_plain_words_join_what_a_line_end_divides() -> None:
    text = parse_text("al-[]{.lb break=no}tum []{.lb}est", "d1.md")
    assert [paragraph.plain for paragraph in text.paragraphs] == ["altum est"]


def test_a_choice_that_holds_a_note_shows_both_forms() -> None:
    text = parse_text("[recieved[^1]]{.sic corr=received}\n\n[^1]: So.", "d1.md")
    assert "choice" not in text.constructs


def test_every_fifth_line_of_a_paragraph_is_numbered(tree) -> None:
    assert [
        element.get("data-n") for element in tree(FERRY).find_class("ed-ln") if element.getparent().tag == "span"
    ] == ["5"]


@pytest.mark.parametrize(
    ("written", "numbers"), [("[]{.lb n=9}a[]{.lb}b", ["10"]), ("a[]{.lb n=5}b", ["5"]), ("[]{.lb}a[]{.lb}b", [])]
)
def test_counting_goes_on_from_what_an_editor_says(written: str, numbers: list[str]) -> None:
    inline = next(token for token in parse_text(written, "d1.md").tokens if token.type == "inline")
    assert [child.meta["number"] for child in inline.children if child.meta.get("number")] == numbers


def test_pictures_have_their_size_and_their_words(tree) -> None:
    pictures = tree(FERRY).xpath("//figure//img")
    assert [(p.get("width"), p.get("height"), p.get("loading"), p.get("alt")) for p in pictures] == [
        ("240", "320", "lazy", "Facsimile of p.\xa01"),
        ("240", "320", "lazy", "Facsimile of p.\xa02"),
    ]


def test_each_page_beginning_leads_to_its_picture_and_back(tree) -> None:
    page = tree(FERRY)
    assert [link.get("href") for link in page.find_class("ed-pb__facs") if link.tag == "a"] == [
        "#ed-facs-1",
        "#ed-facs-2",
    ]
    assert page.xpath("//figure[@id='ed-facs-2']//a/@href")[:2] == ["#pg-1", "#pg-2"]


@pytest.mark.parametrize("name", PAGES)
def test_the_pictures_are_as_drawn(name: str) -> None:
    assert (FOLDER / name).read_bytes() == picture(*PAGES[name])


def test_a_picture_on_the_web_is_a_link_and_none_of_the_page(tmp_path: Path) -> None:
    written = '---\ntitle: A\ntype: telegram\ntext: transcription\n---\n\n[]{.pb n=2 facs="https://iiif.example/2/full/max/0/default.jpg"}Words.\n'
    outcome = read_changed(tmp_path, {LETTER: written})
    assert not [problem for problem in outcome.problems if "MARK" in problem]
    assert outcome.parsed.texts[LETTER].images == ()


# -- translation ---------------------------------------------------------------------------------------------------------


def test_a_paragraph_holds_its_translation(tree) -> None:
    first = tree(FERRY).get_element_by_id("p1")
    (translation,) = first.find_class("ed-tr")
    assert translation.get("lang") == "en"
    assert translation.text_content().startswith("The river is deep")


def test_headings_pair_and_what_is_not_translated_stays(tree) -> None:
    page = tree(FERRY)
    assert page.get_element_by_id("tolls").find_class("ed-tr")[0].text_content() == "The tolls"
    assert not page.find_class("ed-signed")[0].find_class("ed-tr")


def test_notes_of_both_stand_apart(tree) -> None:
    page = tree(FERRY)
    (theirs,) = page.find_class("ed-notes__tr")
    assert [note.get("id") for note in theirs.find_class("ed-note")] == ["ed-tr-n1"]
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert all(link[1:] in ids for link in page.xpath("//a/@href") if link.startswith("#"))


def test_the_words_of_the_translation_are_found_at_their_paragraph(edition) -> None:
    every = edition.derived.words[FERRY]
    found = [(one.anchor, one.kind) for one in every if "The river" in one.words or one.words == "fracta"]
    assert found == [("p1", "final"), ("p1", "normalised")]


def test_who_is_named_in_a_translation_is_led_to_it(edition) -> None:
    paths = [mention.path for mention in edition.derived.mentions["place:low-bridge"]]
    assert f"{FERRY}#p1" in paths


def test_tei_holds_the_translation_behind_the_text(edition) -> None:
    from edition.export import export

    file = next(file for file in export(edition) if file.path == "documents/papers/ferry.xml")
    tree = etree.fromstring(file.content)
    tei = {"t": "http://www.tei-c.org/ns/1.0"}
    (division,) = tree.xpath("//t:back/t:div[@type='translation']", namespaces=tei)
    assert division.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert division.xpath(".//t:p/@corresp", namespaces=tei) == ["#ferry.p1", "#ferry.p2", "#ferry.p3"]
    ids = set(tree.xpath("//@xml:id"))
    assert all(pointer[1:] in ids for pointer in tree.xpath("//t:back//@corresp", namespaces=tei))


ORIGINAL = "---\ntitle: A\ntype: telegram\ntext: transcription\n---\n\nUnus.\n\nDuo.\n\nTres.\n"
"""Three paragraphs; they begin in lines 7, 9 and 11."""


def mistakes(root: Path, translation: str, name: str = "d10.en.md") -> list[str]:
    change(root, {LETTER: ORIGINAL, f"sources/letters/{name}": translation})
    return [problem for problem in read(root).problems if "TRAN" in problem]


@pytest.mark.parametrize(
    ("translation", "answer"),
    [
        ("---\ntitle: A\n---\n\nOne.\n\nTwo.\n\nThree.\n", ""),
        ("---\ntitle: A\n---\n\nOne.\n\nTwo.\n", "sources/letters/d10.md:11:1: error TRAN03: paragraph 3 is not translated"),
        ("---\ntitle: A\n---\n\nOne.\n\n{#p3}\nThree.\n", "sources/letters/d10.md:9:1: error TRAN03: paragraph 2 is not translated"),
        ("---\ntitle: A\n---\n\n1.\n\n2.\n\n3\n\nFour.\n\nFive\n\nSix\n", "sources/letters/d10.en.md:"),
        ("---\ntitle: A\n---\n\n## One\n\nOne.\n\nTwo.\n\nThree.\n", "sources/letters/d10.en.md:5:1: error TRAN03: the translation has 1 passage of the kind “heading”"),
    ],
)  # fmt: skip
def test_what_has_no_counterpart_is_reported_in_its_place(tmp_path: Path, translation: str, answer: str) -> None:
    found = mistakes(copy_tiny(tmp_path), translation)
    assert bool(found) == bool(answer)
    assert all(problem.startswith(answer) for problem in found[:1])


def test_a_translation_needs_its_document(tmp_path: Path) -> None:
    (problem,) = mistakes(copy_tiny(tmp_path), "---\ntitle: A\n---\n\nOne.\n", "d11.en.md")
    assert problem.startswith("sources/letters/d11.en.md:1:1: error TRAN01")
    assert "did you mean" in problem


def test_a_page_shows_one_translation(tmp_path: Path) -> None:
    root = copy_tiny(tmp_path)
    whole = "---\ntitle: A\n---\n\nOne.\n\nTwo.\n\nThree.\n"
    assert not mistakes(root, whole)
    (problem,) = mistakes(root, whole, "d10.fr.md")
    assert problem.startswith("sources/letters/d10.fr.md:1:1: error TRAN02")


# -- signs ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("[...]", "{.gap"), ("[…]", "{.gap"), ("[. . .]", "{.gap"), ("[illegible]", "{.gap"), ("[blank]", "reason=blank"),
        ("[?]", "{.unclear"), ("[carter?]", "{.unclear"), ("[sic]", "{.sic}"), ("⟨carter⟩", "{.sic corr"),
        ("[[carter]]", "{.del}"), ("~~carter~~", "{.del}"), ("^carter^", "{.add place=above}"), ("tel(egram)", "{.abbr"),
        ("[carter]", "{.supplied}"), ("‖12", "{.pb"),
    ],
)  # fmt: skip
def test_a_typed_sign_gets_its_construct(tmp_path: Path, typed: str, instead: str) -> None:
    front = "---\ntitle: A\ntype: telegram\ntext: {}\n---\n\n"
    outcome = read_changed(tmp_path, {LETTER: f"{front.format('transcription')}The road {typed} is dry.\n"})
    (problem,) = [problem for problem in outcome.problems if "TEXT03" in problem]
    assert problem.startswith(f"{LETTER}:7:10: warning TEXT03: “{typed}”")
    assert instead in problem


@pytest.mark.parametrize("words", [r"\[...\]", "`[...]`", "file (s)", "2^10", "[carter]{.unclear}", "f(x)"])
def test_what_the_document_has_is_let_through(words: str) -> None:
    assert parse_text(f"The road {words} is dry.", "d1.md").typed == ()


def test_editors_may_quote_signs(tmp_path: Path) -> None:
    outcome = read_changed(
        tmp_path, {LETTER: "---\ntitle: A\ntype: telegram\ntext: calendar\n---\n\nHe wrote “the [...] road”.\n"}
    )
    assert not [problem for problem in outcome.problems if "TEXT03" in problem]


def test_no_two_rows_of_a_legend_say_the_same() -> None:
    rows = [(sign.view, sign.meaning) for signs in LEGEND.values() for sign in signs]
    assert len(rows) == len(set(rows))


def test_the_legend_has_what_the_text_uses(tree) -> None:
    page = tree(FERRY)
    rows = page.xpath("//details[contains(@class, 'ed-signs')]//dd")
    meanings = " ".join(row.text_content() for row in rows)
    for words in ("another hand", "supplied by the editors", "page 12 of the source", "corrected by the editors"):
        assert words in meanings
    assert "witnesses differ" not in meanings
