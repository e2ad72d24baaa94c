"""What builds leave for later ones, below `.edition/cache/`: it may be deleted at any time and is never trusted blindly.

code    what the generator and all it is made of are, as one digest
store   what was made, by a key that says all it was made from: a database that checks whatever it gives back
inputs  every file and value that a build may read, as it is now
record  from what a site was made, and whether it would be made alike again

The checksums are against accidents, not against people: whoever may write here may run programs as whoever builds.
"""

from __future__ import annotations

from pathlib import Path

from .code import code_version
from .record import BuildRecord, Told
from .store import Store

__all__ = ["FOLDER", "BuildRecord", "Store", "Told", "code_version", "folder_of"]

FOLDER = ".edition/cache"
"""From the folder of mkdocs.yml."""


def folder_of(root: Path) -> Path:
    """Where the builds of an edition keep what they have made."""
    return root / FOLDER
