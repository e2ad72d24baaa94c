"""The sources of this edition as the generator loads them, and the research notes they were made from, where present."""

import pytest
import yaml
from edition.load import load
from edition.model.edition import Loaded
from edition.model.ranges import parse_ranges

from tests.conftest import ROOT, beside

FIRST = (
    "d1-d3, d5-d6, d8-d12, d15-d16, d21-d23, d26-d27, d29-d31, d33, d37, d39, d41-d43, d46, d48-d52, d55-d56, d58-d60, "
    "d62-d63, d65, d69, d72, d74-d76, d79-d82, d84-d88, d93-d95, d97-d98, d100-d104, d106, d108-d115, d118-d119, d122, "
    "d124, d127, d129, d132-d133, d135, d138-d139, d141-d142, d144-d145, d147-d155, d157, d159-d160, d165-d167, "
    "d169-d175, d178-d179, d181-d183, d185, d187-d193, d195-d200, d202-d205, d207-d218, d220-d227, d229-d233, d235-d237, "
    "d239-d242, d245, d247, d249, d253, d255, d262-d263, d277, d283, d308, d346, d401, d414, d529, d596, d717, d747"
)
"""The documents of the first publication. What is counted is counted in them: a good new document breaks no test."""


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    return load(ROOT, {})


@pytest.fixture(scope="session")
def documents(loaded):
    return {document.name: document for document in loaded.documents}


@pytest.fixture(scope="session")
def first(documents):
    """The documents of the first publication by name, as far as they are there."""
    ranges = parse_ranges(FIRST)
    names = {each.name for each in ranges} | {f"d{n}" for each in ranges for n in range(each.first, each.last + 1)}
    return {name: document for name, document in documents.items() if name in names}


@pytest.fixture(scope="session")
def research():
    folder = beside("research")
    return lambda name: yaml.safe_load((folder / f"{name}.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def research_text():
    folder = beside("research")
    return lambda name: (folder / name).read_text(encoding="utf-8")
