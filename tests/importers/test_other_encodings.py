"""Letters as other projects encode them: registers in a file of their own, surfaces of a facsimile, languages, long summaries."""

from pathlib import Path

import pytest
from edition.importing import Order, import_tei

from tests.conftest import lines

from .edition_at import edition

HEADER = "<teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>{profile}</teiHeader>"
PICTURE = "https://pictures.example.org/1.jpg"
LETTER = """<facsimile><surface xml:id="f1"><graphic url="https://pictures.example.org/1.jpg"/></surface></facsimile>
<text><body><pb n="1" facs="#f1"/><p><persName ref="../lists/persons.xml#p3">Miss Beck</persName> writes; so does
<persName ref="#p1">Karl</persName>.</p></body></text>"""
REGISTER = """<text><body><div><head>Persons</head><listPerson>
<person xml:id="p1"><persName>Karl Weiss</persName><birth when="1850"/><death when="1910-03-04"/><idno type="GND">118540238</idno></person>
<person xml:id="p3"><persName>Beck, Emma</persName></person></listPerson></div></body></text>"""


def tei(title: str, text: str, profile: str = "") -> str:
    header = HEADER.format(title=title, profile=profile)
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="de">{header}{text}</TEI>'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = tmp_path / "tei"
    files.mkdir()
    (files / "b1.xml").write_text(tei("Letter 1", LETTER), encoding="utf-8")
    (files / "persons.xml").write_text(tei("Register", REGISTER), encoding="utf-8")
    made = edition(tmp_path / "made")
    outcome = import_tei(made, Order((files,), "sources/weiss", "letter"))
    assert lines(outcome.problems) == "0 found"
    assert not [row for row in outcome.rows if row.outcome == "left out"]
    return made


def test_a_pointer_to_the_file_of_persons_means_the_entry_there(root: Path) -> None:
    letter = (root / "sources/weiss/b1.md").read_text(encoding="utf-8")
    assert "[Miss Beck](person:beck-emma) writes" in letter
    assert "[Karl](person:karl-weiss)" in letter


def test_a_file_of_persons_is_no_source(root: Path) -> None:
    assert [file.name for file in (root / "sources/weiss").glob("*.md")] == ["b1.md"]
    assert "118540238" in (root / "imported/sources/weiss/persons-register.xml").read_text(encoding="utf-8")


def test_life_and_identifier_come_along(root: Path) -> None:
    persons = (root / "content/registers/persons.yml").read_text(encoding="utf-8")
    assert 'life: {born: "1850", died: 1910-03-04, certainty: unverified}' in persons
    assert 'authorities: [{scheme: gnd, id: "118540238", certainty: unverified}]' in persons


def test_the_picture_of_a_surface_is_that_of_its_page(root: Path) -> None:
    letter = (root / "sources/weiss/b1.md").read_text(encoding="utf-8")
    assert f'[]{{.pb n=1 facs="{PICTURE}"}}' in letter
    assert PICTURE in (root / "imported/sources/weiss/b1.xml").read_text(encoding="utf-8")


@pytest.fixture
def scanned(tmp_path: Path) -> Path:
    """A letter with pictures beside it, in a folder, above it, not there, and of another kind."""
    names = ("scans/1.jpg", "2.png", "../above.jpg", "scans/3.jpg", "scans/notes.txt")
    pages = "".join(f'<pb n="{number}" facs="{name}"/>' for number, name in enumerate(names, 1))
    figure = '<figure><graphic url="scans/1.jpg"/><figDesc>The seal</figDesc></figure>'
    file = tmp_path / "letters" / "b1.xml"
    (file.parent / "scans").mkdir(parents=True)
    file.write_text(tei("Letter 1", f"<text><body>{pages}<p>Dry.</p>{figure}</body></text>"), encoding="utf-8")
    for name in set(names) - {"scans/3.jpg"}:
        (file.parent / name).write_bytes(b"a picture")
    root = edition(tmp_path / "made")
    outcome = import_tei(root, Order((file.parent,), "sources/weiss", "letter"))
    assert lines(outcome.problems) == "0 found"
    assert "2 pictures copied beside them." in outcome.lines
    return root / "sources" / "weiss"


def test_pictures_beside_the_file_come_along(scanned: Path) -> None:
    letter = (scanned / "b1.md").read_text(encoding="utf-8")
    assert '[]{.pb n=1 facs="scans/1.jpg"}' in letter
    assert '[]{.pb n=2 facs="img/2.png"}' in letter
    assert "![The seal](scans/1.jpg)" in letter
    assert sorted(path.relative_to(scanned).as_posix() for path in scanned.rglob("*.*g")) == [
        "img/2.png",
        "scans/1.jpg",
    ]


def test_what_is_no_picture_of_the_file_stays_words(scanned: Path) -> None:
    letter = (scanned / "b1.md").read_text(encoding="utf-8")
    for number, name in ((3, "../above.jpg"), (4, "scans/3.jpg"), (5, "scans/notes.txt")):
        assert f'[]{{.pb n={number}}}[]{{.tei element=pb attributes="facs={name}"}}' in letter


def test_the_language_of_the_whole_file_is_that_of_the_text(root: Path) -> None:
    letter = (root / "sources/weiss/b1.md").read_text(encoding="utf-8")
    assert "languages: [de]" in letter
    assert "element=TEI" not in letter


@pytest.mark.parametrize(("words", "codes"), [(3_000, []), (5_000, ["TEI11"])])
def test_a_summary_is_never_cut_in_silence(words: int, codes: list[str], tmp_path: Path) -> None:
    summary = "<profileDesc><correspDesc><note>" + "rain " * words + "</note></correspDesc></profileDesc>"
    file = tmp_path / "b1.xml"
    file.write_text(tei("Letter 1", "<text><body><p>Dry.</p></body></text>", summary), encoding="utf-8")
    root = edition(tmp_path / "made")
    outcome = import_tei(root, Order((file,), "sources/weiss", "letter"))
    assert [problem.code for problem in outcome.problems] == codes
    assert ("…" in (root / "sources/weiss/b1.md").read_text(encoding="utf-8")) == bool(codes)
