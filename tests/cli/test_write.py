"""A build that dies leaves the old site whole."""

import errno
import subprocess
import sys

import pytest
from edition.model.edition import OutputFile
from edition.place import PlaceError, refuse_foreign, refuse_sources
from edition.theme_path import theme_directory
from edition.write import (
    copy_file,
    recover,
    staged,
    staging_for,
    swap,
    write_file,
    write_texts,
)


def build(site, text):
    staging = staging_for(site)
    write_file(staging, OutputFile("a/index.html", text))
    swap(staging, site)


def test_a_new_site_replaces_the_old_one(tmp_path):
    site = tmp_path / "site"
    build(site, b"old")
    (site / "stale.html").write_text("x")
    build(site, b"new")
    assert (site / "a/index.html").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert not (site / "stale.html").exists()


def test_leftovers_of_a_dead_build_go(tmp_path):
    site = tmp_path / "site"
    build(site, b"old")
    dead = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True
    )
    (tmp_path / f".site.staging-{dead.stdout.strip()}").mkdir()
    recover(site)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_build_killed_between_the_renames_is_undone(tmp_path):
    site = tmp_path / "site"
    build(site, b"old")
    site.rename(tmp_path / ".site.retired-1")
    recover(site)
    assert (site / "a/index.html").read_bytes() == b"old"


def test_the_staging_folder_of_a_running_build_stays(tmp_path):
    (tmp_path / ".site.staging-1").mkdir()  # process 1 always runs
    recover(tmp_path / "site")
    assert (tmp_path / ".site.staging-1").is_dir()


@pytest.mark.parametrize(
    "site", [".", "..", "/", "content", "content/img", "sources/letters", "permalinks", ".git", "../root/content"]
)
def test_no_site_takes_the_place_of_sources(tmp_path, site):
    root = tmp_path / "root"
    (root / "content").mkdir(parents=True)
    with pytest.raises(PlaceError, match="for instance site"):
        refuse_sources(root / site, root)


def test_a_link_to_the_sources_is_seen_through(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "site").symlink_to("content")
    with pytest.raises(PlaceError):
        refuse_sources(tmp_path / "site", tmp_path)


def test_a_site_may_stand_beside_the_sources_or_elsewhere(tmp_path):
    root = tmp_path / "root"
    for site in (root / "site", root / "a b/ü", tmp_path / "site", root / "content-2"):
        refuse_sources(site, root)
        refuse_foreign(site)


def test_files_of_somebody_else_are_not_deleted(tmp_path):
    refuse_foreign(tmp_path)
    (tmp_path / "thesis.txt").write_text("x")
    with pytest.raises(PlaceError, match="holds other files"):
        refuse_foreign(tmp_path)
    with pytest.raises(PlaceError, match="is a file"):
        refuse_foreign(tmp_path / "thesis.txt")


def test_our_own_theme_is_no_site():
    with pytest.raises(PlaceError):
        refuse_foreign(theme_directory())


def test_a_failed_build_leaves_nothing_behind(tmp_path):
    site = tmp_path / "site"
    build(site, b"old")
    with pytest.raises(FileNotFoundError), staged(site) as staging:
        copy_file(tmp_path / "missing.png", staging, "missing.png")
    assert (site / "a/index.html").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_builds_at_the_same_time_leave_one_whole_site(tmp_path):
    site = tmp_path / "site"
    first, second = tmp_path / ".site.staging-a", tmp_path / ".site.staging-b"
    for staging in (first, second):
        write_file(staging, OutputFile("index.html", staging.name.encode()))
    swap(first, site)
    swap(second, site)
    assert (site / "index.html").read_bytes() == b".site.staging-b"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_files_of_the_ledger_are_written_whole_or_not_at_all(tmp_path, monkeypatch):
    write_texts(tmp_path, {"permalinks/a.txt": "old\n", "permalinks/site.txt": "old\n"})
    kept = []

    def full(_descriptor):
        kept.append(True)
        if len(kept) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_texts(tmp_path, {"permalinks/a.txt": "new\n", "permalinks/site.txt": "new\n"})
    files = {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / "permalinks").iterdir()}
    assert files == {"a.txt": "old\n", "site.txt": "old\n"}
