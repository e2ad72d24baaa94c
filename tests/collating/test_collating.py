"""Collating: what is proposed gives back the words of every witness, and what cannot be collated is refused in words."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from edition.cli import cli
from edition.collating import CollatexMissingError, CollatingError, collate
from edition.markup import parse_text, witness_text
from edition.tools import collatex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT

pytest.importorskip("collatex", reason="collating needs the extra [collate]")

FRONT = """---
title: The Board to All Carters
type: telegram
printed: {work: letters-1902, number: 10}
text: transcription
revisions: [{date: 2026-11-22, change: First version.}]
---

"""
A = """The [Board](org:harbour-board) opens the *northern road* to carts,[^1] and to no other.

## Of tolls

Tolls are one penny, as before.

[^1]: A note.
"""
B = """The Board opens the northern way to heavy carts, and to no other, this Monday.

## Of the tolls

Tolls are as before.
"""
C = """So the Board opens the *northern* way to carts, and none other.

## Of tolls

tolls are one penny, as before.
"""


def written(folder: Path, **texts: str) -> list[Path]:
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return [folder / f"{name}.md" for name in texts]


def words(markdown: str, siglum: str = "") -> list[list[str]]:
    return [block.split() for block in witness_text(parse_text(markdown, "d.md"), siglum)]


def test_each_witness_comes_back(tmp_path: Path) -> None:
    made = collate(written(tmp_path, A=A, B=B, C=C))
    assert "[*northern road*]{.app}[^a2]" in made
    assert "- B: northern way\n    - C: *northern* way" in made
    assert {siglum: words(made, siglum) for siglum in "ABC"} == {"A": words(A), "B": words(B), "C": words(C)}


def test_the_proposal_stands_in_an_edition(tmp_path: Path) -> None:
    files = written(tmp_path, A=FRONT + A, B=B, C=C)
    copy = tmp_path / "edition"
    for path in (ROOT / "tests/editions/tiny").rglob("*"):
        if path.is_file():
            target = copy / path.relative_to(ROOT / "tests/editions/tiny")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    document = copy / "sources/letters/d10.md"
    document.unlink()
    run = CliRunner().invoke(cli, ["collate", *map(str, files), "--sigla", "X,Y,Z", "-o", str(document)])
    assert run.exit_code == 0, run.output
    check = CliRunner().invoke(cli, ["check", "-c", str(copy / "mkdocs.yml")])
    assert not re.search(r"d10\.md:.*(error|warning)", check.output), check.output
    assert 'siglum: "X"' in document.read_text() or "siglum: X" in document.read_text()
    assert CliRunner().invoke(cli, ["fmt", "--check", str(document)]).exit_code == 0


def test_a_positive_proposal_names_every_witness(tmp_path: Path) -> None:
    made = collate(written(tmp_path, A=A, B=B, C=C), positive=True)
    entries = re.findall(r"^\[\^a\d+\]: (.*(?:\n    .*)*)", made, re.MULTILINE)
    assert entries
    assert all(set("ABC") <= set(re.findall(r"\b[ABC]\b", entry)) for entry in entries)
    assert words(made, "B") == words(B)


PARAGRAPH = st.lists(
    st.sampled_from(
        [
            "the",
            "The",
            "road,",
            "road",
            "way",
            "wet",
            "wet.",
            "to",
            "carts",
            "дорога",
            "*is*",
            "[Beck](person:beck-anna)",
        ]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.integers(1, 3).flatmap(
        lambda n: st.lists(st.lists(PARAGRAPH, min_size=n, max_size=n), min_size=2, max_size=4)
    )
)
def test_any_texts_come_back(texts: list[list[str]], tmp_path: Path) -> None:
    named = {f"W{number}": "\n\n".join(paragraphs) + "\n" for number, paragraphs in enumerate(texts)}
    made = collate(written(tmp_path, **named))
    assert {siglum: [" ".join(block) for block in words(made, siglum)] for siglum in named} == {
        siglum: [" ".join(block) for block in words(text)] for siglum, text in named.items()
    }


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ({"A": A}, "Name at least two files"),
        ({"A": A, "B": "One.\n"}, "“A.md” has 3 paragraphs, “B.md” has 1"),
        ({"A": A, "B": "[x]{.app}[^a1]\n\n[^a1]: - C: y\n"}, "“B.md” has an apparatus already"),
        ({"A": A, "B": "\n"}, "“B.md” has no text"),
        ({"A": "- one\n", "B": "- two\n"}, "is a list, table or container, and they differ"),
        ({"A": A, "B,C": B}, "“B,C” is no siglum"),
    ],
)
def test_what_cannot_be_collated_is_refused(texts: dict[str, str], message: str, tmp_path: Path) -> None:
    with pytest.raises(CollatingError, match=re.escape(message)):
        collate(written(tmp_path, **texts))


def test_two_witnesses_have_two_sigla(tmp_path: Path) -> None:
    with pytest.raises(CollatingError, match="the same siglum"):
        collate(written(tmp_path, A=A, B=B), ["X", "X"])
    with pytest.raises(CollatingError, match="2 files, but 1 sigla"):
        collate(written(tmp_path, A=A, B=B), ["X"])


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    files = written(tmp_path, A=A, B=B)
    files[1].write_bytes(b"\xff\xfe")
    with pytest.raises(CollatingError, match="not UTF-8"):
        collate(files)


def test_the_command_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = written(tmp_path, A=A, B=B)
    missing = CliRunner().invoke(cli, ["collate", str(a), str(tmp_path / "none.md")])
    assert missing.exit_code == 2
    assert "does not exist" in missing.output
    again = CliRunner().invoke(cli, ["collate", str(a), str(b), "-o", str(a)])
    assert "is there already" in again.output
    monkeypatch.setattr(collatex, "find_spec", lambda _name: None)
    without = CliRunner().invoke(cli, ["collate", str(a), str(b)])
    assert without.exit_code == 2
    assert "pip install 'edition[collate]'" in without.output
    with pytest.raises(CollatexMissingError):
        collate([a, b])


def test_scripts_without_blanks_are_collated(tmp_path: Path) -> None:
    made = collate(written(tmp_path, A="道路\n", B="道路 今天\n"))
    assert witness_text(parse_text(made, ""), "B") == ("道路今天",)
