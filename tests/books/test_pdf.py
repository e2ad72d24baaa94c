"""The PDF as an independent reader finds it: title, language, tags, links, bookmarks, what it claims to be."""

import io
import re
import subprocess
from collections import Counter
from dataclasses import replace

import pikepdf
import pytest
from edition.books import BookError, Library, book_file
from edition.books.contents import Contents
from edition.model.problem import Problem
from edition.model.status import STATUS_NAMES
from edition.pipeline import read

from tests.conftest import program

PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def roles(pdf: pikepdf.Pdf) -> Counter[str]:
    """How often each kind of element stands in the structure, which readers by ear follow."""
    found: Counter[str] = Counter()
    todo = [pdf.Root.StructTreeRoot.K]
    while todo:
        node = todo.pop()
        if isinstance(node, pikepdf.Array):
            todo += list(node)
        elif isinstance(node, pikepdf.Dictionary):
            found[str(node.get("/S", ""))] += 1
            todo += [node.K] if "/K" in node else []
    return found


def fonts(pdf: pikepdf.Pdf) -> set[str]:
    return {str(font.BaseFont) for page in pdf.pages for font in page.Resources.get("/Font", {}).values()}


def links(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """(web address, or empty within the book; what the link says of itself) of each link."""
    marks = [mark for page in pdf.pages for mark in page.get("/Annots", []) if mark.Subtype == "/Link"]
    return [
        (str(mark.A.URI) if "/A" in mark and "/URI" in mark.A else "", str(mark.get("/Contents", ""))) for mark in marks
    ]


def claims(pdf: pikepdf.Pdf) -> dict[str, str]:
    with pdf.open_metadata() as metadata:
        return {key: str(value) for key, value in metadata.items()}


@pytest.fixture(params=["tiny", "manuscript", "ours"])
def library(request):
    return request.getfixturevalue(request.param)


def test_the_whole_edition_says_what_it_is(library, made):
    """With every document, the longest and the one with most notes among them."""
    pdf = opened(made(library, "edition", "pdf"))
    said = claims(pdf)
    assert pdf.check_pdf_syntax() == []
    assert (said[f"{PDFA}part"], said[f"{PDFA}conformance"], said[f"{PDFUA}part"]) == ("2", "A", "1")
    assert pdf.docinfo["/Title"] == library.edition.loaded.site.title
    assert str(pdf.Root.Lang) == "en"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_every_document_is_a_bookmark_and_every_note_a_note(library, made):
    pdf = opened(made(library, "edition", "pdf"))
    contents = Contents(library, library.edition.derived.books["edition"])
    with pdf.open_outline() as outline:
        todo, titles = list(outline.root), []
        while todo:
            item = todo.pop()
            titles.append(" ".join(item.title.split()))
            todo += item.children
    assert Counter(titles) >= Counter(" ".join(chapter.title.split()) for chapter in contents.chapters)
    headings = sum(len(text.headings) for _, text in contents.texts)
    lists = {"Contents", "Documents"} & set(titles)
    assert "Contents" in lists
    assert len(titles) == len(contents.chapters) + headings + bool(contents.works) + len(lists), "and no other words"
    assert roles(pdf)["/Note"] == sum(len(text.notes) for _, text in contents.texts)


def test_links_lead_within_the_book_or_to_the_site(tiny, made):
    pdf = opened(made(tiny, "documents/letters", "pdf"))
    addresses = {address for address, _ in links(pdf)}
    assert "https://edition.example/persons/petrov-ivan/" in addresses
    assert "" in addresses
    assert not any("edition.example/documents/letters/d1/#" in address for address in addresses), (
        "the book holds it itself"
    )
    assert all(said for _, said in links(pdf)), "each says where it leads"


def test_a_document_in_a_collection_can_be_cited(tiny, made):
    found = [address for address, _ in links(opened(made(tiny, "documents/letters", "pdf")))]
    assert {f"https://edition.example/documents/letters/{name}/" for name in ("d1", "d2", "d10", "d11")} <= {*found}


def test_without_an_address_nothing_leads_to_the_site(tiny_root, typesetter):
    edition, _ = read(tiny_root, {})
    made = book_file(Library(edition), edition.derived.books["documents/letters"], "pdf", typesetter)
    assert {address for address, _ in links(opened(made.content)) if "/persons/" in address} == set()


def test_korean_chinese_and_russian_have_their_fonts(tiny, made):
    named = fonts(opened(made(tiny, "documents/letters/d11", "pdf")))
    for family in ("NotoSerifKR", "NotoSerifSC", "LibertinusSerif"):
        assert any(family in font for font in named), named


def test_no_font_is_taken_from_the_system(ours, made):
    named = fonts(opened(made(ours, "study", "pdf")))
    assert all("Libertinus" in font for font in named), named


def test_the_same_book_is_the_same_bytes(tiny, made, typesetter):
    for name, book in tiny.edition.derived.books.items():
        assert book_file(tiny, book, "pdf", typesetter).content == made(tiny, name, "pdf"), name


def test_every_manuscript_by_itself(manuscript, made):
    for name in manuscript.edition.derived.books:
        assert roles(opened(made(manuscript, name, "pdf")))["/H1"] >= 1, name


def test_a_calendar_entry_never_looks_like_a_transcription(tiny, typesetter):
    """The rule beside the text and the words above it stand in the source of every calendar entry and of nothing else."""
    sources = {}

    def record(setting):
        sources[setting.source] = True
        return typesetter(setting)

    record.fonts = {"Libertinus Serif": ""}
    for document in tiny.edition.loaded.documents:
        sources.clear()
        book_file(tiny, tiny.edition.derived.books[f"documents/{document.key}"], "pdf", record)
        body = next(iter(sources)).split("#show: ed-book", 1)[1]
        assert ("#ed-calendar[" in body) == (document.meta.text == "calendar")
        assert f'#ed-status("{STATUS_NAMES[document.meta.text]}"' in body


def test_without_a_day_it_is_no_pdf_a(tiny, typesetter):
    loaded = tiny.edition.loaded
    undated = [replace(d, meta=d.meta.model_copy(update={"revisions": ()})) for d in loaded.documents]
    pages = [replace(p, meta=p.meta.model_copy(update={"revisions": ()})) for p in loaded.pages]
    library = Library(replace(tiny.edition, loaded=replace(loaded, documents=tuple(undated), pages=tuple(pages))))
    book = tiny.edition.derived.books["documents/letters/d1"]
    said = claims(opened(book_file(library, book, "pdf", typesetter).content))
    assert f"{PDFA}part" not in said
    assert said[f"{PDFUA}part"] == "1"


def test_what_typst_refuses_is_said_plainly(tiny):
    problem = Problem(tiny.edition.loaded.documents[0].marks.key(), "TOOL02", "typst failed: no")

    def failing(_setting):
        return problem

    failing.fonts = {"Libertinus Serif": ""}
    with pytest.raises(BookError) as raised:
        book_file(tiny, tiny.edition.derived.books["study"], "pdf", failing)
    assert raised.value.problem is problem


# -- as it is read -------------------------------------------------------------------------------------------------------


def words(content, tmp_path, *options):
    """The pages as pdftotext reads them."""
    path = tmp_path / "book.pdf"
    path.write_bytes(content)
    command = [program("pdftotext"), *options, path, "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\f")


def test_what_a_text_is_is_copied_as_words(tiny, ours, made, tmp_path):
    for library, name, said in ((tiny, "d10", "Calendar entry"), (tiny, "d1", "Transcription")):
        text = " ".join(words(made(library, f"documents/letters/{name}", "pdf"), tmp_path))
        assert said.casefold() in text.casefold(), text
    assert "calendar entry" in " ".join(words(made(ours, "documents/frus1952-54v16/d237", "pdf"), tmp_path)).casefold()


def test_the_contents_hold_every_document_and_no_subheading(ours, made, tmp_path):
    """In the whole edition and the volume, by number; the list of chapters stays short."""
    for name in ("edition", "documents/frus1952-54v16"):
        read = words(made(ours, name, "pdf"), tmp_path)
        last = next(number for number, page in enumerate(read) if page.rstrip().endswith("\n1"))
        front = " ".join(" ".join(read[:last]).split())
        missing = [d.label for d in ours.documents.values() if not re.search(rf"\b{d.meta.printed.number} ", front)]
        assert missing == []
        assert "IV. Post-Conference Documents" in front
        assert "For whom" not in front
        assert last <= 16


def test_the_head_of_a_page_tells_which_documents_are_on_it(ours, made, tmp_path):
    read = words(made(ours, "documents/frus1952-54v16", "pdf"), tmp_path, "-layout")
    numbers = [number for page in read for number in re.findall(r"^ *No\.\s(\d+)(?:,|$)", page, re.MULTILINE)]
    assert len(numbers) == 182
    for page in read:
        begun = [int(number) for number in re.findall(r"^ *No\.\s(\d+)(?:,|$)", page, re.MULTILINE)]
        if found := re.search(r"Nos\. (\d+)–(\d+)$", page.lstrip().partition("\n")[0]):
            assert int(found[2]) == begun[-1]
            assert int(found[1]) <= begun[0]


def test_front_matter_has_roman_numbers(ours, made):
    """And the text begins anew, on a right-hand page."""
    pdf = opened(made(ours, "edition", "pdf"))
    labels = [page.label for page in pdf.pages]
    first = labels.index("1")
    assert labels[:6] == ["i", "ii", "iii", "iv", "v", "vi"]
    assert first % 2 == 0
    assert labels[first:] == [str(number) for number in range(1, len(labels) - first + 1)]


def test_the_file_of_an_entry_says_that_it_is_one(tiny, made):
    files = [opened(made(tiny, f"documents/letters/{name}", "pdf")) for name in ("d10", "d1")]
    entry, letter = (file.docinfo for file in files)
    assert entry["/Title"] == "Calendar entry: The Harbour Board to All Carters"
    assert not str(letter["/Title"]).startswith("Calendar entry")
    assert str(entry["/Subject"]).startswith(f"From: {tiny.edition.loaded.site.title}")
    assert tiny.edition.loaded.site.description not in str(entry["/Subject"])


def test_nobody_is_author_where_nobody_is_named(ours, manuscript, made):
    nobody, somebody = (opened(made(library, "edition", "pdf")) for library in (ours, manuscript))
    assert "/Author" not in nobody.docinfo
    assert "Edith Reader" in str(somebody.docinfo["/Author"])


def test_the_contents_of_the_study_lead_to_chapters_and_their_sections(ours, made, tmp_path):
    """Each on the page on which it stands, as the bookmarks have it; deeper headings are bookmarks only."""
    content = made(ours, "study", "pdf")
    pdf = opened(content)
    labels = {page.objgen: page.label for page in pdf.pages}
    with pdf.open_outline() as outline:
        marks = [
            (level, one)
            for chapter in outline.root
            for level, one in ((1, chapter), *((2, s) for s in chapter.children))
        ]
    found = [(" ".join(one.title.split()), labels[one.destination[0].objgen]) for _, one in marks]
    read = words(content, tmp_path)
    first = next(number for number, page in enumerate(read) if page.rstrip().endswith("\n1"))
    front = " ".join(" ".join(read[:first]).split())
    sections = [
        heading for _, text in Contents(ours, ours.edition.derived.books["study"]).texts for heading in text.headings
    ]
    assert len(found) > len(sections) > 20
    for title, page in found:
        assert title == "Contents" or f"{title} {page}" in front, (title, page)
