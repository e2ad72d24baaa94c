"""What `edition fmt` makes of sources: tests/canonical/forms.txt."""

import unicodedata
from pathlib import Path

import pytest
from edition.canonical import canonical, source_files

FORMS = Path(__file__).with_name("forms.txt")


def _cases():
    _introduction, *rest = FORMS.read_text(encoding="utf-8").split("\n\n", 1)
    parts = rest[0].replace("·", " ").split("\n.\n")
    for heading, written, wanted in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
        name, file = heading.strip().split("\n")
        yield pytest.param(file, f"{written}\n", f"{wanted}\n", id=name)


@pytest.mark.parametrize(("file", "written", "wanted"), list(_cases()))
def test_form(file, written, wanted):
    assert canonical(written, file) == wanted
    assert canonical(wanted, file) == wanted


def test_line_ends_and_composed_letters():
    written = "\ufeff---\r\ntitle: Be\u0301ck\r\n---\r\nDear\rSir"
    assert canonical(written, "content/index.md") == "---\ntitle: Béck\n---\n\nDear\nSir\n"


def test_the_place_of_an_edition_does_not_matter():
    written = "---\ntype: letter\ntitle: A\n---\n"
    assert canonical(written, "/home/content/my/sources/letters/d1.md").startswith("---\ntitle: A\n")
    assert canonical(written, "/home/content/notes.txt") == written


def test_a_long_text_takes_no_time():
    notes = "".join(f"Text.[^{n}]\n\n[^{n}]: Note\nwith a second line.\n\n" for n in range(5000))
    written = canonical(f"---\ntitle: A\n---\n{notes}", "content/index.md")
    assert unicodedata.is_normalized("NFC", written)
    assert written.index("[^4999]\n") < written.index("[^0]: Note")


def test_source_files(tmp_path):
    for name in ("content/index.md", "content/img/a.png", "content/.hidden/b.md", "content/registers/persons.yml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (tmp_path / "content/link.md").symlink_to(tmp_path / "content/index.md")
    found = [path.relative_to(tmp_path).as_posix() for path in source_files([tmp_path / "content"])]
    assert found == ["content/index.md", "content/registers/persons.yml"]


def test_the_parts_of_a_register_are_ordered_as_the_whole():
    entry = "- name: Anna Beck\n  id: beck-anna\n"
    for file in (
        "content/registers/persons.yml",
        "content/registers/persons/a-k.yml",
        "content/bibliography/books.yml",
    ):
        assert canonical(entry, file).startswith("- id: beck-anna\n")
    assert canonical(entry, "content/registers/people/a-k.yml") == entry
