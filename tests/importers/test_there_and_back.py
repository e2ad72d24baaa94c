"""TEI → Markdown → TEI: text, structure, notes at their places, references, names, page and line beginnings are the same."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from edition.importers.tei import tei_files
from edition.importing import Order, import_tei
from edition.load import load
from edition.markup import TeiContext, render_tei
from edition.parse import parse
from edition.resolve import resolve
from lxml import etree

from tests.conftest import beside, lines

from .edition_at import edition
from .normal import ID, TEI, normal
from .test_corpora import difference
from .volume import names, volume

FOLDERS = {
    "frus-history/monograph": "content/history",
    "frus-history/documents": "sources/frus-history",
    "suriano/tei": "sources/suriano",
}
INDEX = {"index": "the-index"}


class Imported:
    """An edition into which TEI was imported, and what its texts are as TEI."""

    def __init__(self, root: Path, folders: Mapping[Path, str]) -> None:
        for folder, into in folders.items():
            assert lines(import_tei(root, Order((folder,), into)).problems) == "0 found"
        loaded = load(root, {})
        self.parsed = parse(loaded)
        self.resolved = resolve(loaded, self.parsed)

    def body(self, file: str) -> etree._Element:
        context = TeiContext(
            targets=self.resolved.targets.get(file, ()),
            paragraph_ids=self.resolved.paragraph_ids.get(file, ()),
            prefix="x.",
        )
        made = render_tei(self.parsed.texts[file], context).body
        return etree.fromstring(f'<body xmlns="http://www.tei-c.org/ns/1.0">{made}</body>')


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    root = edition(tmp_path_factory.mktemp("there"))
    return Imported(root, {beside("corpora") / folder: into for folder, into in FOLDERS.items()})


def sources(folder: str) -> Iterator[tuple[str, etree._Element]]:
    for path, name in tei_files([beside("corpora") / folder]):
        yield f"{FOLDERS[folder]}/{name}.md", etree.parse(str(path)).getroot()


@pytest.mark.parametrize(("folder", "number"), [("frus-history/documents", 63), ("suriano/tei", 74)])
def test_documents_come_back(folder: str, number: int, imported: Imported) -> None:
    found = dict(sources(folder))
    assert len(found) == number
    for file, root in found.items():
        body = root.find(f"{TEI}text/{TEI}body")
        moved = source_paragraphs(body) if f"{file}#source" in imported.parsed.texts else []
        assert difference(normal(body, moved), normal(imported.body(file))) == [], file


def source_paragraphs(body: etree._Element) -> list[etree._Element]:
    """Paragraphs before the first division: the source note."""
    children = list(body)
    return children[: next(place for place, child in enumerate(children) if child.tag != f"{TEI}p")]


def test_the_monograph_comes_back(imported: Imported) -> None:
    ((_, root),) = sources("frus-history/monograph")
    pages = {
        file.split("/")[-1].removesuffix(".md") for file in imported.parsed.texts if file.startswith("content/history/")
    }
    divisions = {page(element): element for element in root.iter(f"{TEI}div") if page(element) in pages}
    assert len(divisions) == len(pages) - 1 == 27
    homes = {f"#{element.get(ID)}": home(element, pages) for element in root.iter(etree.Element) if element.get(ID)}
    for name, element in divisions.items():
        places = {pointer: found.replace(f"{name}#", "#") for pointer, found in homes.items()}
        wanted = normal(element, moved_from(element), places)
        assert difference(wanted, normal(imported.body(f"content/history/{name}.md"))) == [], name


def page(element: etree._Element) -> str:
    return INDEX.get(element.get(ID), element.get(ID) or "")


def home(element: etree._Element, pages: set[str]) -> str:
    """The page on which an element stands, and where there."""
    found = next((page(each) for each in (element, *element.iterancestors()) if page(each) in pages), "history")
    return found if found == page(element) else f"{found}#{element.get(ID)}"


def moved_from(element: etree._Element) -> list[etree._Element]:
    """What stands in the front matter of a page: its heading, unless that has a note, and who wrote it."""
    marks = (f"{TEI}note", f"{TEI}ptr", f"{TEI}pb")
    return [
        child
        for child in element
        if child.tag == f"{TEI}byline" or (child.tag == f"{TEI}head" and next(child.iter(*marks), None) is None)
    ]


@pytest.fixture(scope="module")
def roads(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    folder = tmp_path_factory.mktemp("roads")
    (folder / "tei").mkdir()
    (folder / "tei" / "roads1901v01.xml").write_text(volume(), encoding="utf-8")
    return Imported(edition(folder), {folder / "tei": "sources/roads"})


def test_a_whole_volume_comes_back(roads: Imported) -> None:
    root = etree.fromstring(volume().encode())
    documents = {element.get(ID): element for element in root.iter(f"{TEI}div") if element.get("type") == "document"}
    assert list(documents) == names()
    pages = {f"#{element.get(ID)}": home(element, set(documents)) for element in root.iter(etree.Element)}
    for name, element in documents.items():
        places = {pointer: found.replace(f"{name}#", "#") for pointer, found in pages.items()}
        moved = element.findall(f"{TEI}head")
        assert difference(normal(element, moved, places), normal(roads.body(f"sources/roads/{name}.md"))) == [], name


def test_the_names_of_a_volume_lead_to_one_entry_each(roads: Imported) -> None:
    found: dict[str, set[str]] = {}
    for name, element in ((each.get(ID), each) for each in etree.fromstring(volume().encode()).iter(f"{TEI}div")):
        if element.get("type") != "document":
            continue
        pointers = [
            each.get("corresp") or each.get("target") for each in element.iter(f"{TEI}persName", f"{TEI}gloss")
        ][1:]
        made = [each.get("ref") for each in roads.body(f"sources/roads/{name}.md").iter(f"{TEI}persName", f"{TEI}term")]
        assert len(pointers) == len(made)
        for pointer, entry in zip(pointers, made, strict=True):
            found.setdefault(pointer, set()).add(entry)
    assert found == {
        "#p_BA1": {"#person_beck-anna"},
        "#p_NN1": {"#person_noble-nora"},
        "#p_CO1": {"#person_carter-otto"},
        "#t_HB1": {"#term_h-b"},
        "#t_RC1": {"#term_r-c"},
    }
