"""`edition build` ends at once when nothing has changed, and only then."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from edition.cache import FOLDER
from edition.cache.inputs import look
from edition.cli import cli
from edition.theme_path import theme_directory

from tests.conftest import ROOT

TINY = ROOT / "tests" / "editions" / "tiny"
AT_ONCE = "Nothing has changed"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tiny edition, once built."""
    root = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("record") / "tiny"))
    assert build(root).exit_code == 0
    return root


@pytest.fixture
def root(built: Path) -> Path:
    """The edition, just built and settled."""
    build(built)
    assert AT_ONCE in (result := build(built)).output, result.output
    return built


def build(root: Path, *options: str, **environment: str) -> Result:
    return CliRunner().invoke(cli, ["build", "-c", str(root / "mkdocs.yml"), *options], env=environment)


def is_at_once(root: Path, *options: str, **environment: str) -> bool:
    result = build(root, *options, **environment)
    assert result.exit_code == 0, result.output
    return AT_ONCE in result.output


def test_nothing_changed(root: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (root / "site").rglob("*")}
    first, second = build(root), build(root)
    assert {path: path.stat().st_mtime_ns for path in (root / "site").rglob("*")} == before
    assert [line for line in first.output.splitlines() if " in " not in line]
    assert first.output.splitlines()[:-2] == second.output.splitlines()[:-2]


def of_the_same_size(root: Path) -> None:
    """As an editor might, within one tick of a coarse clock, with the old times put back."""
    file = root / "sources/letters/d1.md"
    status = file.stat()
    head, the, tail = file.read_text(encoding="utf-8").rpartition(" the ")
    file.write_text(f"{head}{the.upper()}{tail}", encoding="utf-8")
    assert file.stat().st_size == status.st_size
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "edited": lambda root: (root / "content/index.md").open("a").write("\nMore.\n"),
    "of the same size": of_the_same_size,
    "new source": lambda root: shutil.copy(root / "sources/letters/d1.md", root / "sources/letters/d99.md"),
    "renamed": lambda root: (root / "sources/letters/d99.md").rename(root / "sources/letters/d98.md"),
    "deleted": lambda root: (root / "sources/letters/d98.md").unlink(),
    "configuration": lambda root: (root / "mkdocs.yml").open("a").write("\nsite_author: Anna Beck\n"),
    "page missing": lambda root: (root / "site/404.html").unlink(),
    "page changed": lambda root: (root / "site/404.html").write_text("?"),
    "page added": lambda root: (root / "site/extra.html").write_text("?"),
    "picture of the site touched": lambda root: os.utime(next((root / "site/assets").rglob("*.css")), ns=(1, 1)),
    "record cut off": lambda root: os.truncate(next((root / FOLDER / "builds").glob("*.json")), 700),
    "record foreign": lambda root: next((root / FOLDER / "builds").glob("*.json")).write_text("{}\n{}"),
    "no record": lambda root: shutil.rmtree(root / FOLDER),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_has_changed_is_built(root: Path, change: Callable[[Path], object]) -> None:
    change(root)
    assert not is_at_once(root)
    assert not (root / "site/extra.html").exists()
    assert (root / "site/index.html").exists()


def test_touched_is_not_changed(root: Path) -> None:
    for file in root.glob("sources/**/*.md"):
        file.touch()
    assert is_at_once(root)


def test_another_address_site_or_wish_is_another_build(root: Path, tmp_path: Path) -> None:
    assert not is_at_once(root, SITE_URL="https://other.example/")
    assert not is_at_once(root)
    assert not is_at_once(root, "--site-dir", str(tmp_path / "other"))
    assert is_at_once(root)
    assert is_at_once(root, "--site-dir", str(tmp_path / "other"))
    assert not is_at_once(root, "--no-cache")


def test_warnings_are_told_again_and_stop_a_strict_build(root: Path) -> None:
    foreign = root / "sources/letters/notes.docx"
    foreign.touch()
    first, again, strict = build(root), build(root), build(root, "--strict")
    foreign.unlink()
    assert [AT_ONCE in result.output for result in (first, again, strict)] == [False, True, False]
    assert all("FILE08" in result.output for result in (first, again, strict))
    assert [result.exit_code for result in (first, again, strict)] == [0, 0, 1]


HOOK = """
import sys
opened = open(sys.argv.pop(1), "a")
def hook(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and arguments[1] and "r" in arguments[1] and "+" not in arguments[1]:
        opened.write(arguments[0] + "\\n")
sys.addaudithook(hook)
from edition.cli import main
try:
    main()
finally:
    opened.close()
"""


def test_every_file_that_a_build_opens_is_an_input(tmp_path: Path) -> None:
    root, opened = Path(shutil.copytree(TINY, tmp_path / "tiny")), tmp_path / "opened"
    arguments = ["build", "-c", str(root / "mkdocs.yml"), "-d", str(tmp_path / "site")]
    subprocess.run([sys.executable, "-c", HOOK, str(opened), *arguments], check=True, capture_output=True)
    inputs = look(root, tmp_path / "site", theme_directory(), {}, 0, None)
    read = {Path(line).resolve() for line in opened.read_text(encoding="utf-8").splitlines()}
    ours = {path for path in read if path.is_relative_to(tmp_path) or path.is_relative_to(theme_directory())}
    own = {path for path in ours if not path.is_relative_to(root / ".edition") and not path.name.startswith(".site")}
    assert {str(path) for path in own if ".site.staging-" not in str(path)} <= inputs.files.keys()
    assert len(own) > 20
