"""Everything a build may read, as it is now: more than it will read, so that nothing it reads is missing.

A file is taken to be unchanged when size, times and inode are, unless it had just been changed when it was looked at: a clock
that ticks slowly shows two edits as one (git calls such files racy). Then, and whenever they differ, its content decides.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from operator import attrgetter
from pathlib import Path

from .code import code_version

CONFIGURATION = "mkdocs.yml"
FOLDERS = ("content", "sources", "permalinks")
VARIABLES = ("SITE_URL", "REPO_URL", "PATH")
"""Always read; others are when mkdocs.yml names them. PATH says which git there is."""
COARSEST = 2_000_000_000
"""Nanoseconds between two ticks of the slowest file system (FAT)."""
_OF_GIT = ("HEAD", "index", "packed-refs", "shallow", "config", "info", "refs", "reftable")
_BETWEEN = re.compile(r"""[\n,\[\]{}"']|: |- """)
_WORD = re.compile(r"\w+")

Stamp = tuple[int, int, int, int]
"""Size, time of the last change of content and of the inode in nanoseconds, number of the inode."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file when it was looked at."""

    stamp: Stamp
    digest: str
    """SHA-256 of its content."""
    settled: bool
    """Whether it had rested: the same stamp now means the same content."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Files and values when they were looked at."""

    values: Mapping[str, str]
    files: Mapping[str, Seen]
    """Path → what was there."""

    def same_as(self, other: Inputs) -> bool:
        """Whether a build would make the same of both."""
        return self.values == other.values and _digests(self) == _digests(other)

    def untouched_since(self, other: Inputs) -> bool:
        """Whether nothing was so much as written anew since."""
        return self.values == other.values and _stamps(self) == _stamps(other)


def look(
    root: Path, site: Path, theme: Path, environment: Mapping[str, str], now: int, before: Inputs | None
) -> Inputs:
    """What a build of the edition at `root` would read now; `now` is a time by the clock of the file system.

    What has not changed since `before` is not read again. Neither is the site an input, wherever it stands.
    """
    configuration = _words(root / CONFIGURATION)
    named = {*VARIABLES, *_WORD.findall(configuration)}
    values = {name: environment[name] for name in sorted(named & environment.keys())}
    values["the program"] = code_version().hex()
    known = before.files if before else {}
    places = [root / CONFIGURATION, *(root / name for name in FOLDERS), theme, *_named(root, site, configuration)]
    files = {
        path: _seen(path, status, now, known.get(path))
        for place in (*places, *_repository(root))
        for path, status in _below(place)
    }
    return Inputs(values, files)


def stamp_of(status: os.stat_result) -> Stamp:
    """What tells whether a file was written to."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _words(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""


def _named(root: Path, site: Path, configuration: str) -> Iterator[Path]:
    """Files and folders that mkdocs.yml names, whatever for (fonts, templates of the editors’ own), but no site."""
    lines = (line for line in configuration.splitlines() if not line.startswith("site_dir"))
    for word in sorted({word.strip() for word in _BETWEEN.split("\n".join(lines))}):
        if not word or "\0" in word or len(word) > 255:
            continue
        path = Path(os.path.normpath(root / word))
        if path.exists() and not root.is_relative_to(path) and not path.is_relative_to(site):
            yield path


def _repository(root: Path) -> Iterator[Path]:
    """What says which commits there are, which of them is checked out, and whether anything was changed since."""
    git = next((place / ".git" for place in (root, *root.parents) if (place / ".git").exists()), None)
    if git is None:
        return
    yield root / ".gitignore"
    if git.is_file():  # a worktree or a submodule
        yield git
        git = git.parent / _words(git).removeprefix("gitdir:").strip()
    common = git / _words(git / "commondir").strip()
    for folder in dict.fromkeys((git, common)):
        yield from (folder / name for name in _OF_GIT)


def _below(place: Path) -> Iterator[tuple[str, os.stat_result]]:
    """The file at a place, or every file below it; links are followed."""
    try:
        status = place.stat()
    except OSError:  # not there, or not to be read: load says so
        return
    if place.is_dir():
        yield from _within(str(place), {(status.st_dev, status.st_ino)})
    else:
        yield str(place), status


def _within(folder: str, above: set[tuple[int, int]]) -> Iterator[tuple[str, os.stat_result]]:
    """Every file of a folder; `above` are the folders that it stands in, which a link may lead back to."""
    with suppress(OSError), os.scandir(folder) as found:
        for entry in sorted(found, key=attrgetter("name")):
            with suppress(OSError):  # a link to nothing
                status = entry.stat()
                if not entry.is_dir():
                    yield entry.path, status
                elif entry.name != "__pycache__" and (identity := (status.st_dev, status.st_ino)) not in above:
                    yield from _within(entry.path, {*above, identity})


def _seen(path: str, status: os.stat_result, now: int, before: Seen | None) -> Seen:
    stamp = stamp_of(status)
    settled = max(stamp[1], stamp[2]) < now - COARSEST
    if before and before.settled and before.stamp == stamp:
        return before
    return Seen(stamp, _digest(path), settled)


def _digest(path: str) -> str:
    try:
        return sha256(Path(path).read_bytes()).hexdigest()
    except OSError:  # gone in the meantime, or no file that can be read
        return ""


def _digests(inputs: Inputs) -> dict[str, str]:
    return {path: seen.digest for path, seen in inputs.files.items()}


def _stamps(inputs: Inputs) -> dict[str, Stamp]:
    return {path: seen.stamp for path, seen in inputs.files.items()}
