"""Which program this is: everything that runs has a part in what it makes."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
_METADATA = (".dist-info", ".egg-info")


@cache
def code_version() -> bytes:
    """A digest of the generator's own files, of Python, and of the name and version of every package that is installed.

    A package that somebody edits where it is installed keeps its version: only `--no-cache` sees that.
    """
    digest = sha256(sys.version.encode())
    for name in _installed():
        digest.update(f"\0{name}".encode())
    for file in sorted(PACKAGE.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            digest.update(f"\0{file.relative_to(PACKAGE).as_posix()}\0".encode())
            digest.update(sha256(file.read_bytes()).digest())
    return digest.digest()


def _installed() -> list[str]:
    """`markdown_it_py-4.3.0.dist-info` and its like, wherever Python looks."""
    folders = (Path(entry) for entry in dict.fromkeys(sys.path) if entry)
    return [
        name
        for folder in folders
        if folder.is_dir()
        for name in sorted(entry.name for entry in folder.iterdir())
        if name.endswith(_METADATA)
    ]
