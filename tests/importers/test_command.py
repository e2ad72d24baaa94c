"""`edition import tei` as somebody meets it who has never used it: what is said, and that nothing is written when it goes wrong."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from edition.cli import cli

from .edition_at import edition, snapshot, tei

LETTER = tei("<p>The road is dry.</p>")
OURS = tei("<p>The road is dry.</p>").replace(
    "<p/></publicationStmt>", "<idno type='edition'>letters/d1</idno></publicationStmt>"
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "empty").mkdir()
    (tmp_path / "letter.xml").write_text(LETTER)
    (tmp_path / "page.xml").write_text("<html/>")
    (tmp_path / "words.txt").write_text("The road is dry.")
    made = edition(tmp_path)
    monkeypatch.chdir(made)
    return made


def call(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["import", "tei", *arguments])
    return result.exit_code, result.output


WRONG = {
    "a path that is not there": (("../nowhere.xml", "--into", "sources/new"), "Path '../nowhere.xml' does not exist"),
    "an empty folder": (("../empty", "--into", "sources/new"), "../empty:1:1: error TEI10: there is no XML file here"),
    "another vocabulary": (("../page.xml", "--into", "sources/new"), "../page.xml:1:1: error TEI02: the root element is “html”"),
    "no XML": (("../words.txt", "--into", "sources/new"), "../words.txt:1:1: error TEI01: not well-formed"),
    "no --into": (("../letter.xml",), "Missing option '--into'"),
    "a folder that no collection may have": (("../letter.xml", "--into", "New"), "say sources/COLLECTION, or content/FOLDER"),
    "an unknown profile": (("../letter.xml", "--into", "sources/new", "--profile", "p4"), "there are: edition, volume, monograph"),
    "a profile for prose": (("../letter.xml", "--into", "sources/new", "--profile", "monograph"), "TEI10: the file is a book in chapters"),
    "a document as prose": (("../letter.xml", "--into", "content/new"), "say --into sources/…"),
    "a file that is not ours": (("../letter.xml", "--into", "sources/new", "--profile", "edition"), "leave --profile edition out"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_named_and_nothing_is_written(name: str, root: Path) -> None:
    before = snapshot(root)
    arguments, said = WRONG[name]
    code, output = call(*arguments)
    assert code in {1, 2}
    assert said in output
    assert "Traceback" not in output
    assert snapshot(root) == before


def test_outside_an_edition_it_says_where_to_go(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root.parent)
    assert (
        "go to the edition’s folder first, or begin one with: edition new"
        in call("letter.xml", "--into", "sources/new")[1]
    )


def test_a_second_import_into_the_same_collection_adds_to_it(root: Path) -> None:
    assert call("../letter.xml", "--into", "sources/new")[0] == 0
    before = snapshot(root)
    code, output = call("../letter.xml", "--into", "sources/new")
    assert code == 1
    assert "“letter” is there already" in output
    assert snapshot(root) == before
    (root.parent / "other.xml").write_text(LETTER)
    assert call("../other.xml", "--into", "sources/new")[0] == 0
    names = {path.name for path in (root / "sources/new").iterdir()}
    assert names == {"collection.yml", "letter.md", "other.md"}
    assert {path.name for path in (root / "imported/sources/new").iterdir()} == {"letter.xml", "other.xml"}


def test_merging_says_when_no_entry_had_the_name(root: Path) -> None:
    code, output = call("../letter.xml", "--into", "sources/new", "--merge")
    assert code == 0
    assert "No calendar entry was upgraded" in output


def test_what_stands_in_no_text_is_kept_as_it_was(root: Path) -> None:
    assert call("../letter.xml", "--into", "sources/new")[0] == 0
    assert "<titleStmt><title>A Letter</title></titleStmt>" in (root / "imported/sources/new/letter.xml").read_text()


def test_an_export_of_ours_needs_nothing_beside_it(root: Path) -> None:
    (root.parent / "ours.xml").write_text(OURS.replace("<TEI ", '<TEI xml:id="ours" '))
    assert call("../ours.xml", "--into", "sources/new")[0] == 0
    assert not (root / "imported").exists()
