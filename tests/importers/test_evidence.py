"""What the editors infer or supply is said in TEI and CMIF, and comes back from TEI as it was."""

import shutil
from pathlib import Path

import pytest
from lxml import etree

from tests.export.test_tei import Made, T

from .test_round_trip import again, data

TINY = Path(__file__).parents[1] / "editions/tiny"
BASES = [
    ("dateline", "", None),
    ("heading", "", None),
    ("table of contents", "", None),
    ("text", "", None),
    ("text", "The text speaks of the day before.", "internal"),
    ("file number", "", "external"),
    ("other document", "Letter 2 answers it.", "external"),
    ("undated", "", "conjecture"),
    ("subject", "", None),
]


@pytest.fixture
def letter(tmp_path: Path):
    """The first letter of the tiny edition with other front matter: (edition, its folder)."""

    def changed(*pairs: tuple[str, str]) -> Made:
        folder = tmp_path / "edition"
        shutil.copytree(TINY, folder)
        file = folder / "sources/letters/d1.md"
        text = file.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        file.write_text(text, encoding="utf-8")
        return Made(folder)

    return changed


def corresponding(made: Made):
    tree = etree.fromstring(made.files["api/cmif.xml"])
    (found,) = [one for one in tree.iter(f"{T}correspDesc") if one.get("ref").endswith("/letters/d1/")]
    return found.find(f"{T}correspAction")


def comes_back(made: Made, folder: Path) -> None:
    for document, _markdown, meta in again(made.edition, folder):
        assert data(meta, document.collection) == data(document.meta, document.collection)


@pytest.mark.parametrize(("basis", "note", "evidence"), BASES)
def test_the_basis_of_a_date(letter, tmp_path: Path, basis: str, note: str, evidence: str | None) -> None:
    made = letter(("date_basis: dateline", f"date_basis: {basis}" + (f"\ndate_note: {note}" if note else "")))
    date = corresponding(made).find(f"{T}date")
    header = etree.fromstring(made.files["documents/letters/d1.xml"]).find(f"{T}teiHeader")
    if basis == "subject":
        assert date is None
        assert header.find(f".//{T}term[@type='subject-date']/{T}date").get("when") == "1901-05-01"
        assert header.find(f".//{T}creation/{T}date") is None
    else:
        own = header.find(f".//{T}creation/{T}date")
        assert (date.get("when"), date.get("evidence")) == (own.get("when"), own.get("evidence"))
        assert (date.get("when"), date.get("evidence")) == ("1901-05-01", evidence)
    comes_back(made, tmp_path / "tei")


@pytest.mark.parametrize("office", ["", ", office: harbour-board"])
def test_an_inferred_sender(letter, tmp_path: Path, office: str) -> None:
    made = letter(("{person: beck-anna}", f"{{person: beck-anna{office}, inferred: true}}"))
    sender = corresponding(made).find(f"{T}persName")
    assert sender.get("evidence") == "conjecture"
    assert sender.get("ref").endswith("/persons/beck-anna/")
    comes_back(made, tmp_path / "tei")


def test_a_sender_who_is_named_needs_no_evidence(letter) -> None:
    assert corresponding(letter()).find(f"{T}persName").get("evidence") is None
