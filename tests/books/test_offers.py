"""What the site offers, what the commands make, and what they say when something is missing."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest
from edition.books import book_files, book_problems, missing_letters
from edition.derive.books import books
from edition.model.books import FORMATS, WITHOUT_TYPST
from edition.render import render
from edition.tools.typst import find_typesetter
from lxml import html


def asking(library, **settings):
    """The edition with other settings and the books that follow from them."""
    edition = library.edition
    site = edition.loaded.site
    wanted = site.model_copy(update={"settings": site.settings.model_copy(update=settings)})
    loaded = replace(edition.loaded, site=wanted)
    return replace(edition, loaded=loaded, derived=replace(edition.derived, books=books(loaded, FORMATS)))


def run(*arguments, cwd):
    done = subprocess.run(
        [sys.executable, "-m", "edition", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "PYTHONUTF8": "1", "PYTHONPATH": ":".join(sys.path)},
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done


def test_the_site_has_what_its_settings_ask_for_and_a_record(tiny, typesetter):
    edition = asking(tiny, pdf=("study", "document"), epub=("study",))
    files = {file.path: file.content for file in book_files(edition, typesetter)}
    assert {"study.pdf", "study.epub", "documents/letters/d1.pdf", "api/books.json"} <= files.keys()
    assert "documents/letters.pdf" not in files
    record = json.loads(files["api/books.json"])
    assert record["pdf"]["program"].startswith("typst ")
    assert all(len(digest) == 64 for digest in record["pdf"]["fonts"].values())
    assert {book["path"] for book in record["books"]} == files.keys() - {"api/books.json"}


def test_a_page_offers_only_books_that_are_made(tiny):
    def offered(edition, path):
        page = next(page for page in render(edition) if page.path == path)
        links = html.fromstring(f"<article>{page.body}</article>").iter("a")
        return {link.get("href") for link in links if (link.get("href") or "").endswith((".pdf", ".epub"))}

    both = asking(tiny, pdf=("study", "document", "collection", "edition"), epub=("study",))
    assert offered(both, "study/") == {"../study.pdf", "../study.epub"}
    assert offered(both, "documents/letters/") == {"../letters.pdf"}
    assert offered(both, "documents/letters/d1/") == {"../d1.pdf"}
    assert offered(both, "") == {"edition.pdf"}
    for path in ("study/", "documents/letters/", "documents/letters/d1/", ""):
        assert offered(asking(tiny), path) == set()


def test_without_typst_the_site_offers_no_pdf_and_says_so(tiny):
    edition = asking(tiny, pdf=("study",))
    assert books(edition.loaded, WITHOUT_TYPST)["study"].formats == ()
    (problem,) = book_problems(edition, None)
    assert problem.code == "TOOL03"
    assert "pip install 'edition[pdf]'" in problem.hint


def test_a_folder_of_fonts_that_is_not_there_is_named(tiny):
    edition = asking(tiny, pdf=("study",), fonts=("font",))
    (problem,) = book_problems(edition, find_typesetter([edition.loaded.root / "font"]))
    assert (problem.code, "“font”" in problem.message) == ("CONF01", True)


def test_a_letter_without_a_font_is_named_with_its_place(tiny, typesetter):
    documents = tiny.edition.loaded.documents
    strange = [replace(documents[0], markdown="Dry.\n\nIt was \U00012000 dry.\n", body_line=10), *documents[1:]]
    edition = replace(tiny.edition, loaded=replace(tiny.edition.loaded, documents=tuple(strange)))
    (problem,) = missing_letters(edition, [edition.derived.books["documents/letters"]], typesetter)
    assert (problem.code, problem.position.file) == ("TOOL04", documents[0].file)
    assert (problem.position.line, problem.position.column) == (12, 8)
    assert "cuneiform sign a" in problem.message
    assert missing_letters(edition, [edition.derived.books["study"]], typesetter) == ()


def test_the_commands_make_books(tiny_root, tmp_path):
    for format_ in FORMATS:
        done = run(format_, "study", "documents/letters/d1", "-d", str(tmp_path / "out"), cwd=tiny_root)
        assert done.returncode == 0, done.stderr
        assert (tmp_path / f"out/documents/letters/d1.{format_}").stat().st_size > 1000
        assert (tmp_path / f"out/{format_}.json").is_file()


@pytest.mark.parametrize(("name", "words"), [("studi", "did you mean “study”?"), ("x", "there are study")])
def test_a_book_that_is_not_there_is_refused(tiny_root, tmp_path, name, words):
    done = run("epub", name, "-d", str(tmp_path), cwd=tiny_root)
    assert done.returncode == 2
    assert words in done.stderr


def test_a_strange_letter_stops_the_command_before_it_writes(tiny_root, tmp_path):
    folder = shutil.copytree(tiny_root, tmp_path / "tiny")
    source = folder / "sources/letters/d11.md"
    source.write_text(source.read_text(encoding="utf-8").replace("He wrote", "He wrote \U00012000"), encoding="utf-8")
    done = run("pdf", "documents/letters", "-d", str(tmp_path / "out"), cwd=folder)
    assert done.returncode == 1
    assert "sources/letters/d11.md:10:10: error TOOL04" in done.stderr
    assert not (tmp_path / "out").exists()
