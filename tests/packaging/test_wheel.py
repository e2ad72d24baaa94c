"""The wheel is a whole generator: it begins, builds and checks an edition in a folder that has never seen this checkout."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what it is made from, so that nothing else can slip in."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("build_scripts", "theme"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", ".*_cache"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(target), str(source)], check=True, capture_output=True, text=True)
    return next(target.glob("edition-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the installed wheel and is found before the checkout."""
    target = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(target)]
    subprocess.run([*command, str(wheel)], check=True, capture_output=True, text=True)
    return target


def run(installed: Path, folder: Path, *words: str) -> str:
    """What a command prints, with the installed wheel, in `folder`."""
    environment = {**os.environ, "PYTHONPATH": str(installed), "SITE_URL": "", "REPO_URL": ""}
    result = subprocess.run(
        [sys.executable, "-P", "-m", *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def contents(folder: Path) -> dict[Path, bytes]:
    """Path → bytes of every file below `folder`."""
    return {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_wheel_holds_the_theme_and_none_of_this_edition(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.startswith("edition/theme/edition/") for name in names)
    assert any(name.startswith("edition/theme/assets/") for name in names)
    allowed = ("edition/", "edition-")
    assert [name for name in names if not name.startswith(allowed)] == []


def test_a_second_edition_is_begun_and_built_with_the_wheel(installed: Path, tmp_path: Path) -> None:
    place = run(installed, tmp_path, "edition", "--help")
    assert "build" in place
    run(installed, tmp_path, "edition", "new", "letters")
    folder = tmp_path / "letters"
    assert "no problems" in run(installed, folder, "edition", "check")
    run(installed, folder, "edition", "build")
    home = (folder / "site" / "index.html").read_text(encoding="utf-8")
    assert "Geneva" not in home
    assert list((folder / "site" / "documents").rglob("index.html"))


def test_mkdocs_builds_the_same_site(installed: Path, tmp_path: Path) -> None:
    run(installed, tmp_path, "edition", "new", "letters")
    folder = tmp_path / "letters"
    run(installed, folder, "edition", "build", "--site-dir", "one")
    run(installed, folder, "mkdocs", "build", "--strict", "--site-dir", "two")
    assert contents(folder / "one") == contents(folder / "two")


def test_the_package_runs_from_where_it_was_installed(installed: Path, tmp_path: Path) -> None:
    code = "import edition, sys; sys.stdout.write(edition.__file__)"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    result = subprocess.run(
        [sys.executable, "-P", "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert Path(result.stdout).is_relative_to(installed)
