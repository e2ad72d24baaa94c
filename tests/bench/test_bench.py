"""The benchmark compares like with like, refuses to flatter us, and writes what it found."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(ROOT / "bench"))

    def imported(name: str) -> ModuleType:
        return importlib.import_module(name)

    return imported


def test_peers_get_the_same_words_in_plain_markdown(module) -> None:
    source = (
        "---\ntitle: T\ndate: 1901-01-21\nsenders: [{office: o}]\n---\n::: salute\nSir,\n:::\n\n"
        "Of [Mr. A](person:a), [b c]{.add place=above}[]{.pb n=3} see [d](d2.md#p2), [e](doc:volume-2/d1), [@work-1, 3].[^o1]\n\n"
        "[^o1]: A note.\n"
    )
    assert module("plain").plain(source, "volume-1", lambda collection, name: f"/{collection}/{name}/") == (
        "---\ntitle: T\ndate: 1901-01-21\n---\nSir,\n\n"
        "Of [Mr. A](/persons/a/), b c see [d](/volume-1/d2/), [e](/volume-2/d1/), (work-1, 3).[^o1]\n\n"
        "[^o1]: A note.\n"
    )


def test_a_site_without_its_search_is_not_compared(module, tmp_path: Path) -> None:
    document = tmp_path / "edition" / "sources" / "volume-1" / "d1.md"
    pages = [f"{name}/index.html" for name in ("organisations", "places", "events", "terms", "works")]
    site = tmp_path / "site"
    for file in (document, *(site / page for page in (*pages, "persons/index.html", "persons/a/index.html"))):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text('<a href="../../documents/volume-1/d1/">', encoding="utf-8")
    page = site / "documents" / "volume-1" / "d1" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text('<a href="../../../persons/a/">', encoding="utf-8")
    ours = module("ours").Ours(tmp_path / "edition", site)
    with pytest.raises(SystemExit, match="search does not hold every document"):
        ours.refuse_partial()
    (site / "persons" / "a" / "index.html").write_text("", encoding="utf-8")
    with pytest.raises(SystemExit, match="leads back to the documents"):
        ours.refuse_partial()
    (site / "works" / "index.html").unlink()
    with pytest.raises(SystemExit, match="has no works"):
        ours.refuse_partial()


def test_all_processes_of_a_command_are_measured(module, tmp_path: Path) -> None:
    program = "import subprocess, sys\nsubprocess.run([sys.executable, '-c', 'held = bytearray(80_000_000); sum(range(9_000_000))'])"
    cost = module("measure").cost_of([sys.executable, "-c", program], tmp_path)
    assert cost.peak > 80
    assert cost.cpu > 0.05
    assert not list(tmp_path.iterdir())


def test_the_tables_are_those_of_the_results(module, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tables = module("tables")
    page = tmp_path / "benchmarks.md"
    page.write_bytes((ROOT / "docs" / "benchmarks.md").read_bytes())
    monkeypatch.setattr(tables, "PAGE", page)
    tables.write_tables(json.loads((ROOT / "bench" / "results.json").read_text(encoding="utf-8")))
    assert page.read_bytes() == (ROOT / "docs" / "benchmarks.md").read_bytes()
