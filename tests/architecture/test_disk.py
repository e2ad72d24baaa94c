"""Only those listed here touch the disk; only `write` writes, and `cache` for later builds. Every other module maps values to values."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

PACKAGE = ROOT / "build_scripts" / "edition"

READERS = {
    "load": "the sources",
    "archive": "the finished site that it describes and packs",
    "importers": "files of another form that are to become sources",
    "importing.py": "what the files would be written over, and the registers they add to",
    "canonical/__init__.py": "lists the sources that `edition fmt` is given",
    "collating": "the texts of the witnesses",
    "cache": "what earlier builds have left",
    "cli": "compares what a command would write with what is there",
    "beginnings.py": "never begins anything over an existing file",
    "scaffold/__init__.py": "the files of a new edition, which are part of the package",
    "books/files.py": "the styles of books, and the pictures that an EPUB holds",
    "render/compositor.py": "the templates",
    "render/specimen/__init__.py": "the picture of the specimen, which is part of the package",
    "render/specimen/passages.py": "its passages, likewise",
    "render/notices.py": "what installed packages say of themselves",
    "tools": "finds the programs it calls",
    "theme_path.py": "finds the theme",
    "mkdocs_plugin.py": "finds the folders that a preview watches",
    "place.py": "whose files stand where a site shall go",
    "write.py": "what a build that died has left, and what a preview copies",
}
"""Module or package → what it reads."""

WRITERS = {
    "cache": "what later builds may use",
    "write.py": "the site, and sources that a command writes",
}

READ = {"exists", "glob", "is_dir", "is_file", "is_symlink", "iterdir", "lstat", "open", "read_bytes", "read_text"}
READ |= {"readlink", "realpath", "rglob", "scandir", "stat", "walk", "FileSystemLoader"}
WRITE = {"chmod", "copy", "copyfile", "copytree", "mkdir", "mkdtemp", "move", "rename", "rmdir", "rmtree"}
WRITE |= {"symlink_to", "touch", "unlink", "write_bytes"}


def calls(module: Path) -> Iterator[str]:
    """Names of the functions and methods that a module calls."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) | ast.Attribute(attr=name):
                    yield name


def modules_that_call(names: set[str]) -> set[str]:
    """The modules that call any of the names."""
    modules = (path for path in PACKAGE.rglob("*.py") if not names.isdisjoint(calls(path)))
    return {path.relative_to(PACKAGE).as_posix() for path in modules}


def homes(modules: set[str], listed: dict[str, str]) -> set[str]:
    """The modules, or the packages they stand in where these are listed."""
    return {module.split("/")[0] if module.split("/")[0] in listed else module for module in modules}


def test_only_the_listed_modules_read() -> None:
    assert homes(modules_that_call(READ), READERS) == READERS.keys()


def test_only_write_writes() -> None:
    assert homes(modules_that_call(WRITE), WRITERS) == WRITERS.keys()


def test_nothing_reads_the_clock_or_the_network() -> None:
    """The command line may: it says how long a build took, and the day a document was begun."""
    clock = {"now", "today", "utcnow", "time", "monotonic", "perf_counter"}
    assert {module.partition("/")[0] for module in modules_that_call(clock)} <= {"cli"}
    assert not modules_that_call({"urlopen", "urlretrieve", "create_connection", "socket"})
