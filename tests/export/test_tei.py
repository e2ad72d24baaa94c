"""TEI: every file is valid, every pointer leads somewhere, and nothing of the source is missing."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from edition.derive import derive
from edition.export.tei import tei_files
from edition.load import load
from edition.model.edition import Document, Edition, ProsePage
from edition.model.urls import tei_path
from edition.parse import parse
from edition.resolve import resolve
from lxml import etree

from tests.conftest import ROOT, faults_of_tei, lines
from tests.resolve.overlay import change, copy_tiny

ENVIRONMENT = {"SITE_URL": "https://edition.example/"}
EDITIONS = [path.parent for path in sorted((ROOT / "tests" / "editions").glob("*/mkdocs.yml"))] + [ROOT]
T = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
POINTERS = ("ref", "target", "corresp", "wit", "hand", "new", "spanTo", "from", "to", "scribeRef", "source", "sameAs")


class Made:
    """An edition and its TEI."""

    def __init__(self, root: Path) -> None:
        loaded = load(root, ENVIRONMENT)
        parsed = parse(loaded)
        resolved = resolve(loaded, parsed)
        self.edition = Edition(loaded, parsed, resolved, derive(loaded, parsed, resolved, None))
        self.files = {file.path: file.content for file in tei_files(self.edition)}

    def documents(self) -> Iterator[tuple[Document, etree._Element]]:
        yield from zip(self.edition.loaded.documents, self.trees, strict=True)

    def texts(self) -> Iterator[tuple[Document | ProsePage, etree._Element]]:
        """Documents and pages of prose."""
        yield from self.documents()
        yield from ((page, etree.fromstring(self.files[tei_path(page.path)])) for page in self.edition.loaded.pages)

    @cached_property
    def trees(self) -> list[etree._Element]:
        return [
            etree.fromstring(self.files[f"documents/{document.key}.xml"]) for document in self.edition.loaded.documents
        ]


@pytest.fixture(scope="module", params=EDITIONS, ids=lambda root: root.name)
def made(request: pytest.FixtureRequest) -> Made:
    return Made(request.param)


def test_every_file_is_valid(made: Made, tmp_path: Path) -> None:
    for number, content in enumerate(made.files.values()):
        (tmp_path / f"{number}.xml").write_bytes(content)
    assert faults_of_tei(*sorted(tmp_path.iterdir())) == ""


def test_ids_are_unique_and_every_pointer_leads_to_one(made: Made) -> None:
    wrong = []
    for path, content in made.files.items():
        tree = etree.fromstring(content)
        ids = Counter(element.get(ID) for element in tree.iter() if element.get(ID))
        wrong += [f"{path}: {identifier} {count} times" for identifier, count in ids.items() if count > 1]
        wrong += [
            f"{path}: {pointer}" for pointer in pointers(tree) if pointer.startswith("#") and pointer[1:] not in ids
        ]
    assert not wrong, lines(wrong)


def pointers(tree: etree._Element) -> Iterator[str]:
    for element in tree.iter(etree.Element):
        for name in POINTERS:
            if element.tag != f"{T}biblScope":
                yield from element.get(name, "").split()


def test_private_addresses_name_documents(made: Made) -> None:
    keys = {document.key: document.name for document in made.edition.loaded.documents}
    for content in made.files.values():
        for pointer in pointers(etree.fromstring(content)):
            if pointer.startswith("doc:"):
                assert urldefrag(pointer.removeprefix("doc:"))[0] in keys


def test_every_document_has_a_file_and_stands_in_its_corpus(made: Made) -> None:
    for collection in made.edition.loaded.collections:
        names = [document.name for document in made.edition.loaded.documents if document.collection == collection.id]
        corpus = etree.fromstring(made.files[f"documents/{collection.id}.xml"])
        ids = [element.get(ID) for element in corpus.findall(f"{T}TEI")]
        assert [identifier.lstrip("_") for identifier in ids] == names


COUNTED: dict[str, tuple[str, str]] = {
    "additions": (r"\]\{\.add\b(?!-)", "add"),
    "deletions": (r"\]\{\.del\b(?!-)", "del"),
    "unclear words": (r"\{\.unclear\b", "unclear"),
    "supplied words": (r"\{\.supplied\b", "supplied"),
    "gaps": (r"\{\.gap\b", "gap"),
    "mistakes": (r"\{\.sic\b", "sic"),
    "spellings": (r"\{\.orig\b", "orig"),
    "abbreviations": (r"\{\.abbr\b", "abbr"),
    "corrections": (r"\bcorr=", "corr"),
    "highlighting": (r"\{\.hi\b", "hi"),
    "languages": (r"\]\{lang=", "foreign"),
    "hands": (r"\{\.hand\b(?!-)", "seg[@type='hand']"),
    "changes of hand": (r"\{\.hand-", "handShift"),
    "additions across paragraphs": (r"\{\.add-start\b", "addSpan"),
    "deletions across paragraphs": (r"\{\.del-start\b", "delSpan"),
    "marginal notes": (r"\{\.margin\b|^::: margin", "note[@type='marginal']"),
    "page beginnings": (r"\{\.pb\b", "pb"),
    "line beginnings": (r"\{\.lb\b", "lb[not(@type)]"),
    "persons": (r"\]\(person:", "persName"),
    "organisations": (r"\]\(org:", "orgName"),
    "places": (r"\]\(place:", "placeName"),
    "events": (r"\]\(event:", "rs[@type='event']"),
    "terms": (r"\]\(term:", "term"),
    "works": (r"\]\(work:", "rs[@type='work']"),
    "references": (r"(?<!\{)\]\((?!(person|org|place|event|term|work):)(?!img/)|<https?:", "ref"),
    "citations": (r"\[[^\[\]{}]*(?<![\w])@\w[^\[\]]*\]", "seg[@type='citation']"),
    "editorial notes": (r"^\[\^\d+\]:", "note[@type='editorial']"),
    "original notes": (r"^\[\^o\d+\]:", "note[@type='original']"),
    "textual notes": (r"^\[\^t\d+\]:", "note[@type='textual']"),
    "variants": (r"^\[\^a\d+\]:|^\[\^t\d+\]:.*\]\{\.app\}$", "app"),
    "readings": (r"^(\[\^a\d+\]:|   ) - [^:*\n]+: (?!\*lemma\*)", "rdg"),
    "pictures": (r"!\[", "graphic"),
    "headings": (r"^#+ ", "div[not(@type='translation')]/head"),
    "rows of tables": (r"^\|(?! *-)", "row"),
    "verses": (r"^::: verse", "lg[@type='verse']"),
    "enclosures": (r"^:+ enclosure", "floatingText[@type='enclosure']"),
    "signatures": (r"^:+ signed", "signed"),
    "without an equivalent": (r"\{\.tei\b|^::: tei", "*[@type='tei']"),
}
"""What is counted: how it is written in the source, and its element (TEI’s, as XPath)."""


@pytest.mark.parametrize("kind", COUNTED)
def test_everything_in_the_source_has_its_element(made: Made, kind: str) -> None:
    written, element = COUNTED[kind]
    wrong = []
    for document, tree in made.texts():
        wanted = len(re.findall(written, whole(document), re.MULTILINE))
        found = len(tree.xpath(f"t:text//{steps(element)}", namespaces={"t": T[1:-1]}))
        wrong += [f"{document.file}: {wanted} in the source, {found} in TEI"] if wanted != found else []
    assert not wrong, lines(wrong)


def whole(text: Document | ProsePage) -> str:
    """All that the TEI’s `text` is made of."""
    translation = text.translation if isinstance(text, Document) else None
    return f"{text.markdown}\n{translation.markdown}" if translation else text.markdown


def steps(path: str) -> str:
    return "/".join(step if step.startswith("*") else f"t:{step}" for step in path.split("/"))


def test_specimen_uses_all_that_is_counted() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests/editions").rglob("sources/**/*.md"))
    assert [kind for kind, (written, _) in COUNTED.items() if not re.search(written, source, re.MULTILINE)] == []


def test_words_of_the_text_are_all_there(made: Made) -> None:
    """Every paragraph’s words stand in TEI in the same order, with nothing between them but notes and corrections."""
    for document, tree in made.texts():
        text = made.edition.parsed.texts[document.file]
        ids = made.edition.resolved.paragraph_ids[document.file]
        elements = {element.get(ID): element for element in tree.find(f"{T}text").iter() if element.get(ID)}
        for identifier, paragraph in zip(ids, text.paragraphs, strict=True):
            words = "".join(own_words(next(value for key, value in elements.items() if key.endswith(f".{identifier}"))))
            words = re.sub(f"-?{WITHIN_WORD}", "", words)
            assert re.findall(r"\w+", words) == re.findall(r"\w+", paragraph.plain)


WITHIN_WORD = "\x1f"
"""A line’s beginning within a word: a hyphen before it is the scribe’s, and no part of the word."""
LEFT_OUT = {f"{T}{name}" for name in ("note", "corr", "reg", "expan", "rdg", "wit", "figure")}


def own_words(element: etree._Element) -> Iterator[str]:
    """The words of the document itself."""
    marginal = element.get("type") == "marginal"
    if (element.tag in LEFT_OUT and not marginal) or element.get("type") == "citation":
        return
    if element.tag == f"{T}lb":
        yield WITHIN_WORD if element.get("break") == "no" else " "
    yield element.text or ""
    for inner in element:
        yield from own_words(inner)
        yield inner.tail or ""


def test_an_entry_is_not_called_the_document() -> None:
    tree = etree.fromstring(Made(ROOT / "tests/editions/tiny").files["documents/letters/d10.xml"])
    titles = tree.findall(f"{T}teiHeader/{T}fileDesc/{T}titleStmt/{T}title")
    assert [(one.get("type"), one.text) for one in titles] == [
        (None, "The Harbour Board to All Carters"),
        ("sub", "Calendar entry"),
    ]


def test_header_says_what_the_front_matter_says() -> None:
    tree = etree.fromstring(Made(ROOT / "tests/editions/manuscript").files["documents/papers/petition.xml"])

    def found(path: str) -> list[str]:
        return [str(value) for value in tree.xpath(path, namespaces={"t": T[1:-1]})]

    assert found("//t:fileDesc/t:titleStmt/t:title/text()") == ["The Petition for the Low Bridge"]
    assert found("//t:correspAction[@type='sent']/t:persName/@ref") == ["#person_moor-edith"]
    assert found("//t:correspAction[@type='sent']/t:persName/t:orgName/@ref") == ["#org_bridge-office"]
    assert found("//t:creation/t:date/@when-custom") == ["1690-02~"]
    assert found("//t:creation/t:date/@notAfter") == ["1690-02-28"]
    assert found("//t:setting/t:time/@when") == ["09:30:00"]
    assert found("//t:publicationStmt//t:licence/@target") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert found("//t:publicationStmt/t:idno[@type='URL']/text()") == [
        "https://edition.example/documents/papers/petition/"
    ]
    assert found("//t:handNote/@scribeRef") == ["#person_moor-edith"]
    assert found("//t:witness/t:abbr/text()") == ["A", "B", "C²", "D"]
    assert found("//t:standOff//t:person/t:idno[@type='viaf']/text()") == ["000"]
    assert found("//t:standOff//t:person/t:idno[@type='gnd']/text()") == []
    assert found("//t:correspContext/t:ref/@target") == ["doc:papers/ordinance", "doc:papers/poem"]


def test_correspondence_is_exchanged_with_addresses() -> None:
    made = Made(ROOT / "tests/editions/manuscript")
    tree = etree.fromstring(made.files["api/cmif.xml"])
    letters = tree.findall(f".//{T}correspDesc")
    assert [letter.get("ref") for letter in letters] == ["https://edition.example/documents/papers/petition/"]
    assert letters[0].find(f".//{T}persName").get("ref") == "https://viaf.org/viaf/000"
    assert letters[0].find(f".//{T}placeName").get("ref") == "https://edition.example/places/low-bridge/"


def test_copies_and_editors_of_the_correspondence_are_what_they_are() -> None:
    tree = etree.fromstring(Made(ROOT).files["api/cmif.xml"])
    (letter,) = [one for one in tree.iter(f"{T}correspDesc") if one.get("ref").endswith("/d11/")]
    actions = letter.findall(f"{T}correspAction")
    assert [(action.get("type"), action.get("subtype")) for action in actions] == [
        ("sent", None),
        ("received", None),
        ("received", "copy"),
    ]
    assert actions[2].findtext(f"{T}orgName").endswith("Japan")
    said = tree.find(f"{T}teiHeader/{T}fileDesc")
    assert said.findtext(f"{T}titleStmt/{T}editor") == "the editors of this edition"
    assert said.findtext(f"{T}publicationStmt/{T}publisher/{T}ref") != said.findtext(f"{T}titleStmt/{T}title")


def test_what_the_editors_infer_or_supply_has_its_evidence() -> None:
    """In the file of the document and in that of all correspondence: dates from file numbers, persons behind an office."""
    made = Made(ROOT)
    exchanged = etree.fromstring(made.files["api/cmif.xml"])
    letters = {one.get("ref").rstrip("/").rpartition("/")[2]: one for one in exchanged.iter(f"{T}correspDesc")}
    for name, meta in {one.name: one.meta for one in made.edition.loaded.documents if one.name in letters}.items():
        described = etree.fromstring(made.files[f"documents/{made.edition.loaded.documents[0].collection}/{name}.xml"])
        inferred = sum(party.inferred for party in (*meta.senders, *meta.recipients))
        basis = {"file number": "external", "other document": "external"}.get(meta.date_basis or "")
        for one in (letters[name], described.find(f".//{T}correspDesc")):
            persons = one.iterfind(f"{T}correspAction/{T}persName")
            assert [person.get("evidence") for person in persons].count("conjecture") == inferred, name
        if meta.date and meta.date_basis in (None, "dateline", "heading", "file number", "other document"):
            assert letters[name].find(f".//{T}date").get("evidence") == basis, name


def test_a_calendar_entry_does_not_look_like_a_transcription() -> None:
    made = Made(ROOT / "tests/editions/tiny")
    for document, tree in made.documents():
        text = tree.find(f"{T}text")
        assert text.get("type") == document.meta.text
        regests = text.findall(f"{T}body/{T}div[@type='regest']")
        assert len(regests) == (document.meta.text == "calendar") == len(text.findall(f".//{T}div[@type='regest']"))


def test_summaries_and_notes_of_registers_keep_their_markup(tmp_path: Path) -> None:
    root = copy_tiny(tmp_path)
    summary = 'summary: "[Miss Beck](person:beck-anna) reports: see [@handbook-1901, 12]."\n'
    note = (
        'note: "Wrote to [the Board](org:harbour-board) and *[Li](person:zhou-li)*, see [her letter](doc:letters/d1)."'
    )
    change(
        root,
        {
            "sources/letters/d2.md": ("text:", f"{summary}text:"),
            "content/registers/persons.yml": ("note: Writes the [first letter](doc:letters/d1).", note),
        },
    )
    made = Made(root)
    xml = made.files["documents/letters/d2.xml"].decode()
    found = re.search("<abstract>(.*?)</abstract>", xml, re.DOTALL)
    assert found
    assert '<persName ref="#person_beck-anna">Miss Beck</persName> reports' in found[1]
    assert '<bibl corresp="#work_handbook-1901">' in found[1]
    person = re.search('<person xml:id="person_beck-anna">.*?</person>', xml, re.DOTALL)
    assert person
    assert '<emph><persName ref="page:persons/zhou-li/">Li</persName></emph>' in person[0]
    assert '<ref target="doc:letters/d1">her letter</ref>' in person[0]


def test_a_section_of_the_study_is_tei_with_its_notes() -> None:
    made = Made(ROOT / "tests/editions/tiny")
    tree = etree.fromstring(made.files["study/two-roads.xml"])
    page = next(page for page in made.edition.loaded.pages if page.name == "study/two-roads.md")
    notes = made.edition.parsed.texts[page.file].notes
    assert tree.find(f"{T}text").get("type") == "prose"
    assert len(tree.findall(f".//{T}text//{T}note")) == len(notes) > 0
    assert tree.find(f".//{T}titleStmt/{T}title").text == page.meta.title
    assert tree.find(f".//{T}publicationStmt/{T}idno[@type='URL']").text == f"https://edition.example/{page.path}"
    assert {tei_path(page.path) for page in made.edition.loaded.pages} <= set(made.files)


def test_where_a_document_is_kept_is_whole_and_says_what_its_collection_tells() -> None:
    made = Made(ROOT)
    tree = etree.fromstring(made.files["documents/frus1952-54v16/d97.xml"])
    kept = tree.find(f".//{T}msIdentifier")
    collection = kept.find(f"{T}collection")
    assert collection.text == "Department of State decimal file"
    assert collection.get("source") == "page:documents/frus1952-54v16/"
    assert kept.findtext(f"{T}idno") == "396.1 GE/5–254"
