"""What /about/data/ and /api/index.json list is what the site holds: no file of data is left out, and none is missing."""

import json
import re

import jsonschema
import pytest
from edition.model.interfaces import Interface

from .reading import Site

NO_DATA = re.compile(r"(assets|search)/.*|.*\.(html|jpe?g|png|svg|webp|gif)")
"""What pages are made of."""


@pytest.fixture(scope="module")
def listed(site: Site) -> list[Interface]:
    """The files and families of files, as the index for programs has them."""
    rows = json.loads((site.root / "api/index.json").read_text(encoding="utf-8"))["files"]
    return [Interface(row["path"], row["media_type"], row["about"], (), row.get("records", 0)) for row in rows]


def files(site: Site) -> set[str]:
    found = (file.relative_to(site.root).as_posix() for file in site.root.rglob("*") if file.is_file())
    return {path for path in found if not NO_DATA.fullmatch(path)}


def test_every_file_of_data_is_listed(site: Site, listed: list[Interface]) -> None:
    singles = {one.path for one in listed}
    families = [one.pattern for one in listed if one.is_family]
    left_out = [path for path in files(site) - singles if not any(family.fullmatch(path) for family in families)]
    assert not sorted(left_out)


def test_every_file_that_is_listed_is_there(site: Site, listed: list[Interface]) -> None:
    found = files(site)
    assert not [one.path for one in listed if not one.is_family and one.path not in found]
    assert not [one.path for one in listed if one.is_family and not any(map(one.pattern.fullmatch, found))]


def test_the_page_lists_the_same(site: Site, listed: list[Interface]) -> None:
    page = (site.root / "about/data/index.html").read_text(encoding="utf-8")
    for one in listed:
        assert one.path.replace("<", "&lt;").replace(">", "&gt;") in page


def test_the_crate_holds_every_file_that_concerns_the_whole(site: Site, listed: list[Interface]) -> None:
    graph = json.loads((site.root / "ro-crate-metadata.json").read_text(encoding="utf-8"))["@graph"]
    nodes = {node["@id"]: node for node in graph}
    assert {one.path for one in listed if not one.is_family} <= nodes.keys()
    for part in nodes["./"]["hasPart"]:
        assert nodes[part["@id"]]["license"], part
        for inner in nodes[part["@id"]].get("hasPart", ()):
            assert inner["@id"] in nodes


@pytest.mark.parametrize("name", ["index", "fields", "books", "documents", "chronology"])
def test_files_about_all_fit_their_schemas(site: Site, name: str) -> None:
    content, schema = (
        json.loads((site.root / f"api/{path}.json").read_text("utf-8")) for path in (name, f"schemas/{name}")
    )
    jsonschema.validate(content, schema)
