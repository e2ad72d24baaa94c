"""The sources of this edition as the generator loads them, and the research notes they were made from, where present."""

from pathlib import Path

import pytest
import yaml
from edition.load import load
from edition.model.edition import Loaded

ROOT = Path(__file__).parents[2]
RESEARCH = ROOT.parent / "shared" / "research"


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    return load(ROOT, {})


@pytest.fixture(scope="session")
def documents(loaded):
    return {document.name: document for document in loaded.documents}


@pytest.fixture(scope="session")
def research():
    if not RESEARCH.is_dir():
        pytest.skip("the research notes are not part of the repository")
    return lambda name: yaml.safe_load((RESEARCH / f"{name}.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def research_text():
    if not RESEARCH.is_dir():
        pytest.skip("the research notes are not part of the repository")
    return lambda name: (RESEARCH / name).read_text(encoding="utf-8")
