"""A preview made again and again is that of a clean build, and only what differs is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from edition import pipeline
from edition.derive.plain import set_plainly
from edition.model.keeping import Forgetful

from tests.resolve.overlay import Changes, change, copy_tiny

from .previewed import Previewed

D1, D2, D10 = (f"sources/letters/{name}.md" for name in ("d1", "d2", "d10"))
PAGE = "documents/letters/d1/index.html"
OF_THE_WHOLE = {"build-info.json", "manifest-sha256.txt", "ro-crate-metadata.json"}
"""What describes the site as it is: made anew each time."""

EDITS: tuple[tuple[str, Changes], ...] = (
    ("words of a letter", {D1: ("The carter said", "The old carter said")}),
    ("words of a page", {"content/study/two-roads.md": ("road", "highroad")}),
    ("a name", {"content/registers/persons.yml": ("Beck", "Bekk")}),
    ("a title in the navigation", {"content/study/index.md": ("title: ", "title: Another ")}),
    ("a date", {D2: ("date: 1901-05-02", "date: 1901-04-02")}),
    ("a title in a list", {D10: ("title: ", "title: Another ")}),
    ("the title of the edition", {"mkdocs.yml": ("site_name: ", "site_name: New ")}),
    ("a page more", {"content/about/more.md": "---\ntitle: More\n---\n\nMore.\n"}),
    ("a page less", {"content/about/more.md": None}),
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition to be edited; pandoc, which takes half a second, is left to tests/tools."""
    monkeypatch.setattr(pipeline, "find_pandoc", lambda: set_plainly)
    return copy_tiny(tmp_path)


@pytest.fixture
def preview(root: Path, tmp_path: Path) -> Iterator[Previewed]:
    made = Previewed(root, tmp_path / "preview")
    yield made
    made.close()


def clean(root: Path, site: Path) -> dict[str, bytes]:
    """The files of a preview that begins with nothing."""
    made = Previewed(root, site, Forgetful())
    try:
        return made.files()
    finally:
        made.close()


def test_whatever_is_edited_the_preview_is_that_of_a_clean_build(root, preview, tmp_path):
    for number, (what, edit) in enumerate(EDITS):
        change(root, edit)
        preview.again()
        assert not preview.notice, what
        wanted, found = clean(root, tmp_path / str(number)), preview.files()
        assert sorted(found) == sorted(wanted), what
        assert [path for path in wanted if found[path] != wanted[path]] == [], what


def test_what_does_not_differ_is_not_written(root, preview):
    before, files = preview.stamps(), preview.files()
    change(root, {D1: ("The carter said", "The old carter said")})
    preview.again()
    after = preview.stamps()
    written = {path for path in after if after[path] != before.get(path)} - OF_THE_WHOLE
    differing = {path for path, content in preview.files().items() if files.get(path) != content} - OF_THE_WHOLE
    assert PAGE in written
    assert written == differing
    assert preview.hosted == 1, "words of a letter are no affair of the host's"


def test_a_mistake_is_shown_and_changes_nothing_until_it_is_mended(root, preview):
    before = preview.stamps()
    change(root, {D1: ("person:zhou-li", "person:zhu-li")})
    preview.again()
    assert "sources/letters/d1.md:" in preview.notice
    assert "REF01" in preview.notice
    assert preview.stamps() == before
    change(root, {D1: ("person:zhu-li", "person:zhou-li")})
    preview.again()
    assert not preview.notice
    assert {path for path, stamp in preview.stamps().items() if stamp != before[path]} <= OF_THE_WHOLE


def test_a_mistake_in_the_configuration_does_not_end_it(root, preview):
    change(root, {"mkdocs.yml": ("theme:", "hooks: [nowhere.py]\ntheme:")})
    preview.again()
    assert "configuration" in preview.notice
    change(root, {"mkdocs.yml": ("hooks: [nowhere.py]\n", "")})
    preview.again()
    assert not preview.notice


def test_a_newer_change_ends_what_follows_behind(root, preview, tmp_path):
    for words in ("one", "two", "three"):
        change(root, {D1: ("The ", f"The {words} ")})
        preview.plugin._again(lambda: None, preview.plugin._config)  # without waiting
    preview.plugin.preview.wait()
    assert preview.files() == clean(root, tmp_path / "clean")
