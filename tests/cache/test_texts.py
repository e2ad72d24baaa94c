"""Texts that an earlier build has parsed are the same texts, and parsed again when anything about them is other."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from copy import copy
from dataclasses import replace

import pytest
from edition import parse as stage
from edition.load import load
from edition.markup import HtmlContext, PackedTexts, packed, parse_text, render_html, unpacked
from edition.model.edition import Loaded, Parsed
from edition.model.text import Text
from edition.parse import Passage, parse

from tests.conftest import ROOT


class Remembered:
    """A store in memory."""

    def __init__(self) -> None:
        self.entries: dict[bytes, bytes] = {}

    def get(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        return {key: self.entries[key] for key in keys if key in self.entries}

    def put(self, entries: Mapping[bytes, bytes]) -> None:
        self.entries |= entries


@pytest.fixture(scope="module", params=["tiny", "manuscript"])
def loaded(request: pytest.FixtureRequest) -> Loaded:
    return load(ROOT / "tests" / "editions" / request.param, {})


def plain(parsed: Parsed) -> dict[str, Text]:
    return {key: replace(text, tokens=[token.as_dict() for token in text.tokens]) for key, text in parsed.texts.items()}


def test_parsed_before_or_by_others_is_parsed_alike(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    alone, kept = parse(loaded), Remembered()
    with ProcessPoolExecutor(2) as executor:
        by_others = parse(loaded, kept, executor)
    monkeypatch.setattr(stage, "parse_text", None)
    again = parse(loaded, kept)
    assert str(plain(alone)) == str(plain(by_others)) == str(plain(again))
    assert alone.problems == by_others.problems == again.problems


def test_only_what_is_new_is_parsed(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Remembered()
    parse(loaded, kept)
    first, *others = loaded.documents
    edited = replace(loaded, documents=(replace(first, body=f"{first.markdown}\nMore.\n"), *others))
    done: list[Passage] = []
    plainly = stage.parse_passages
    monkeypatch.setattr(stage, "parse_passages", lambda passages: done.extend(passages) or plainly(passages))
    parse(edited, kept)
    assert [passage.file for passage in done] == [first.file]


@pytest.mark.parametrize("other", [{"line": 2}, {"file": "d2.md"}, {"inline": True}, {"column": 3}, {"markdown": "B"}])
def test_everything_that_parsing_depends_on_is_part_of_the_key(other: dict[str, object]) -> None:
    kept = Remembered()
    passage = Passage("A", "d1.md", 1)
    list(stage._parsed(iter([("d1.md", passage)]), kept, None))
    list(stage._parsed(iter([("d1.md", replace(passage, **other))]), kept, None))
    assert len(kept.entries) == 2


def test_a_text_is_set_from_its_packed_tokens_as_from_its_own() -> None:
    text = parse_text(
        (ROOT / "tests/editions/manuscript/sources/papers/1690-summary.md").read_text(encoding="utf-8"), "d1.md"
    )
    again = unpacked(packed(text))
    assert render_html(again, HtmlContext()) == render_html(text, HtmlContext())
    assert again.tokens[0] == text.tokens[0]
    assert list(again.tokens[1:]) == list(text.tokens[1:])
    assert len(again.tokens) == len(text.tokens)


def test_texts_are_held_packed_and_come_out_as_they_went_in() -> None:
    given = {
        f"d{number}.md": parse_text(f"Words of [^1] *{number}*.\n\n[^1]: A note.\n", f"d{number}.md")
        for number in range(100)
    }
    held = PackedTexts((key, packed(text)) for key, text in given.items())
    for texts in (held, copy(held)):
        assert list(texts) == list(given)
        assert {key: text.notes for key, text in texts.items()} == {key: text.notes for key, text in given.items()}
        assert texts.keys() >= {"d7.md"}
        assert "d100.md" not in texts
