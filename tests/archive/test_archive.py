"""Manifest, crate and the release that is read from a folder."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from edition.archive import MANIFEST, difference, digests, manifest_file, rendition
from edition.archive.crate import crate_file
from edition.archive.release import released
from edition.load import load
from edition.model.derived import Derived
from edition.model.edition import Edition, Parsed, Resolved
from edition.model.interfaces import Interface
from edition.write import write_file, write_zip
from rocrate.rocrate import ROCrate

from tests.conftest import ROOT

PAGE = """<!doctype html><html><head><title>A</title></head><body>
<a href="./">a</a><a href="../b/?q=1#x">b</a><a href="..">c</a><a href="c.xml">d</a><a href="#e">e</a>
<a href="https://edition.example/f/">f</a><form action="search/"></form><script src="../assets/a.js"></script></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site with its manifest."""
    folder = tmp_path / "site"
    for path, content in (
        ("index.html", PAGE),
        ("a/index.html", PAGE),
        ("search/index.json", '{"a":1}'),
        ("404.html", PAGE),
        ("assets/a.js", "1"),
    ):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    write_file(folder, manifest_file(digests(folder)))
    return folder


def edition(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "edition", *words], capture_output=True, text=True, check=False)


def test_a_site_is_what_its_manifest_says(site: Path) -> None:
    result = edition("verify", str(site))
    assert (result.returncode, result.stdout) == (0, "5 files, all as the manifest says.\n")


def test_what_is_missing_changed_and_extra_is_named(site: Path) -> None:
    (site / "index.html").write_text("changed", encoding="utf-8")
    (site / "404.html").unlink()
    (site / "new.txt").write_text("new", encoding="utf-8")
    result = edition("verify", str(site))
    assert result.stdout.splitlines() == ["missing  404.html", "changed  index.html", "extra    new.txt"]
    assert "1 missing, 1 changed, 1 extra." in result.stderr
    assert result.returncode == 1


def test_a_manifest_that_is_damaged_or_lost_is_said_to_be(site: Path) -> None:
    (site / MANIFEST).write_text("nonsense\n", encoding="utf-8")
    assert difference(site).unread == (1,)
    assert "1 unread" in edition("verify", str(site)).stderr
    (site / MANIFEST).write_text("", encoding="utf-8")
    result = edition("verify", str(site))
    assert (result.returncode, result.stdout) == (2, "")
    assert "is empty" in result.stderr
    (site / MANIFEST).unlink()
    result = edition("verify", str(site))
    assert (result.returncode, "has no manifest" in result.stderr) == (2, True)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs coreutils")
def test_coreutils_reads_the_manifest(site: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", MANIFEST], cwd=site, check=True)


def test_links_of_the_release_name_files() -> None:
    (page,) = rendition("a/index.html", PAGE.encode())
    html = page.content.decode()
    for link in ("./index.html", "../b/index.html?q=1#x", "../index.html", "c.xml", "#e", "https://edition.example/f/"):
        assert f'href="{link}"' in html
    assert 'action="search/index.html"' in html
    assert '<head>\n<script src="../assets/offline.js"></script>' in html


def test_a_refresh_names_its_file_too() -> None:
    (page,) = rendition("x/index.html", b'<meta http-equiv="refresh" content="0; url=../y/#p1">')
    assert b"url=../y/index.html#p1" in page.content


def test_the_search_reads_scripts() -> None:
    (data,) = rendition("search/index.json", '{"a":"\u2028"}'.encode())
    assert (data.path, data.content) == ("search/index.json.js", b'editionData("search/index.json", {"a":"\\u2028"})\n')


def test_the_worker_is_a_function_of_what_workers_have() -> None:
    (worker,) = rendition("assets/search-worker.js", b"importScripts('a.js')\n")
    words = b"editionWorker(async (self, postMessage, importScripts, addEventListener) => {\n"
    assert worker.content == words + b"await importScripts('a.js')\n})\n"


def test_two_releases_are_the_same_bytes(site: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    write_zip(one, "edition", released(site))
    write_zip(two, "edition", released(site))
    assert one.read_bytes() == two.read_bytes()
    with ZipFile(one) as archive:
        assert "edition/404.html" not in archive.namelist()
        archive.extractall(tmp_path)
    assert not difference(tmp_path / "edition")


def test_a_release_makes_no_folder(site: Path, tmp_path: Path) -> None:
    result = edition("release", str(site), "--into", str(tmp_path / "there" / "r.zip"))
    assert (result.returncode, (tmp_path / "there").exists()) == (2, False)
    assert "make it first" in result.stderr


def test_a_site_that_was_changed_is_not_released(site: Path, tmp_path: Path) -> None:
    (site / "index.html").write_text("changed", encoding="utf-8")
    result = edition("release", str(site), "--into", str(tmp_path / "r.zip"))
    assert (result.returncode, (tmp_path / "r.zip").exists()) == (2, False)


def test_the_crate_is_read_by_others(tmp_path: Path) -> None:
    (tmp_path / "api").mkdir()
    (tmp_path / "api/persons.json").write_text("{}", encoding="utf-8")
    loaded = load(ROOT / "tests/editions/tiny", {"SITE_URL": "https://edition.example/"})
    empty = Derived({}, {}, {}, (), {}, {}, {}, ())
    whole = Edition(loaded, Parsed({}), Resolved({}, {}), empty)
    offered = [Interface("api/persons.json", "application/json", "Persons.")]
    made = crate_file(whole, digests(tmp_path), offered)
    for path in ("documents/letters", "persons", "organisations", "places", "events", "terms", "works"):
        (tmp_path / path).mkdir(parents=True)
    (tmp_path / MANIFEST).write_text("", encoding="utf-8")
    write_file(tmp_path, made)
    crate = ROCrate(tmp_path)
    assert crate.name == loaded.site.title
    file = crate.dereference("api/persons.json")
    assert file["sha256"] == next(iter(digests(tmp_path / "api"))).sha256
    nodes = {node["@id"]: node for node in json.loads(made.content)["@graph"]}
    ours = {"@id": "https://creativecommons.org/publicdomain/zero/1.0/"}
    assert nodes["./"]["license"] == [ours, {"@id": "https://creativecommons.org/publicdomain/mark/1.0/"}]
    assert nodes["./"]["inLanguage"] == "en"
    assert nodes["./"]["temporalCoverage"] == nodes["documents/letters/"]["temporalCoverage"]
    assert nodes["./"]["temporalCoverage"].startswith("1901-")
    assert not {"creator", "publisher", "author"} & nodes["./"].keys(), "the edition names nobody"
    assert nodes["persons/"]["hasPart"] == [{"@id": "api/persons.json"}]
    parts = [nodes[part["@id"]] for part in nodes["./"]["hasPart"]]
    assert all(part["license"] for part in parts)


def test_the_crate_names_whom_the_settings_name() -> None:
    loaded = load(ROOT / "tests/editions/tiny", {"SITE_URL": "https://edition.example/"})
    named = loaded.site.settings.model_copy(
        update={"editors": ("Reader, Edith", "Letters Group"), "publisher": "A Press"}
    )
    loaded = replace(loaded, site=loaded.site.model_copy(update={"settings": named}))
    made = crate_file(Edition(loaded, Parsed({}), Resolved({}, {}), Derived({}, {}, {}, (), {}, {}, {}, ())), (), ())
    nodes = {node["@id"]: node for node in json.loads(made.content)["@graph"]}
    creators = [nodes[creator["@id"]] for creator in nodes["./"]["creator"]]
    assert [(one["@type"], one["name"]) for one in creators] == [
        ("Person", "Reader, Edith"),
        ("Organization", "Letters Group"),
    ]
    assert nodes[nodes["./"]["publisher"]["@id"]]["name"] == "A Press"
