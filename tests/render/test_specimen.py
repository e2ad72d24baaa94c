"""Markup by example: every construct is there, in the words of the guide, and the edition knows nothing of it."""

import re

import pytest
from edition.derive.search import search_files
from edition.export import export
from edition.markup import CONSTRUCTS, containers, parse_text
from edition.model.addresses import addresses
from edition.model.text import SERIES
from edition.model.urls import REGISTERS
from edition.render.specimen import picture_files
from edition.render.specimen.passages import passages
from edition.render.specimen.setting import NAMES, set_passage

from tests.conftest import ROOT, faults_of_tei
from tests.markup.test_fixtures import TEI

from .conftest import words

PATH = "about/markup/"
PASSAGES = list(passages())
GUIDE = (ROOT / "docs" / "markup.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```markdown\n(.*?)^```\n(?!\n```text\n)", GUIDE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.title)
def test_guide_and_specimen_have_the_same_words(passage) -> None:
    assert any(example.endswith(passage.source) for example in EXAMPLES)
    assert parse_text(passage.source, "specimen.md", passage.line).problems == ()


@pytest.mark.parametrize("construct", CONSTRUCTS, ids=lambda construct: construct.name)
def test_every_construct_is_shown(construct) -> None:
    source = "\n".join(passage.source for passage in PASSAGES)
    titles = [passage.title.lower() for passage in PASSAGES]
    assert construct.spans or any(title.startswith(construct.name.rstrip("s")) for title in titles)
    for kind in construct.spans:
        assert f"{{.{kind.name}" in source
    if construct.name == "containers":
        assert [name for name in containers.NAMES if name != "tei" and f"::: {name}" not in source] == []
    if construct.name == "notes":
        assert [letter for letter in SERIES if f"[^{letter}1]:" not in source] == []
    if construct.name == "links":
        assert [scheme for scheme in (*REGISTERS, "doc", "https") if f"]({scheme}:" not in source] == []


def test_readers_see_source_result_and_tei_side_by_side(tree) -> None:
    page = tree(PATH)
    assert words(page[1]).startswith("An invented specimen.")
    assert len(page.find_class("ed-example")) == len(PASSAGES) > 20
    shown = next(section for section in page.find_class("ed-example") if words(section[0]) == "Additions and deletions")
    source, result = shown.find_class("ed-example__source")[0], shown.find_class("ed-example__set")[0]
    assert words(source) == "The road is [very]{.add place=above} [wet]{.del}dry."
    assert [words(ins) for ins in result.iter("ins")] == ["very"]
    assert "<del>wet</del>" in words(shown.find_class("ed-example__tei")[0])


def test_the_tei_shown_is_valid(tmp_path) -> None:
    for passage in PASSAGES:
        whole = TEI.replace("BODY", set_passage(passage).tei)
        (tmp_path / f"{passage.number}.xml").write_text(whole, encoding="utf-8")
    assert faults_of_tei(*sorted(tmp_path.iterdir())) == ""


def test_every_link_within_the_page_leads_to_something(tree) -> None:
    page = tree(PATH)
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = {link.get("href") for link in page.iter("a")}
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    outside = {link for link in links if not link.startswith(("#", "img/"))}
    assert outside == {"https://tei-c.org/guidelines/"}
    assert {name.anchor for name in NAMES.values()} <= set(ids)


def test_its_picture_is_there(tree) -> None:
    made = {file.path for file in picture_files()}
    assert {f"{PATH}{image.get('src')}" for image in tree(PATH).iter("img")} == made


def test_no_list_search_export_or_ledger_knows_it(tiny) -> None:
    files = [*export(tiny), *search_files(tiny)]
    assert [file.path for file in files if b"recieved]{.sic" in file.content or PATH.encode() in file.content] == []
    assert PATH not in [address.path for address in addresses(tiny.loaded)]
