"""A build that dies leaves the old site whole."""

import subprocess
import sys

from edition.model.edition import OutputFile
from edition.write import recover, staging_for, swap, write_file


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
    dead = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True)
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
