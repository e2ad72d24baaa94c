"""What the guides say is there: files, make targets, commands, and the example that contributors copy."""

import re
import subprocess
import sys
import tomllib

import edition
import pytest
import yaml
from edition.cli import cli

from tests.conftest import ROOT

GUIDES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("guide", GUIDES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_file(guide) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", guide.read_text(encoding="utf-8"), flags=re.DOTALL)
    for link in re.findall(r"\]\(([^)#\s]+)", text):
        assert "://" in link or (guide.parent / link).exists(), link


@pytest.mark.parametrize("guide", GUIDES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_every_command_exists(guide) -> None:
    prose = re.sub(r"^ *```.*?^ *```", "", guide.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    begins = r"(?:`|^ {4} *)(?:\w+=\S+ )*"  # code within a line, or lines of their own
    assert set(re.findall(rf"{begins}make ([a-z][a-z-]+)", prose, re.MULTILINE)) <= TARGETS
    assert set(re.findall(rf"{begins}edition ([a-z]+)", prose, re.MULTILINE)) <= set(cli.commands)


def test_contributing_shows_a_document_that_would_pass() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    example = re.search(r"```markdown\n(.+?)```", text, re.DOTALL)[1]
    ids = {"offices": re.findall(r"office: ([a-z-]+)", example), "persons": re.findall(r"person:([a-z-]+)", example)}
    known = {
        "offices": [entry["id"] for entry in yaml.safe_load(register("organisations"))],
        "persons": [entry["id"] for entry in yaml.safe_load(register("persons"))],
    }
    for kind, named in ids.items():
        assert named
        assert set(named) <= set(known[kind])


def register(name: str) -> str:
    """The text of a register."""
    return (ROOT / "content" / "registers" / f"{name}.yml").read_text(encoding="utf-8")


def test_one_version_everywhere() -> None:
    citation = yaml.safe_load((ROOT / "build_scripts/CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == edition.__version__


def test_the_lowest_python_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["requires-python"] == ">=3.11"
    assert "Python 3.11 or later" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_reference_pages_are_those_the_code_writes() -> None:
    """When this fails: make docs."""
    command = [sys.executable, "-m", "edition", "reference", "--check"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
