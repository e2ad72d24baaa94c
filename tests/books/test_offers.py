"""What the site offers, what the commands make, and what they say when something is missing."""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest
from edition.books import book_files, book_problems, missing_letters
from edition.derive.books import books
from edition.model.books import FORMATS, WITHOUT_TYPST
from edition.render import render
from edition.tools.typst import find_typesetter, shortest_ends
from lxml import html

from .conftest import opened


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


PLACES = {
    "text": ("sources/letters/d10.md", "documents/letters", (r"\n---\n\n", "\n---\n\n𒀀 ")),
    "title": ("sources/letters/d1.md", "documents/letters/d1", ("title: ", "title: 𒀀 ")),
    "source note": ("sources/letters/d1.md", "documents/letters", ("source_note: ", "source_note: 𒀀 ")),
    "archive": ("sources/letters/d1.md", "documents/letters", ("repository: ", "repository: 𒀀 ")),
    "register": ("content/registers/persons.yml", "documents/letters", ("name: Anna Beck", "name: Anna Beck 𒀀")),
    "work": ("content/bibliography.yml", "study", ("title: ", "title: 𒀀 ")),
    "part": ("sources/letters/collection.yml", "documents/letters", ("title: I. The roads", "title: I. The 𒀀 roads")),
    "site": ("mkdocs.yml", "study", ("site_name: ", "site_name: 𒀀 ")),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_letter_without_a_font_is_named_with_its_place(tiny_root, tmp_path, typesetter, place):
    file, name, (before, after) = PLACES[place]
    folder = shutil.copytree(tiny_root, tmp_path / "tiny")
    source = folder / file
    written = re.sub(before, after, source.read_text(encoding="utf-8"))
    assert "𒀀" in written
    source.write_text(written, encoding="utf-8")
    edition = opened(folder).edition
    (problem,) = missing_letters(edition, [edition.derived.books[name]], typesetter)
    head = written.partition("𒀀")[0]
    assert (problem.code, problem.position.file, problem.position.line) == ("TOOL04", file, head.count("\n") + 1)
    assert problem.position.column == len(head) - head.rfind("\n")
    assert "cuneiform sign a" in problem.message


def test_a_letter_in_a_translation_is_named_and_other_books_are_free_of_it(root, tmp_path, typesetter):
    folder = shutil.copytree(root / "tests/editions/manuscript", tmp_path / "manuscript")
    source = folder / "sources/papers/ferry.en.md"
    source.write_text(source.read_text(encoding="utf-8").replace("The river", "The 𒀀 river"), encoding="utf-8")
    edition = opened(folder).edition
    books = edition.derived.books
    (problem,) = missing_letters(edition, [books["documents/papers/ferry"]], typesetter)
    assert (problem.position.file, problem.position.column) == ("sources/papers/ferry.en.md", 5)
    assert missing_letters(edition, [books["documents/papers/poem"]], typesetter) == ()


def test_fonts_of_one_name_in_two_folders_are_two_in_the_record(tmp_path):
    paths = [tmp_path / place / "A.otf" for place in ("one", "two")] + [tmp_path / "one/B.otf"]
    assert {end: str(path) for end, path in shortest_ends(paths).items()} == {
        "B.otf": str(paths[2]),
        "one/A.otf": str(paths[0]),
        "two/A.otf": str(paths[1]),
    }


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
