"""Every problem code is raised somewhere and tested somewhere."""

import re

import pytest
from edition.model.codes import CODES

from tests.conftest import ROOT

PACKAGE = ROOT / "build_scripts" / "edition"
OWN = {PACKAGE / "model" / "codes.py", *(ROOT / "tests" / "architecture").glob("*.py")}


def words(folder: str, *patterns: str) -> set[str]:
    """Every word of the files below a folder."""
    files = {path for pattern in patterns for path in (ROOT / folder).rglob(pattern)} - OWN
    return {word for file in files for word in re.findall(r"\w+", file.read_text(encoding="utf-8"))}


@pytest.mark.parametrize(("folder", "patterns"), [("build_scripts/edition", ["*.py"]), ("tests", ["*.py", "*.txt"])])
def test_every_code_is_used(folder: str, patterns: list[str]) -> None:
    assert CODES.keys() <= words(folder, *patterns)


def test_every_code_that_is_written_is_explained() -> None:
    families = "|".join({re.sub(r"\d+", "", code) for code in CODES})
    written = {word for word in words("build_scripts/edition", "*.py") if re.fullmatch(rf"({families})\d+", word)}
    assert written <= CODES.keys()
