"""The same sources give the same bytes, whoever builds them, wherever, whenever, and with however many hands."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, lines, program

TINY = ROOT / "tests" / "editions" / "tiny"
HOME = "https://edition.example/"


def copied(target: Path) -> Path:
    """The tiny edition, with nothing that earlier builds have kept."""
    return Path(shutil.copytree(TINY, target, ignore=shutil.ignore_patterns(".edition", "site")))


def built(edition: Path, site: Path, *words: str, before: tuple[str, ...] = (), **environment: str) -> dict[str, str]:
    """Path → hash of every file of the site; `before` the command stand programs that run it."""
    command = [sys.executable, "-m", "edition", "build", "--config", str(edition / "mkdocs.yml")]
    result = subprocess.run(
        [*before, *command, "--site-dir", str(site), *words],
        env={**os.environ, "SITE_URL": HOME, **environment},
        capture_output=True,
        text=True,
        check=False,
        cwd=edition.parent,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    files = (file for file in sorted(site.rglob("*")) if file.is_file())
    return {file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("whereabouts")


@pytest.fixture(scope="module")
def expected(place: Path) -> dict[str, str]:
    """The site as one process makes it from nothing."""
    environment = {"TZ": "Asia/Pyongyang", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
    return built(copied(place / "edition"), place / "site", "--jobs", "1", "--no-cache", **environment)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None, protocol="tcp"
    ) as one:
        yield one.scheduler_address.replace("tcp://", "dask://")


def test_another_place_day_zone_locale_seed_umask_and_number_of_processes(
    tmp_path: Path, expected: dict[str, str]
) -> None:
    edition = copied(tmp_path / "a longer path, with spaces" / "édition")
    for file in edition.rglob("*"):
        os.utime(file, (1, 1))
    before = ("sh", "-c", 'umask 077; exec "$@"', "sh", program("faketime"), "2041-05-06 07:08:09")
    environment = {"TZ": "America/New_York", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"}
    assert built(edition, tmp_path / "site", "--jobs", "2", before=before, **environment) == expected


def test_what_an_earlier_build_has_kept(tmp_path: Path, expected: dict[str, str]) -> None:
    edition = copied(tmp_path / "edition")
    assert built(edition, tmp_path / "site") == expected
    shutil.rmtree(tmp_path / "site")
    assert built(edition, tmp_path / "site", "--jobs", "2") == expected


def test_the_workers_of_a_cluster(tmp_path: Path, expected: dict[str, str], address: str) -> None:
    edition = copied(tmp_path / "edition")
    assert built(edition, tmp_path / "site", "--no-cache", "--executor", address) == expected


def test_no_file_says_where_it_was_made(place: Path, expected: dict[str, str]) -> None:
    names = {str(place), str(ROOT), str(Path.home()), sys.prefix} - {"/"}
    said = (
        f"{path}: {name}"
        for path in expected
        for content in [(place / "site" / path).read_bytes()]
        for name in names
        if name.encode() in content
    )
    assert not (found := list(said)), lines(found)


def test_a_site_names_versions_and_is_proved_by_its_manifest(expected: dict[str, str], place: Path) -> None:
    manifest = (place / "site" / "manifest-sha256.txt").read_text(encoding="utf-8")
    assert f"{expected['build-info.json']}  build-info.json\n" in manifest
    assert '"source": null' in (place / "site" / "build-info.json").read_text(encoding="utf-8")
