"""Markdown → TEI → Markdown gives the same text and the same front matter, for every document of every edition at hand."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from edition.canonical import canonical
from edition.export.tei import tei_files as exported
from edition.importers.tei import Import, Source
from edition.markup import parse_text
from edition.model.edition import Document, Edition
from edition.model.records import DocumentMeta
from edition.model.references import document_key
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.export.test_tei import EDITIONS, Made
from tests.markup.test_fixtures import FIXTURES, Fixture
from tests.markup.test_fixtures import tei as tei_of
from tests.markup.test_tei_valid import Writer

from .edition_at import tei

FENCE = re.compile(r"^([> ]*):{3,}", re.MULTILINE)
BRACES = re.compile(r"\{(\.[^{}]*)\}")


def same(markdown: str) -> str:
    """What TEI could not know is made equal: the length of fences, the order of attributes."""
    fenced = FENCE.sub(r"\1:::", markdown)
    return BRACES.sub(lambda match: "{" + " ".join(sorted(re.findall(r'(?:[^\s"]|"[^"]*")+', match[1]))) + "}", fenced)


def again(made: Edition, folder: Path) -> Iterator[tuple[Document, str, DocumentMeta]]:
    """Each document of an edition with its text and front matter as they come back from its TEI."""
    for file in exported(made):
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_bytes(file.content)
    for document in made.loaded.documents:
        files = [(folder / f"documents/{document.key}.xml", document.name)]
        run = Import(f"sources/{document.collection}")
        run.survey(files)
        *translations, source = run.sources(files)
        assert [str(problem) for problem in run.problems] == []
        assert [translation(each) for each in translations] == translations_of(document)
        yield document, source.markdown, DocumentMeta.model_validate(source.front)


def translation(source: Source) -> tuple[str, str, dict[str, Any]]:
    """A translation as it comes back: its name, text and front matter."""
    return source.name, same(source.markdown), dict(source.front)


def translations_of(document: Document) -> list[tuple[str, str, dict[str, Any]]]:
    """The same of an edition; of its front matter what TEI has: not the revisions."""
    if not (found := document.translation):
        return []
    front = found.meta.model_dump(exclude_defaults=True, exclude={"revisions"})
    front |= {"responsibility": list(front["responsibility"])} if "responsibility" in front else {}
    return [(f"{document.name}.{found.language}", body(found.markdown, found.file), front)]


def data(meta: DocumentMeta, collection: str) -> dict[str, Any]:
    """Front matter as data; a document of the same collection may be named with it or without."""
    values = meta.model_dump(by_alias=True, exclude_defaults=True)
    for reference in values.get("refers_to", ()):
        if "document" in reference:
            reference["document"] = document_key(reference["document"], collection)
    return values


def body(markdown: str, file: str) -> str:
    """A text in canonical form."""
    written = canonical(f"---\ntitle: A\n---\n{markdown}\n", file).split("---\n", 2)[2].strip("\n")
    return same(written)


@pytest.mark.parametrize("root", EDITIONS, ids=lambda root: root.name)
def test_every_document_comes_back(root: Path, tmp_path: Path) -> None:
    made = Made(root).edition
    for document, markdown, meta in again(made, tmp_path):
        assert same(markdown) == body(document.markdown, document.file), document.key
        assert data(meta, document.collection) == data(document.meta, document.collection), document.key


SPANS = st.sampled_from(
    ["[{}](person:beck-anna)", "[{}]{{.add place=above}}", "[{}]{{.del}}", "[{}]{{.hi rend=underline}}", "*{}*", "**{}**",
     "[{}]{{.sic corr=right}}", "[{}]{{lang=ru}}", "[{}](d2.md)", "{}[^1]", "{}[]{{.lb}}", "{}[]{{.pb n=7}}", "{}[^t1]",
     "{} [@handbook-1901, 12]", "[{}]{{.tei element=fw attributes=\"n=1\"}}", "[{}]{{.unclear reason=faded cert=low}}"]
)  # fmt: skip
SAFE = st.from_regex(r"[a-zé]{1,8}( [a-zé]{1,8}){0,3}", fullmatch=True)
RUN = st.builds(lambda form, words: form.format(words), SPANS, SAFE) | SAFE
PARAGRAPH = st.lists(RUN, min_size=1, max_size=5).map(" ".join)
BLOCK = st.one_of(
    PARAGRAPH,
    PARAGRAPH.map(lambda words: f"> {words}"),
    st.lists(PARAGRAPH, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
    PARAGRAPH.map(lambda words: f"## {words}"),
    PARAGRAPH.map(lambda words: f"::: postscript\n{words}\n:::"),
    st.tuples(SAFE, SAFE).map(lambda cells: f"| {cells[0]} | b |\n| --- | --: |\n| {cells[1]} | 2 |"),
)


def text_again(markdown: str, folder: Path) -> str:
    """A text that has been TEI, in a form that can be compared."""
    return same(as_it_comes(markdown, folder))


def as_it_comes(markdown: str, folder: Path) -> str:
    """A text that has been TEI."""
    witnesses = "".join(
        f'<witness xml:id="wit_{siglum}"><abbr type="siglum">{siglum}</abbr></witness>' for siglum in "ABCDE"
    )
    header = (
        "<fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><idno type='edition'>letters/d1</idno></publicationStmt>"
        f"<sourceDesc><listWit>{witnesses}</listWit></sourceDesc></fileDesc>"
    )
    whole = tei(tei_of(markdown), f"<teiHeader>{header}</teiHeader>", ' xml:id="d1"')
    (folder / "d1.xml").write_text(whole, encoding="utf-8")
    run = Import("sources/letters")
    run.survey([(folder / "d1.xml", "d1")])
    (source,) = run.sources([(folder / "d1.xml", "d1")])
    assert [str(problem) for problem in run.problems] == []
    return source.markdown


def text_of(blocks: list[str]) -> str:
    """Blocks as a text in which every note is once and every page once."""
    pairs = zip(["", *blocks], blocks, strict=False)
    joined = "\n\n".join(block for before, block in pairs if not (before.startswith("- ") and block.startswith("- ")))
    for mark, note in (("[^1]", "In May; see [there](d2.md)."), ("[^t1]", "Struck out.")):
        first, found, rest = joined.partition(mark)
        joined = first + found + rest.replace(mark, "") + (f"\n\n{mark}: {note}" if found else "")
    first, found, rest = joined.partition("[]{.pb n=7}")
    return first + found + rest.replace("[]{.pb n=7}", "")


@settings(max_examples=150, deadline=None)
@given(blocks=st.lists(BLOCK, min_size=1, max_size=5))
def test_any_text_comes_back(blocks: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    markdown = text_of(blocks)
    assert text_again(markdown, tmp_path_factory.getbasetemp()) == body(markdown, "sources/letters/d1.md")


@pytest.mark.parametrize("first", range(0, 300, 100))
def test_texts_of_every_construct_in_every_other_come_back(first: int, tmp_path: Path) -> None:
    """The same TEI is made of them again: apparatus, hands and spans across paragraphs, enclosures, verse, tables, margins."""
    compared = 0
    for seed in range(first, first + 100):
        markdown = Writer(seed).text()
        if not parse_text(markdown, "").problems:
            wanted, made = tei_of(markdown), tei_of(as_it_comes(markdown, tmp_path))
            assert made.split() == wanted.split(), seed
            compared += 1
    assert compared > 90


SHOWN = [
    (f"{path.stem}: {fixture.title}", fixture)
    for path, fixture in FIXTURES
    if not parse_text(fixture.source, "").problems  # those show mistakes
]
_PARTS = (Path(__file__).parent / "another_way.txt").read_text(encoding="utf-8").split("\n.\n")
ANOTHER_WAY = dict(zip(_PARTS[::2], _PARTS[1::2], strict=False))
"""Of several ways to write the same TEI knows one: title of a fixture → the form in which it comes back."""


@pytest.mark.parametrize(("title", "fixture"), SHOWN, ids=[title for title, _ in SHOWN])
def test_every_fixture_comes_back(title: str, fixture: Fixture, tmp_path: Path) -> None:
    wanted = ANOTHER_WAY.get(title, fixture.source)
    assert text_again(fixture.source, tmp_path) == body(wanted, "sources/letters/d1.md")
