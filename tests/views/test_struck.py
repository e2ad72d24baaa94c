"""What the reading text loses whole: no empty link, no empty paragraph stays."""

import pytest
from edition.markup import HtmlContext, parse_text, render_html
from lxml import html


def printed(written: str) -> html.HtmlElement:
    text = parse_text(written, "d1.md")
    context = HtmlContext(paragraph_ids=[f"p{number + 1}" for number in range(len(text.paragraphs))])
    return html.fromstring(f"<article>{render_html(text, context).body}</article>")


@pytest.mark.parametrize(
    ("written", "struck"),
    [
        ("[Wet.]{.del}", ["p"]),
        ("[Wet *and* [cold]{.unclear}.]{.del} [Dry.]{.del}", ["p"]),
        ("[Wet.]{.del} Dry.", []),
        ("[Wet.]{.del}[^1]\n\n[^1]: So.", []),
        ("[[Wet]{.del}]{.app}[^a1]\n\n[^a1]: - A: dry", []),
        ("[Wet []{.pb n=2}and cold.]{.del}", []),
        ("[]{.gap reason=torn}", []),
        ("One []{.del-start #x}two.\n\nThree.\n\nFour[]{.del-end ref=\"#x\"}\n\nfive.", ["p", "p"]),
        ("- one\n- [two]{.del}\n- three", ["li"]),
        ("- one\n- [two]{.del}\n\n  ```\n  code\n  ```", ["p"]),
        ("See [[this]{.del}](https://archive.example/) one.", ["a"]),
        ("See [[this]{.del} one](https://archive.example/).", []),
    ],
)  # fmt: skip
def test_what_holds_nothing_but_deletions_is_struck_as_a_whole(written: str, struck: list[str]) -> None:
    assert [element.tag for element in printed(written).find_class("ed-struck")] == struck


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("[Wet []{.pb n=2}and cold.]{.del}", 0),
        ("[]{.pb n=2}[Wet.]{.del}", 1),
        ("[]{.pb n=2}[Wet.]{.del} Dry.", 0),
        ("[]{.pb n=2}[Wet.]{.del}[^1]\n\n[^1]: So.", 0),
        ("[Wet.]{.del}", 0),
    ],
)
def test_a_paragraph_of_which_only_the_mark_of_a_page_is_left(written: str, bare: int) -> None:
    assert len(printed(written).find_class("ed-bare")) == bare


@pytest.mark.parametrize(
    ("written", "noted"),
    [
        ("[wet[^1]]{.del} x", 1),
        ("[wet]{.del}[^1] x", 1),
        ("[*[wet]{.del}*]{.unclear}[^1] x", 1),
        ("[wet]{.del} x[^1]", 0),
        ("[a]{.del}[b]{.del}[^1]", 1),
    ],
)
def test_deleted_words_of_which_a_note_speaks(written: str, noted: int) -> None:
    assert len(printed(f"{written}\n\n[^1]: So.").find_class("ed-noted")) == noted


def test_a_note_may_hold_nothing_but_deleted_words() -> None:
    text = parse_text("Dry.[^1]\n\n[^1]: [wet]{.del}", "d1.md")
    assert "ed-struck" not in render_html(text, HtmlContext()).notes[0].html


@pytest.mark.parametrize(
    ("language", "direction"),
    [("ar", "rtl"), ("he", "rtl"), ("az-Arab", "rtl"), ("ar-Latn", None), ("ko", None), ("fa-IR", "rtl")],
)
def test_words_of_other_languages_have_their_direction(language: str, direction: str | None) -> None:
    (span,) = printed(f"[words]{{lang={language}}}").xpath("//span[@lang]")
    assert span.get("dir") == direction
