"""The shell scripts behind the Makefile, where a machine lacks something."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, program

SCRIPTS = ROOT / "build_scripts"


def sh(script: str, *words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A script, run in a folder."""
    command = ["/bin/sh", str(SCRIPTS / script), *words]
    return subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder with the lock and pyproject.toml, and beside it `bin` with hardly any program."""
    checkout, programs = tmp_path / "check out", tmp_path / "bin"
    checkout.mkdir()
    programs.mkdir()
    for name in ("requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, checkout / name)
    for name in ("cat", "cksum"):
        (programs / name).symlink_to(program(name))
    return checkout


def python(machine: Path, name: str, refuses: str) -> None:
    """A Python on the machine’s PATH that fails where the script asks for `refuses`."""
    file = machine.parent / "bin" / name
    file.write_text(
        f'#!/bin/sh\ncase "$*" in *"{refuses}"*) exit 1;; esac\nexec "{sys.executable}" "$@"\n', encoding="utf-8"
    )
    file.chmod(0o755)


def test_a_machine_without_a_new_python_is_told_so(machine: Path) -> None:
    python(machine, "python3", refuses="version_info < (3, 11)")
    result = sh("venv.sh", "requirements.lock", cwd=machine, PATH=str(machine.parent / "bin"), PYTHON="")
    assert result.returncode == 1
    assert "No Python 3.11 or later was found" in result.stderr
    assert "make site PYTHON=" in result.stderr


def test_a_python_without_venv_is_told_what_to_install(machine: Path) -> None:
    python(machine, "python3", refuses="version_info < (3, 11)")
    python(machine, "python3.12", refuses="import ensurepip")
    result = sh("venv.sh", "requirements.lock", cwd=machine, PATH=str(machine.parent / "bin"), PYTHON="")
    assert result.returncode == 1
    assert "apt install python3-venv" in result.stderr
    assert not (machine / ".venv").exists()


def test_a_chromium_that_is_none_is_an_error(tmp_path: Path) -> None:
    result = sh("test-tools.sh", cwd=tmp_path, CHROMIUM=str(tmp_path / "none"))
    assert result.returncode == 1
    assert "CHROMIUM names no program" in result.stderr


def test_the_ledger_is_committed_only_on_demand(tmp_path: Path) -> None:
    git = [program("git"), "-c", "user.name=test", "-c", "user.email=test@edition.example"]
    clone = tmp_path / "clone"
    subprocess.run([*git, "init", "--quiet", "--bare", str(tmp_path / "forge")], check=True)
    subprocess.run([*git, "clone", "--quiet", str(tmp_path / "forge"), str(clone)], check=True, capture_output=True)
    (clone / "README.md").write_text("read\n", encoding="utf-8")
    for words in (["add", "."], ["commit", "--quiet", "-m", "first"], ["push", "--quiet", "-u", "origin", "HEAD"]):
        subprocess.run([*git, *words], cwd=clone, check=True)
    (clone / "permalinks").mkdir()
    (clone / "permalinks" / "site.txt").write_text("persons/a/\n", encoding="utf-8")
    (clone / "README.md").write_text("changed\n", encoding="utf-8")

    shown = sh("commit-ledger.sh", cwd=clone)
    assert "permalinks/" in shown.stdout
    assert "Not committed" in shown.stdout
    assert sh("commit-ledger.sh", "1", cwd=clone).returncode == 0
    pushed = subprocess.run(
        [*git, "show", "--stat", "HEAD"], cwd=tmp_path / "forge", check=True, capture_output=True, text=True
    )
    assert "permalinks/site.txt" in pushed.stdout
    assert "README.md" not in pushed.stdout
    assert "committed as it stands" in sh("commit-ledger.sh", cwd=clone).stdout
