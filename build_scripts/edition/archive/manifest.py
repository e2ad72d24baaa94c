"""The manifest: `<sha256>  <path>` for every file of a site but itself, sorted by path (the form of GNU coreutils’ sha256sum)."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..model.edition import OutputFile
from ..model.jobs import Digest

MANIFEST = "manifest-sha256.txt"
NOTHING: Mapping[str, Digest] = {}
_LINE = re.compile(r"([0-9a-f]{64}) [ *](\S.*)")


@dataclass(frozen=True, slots=True)
class Difference:
    """In what a site is not what its manifest says."""

    missing: tuple[str, ...]
    changed: tuple[str, ...]
    extra: tuple[str, ...]
    unread: tuple[int, ...] = ()
    """Lines of the manifest that are none of its form."""
    count: int = 0
    """Files that the manifest names."""

    def __bool__(self) -> bool:
        return bool(self.missing or self.changed or self.extra or self.unread)


def digests(site: Path, known: Mapping[str, Digest] = NOTHING) -> Iterator[Digest]:
    """Every file below `site` but the manifest, by path; those whose digest is `known` are not read."""
    for path in sorted(_files(str(site))):
        if path != MANIFEST:
            yield known.get(path) or _digest(site, path)


def _files(folder: str, below: str = "") -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{below}{entry.name}/")
            elif entry.is_file():
                yield f"{below}{entry.name}"


def _digest(site: Path, path: str) -> Digest:
    content = (site / path).read_bytes()
    return Digest(path, hashlib.sha256(content).hexdigest(), len(content))


def manifest_file(files: Iterable[Digest]) -> OutputFile:
    """The manifest of these files."""
    lines = "".join(f"{one.sha256}  {one.path}\n" for one in sorted(files, key=lambda one: one.path))
    return OutputFile(MANIFEST, lines.encode())


def difference(site: Path) -> Difference | None:
    """What differs; None when there is no manifest."""
    file = site / MANIFEST
    if not file.is_file():
        return None
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    matches = [_LINE.fullmatch(line) for line in lines]
    stated = {match[2]: match[1] for match in matches if match}
    found = {one.path: one.sha256 for one in digests(site)}
    unread = tuple(number for number, match in enumerate(matches, 1) if not match)
    return _compared(stated, found, unread)


def _compared(stated: Mapping[str, str], found: Mapping[str, str], unread: tuple[int, ...]) -> Difference:
    return Difference(
        tuple(sorted(stated.keys() - found.keys())),
        tuple(sorted(path for path in stated.keys() & found.keys() if stated[path] != found[path])),
        tuple(sorted(found.keys() - stated.keys())),
        unread,
        len(stated),
    )
