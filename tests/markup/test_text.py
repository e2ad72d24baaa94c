"""What the stages learn from a text."""

from edition.markup import HtmlContext, parse_text, render_html
from edition.model.edition import Target
from edition.model.text import Place


def test_paragraphs_hold_their_words_without_marks() -> None:
    text = parse_text(
        "*One*[^1] [two](person:a) `x` [@k, 3].\n\n- tight\n\n[]{.pb n=4}\n\nThree[]{.lb}four\n\n[^1]: N *b*.",
        "d.md",
        5,
    )
    assert [(p.number, p.plain, p.position.line) for p in text.paragraphs] == [
        (1, "One two x.", 5),
        (2, "Three four", 11),
    ]
    assert [(n.label, n.plain, n.number) for n in text.notes] == [("1", "N b.", 1)]
    assert text.page_beginnings == ("4",)
    assert text.constructs == {"editorial", "person", "citation", "pb", "lb", "lines"}


def test_links_know_their_place_words_and_context() -> None:
    words = "word " * 40
    text = parse_text(f"{words}([Mr. *D*](person:a)) {words}\n\nX[^1]\n\n[^1]: See [it](d2.md#p3).", "d.md")
    person, document = text.links
    before, plain, after = person.context.split("\x1f")
    assert (person.scheme, person.target, person.plain, person.place) == ("person", "a", "Mr. D", Place(1))
    assert plain == "Mr. D"
    assert before[:5] + before[-6:] == "…wordword ("
    assert len(before) <= 80
    assert after[:6] + after[-5:] == ") wordword…"
    assert len(after) <= 80
    assert (document.scheme, document.target, document.fragment) == ("file", "d2.md", "p3")
    assert document.place == Place(note="1")
    assert document.context == "See \x1fit\x1f."


def test_citations_are_taken_apart() -> None:
    (citation,) = parse_text("x\n[see @a-b, pp. 3–4, 7, and passim; -@c; cf. @d, II; @e, much]", "d.md").citations
    parts = [(w.prefix, w.suppress_author, w.key, w.locator, w.suffix) for w in citation.works]
    assert parts == [
        ("see", False, "a-b", "pp. 3–4, 7", ", and passim"),
        ("", True, "c", "", ""),
        ("cf.", False, "d", "II", ""),
        ("", False, "e", "", "much"),
    ]
    assert [w.position.column for w in citation.works] == [6, 36, 45, 53]
    assert (citation.position.line, citation.position.column, citation.place) == (2, 1, Place(1))


def test_anchors_are_all_ids_a_link_can_lead_to() -> None:
    text = parse_text("## A\n\n{#p9}\nX[^o1] []{.pb n=3} [y]{.app #y}\n\n[^o1]: N", "d.md")
    assert set(text.anchors) == {"a", "p9", "o1", "pg-3", "y"}


def test_pictures_are_listed() -> None:
    text = parse_text('![A seal](img/a%20b.jpg) []{.pb n=1 facs="img/1.jpg"}', "d.md")
    assert [(image.scheme, image.target, image.plain) for image in text.images] == [
        ("file", "img/a b.jpg", "A seal"),
        ("file", "img/1.jpg", ""),
    ]


def test_notes_of_registers_stand_within_a_line() -> None:
    text = parse_text("See [Dulles](person:a).[^1]\n\n[^1]: N", "persons.yml", inline=True)
    html = render_html(text, HtmlContext(targets=[Target("persons/a/", "D", "person")], page="persons/b/"))
    assert text.paragraphs == ()
    assert html.body.startswith('See <a class="ed-person" href="../a/" title="D">Dulles</a>.<sup')
    assert render_html(parse_text("a\n\nb", "p.yml", inline=True), HtmlContext()).body == "<p>a</p>\n<p>b</p>"


def test_several_texts_share_a_page() -> None:
    source = "## A\n\nX[^1] [y](#a) [z](d1.md#p1) []{.pb n=2}\n\n[^1]: N"
    text = parse_text(source, "d1.md")
    targets = [Target("d/#a", "", "anchor"), Target("d/#p1", "", "doc")]
    html = render_html(text, HtmlContext(targets, ["p1"], page="d/", prefix="s-"))
    ids = ['id="s-a"', 'id="s-p1"', 'href="#s-a"', 'href="#s-p1"', 'href="#s-n1"', 'id="s-n1-ref"', 'id="s-pg-2"']
    assert [part for part in ids if part not in html.body] == []
    assert (html.notes[0].anchor, html.notes[0].backlinks) == ("s-n1", ("s-n1-ref",))


def test_rendering_changes_nothing() -> None:
    text = parse_text("## A\n\n| a |\n|---|\n| b[^1] |\n\nx [y](d2.md) [@k]\n\n[^1]: N", "d.md")
    first = render_html(text, HtmlContext(paragraph_ids=["p1"]))
    assert render_html(text, HtmlContext(paragraph_ids=["p1"])) == first
    assert [token.as_dict() for token in text.tokens] == [
        token.as_dict()
        for token in parse_text("## A\n\n| a |\n|---|\n| b[^1] |\n\nx [y](d2.md) [@k]\n\n[^1]: N", "d.md").tokens
    ]


def test_textual_notes_run_on_after_z() -> None:
    source = "x" + "".join(f"[^t{n}]" for n in range(1, 29)) + "".join(f"\n\n[^t{n}]: N" for n in range(1, 29))
    html = render_html(parse_text(source, "d.md"), HtmlContext())
    assert [note.mark for note in html.notes][24:] == ["y", "z", "aa", "ab"]


def test_windows_line_ends() -> None:
    text = parse_text("One\r\n\r\n[x](wiki:a)\r\n", "d.md")
    assert [str(problem.position) for problem in text.problems] == ["d.md:3:1"]


def test_the_final_reading_is_without_what_was_struck_out() -> None:
    text = parse_text(
        'Denarii [duo]{.del}[tres]{.add}.\n\nDry. []{.del-start #x1}Wet.\n\nSteep.[]{.del-end ref="#x1"} High.', "d.md"
    )
    assert [one.plain for one in text.paragraphs] == ["Denarii duotres.", "Dry. Wet.", "Steep. High."]
    assert [one.words for one in text.paragraphs] == ["Denarii tres.", "Dry.", "High."]
    assert text.struck == ((Place(1), "duo"), (Place(2), "Wet."), (Place(3), "Steep."))


def test_readings_are_never_run_together_with_their_lemma() -> None:
    quoting = parse_text(
        "X.[^t1]\n\n[^t1]: Who: [we, as nations]{.app}\n\n    - A: we, the 16\n    - B: *not seen*\n", "d.md"
    )
    assert [one.words for one in quoting.notes] == ["Who: we, as nations] we, the 16 A; not seen B."]
    assert quoting.variants[0].lemma == "we, as nations"
    noted = parse_text("X [humbly]{.app}[^a1] ask.\n\n[^a1]:\n    - A C: beg\n    - B: *om.*\n", "d.md")
    assert [one.words for one in noted.notes] == ["humbly] beg A C; om. B."]
    assert [(one.sigla, one.kind, one.words) for one in noted.variants[0].readings] == [
        (("A", "C"), "", "beg"),
        (("B",), "omitted", ""),
    ]
