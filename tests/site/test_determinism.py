"""The same sources give the same bytes; a build that dies leaves the old site as it was."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT, program

from .conftest import build
from .links import HOME

pytestmark = pytest.mark.slow

SOURCES = ("mkdocs.yml", "content", "sources", "permalinks")


def fingerprint(folder: Path) -> dict[str, str]:
    """Path → hash of every file below `folder`, with its permissions."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() + oct(file.stat().st_mode)
        for file in files
    }


def copy_edition(target: Path) -> Path:
    """The sources of the real edition, copied."""
    target.mkdir(parents=True)
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name)
        elif source.exists():
            shutil.copy(source, target / name)
    return target


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    """Another day, umask, time zone, locale, hash seed, number of processors, place and age of the files."""
    faketime = program("faketime")
    one, other = copy_edition(tmp_path / "one"), copy_edition(tmp_path / "a longer path with spaces" / "other")
    for file in other.rglob("*"):
        os.utime(file, (1, 1))
    first = build(one, tmp_path / "first" / "site", SITE_URL=HOME, TZ="Asia/Pyongyang", LC_ALL="C", PYTHONHASHSEED="1")
    assert first.returncode == 0, first.stdout + first.stderr
    script = f'umask 077; exec "{faketime}" "2041-05-06 07:08:09" "$@"'
    command = [sys.executable, "-m", "edition", "build", "--config", str(other / "mkdocs.yml")]
    environment = {"SITE_URL": HOME, "TZ": "America/New_York", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"}
    second = subprocess.run(
        ["sh", "-c", script, "sh", *command, "--site-dir", str(tmp_path / "second")],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert second.returncode == 0, second.stdout + second.stderr
    assert fingerprint(tmp_path / "first" / "site") == fingerprint(tmp_path / "second")


def test_a_killed_build_leaves_a_whole_site(tmp_path: Path) -> None:
    """Killed at any moment, the site is the old one or the new one, never a part of either."""
    edition, target = copy_edition(tmp_path / "edition"), tmp_path / "site"
    started = time.monotonic()
    assert build(edition, target).returncode == 0
    seconds = time.monotonic() - started
    old = fingerprint(target)
    config = edition / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("site_name: ", "site_name: New ", 1), encoding="utf-8")
    assert build(edition, tmp_path / "new").returncode == 0
    new = fingerprint(tmp_path / "new")
    assert old != new
    for share in (0.15, 0.4, 0.6, 0.75, 0.9, 0.97):
        command = [sys.executable, "-m", "edition", "build", "--config", str(config), "--site-dir", str(target)]
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, cwd=edition
        )
        time.sleep(seconds * share)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert fingerprint(target) in (old, new), f"killed after {share:.0%} of a build"
    assert build(edition, target).returncode == 0
    assert fingerprint(target) == new
    assert sorted(path.name for path in tmp_path.iterdir()) == ["edition", "new", "site"], "a killed build left litter"
