"""What is read: plain YAML, positions, settings, order, pictures."""

from pathlib import Path

import pytest
import yaml
from edition.load import load, yaml_text
from edition.load.files import decode
from edition.load.front_matter import divide
from edition.load.validation import validate
from edition.load.yaml_text import read_yaml
from edition.model.position import Position
from edition.model.records import CollectionMeta, DocumentMeta
from edition.model.schemas import DIALECT, LISTS, SINGLE, schemas
from hypothesis import given, settings
from hypothesis import strategies as st

from .specimen import FILES, MKDOCS, letter, write_edition

TINY = Path(__file__).parents[1] / "editions/tiny"
FILE = "content/registers/persons.yml"


@pytest.fixture(params=["libyaml", "python"])
def parser(request, monkeypatch):
    """Both parsers of PyYAML."""
    if request.param == "python":
        monkeypatch.setattr(yaml_text, "Loader", yaml.SafeLoader)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("yes", "yes"), ("no", "no"), ("on", "on"), ("True", "True"), ("true", True), ("false", False), ("null", None), ("~", None), ("", None),
        ("Null", "Null"), ("1954", 1954), ("0", 0), ("-3", -3), ("-0", "-0"), ("0954", "0954"), ("010", "010"), ("0x1F", "0x1F"), ("1_000", "1_000"),
        ("12:30", "12:30"), ("12:30:45", "12:30:45"), ("1.5", 1.5), ("-20.25", -20.25), ("1e3", "1e3"), (".5", ".5"), (".inf", ".inf"), (".nan", ".nan"),
        ("1954-06-11", "1954-06-11"), ("2001-12-14t21:59:43.10-05:00", "2001-12-14t21:59:43.10-05:00"), ("=", "="), ("'1954'", "1954"), ('"true"', "true"),
        ("9" * 5000, "9" * 5000), ("|-\n  1954", "1954"), ("<<", "<<"), ("[1, 'a', {b: c}]", [1, "a", {"b": "c"}]),
    ],
)  # fmt: skip
def test_plain_values(parser, written, value):
    read = read_yaml(f"key: {written}\n", FILE)
    assert not read.problems
    assert read.data == {"key": value}
    assert type(read.data["key"]) is type(value)


def test_positions(parser):
    marks = read_yaml('a: 1\nb:\n- c: [x, "y"]\n  d:\n', FILE, first_line=2).marks
    assert marks.start == Position(FILE, 1, 1)
    assert marks.key("b") == Position(FILE, 3, 1)
    assert marks.value("b", 0, "c", 1) == Position(FILE, 4, 10)
    assert marks.key("b", 0, "d") == Position(FILE, 5, 3)
    assert marks.value("b", 0, "nothing", "there") == Position(FILE, 4, 3)


def test_front_matter():
    halves, problems = divide("---  \ntitle: A\n---\n\nDear Sir\n---\n", "d1.md")
    assert not problems
    assert (halves.yaml, halves.markdown, halves.body_line) == ("title: A\n", "\nDear Sir\n---\n", 4)
    assert divide("---\ntitle: A\n---", "d1.md")[0].markdown == ""


def test_the_tiny_edition():
    loaded = load(TINY, {})
    assert not loaded.problems
    assert [document.key for document in loaded.documents] == ["letters/d1", "letters/d2", "letters/d10"]
    assert loaded.registers["work"]["handbook-1901"].entry.issued == "1901"
    entry = loaded.registers["person"]["beck-anna"]
    assert entry.marks.value("role", "organisation").file == FILE
    assert entry.marks.key("id") < entry.marks.value("id") < entry.marks.key("note") < entry.marks.value("note")


def test_an_edition_of_nothing(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Untitled\ndocs_dir: content\ntheme: material\nplugins: {edition: }\n"
    )
    loaded = load(tmp_path, {})
    assert not loaded.problems
    assert (loaded.documents, loaded.pages, loaded.site.title) == ((), (), "Untitled")


def test_environment(tmp_path):
    configuration = (
        "site_name: !ENV [NAME, OTHER, Letters]\nsite_url: !ENV [ADDRESS, '']\nplugins:\n- search\n- edition:\n"
    )
    root = write_edition(tmp_path, {"mkdocs.yml": configuration})
    assert load(root, {}).site.title == "Letters"
    site = load(
        root, {"OTHER": "More letters", "SITE_URL": "https://edition.example", "REPO_URL": "https://forge.example/x"}
    ).site
    assert (site.title, site.url, site.settings.repo_url) == (
        "More letters",
        "https://edition.example/",
        "https://forge.example/x",
    )


def test_order_and_pictures(tmp_path):
    changes = {
        "mkdocs.yml": MKDOCS.replace("letters", ""),
        "sources/letters/d10.md": letter(),
        "sources/letters/d2.md": letter(),
        "sources/letters/img/385.JPG": "x",
        "sources/letters/img/.DS_Store": "x",
        "content/study/img/map.png": "x",
    }
    loaded = load(write_edition(tmp_path, changes), {})
    assert not loaded.problems
    assert [document.name for document in loaded.documents] == ["d1", "d2", "d10"]
    assert loaded.assets == {"sources/letters/img/385.JPG", "content/study/img/map.png"}


def test_a_register_in_several_files(tmp_path):
    parts = {"l-z": "- id: reed\n  name: Reed\n", "a-k": "# nobody yet\n"}
    changes = {f"content/registers/persons/{name}.yml": text for name, text in parts.items()}
    found = load(write_edition(tmp_path, changes), {})
    assert not found.problems
    files = {name: one.file for name, one in found.registers["person"].items()}
    assert files == {"beck-anna": "content/registers/persons.yml", "reed": "content/registers/persons/l-z.yml"}
    assert [page.name for page in found.pages] == ["index.md"]


def test_a_register_may_stand_in_its_parts_alone(tmp_path):
    changes = {"content/bibliography.yml": None, "content/bibliography/books.yml": FILES["content/bibliography.yml"]}
    assert list(load(write_edition(tmp_path, changes), {}).registers["work"]) == ["handbook"]


def test_only_the_collections_named(tmp_path):
    changes = {"sources/drafts/d1.md": "nothing yet"}
    assert not load(write_edition(tmp_path, changes), {}).problems


def test_a_byte_order_mark_is_dropped():
    assert decode(b"\xef\xbb\xbfDear\r\nSir\r", "d1.md") == ("Dear\nSir\n", [])


def test_schemas():
    made = schemas()
    assert set(made) == {*SINGLE, *LISTS}
    assert all(schema["$schema"] == DIALECT and schema["title"] for schema in made.values())
    assert made["document.json"]["additionalProperties"] is False
    assert "as" in made["document.json"]["$defs"]["RefersTo"]["properties"]
    assert made["persons.json"]["items"] == {"$ref": "#/$defs/Person"}
    assert made["bibliography.json"]["$defs"]["Work"]["properties"]["container-title"]


# -- whatever anybody writes ---------------------------------------------------------------------------------------------

YAML_TEXTS = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="ab:-[]{}#&*!|>'\"%@`?, \n\t\\.~<=\x07\x85\u2028", max_size=60),
    st.lists(
        st.sampled_from(
            ["a: ", "- ", "\n", "  ", "b", "[", "]", "{", "}", ": ", ",", "'", '"', "|\n", "&x ", "*x", "!ENV ", "!!str ", "? ", "<<: ", "#", "---\n",
             "...\n", "%YAML 1.1\n", "\t", "\\ud800", "\\UFFFFFFFF", "\\0", "senders: ", "date: ", "1954", "types: ", "structure: ", "parts: "]
        ),
        max_size=25,
    ).map("".join),
)  # fmt: skip


@given(YAML_TEXTS, st.booleans())
@settings(max_examples=300, deadline=None)
def test_any_yaml_gives_values_or_problems(text, with_environment):
    decoded, problems = decode(text.encode(errors="replace"), FILE)
    assert (decoded is None) == bool(problems)
    for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml_text, "Loader", loader)
            read = read_yaml(decoded or "", FILE, environment={} if with_environment else None)
        assert read.readable or read.problems
        for model in (DocumentMeta, CollectionMeta):
            record, misfits = validate(model, read.data, read.marks)
            assert (record is None) == bool(misfits)


@given(st.text(max_size=40), st.text(alphabet="0123456789-/~?%.XYE[]{}, ", max_size=24))
@settings(max_examples=200, deadline=None)
def test_any_date_is_one_or_not(text, date):
    for written in (text, date):
        validate(
            DocumentMeta,
            {"title": "A", "type": "letter", "text": "calendar", "date": written},
            read_yaml("", FILE).marks,
        )


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_text_or_not(content):
    text, problems = decode(content, FILE)
    assert (text is None) == bool(problems)


@given(st.text(max_size=80).map(lambda text: f"---\n{text}") | st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_any_text_has_halves_or_not(text):
    halves, problems = divide(text, "d1.md")
    assert (halves is None) == bool(problems)
