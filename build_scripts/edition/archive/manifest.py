"""The manifest: `<sha256>  <path>` for every file of a site but itself, sorted by path (the form of GNU coreutils’ sha256sum)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..model.edition import OutputFile

MANIFEST = "manifest-sha256.txt"
_LINE = re.compile(r"([0-9a-f]{64}) [ *](\S.*)")


@dataclass(frozen=True, slots=True)
class Digest:
    """A file as it is."""

    path: str
    """From the root of the site."""
    sha256: str
    size: int


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


def digests(site: Path) -> Iterator[Digest]:
    """Every file below `site` but the manifest, by path."""
    files = (file for file in site.rglob("*") if file.is_file())
    for path, file in sorted((file.relative_to(site).as_posix(), file) for file in files):
        if path != MANIFEST:
            content = file.read_bytes()
            yield Digest(path, hashlib.sha256(content).hexdigest(), len(content))


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
