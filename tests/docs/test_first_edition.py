"""docs/first-edition.md, followed to the letter: a new edition, its blocks put into the files they name, then checked."""

import re
import textwrap
from pathlib import Path

import yaml
from edition.scaffold import edition_files

from tests.conftest import ROOT
from tests.resolve.overlay import change, read

GUIDE = (ROOT / "docs" / "first-edition.md").read_text(encoding="utf-8")
DOCUMENT, PERSON, WORK = "sources/letters/d3.md", "content/registers/persons.yml", "content/bibliography.yml"


def block(after: str, language: str) -> str:
    """The first block of a language after the words."""
    found = re.search(rf"^( *)```{language}\n(.*?)^ *```", GUIDE[GUIDE.index(after) :], re.MULTILINE | re.DOTALL)
    assert found, after
    return textwrap.dedent(found[2])


def new_edition(root: Path) -> Path:
    """What `edition new` makes."""
    change(root, edition_files("The Harbour Letters", "2027-01-31"))
    return root


def append(root: Path, file: str, text: str) -> None:
    change(root, {file: (root / file).read_text(encoding="utf-8") + text})


def test_the_document_alone_has_the_problems_printed(tmp_path: Path) -> None:
    change(new_edition(tmp_path), {DOCUMENT: block(f"`{DOCUMENT}`:", "markdown")})
    assert "\n".join(read(tmp_path).problems) == block("edition check", "text").rpartition("\n2 errors")[0]


def test_the_finished_edition_has_one_notice(tmp_path: Path) -> None:
    change(new_edition(tmp_path), {DOCUMENT: block(f"`{DOCUMENT}`:", "markdown")})
    structure = block("## 4.", "yaml")
    collection = (tmp_path / "sources/letters/collection.yml").read_text(encoding="utf-8")
    change(tmp_path, {"sources/letters/collection.yml": collection.partition("structure:\n")[0] + structure})
    append(tmp_path, PERSON, block("## 5.", "yaml"))
    append(tmp_path, WORK, block("## 6.", "yaml"))
    (left,) = read(tmp_path, leave_out=()).problems
    assert left.startswith("sources/letters/d3.md:1:1: notice REF13: nothing in the edition cites “d3”")


def test_the_workflow_is_yaml_and_hands_tokens_out_sparingly() -> None:
    workflow = yaml.safe_load(block("publish.yml", "yaml"))
    assert workflow["permissions"] == {"contents": "read"}
    writers = {job for job, rules in workflow["jobs"].items() if "write" in rules["permissions"].values()}
    assert writers == {"deploy"}
    ours = (ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8")
    for job in workflow["jobs"].values():
        assert all(step["uses"] in ours for step in job["steps"] if "uses" in step)
