"""Every construct as typst, which sets the PDF: see typst.txt. Each part is the title of a fixture and what it becomes.

After a wanted change run `make golden` and review the difference. No text of a source can become code: the last tests try.
"""

import json

import pytest
import typst
from edition.markup import CONSTRUCTS, TypstContext, parse_text, render_typst
from edition.markup.typst import escape, literal
from edition.theme_path import theme_directory
from hypothesis import given
from hypothesis import strategies as st

from tests.markup.test_fixtures import FIXTURES, FOLDER, target

EXPECTED = FOLDER.parent / "typst.txt"
FONTS = typst.Fonts(include_system_fonts=False)
COMPILER = typst.Compiler(font_paths=FONTS, ignore_system_fonts=True)
STYLE = (theme_directory() / "print" / "edition.typ").read_text(encoding="utf-8")
PLAIN = """
#let plain(it) = if type(it) == str { it } else if it == [ ] { " " } else if it.has("text") { it.text } else if it.has(
  "children",
) { it.children.map(plain).join("") } else if it.has("child") { plain(it.child) } else if it.has("body") { plain(it.body) } else { "" }
#let words(it) = { let made = plain(it); if made == none { "" } else { made } }
"""
SIGNS = st.text(st.sampled_from("ab1.09 \n\t#[](){}*_`$<>@=+-/\\~'\";:,!?%&|^…“é한"), max_size=40)


def set_(source: str) -> str:
    text = parse_text(source, "sources/letters/d1.md")
    context = TypstContext(
        targets=[target(link) for link in text.links],
        paragraph_ids=[paragraph.pinned or f"p{paragraph.number}" for paragraph in text.paragraphs],
        citations={0: "Barnes, <i>Geneva</i>, 3–4"},
        prefix="d1#",
        here={"documents/letters/d1/": "d1#", "documents/letters/d2/": "d2#"},
        site="https://edition.example/",
    )
    return render_typst(text, context)


def compiled(markup: str) -> bytes:
    made = COMPILER.compile(input=f"{STYLE}\n{markup}".encode(), root=str(FOLDER), format="pdf", timestamp=0)
    assert isinstance(made, bytes)
    return made


def said(markup: str) -> str:
    """The value that the markup labels."""
    found = typst.query(markup.encode(), "<said>", field="value", one=True, font_paths=FONTS, ignore_system_fonts=True)
    return str(json.loads(found))


def expected() -> dict[str, str]:
    parts = [part.strip("\n") for part in ("\n" + EXPECTED.read_text(encoding="utf-8")).split("\n.\n")]
    return dict(zip(parts[::2], parts[1::2], strict=False))


NAMES = [f"{path.stem}: {fixture.title}" for path, fixture in FIXTURES]


@pytest.mark.parametrize(
    ("name", "source"), [(name, fixture.source) for name, (_, fixture) in zip(NAMES, FIXTURES, strict=True)], ids=NAMES
)
def test_every_fixture(name: str, source: str) -> None:
    assert set_(source) == expected()[name]


def test_every_fixture_can_be_set() -> None:
    """Pictures aside, whose files the fixtures only name."""
    for _, fixture in FIXTURES:
        if "image" not in str(parse_text(fixture.source, "sources/letters/d1.md").tokens):
            compiled(set_(fixture.source))


def test_what_has_tei_has_typst() -> None:
    assert {key for construct in CONSTRUCTS for key in construct.tei} == {
        key for construct in CONSTRUCTS for key in construct.typst
    }


@given(SIGNS)
def test_escaped_text_is_that_text(words: str) -> None:
    assert said(f"{PLAIN}#metadata(words([x{escape(words)}x]))<said>").split() == f"x{words}x".split()


@given(SIGNS)
def test_a_string_is_that_string(words: str) -> None:
    assert said(f"#metadata({literal(words)})<said>").split() == words.split()


@given(SIGNS)
def test_no_source_breaks_the_setting(source: str) -> None:
    compiled(set_(source))


@pytest.mark.parametrize(
    "attack",
    ["#panic()", "]#panic()[", "*#panic()*", "1. #panic()", '"#panic()"', "\\#panic()", "// x\n#panic()", "$#panic()$"],
)
def test_code_stays_text(attack: str) -> None:
    for source in (
        attack,
        f"A[^1]\n\n[^1]: {attack}",
        f"[{attack}]{{.del}}",
        f"## {attack}",
        f"| {attack} |\n|---|\n| x |",
    ):
        compiled(set_(source))


def refresh() -> None:
    made = (f"{name}\n.\n{set_(fixture.source)}\n.\n" for name, (_, fixture) in zip(NAMES, FIXTURES, strict=True))
    EXPECTED.write_text("\n".join(made), encoding="utf-8")


if __name__ == "__main__":
    refresh()
