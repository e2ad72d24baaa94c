"""docs/markup.md keeps its word: right examples pass, wrong ones get the very answer printed below them."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from edition.canonical import canonical
from edition.markup import CONSTRUCTS, containers, spans
from edition.model.text import SERIES
from edition.model.urls import REGISTERS

from tests.conftest import ROOT
from tests.resolve.overlay import change, copy_tiny, read

GUIDE = (ROOT / "docs" / "markup.md").read_text(encoding="utf-8")
HEADINGS = re.findall(r"^## (\w+)", GUIDE, re.MULTILINE)
SCRATCH = "sources/letters/d10.md"
"""The document of the tiny edition that nothing else leads to: the examples take its place."""
PICTURE = "sources/letters/img/d10-2.jpg"
FRONT_MATTER = """---
title: The Harbour Board to All Carters
type: telegram
printed: {work: letters-1902, number: 10}
text: transcription
revisions: [{date: 2026-11-22, change: First version.}]
---

"""


class Example(NamedTuple):
    """A ```markdown block; with a ```text block below, a wrong one."""

    line: int
    source: str
    answer: str

    @property
    def document(self) -> str:
        """The whole file."""
        return self.source if self.source.startswith("---\n") else FRONT_MATTER + self.source


def examples() -> list[Example]:
    fences = re.finditer(r"^```markdown\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", GUIDE, re.MULTILINE | re.DOTALL)
    return [Example(GUIDE.count("\n", 0, match.start()) + 1, match[1], match[2] or "") for match in fences]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_tiny(tmp_path_factory.mktemp("guide"))
    change(root, {PICTURE: ""})
    return root


@pytest.mark.parametrize("example", examples(), ids=lambda example: f"line {example.line}")
def test_edition_answers_as_printed(example: Example, tiny: Path) -> None:
    change(tiny, {SCRATCH: example.document})
    answers = [re.sub(r"^[^ ]+:\d+:\d+: ", "", problem) for problem in read(tiny).problems]
    assert "\n".join(answers) == example.answer.rstrip()


@pytest.mark.parametrize("example", examples(), ids=lambda example: f"line {example.line}")
def test_right_examples_are_in_canonical_form(example: Example) -> None:
    if not example.answer:
        assert canonical(example.document, SCRATCH) == example.document


def test_every_block_of_markdown_is_an_example() -> None:
    assert GUIDE.count("```markdown") == len(examples()) > 50
    assert GUIDE.count("```text") == sum(bool(example.answer) for example in examples())


@pytest.mark.parametrize("construct", CONSTRUCTS, ids=lambda construct: construct.name)
def test_every_construct_has_a_section(construct) -> None:
    assert construct.name in [heading.lower() for heading in HEADINGS]


@pytest.mark.parametrize("construct", CONSTRUCTS, ids=lambda construct: construct.name)
def test_every_class_and_attribute_is_named(construct) -> None:
    for kind in construct.spans:
        assert f"{{.{kind.name}" in GUIDE or f"`{kind.name}`" in GUIDE
        for key in kind.attributes:
            assert re.search(rf"`{key}`|`?\b{key}=", GUIDE), f"{kind.name} {key}"


def test_every_value_name_and_scheme_is_named() -> None:
    for word in (*spans.PLACES, *spans.RENDITIONS, *containers.NAMES):
        assert f"`{word}`" in GUIDE
    for scheme in (*REGISTERS, "doc"):
        assert f"`{scheme}:`" in GUIDE
    for letter in SERIES:
        assert f"`[^{letter}1]`" in GUIDE


def test_links_within_the_guide_lead_to_headings() -> None:
    prose = re.sub(r"^```.*?^```", "", GUIDE, flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    known = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", prose)) <= known
