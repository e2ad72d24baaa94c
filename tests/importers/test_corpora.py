"""Real texts: not a word is lost, every element is accounted for, every reference leads somewhere."""

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from edition.canonical import canonical
from edition.cli import cli
from edition.importers.tei import Import, Source, tei_files
from edition.pipeline import read
from lxml import etree

from tests.conftest import ROOT, beside, lines

from .oracle import TEI, XML_ID, words_of_markdown, words_of_tei

TINY = ROOT / "tests" / "editions" / "tiny"


def imported(folder: str, into: str) -> tuple[Import, dict[str, Source], dict[str, etree._ElementTree]]:
    """An import without an edition around it; sources and TEI by name."""
    files = list(tei_files([beside("corpora") / folder]))
    run = Import(into, outside=lambda word, anchors: f"content/history/{word}.md#{anchors[0]}" if anchors else None)
    run.survey(files)
    sources = {source.name: source for source in run.sources(files)}
    return run, sources, {name: etree.parse(str(path)) for path, name in files}


@pytest.fixture(scope="module")
def documents():
    return imported("frus-history/documents", "sources/frus-history")


@pytest.fixture(scope="module")
def letters():
    return imported("suriano/tei", "sources/suriano")


@pytest.fixture(scope="module")
def monograph():
    return imported("frus-history/monograph", "content/history")


def difference(one: list[str], other: list[str]) -> list[str]:
    """Where two sequences part."""
    at = next(
        (place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
    return [] if one == other else [" ".join(one[max(0, at - 5) : at + 10]), " ".join(other[max(0, at - 5) : at + 10])]


def test_the_words_of_63_documents(documents) -> None:
    _, sources, trees = documents
    assert len(sources) == 63
    for name, source in sources.items():
        wanted = words_of_tei(trees[name].find(f"{TEI}text"))
        made = words_of_markdown(source.front.get("source_note", ""), inline=True) + words_of_markdown(source.markdown)
        assert difference(wanted, made) == [], name


def test_the_words_of_74_letters(letters) -> None:
    _, sources, trees = letters
    assert len(sources) == 74
    for name, source in sources.items():
        assert difference(words_of_tei(trees[name].find(f"{TEI}text")), words_of_markdown(source.markdown)) == [], name


def test_the_words_of_a_monograph(monograph) -> None:
    _, sources, trees = monograph
    by_id = {element.get(XML_ID): element for tree in trees.values() for element in tree.iter(f"{TEI}div")}
    chapters = [name for name in sources if name.startswith("chapter-")] + ["introduction", "conclusion"]
    assert len(chapters) == 14
    for name, source in sources.items():
        if name == "index":
            continue
        moved, wanted = [words.split() for words in source.moved], list[str]()
        for child in by_id["index" if name == "the-index" else name]:
            words = words_of_tei(child)
            if words and moved[:1] == [words]:
                moved.pop(0)
            else:
                wanted += words
        assert not moved
        assert difference(wanted, words_of_markdown(source.markdown)) == [], name
        assert all(" ".join(words.split()) in json.dumps(source.front, ensure_ascii=False) for words in source.moved)


def test_the_frame_of_the_monograph_keeps_its_words(monograph) -> None:
    _, sources, trees = monograph
    page = words_of_markdown(sources["index"].markdown)
    for tree in trees.values():
        wanted = words_of_tei(next(tree.iter(f"{TEI}titlePage")))
        assert difference(wanted, page[: len(wanted)]) == []


def test_1081_notes_are_notes(monograph) -> None:
    _, sources, _ = monograph
    assert sum(source.markdown.count("\n[^") for source in sources.values()) == 1081


def test_every_reference_of_the_monograph_leads_somewhere(monograph) -> None:
    run, _, _ = monograph
    assert lines(run.problems) == "0 found"


@pytest.mark.parametrize("corpus", ["documents", "letters", "monograph"])
def test_every_element_is_accounted_for(corpus: str, request: pytest.FixtureRequest) -> None:
    run, _, trees = request.getfixturevalue(corpus)
    elements = (element for tree in trees.values() for element in tree.getroot().iter() if isinstance(element.tag, str))
    wanted = Counter(etree.QName(element).localname for element in elements)
    found: Counter[str] = Counter()
    for row in run.tally.rows():
        if "/@" not in row.what and not row.what.endswith("()"):
            found[row.what] += row.number
    assert found == wanted


@pytest.mark.parametrize("corpus", ["documents", "letters", "monograph"])
def test_nothing_is_left_out(corpus: str, request: pytest.FixtureRequest) -> None:
    run, _, _ = request.getfixturevalue(corpus)
    assert [row for row in run.tally.rows() if row.outcome == "left out"] == []


@pytest.mark.parametrize("corpus", ["documents", "letters", "monograph"])
def test_what_stands_beside_the_sources_is_as_it_was(corpus: str, request: pytest.FixtureRequest) -> None:
    """Every header stands in `imported/`, element by element."""
    _, sources, trees = request.getfixturevalue(corpus)
    wanted = Counter(written for tree in trees.values() for written in elements(tree.getroot().find(f"{TEI}teiHeader")))
    found: Counter[str] = Counter()
    for source in sources.values():
        root = etree.fromstring(source.apart.encode())
        header = root if root.tag == f"{TEI}teiHeader" else root.find(f"{TEI}teiHeader")
        found.update(elements(header) if header is not None else ())
    assert found == wanted


def elements(root: etree._Element) -> list[str]:
    return [f"{element.tag} {sorted(element.items())} {element.text}" for element in root.iter(etree.Element)]


@pytest.mark.parametrize("corpus", ["documents", "letters", "monograph"])
def test_what_is_imported_is_in_canonical_form(corpus: str, request: pytest.FixtureRequest) -> None:
    run, sources, _ = request.getfixturevalue(corpus)
    for name, source in sources.items():
        assert canonical(source.text, f"{run.into}/{name}.md") == source.text, name
        assert yaml.safe_load(source.text.split("---\n")[1])["title"] == source.front["title"]


def call(root: Path, *arguments: str, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.chdir(root)
    return CliRunner().invoke(cli, ["import", "tei", *arguments])


@pytest.mark.slow
def test_two_editions_from_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "edition"
    shutil.copytree(TINY, root)
    configuration = root / "mkdocs.yml"
    configuration.write_text(configuration.read_text().replace(", collections: [letters]", ""))
    for folder, into in (
        ("frus-history/monograph", "content/history"),
        ("frus-history/documents", "sources/frus-history"),
        ("suriano/tei", "sources/suriano"),
    ):
        assert call(root, str(beside("corpora") / folder), "--into", into, monkeypatch=monkeypatch).exit_code == 0
    edition, problems = read(root, {})
    assert edition
    assert lines(problem for problem in problems if problem.severity != "notice") == "0 found"
    linked = [text for key, text in edition.parsed.texts.items() if key.startswith("sources/frus-history/")]
    notes = {
        (link.target, link.fragment) for text in linked for link in text.links if "content/history/" in link.target
    }
    assert sum(any("content/history/" in link.target for link in text.links) for text in linked) == 52
    assert len(notes) == 66
