"""The same sources give the same bytes; a build that dies leaves the old site as it was."""

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import ROOT, program

from .conftest import build
from .links import HOME

pytestmark = pytest.mark.slow

SOURCES = ("mkdocs.yml", "content", "sources", "permalinks")


def fingerprint(folder: Path) -> dict[str, str]:
    """Path → hash of every file below `folder`."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


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


def kill_a_build(edition: Path, target: Path, files: int) -> None:
    """Begin a build and kill it when, outside `target`, more than `files` files of the new site stand beside it."""
    beside = set(target.parent.iterdir())
    command = [
        sys.executable,
        "-m",
        "edition",
        "build",
        "--config",
        str(edition / "mkdocs.yml"),
        "--site-dir",
        str(target),
    ]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, **quiet, start_new_session=True, cwd=edition)
    while process.poll() is None:
        staged = sum(len(names) for new in set(target.parent.iterdir()) - beside for _, _, names in os.walk(new))
        if staged > files:
            break
        time.sleep(0.01)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def test_a_killed_build_leaves_a_whole_site(tmp_path: Path) -> None:
    """Killed at any moment, the site is the old one or the new one, never a part of either."""
    edition, target = copy_edition(tmp_path / "edition"), tmp_path / "site"
    assert build(edition, target).returncode == 0
    old = fingerprint(target)
    config = edition / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(re.sub(r"^site_name:.*$", "site_name: Another name", text, flags=re.MULTILINE), encoding="utf-8")
    assert build(edition, tmp_path / "new").returncode == 0
    new = fingerprint(tmp_path / "new")
    assert old != new
    for share in (0, 0.1, 0.5, 0.9, 0.99):
        kill_a_build(edition, target, files=int(len(new) * share))
        assert fingerprint(target) in (old, new), f"killed when {share:.0%} of the files were written"
    assert build(edition, target).returncode == 0
    assert fingerprint(target) == new
    assert sorted(path.name for path in tmp_path.iterdir()) == ["edition", "new", "site"], "a killed build left litter"
