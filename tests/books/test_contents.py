"""What a book is made of, in which order, and who it says made it."""

import shutil
from dataclasses import replace

import pytest
from edition.books.contents import Contents
from edition.books.heads import head, short_date
from edition.books.imprint import citation, fonts, lines, permalink, rights
from edition.books.signs import signs

from .conftest import opened

STRUCTURE = """structure:
- id: part1
  title: I. The roads
  parts:
  - {id: may, title: "May 1901", documents: "d1, d10"}
- {id: part2, title: II. Afterwards, documents: d2}
"""


def contents(library, name):
    return Contents(library, library.edition.derived.books[name])


@pytest.fixture(scope="module")
def reordered(tiny_root, tmp_path_factory):
    """The tiny edition with a part whose documents do not follow one another by name."""
    folder = shutil.copytree(tiny_root, tmp_path_factory.mktemp("reordered") / "tiny")
    file = folder / "sources/letters/collection.yml"
    before, _, after = file.read_text(encoding="utf-8").partition("structure:")
    file.write_text(f"{before}{STRUCTURE}unseen:{after.partition('unseen:')[2]}", encoding="utf-8")
    return opened(folder)


def outline(library, name):
    return [
        (chapter.level, chapter.title.partition(" ")[0], chapter.kind) for chapter in contents(library, name).chapters
    ]


def test_documents_stand_below_their_part_whatever_their_names(reordered):
    assert outline(reordered, "documents/letters") == [
        (1, "I.", "part"),
        (2, "May", "part"),
        (3, "The", "document"),  # d1
        (3, "The", "document"),  # d10
        (1, "II.", "part"),
        (2, "Minutes", "document"),  # d2
        (1, "The", "document"),  # d11 is in no part
    ]
    within = {c.document.name: c.part for c in contents(reordered, "documents/letters").chapters if c.document}
    assert within == {"d1": "May 1901", "d10": "May 1901", "d2": "II. Afterwards", "d11": ""}


def test_a_collection_stands_above_its_parts_in_the_whole_edition(reordered):
    levels = [level for level, _, kind in outline(reordered, "edition") if kind != "chapter"]
    assert levels == [1, 2, 3, 4, 4, 2, 3, 2]


def test_the_documents_of_a_path_stand_below_its_page_in_its_order(ours):
    (book, *_) = [book for book in ours.edition.derived.books.values() if book.kind == "path"]
    path, *documents = contents(ours, book.name).chapters
    assert (path.level, path.path) == (1, book.page)
    assert [(one.level, one.document.key) for one in documents] == [(2, key) for key in book.documents]


@pytest.mark.parametrize("library", ["tiny", "ours"])
def test_words_that_name_nobody_are_no_author(request, library):
    every = request.getfixturevalue(library)
    for name in every.edition.derived.books:
        made = contents(every, name)
        assert not [author for author in made.authors if author.startswith("the ")], name
        assert "the editors of this edition" not in citation(made), name
        assert citation(made)[0] in "“<" or citation(made)[0].isupper(), name


def test_the_edition_is_cited_as_its_parts_are(ours):
    whole, part = citation(contents(ours, "edition")), citation(contents(ours, "study"))
    assert (
        whole.partition(", version")[2].rpartition('<a href="')[0]
        == part.partition(", version")[2].rpartition('<a href="')[0]
    )
    assert "last modified November 22, 2026" in whole
    assert '<a href="https://edition.example/">' in whole


def test_a_collection_is_cited_by_its_own_address(ours):
    cited = citation(contents(ours, "documents/frus1952-54v16"))
    assert '<a href="https://edition.example/documents/frus1952-54v16/">' in cited
    assert "In <em>The Geneva Conference on Korea, 1954" in cited
    assert "last modified November 22, 2026" in cited


@pytest.mark.parametrize("name", ["documents/letters", "edition", "documents/letters/d1"])
def test_each_document_in_a_book_of_several_has_its_permalink(tiny, name):
    made = contents(tiny, name)
    addresses = [row.address for one in made.chapters if one.document for row in permalink(made, one.document)]
    wanted = [f"https://edition.example/documents/letters/{one}/" for one in ("d1", "d2", "d10", "d11")]
    assert sorted(addresses) == (sorted(wanted) if name != "documents/letters/d1" else [])
    assert any("permalink" in line for line in lines(made)) == bool(addresses)


def test_rights_are_those_of_every_collection(tiny, ours):
    assert rights(contents(ours, "edition")) == ("The editors’ text: CC BY 4.0. The documents: public domain.",)
    site = tiny.edition.loaded.site.model_copy(update={"licence": ""})
    bare = type(tiny)(replace(tiny.edition, loaded=replace(tiny.edition.loaded, site=site)))
    assert rights(contents(bare, "documents/letters")) == ("The editors’ text: CC0 1.0. The documents: public domain.",)
    assert rights(contents(bare, "study")) == ()
    assert '<a href="https://edition.example/">' in lines(contents(bare, "study"))[-1]


def test_the_imprint_names_the_fonts_that_are_used_and_their_licences():
    known = {"Text Serif": "OFL", "Han Serif": "OFL", "Own": ""}
    assert fonts(known, "Straße, гавань, λόγος") == "Set with typst in Text Serif (OFL)."
    assert fonts(known, "海") == "Set with typst in Text Serif, Han Serif (OFL); Own."


def test_a_date_that_is_not_known_is_said_once(ours):
    for document in ours.documents.values():
        top = head(ours, document)
        said = f"{top.below} {' '.join(row.words for row in top.rows if row.term in {'Date', 'Dating'})}"
        assert said.casefold().count("date not seen") == (document.meta.date is None), document.key


def test_dates_in_lists_are_short():
    assert short_date("1954-02-18") == "18\N{NO-BREAK SPACE}Feb.\N{NO-BREAK SPACE}1954"
    assert short_date("1954-09-01", "1954") == "1\N{NO-BREAK SPACE}Sept."
    assert short_date("1954-05", "1954") == "May"
    assert short_date("") == ""


def test_every_sign_of_the_apparatus_is_explained(ours, manuscript):
    meanings = {sign.html for sign in signs(contents(ours, "documents/frus1952-54v16/d237"))}
    assert {"words]", "<i>add.</i>", "<i>not seen</i>", "A, B"} <= meanings
    used = {kind for _, text in contents(manuscript, "edition").texts for v in text.variants for _, kind in v.said}
    assert ("<i>om.</i>" in {sign.html for sign in signs(contents(manuscript, "edition"))}) == ("omitted" in used)


def test_editors_that_the_settings_name_are_the_authors_of_the_whole(tiny):
    site = tiny.edition.loaded.site
    settings = site.settings.model_copy(
        update={"editors": ("Reader, Edith", "Young, Kenneth T., Jr.", "Bridge Office")}
    )
    loaded = replace(tiny.edition.loaded, site=site.model_copy(update={"settings": settings}))
    named = type(tiny)(replace(tiny.edition, loaded=loaded))
    assert contents(named, "edition").authors == ("Edith Reader", "Kenneth T. Young Jr.", "Bridge Office")
    assert contents(named, "study").authors == contents(tiny, "study").authors


def test_what_the_editors_supply_stands_in_brackets_with_its_reason(ours):
    top = head(ours, ours.documents["frus1952-54v16/d1"])
    rows = {row.term: row.words for row in top.rows}
    assert top.below.endswith("[16\N{NO-BREAK SPACE}February\N{NO-BREAK SPACE}1954]")
    assert rows["From"] == "Secretary of State [John Foster Dulles]"
    assert rows["Dating"].startswith("Date from the file number.")
    assert rows["Archive"].startswith("Department of State decimal file 795.00")
    note = head(ours, ours.documents["frus1952-54v16/d8"])
    assert note.below == "[on 24\N{NO-BREAK SPACE}February\N{NO-BREAK SPACE}1954]"
