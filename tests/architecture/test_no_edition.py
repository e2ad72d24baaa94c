"""The generator and its theme serve any edition: nothing of the first one is built into them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

OURS = re.compile(
    r"geneva|genève|korea|korean|indochina|frus\b|frus19|foreign relations of the united|history\.state\.gov|state department"
    r"|department of state|dulles|bedell|molotov|zhou|nam il|palais des nations|secto|dulte|tedul|panmunjom|coalition diplomacy",
    re.IGNORECASE,
)
"""Names and words of the Geneva Conference of 1954 and of the volume that prints its documents."""

PACKAGE = ROOT / "build_scripts" / "edition"
THEME = [path for path in sorted((ROOT / "theme").rglob("*")) if path.suffix in {".html", ".css", ".js"}]
TEMPLATE = [path for path in sorted((PACKAGE / "scaffold").rglob("*")) if path.suffix in {".md", ".yml"}]
MODULES = sorted(PACKAGE.rglob("*.py"))


def strings(module: Path) -> Iterator[str]:
    """Every string that the program uses; texts that stand alone explain it, and may give examples."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    explanations = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explanations:
            yield node.value


def test_no_string_of_the_generator_names_the_first_edition() -> None:
    found = [f"{path.name}: {text}" for path in MODULES for text in strings(path) if OURS.search(text)]
    assert not found, found


@pytest.mark.parametrize("path", [*THEME, *TEMPLATE], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_template_names_the_first_edition(path: Path) -> None:
    assert not OURS.search(path.read_text(encoding="utf-8"))
