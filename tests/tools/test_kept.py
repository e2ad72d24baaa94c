"""A program outside is asked once; another question is another answer."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from edition.model.position import Position
from edition.model.problem import Problem
from edition.model.programs import CitationRequest, FormattedCitations, Setting
from edition.tools.kept import KeptPandoc, KeptTypesetter


class Remembered:
    """A store in memory."""

    def __init__(self) -> None:
        self.entries: dict[bytes, bytes] = {}

    def get(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        return {key: self.entries[key] for key in keys if key in self.entries}

    def put(self, entries: Mapping[bytes, bytes]) -> None:
        self.entries |= entries


class Typesetter:
    """Counts what it sets."""

    fonts: Mapping[str, str] = {"Serif": ""}
    absent = ()

    def __init__(self) -> None:
        self.made = 0
        self.hashes: dict[str, str] = {}

    def __call__(self, book: Setting) -> bytes | Problem:
        self.made += 1
        return Problem(Position("d1.md"), "TOOL02", "no") if book.source == "bad" else f"PDF {self.made}".encode()

    def lacking(self, letters: str) -> str:
        return letters

    def record(self) -> Mapping[str, dict[str, str]]:
        return {"fonts": self.hashes}


def test_the_same_book_is_set_once(tmp_path: Path) -> None:
    program = Typesetter()
    kept = KeptTypesetter(program, Remembered())
    book = Setting('#ed-picture("/sources/a \\"b\\".png", "A seal");', tmp_path, "")
    assert kept(book) == kept(book) == b"PDF 1"
    assert kept(Setting(book.source, tmp_path, "1901-05-01")) == b"PDF 2"
    picture = tmp_path / 'sources/a "b".png'
    picture.parent.mkdir()
    picture.write_bytes(b"seal")
    assert kept(book) == kept(book) == b"PDF 3"
    picture.write_bytes(b"deal")
    assert kept(book) == b"PDF 4"
    program.hashes["Serif.otf"] = "another"
    assert kept(book) == b"PDF 5"


def test_what_went_wrong_is_tried_again(tmp_path: Path) -> None:
    program = Typesetter()
    kept = KeptTypesetter(program, Remembered())
    assert isinstance(kept(Setting("bad", tmp_path, "")), Problem)
    assert isinstance(kept(Setting("bad", tmp_path, "")), Problem)
    assert program.made == 2


def test_the_typesetter_tells_what_it_is(tmp_path: Path) -> None:
    program = Typesetter()
    kept = KeptTypesetter(program, Remembered())
    assert (kept.fonts, kept.absent, kept.lacking("x"), kept.record()) == ({"Serif": ""}, (), "x", {"fonts": {}})


@pytest.mark.parametrize(
    "other",
    [
        ([{"id": "b"}], [CitationRequest("a", "3")], "en"),
        ([{"id": "a"}], [CitationRequest("a", "4")], "en"),
        ([{"id": "a"}], [CitationRequest("a", "3", True)], "en"),
        ([{"id": "a"}], [CitationRequest("a", "3")], "fr"),
    ],
)
def test_the_same_works_are_cited_once(other: tuple[list[Mapping[str, str]], list[CitationRequest], str]) -> None:
    asked: list[object] = []

    def pandoc(*question: object) -> FormattedCitations:
        asked.append(question)
        return FormattedCitations((f"<em>{len(asked)}</em>",), {"b": "B", "a": "A"})

    kept = KeptPandoc(pandoc, Remembered())
    question = ([{"id": "a"}], [CitationRequest("a", "3")], "en")
    first, again = kept(*question), kept(*question)
    assert first == again == FormattedCitations(("<em>1</em>",), {"b": "B", "a": "A"})
    assert isinstance(again, FormattedCitations)
    assert list(again.bibliography) == ["b", "a"]
    assert kept(*other) != first
