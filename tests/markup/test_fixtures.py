"""Every construct as an editor writes it and as it is printed: see fixtures/*.txt.

A fixture is a title, a line `.`, the Markdown, a line `.`, the HTML (then each note: its anchor, its printed mark, its HTML),
a line `.`. After a wanted change run `make golden` and review the difference.
"""

from pathlib import Path
from typing import NamedTuple

import pytest
from edition.markup import HtmlContext, parse_text, render_html
from edition.model.edition import Target
from edition.model.text import Link
from edition.model.urls import REGISTERS, entry_path

FOLDER = Path(__file__).parent / "fixtures"


class Fixture(NamedTuple):
    title: str
    source: str
    expected: str


def read(path: Path) -> list[Fixture]:
    parts = [part.strip("\n") for part in ("\n" + path.read_text(encoding="utf-8")).split("\n.\n")]
    return [Fixture(*parts[start : start + 3]) for start in range(0, len(parts) - 2, 3)]


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


FIXTURES = [(path, fixture) for path in sorted(FOLDER.glob("*.txt")) for fixture in read(path)]


@pytest.mark.parametrize(
    "fixture", [fixture for _, fixture in FIXTURES], ids=[f"{p.stem}: {f.title}" for p, f in FIXTURES]
)
def test_html(fixture: Fixture) -> None:
    assert printed(fixture.source) == fixture.expected


def refresh(path: Path) -> None:
    made = [f"{fixture.title}\n.\n{fixture.source}\n.\n{printed(fixture.source)}\n.\n" for fixture in read(path)]
    path.write_text("\n".join(made), encoding="utf-8")


if __name__ == "__main__":
    for each in sorted(FOLDER.glob("*.txt")):
        refresh(each)
