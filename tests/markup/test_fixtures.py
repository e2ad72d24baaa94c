"""Every construct as an editor writes it and as it is printed: see fixtures/*.txt.

A fixture is a title, a line `.`, the Markdown, a line `.`, the HTML (then each note: its anchor, its printed mark, its HTML),
a line `.`, the TEI, a line `.`. After a wanted change run `make golden` and review the difference.
"""

from pathlib import Path
from typing import NamedTuple

import pytest
from edition.markup import HtmlContext, TeiContext, WorkName, parse_text, render_html, render_tei
from edition.model.edition import Target
from edition.model.text import Link
from edition.model.urls import REGISTERS, entry_path

from tests.conftest import faults_of_tei

FOLDER = Path(__file__).parent / "fixtures"


TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>BODY</body></text></TEI>"""


class Fixture(NamedTuple):
    title: str
    source: str
    expected: str
    tei: str = ""


def read(path: Path, parts_each: int = 4) -> list[Fixture]:
    parts = [part.strip("\n") for part in ("\n" + path.read_text(encoding="utf-8")).split("\n.\n")]
    return [Fixture(*parts[start : start + parts_each]) for start in range(0, len(parts) - parts_each + 1, parts_each)]


def target(link: Link) -> Target | None:
    fragment = f"#{link.fragment}" if link.fragment else ""
    if link.target == "unknown":
        return None
    if link.scheme in REGISTERS:
        return Target(entry_path(link.scheme, link.target), f"Title of {link.target}", link.scheme, link.target)
    if link.scheme == "doc":
        return Target(f"documents/{link.target}/{fragment}", "A letter", "doc", link.target)
    if link.scheme == "file":
        name = link.target.removesuffix(".md")
        return Target(f"documents/letters/{name}/{fragment}", "A letter", "doc", f"letters/{name}")
    return Target(f"documents/letters/d1/{fragment}" if link.scheme == "anchor" else link.target, "", link.scheme)


def printed(source: str) -> str:
    text = parse_text(source, "sources/letters/d1.md")
    context = HtmlContext(
        targets=[target(link) for link in text.links],
        paragraph_ids=[paragraph.pinned or f"p{paragraph.number}" for paragraph in text.paragraphs],
        citations={0: "Barnes, <i>Geneva</i>, 3–4"},
        page="documents/letters/d1/",
    )
    html = render_html(text, context)
    notes = [f"{note.anchor} {note.mark} {note.html}" for note in html.notes]
    problems = [f"{problem.position.line}:{problem.position.column} {problem.code}" for problem in text.problems]
    return "\n".join([html.body, *notes, *problems])


def tei(source: str) -> str:
    text = parse_text(source, "sources/letters/d1.md")
    context = TeiContext(
        targets=[target(link) for link in text.links],
        paragraph_ids=[paragraph.pinned or f"p{paragraph.number}" for paragraph in text.paragraphs],
        prefix="d1.",
        page="documents/letters/d1.xml",
        works={"barnes-2016": WorkName("Barnes", "Geneva")},
        witnesses={"A": "#wit_A", "B": "#wit_B", "C": "#wit_C"},
    )
    return render_tei(text, context).body.rstrip("\n")


FIXTURES = [(path, fixture) for path in sorted(FOLDER.glob("*.txt")) for fixture in read(path)]


@pytest.mark.parametrize(
    "fixture", [fixture for _, fixture in FIXTURES], ids=[f"{p.stem}: {f.title}" for p, f in FIXTURES]
)
def test_html(fixture: Fixture) -> None:
    assert printed(fixture.source) == fixture.expected
    assert tei(fixture.source) == fixture.tei


def test_every_fixture_is_valid_tei(tmp_path: Path) -> None:
    for number, (path, fixture) in enumerate(FIXTURES):
        (tmp_path / f"{path.stem}-{number}.xml").write_text(TEI.replace("BODY", tei(fixture.source)), encoding="utf-8")
    assert faults_of_tei(*sorted(tmp_path.iterdir())) == ""


def refresh(path: Path) -> None:
    made = [
        f"{fixture.title}\n.\n{fixture.source}\n.\n{printed(fixture.source)}\n.\n{tei(fixture.source)}\n.\n"
        for fixture in read(path)
    ]
    path.write_text("\n".join(made), encoding="utf-8")


if __name__ == "__main__":
    for each in sorted(FOLDER.glob("*.txt")):
        refresh(each)
