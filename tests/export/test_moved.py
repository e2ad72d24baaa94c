"""The data of pages that were renamed or withdrawn: at each old address a file in its own format says what became of it."""

import json
from collections import Counter

import pybtex.database
import pytest
import rispy
from edition.derive import derive
from edition.export import export
from edition.model.edition import Edition
from jsonschema import validate
from lxml import etree

from tests.conftest import faults_of_tei

from ..resolve.overlay import change, copy_tiny, read

REFERENCES = ("csl.json", "bib", "ris")
EXTENSIONS = ("xml", "json", "md", *REFERENCES)
LINES = """\
documents/letters/d10/ → documents/letters/d13/ 2027-01-31 it was the thirteenth
documents/letters/d2/ → documents/letters/d10/ 2027-01-30 merged & <edited>
documents/letters/d1/ → gone 2027-02-01 a forgery, see @Beck {1901}
study/two-roads/ → persons/ 2027-01-31 taken apart
persons/zhou-li/ → persons/beck-anna/ 2027-01-31 the same person
"""
TEI = {"t": "http://www.tei-c.org/ns/1.0"}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    root = copy_tiny(tmp_path_factory.mktemp("moved"), published=True)
    change(root, read(root).publish())
    letters = root / "sources/letters"
    (letters / "d10.md").rename(letters / "d13.md")
    persons = (root / "content/registers/persons.yml").read_text(encoding="utf-8")
    gone = ("sources/letters/d1.md", "sources/letters/d2.md", "content/study/two-roads.md")
    change(root, {"permalinks/redirects.txt": LINES, **dict.fromkeys(gone)})
    change(root, {"content/registers/persons.yml": persons[: persons.index("- id: zhou-li")]})
    outcome = read(root)
    loaded, parsed, resolved = outcome.loaded, outcome.parsed, outcome.resolved
    assert not [problem for problem in outcome.problems if " LED" in problem]
    made = [*export(Edition(loaded, parsed, resolved, derive(loaded, parsed, resolved, None)))]
    assert not [path for path, number in Counter(file.path for file in made).items() if number > 1]
    return {file.path: file.content for file in made}


def test_every_file_of_a_document_is_still_there(files):
    for name in ("d1", "d2", "d10"):
        assert all(files[f"documents/letters/{name}.{extension}"] for extension in EXTENSIONS)
        assert files[f"api/documents/letters/{name}.json"] == files[f"documents/letters/{name}.json"]
    assert all(files[f"study/two-roads.{extension}"] for extension in ("xml", *REFERENCES))


@pytest.mark.parametrize("name", ["documents/letters/d1", "documents/letters/d10", "persons/zhou-li"])
def test_json_says_where_it_went_in_the_form_of_the_list(files, name):
    content, schema = json.loads(files[f"api/{name}.json"]), json.loads(files["api/schemas/moved.json"])
    validate(content, schema)
    whole = json.loads(files["api/moved.json"])
    validate(whole, schema)
    assert content["edition"] == whole["edition"]
    assert content["moved"] == [row for row in whole["moved"] if row["path"] == f"{name}/"]


def test_a_chain_ends_where_the_text_is(files):
    (row,) = json.loads(files["documents/letters/d2.json"])["moved"]
    assert row == {
        "path": "documents/letters/d2/",
        "state": "moved",
        "to": "documents/letters/d13/",
        "url": "https://edition.example/documents/letters/d13/",
        "date": "2027-01-30",
        "reason": "merged & <edited>",
    }


def test_reference_managers_get_the_record_of_what_took_its_place(files):
    for extension in REFERENCES:
        assert files[f"documents/letters/d10.{extension}"] == files[f"documents/letters/d13.{extension}"]
        assert files[f"documents/letters/d2.{extension}"] == files[f"documents/letters/d13.{extension}"]


@pytest.mark.parametrize(
    ("path", "note"),
    [
        ("documents/letters/d1", "Withdrawn, 1 February 2027: a forgery, see @Beck {1901}."),
        ("study/two-roads", "Moved to persons/, 31 January 2027: taken apart."),
    ],
)
def test_reference_managers_read_that_nothing_took_its_place(files, path, note):
    (item,) = json.loads(files[f"{path}.csl.json"])
    (entry,) = pybtex.database.parse_bytes(files[f"{path}.bib"], "bibtex").entries.values()
    (record,) = rispy.loads(files[f"{path}.ris"].decode())
    assert item["note"] == note
    assert entry.fields["note"].startswith(note.replace("{", "\\{").replace("}", "\\}"))
    assert record["notes"][0] == note
    assert item["URL"] == entry.fields["url"] == record["urls"][0]


def test_tei_points_to_where_it_is_now(files, tmp_path):
    old = [f"documents/letters/{name}.xml" for name in ("d1", "d2", "d10")] + ["study/two-roads.xml"]
    trees = {path: etree.fromstring(files[path]) for path in old}
    related = {path: tree.xpath("string(//t:relatedItem/@target)", namespaces=TEI) for path, tree in trees.items()}
    home = "https://edition.example/"
    assert [*related.values()] == ["", *[f"{home}documents/letters/d13/"] * 2, f"{home}persons/"]
    assert (
        trees["documents/letters/d2.xml"].xpath("string(//t:body/t:p)", namespaces=TEI)
        == f"Moved to {home}documents/letters/d13/, 30 January 2027: merged & <edited>."
    )
    for number, path in enumerate(old):
        (tmp_path / f"{number}.xml").write_bytes(files[path])
    assert not faults_of_tei(*sorted(tmp_path.iterdir()))


def test_markdown_is_a_line(files):
    assert files["documents/letters/d1.md"].decode() == "Withdrawn, 1 February 2027: a forgery, see @Beck {1901}.\n"
    assert files["documents/letters/d10.md"].decode() == (
        "Moved to [documents/letters/d13/](https://edition.example/documents/letters/d13/), "
        "31 January 2027: it was the thirteenth.\n"
    )
