"""The record of a build: from what it was made, what stands where it was put, what was said of it.

When every input is as it was and every file of the site stands as it was written, a new build would make the same again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..model.position import Position
from ..model.problem import Problem
from .code import code_version
from .inputs import Inputs, Seen, look, stamp_of

FOLDER = "builds"


@dataclass(frozen=True, slots=True)
class Told:
    """What a build says when it ends."""

    problems: tuple[Problem, ...]
    """But notices, of which there may be very many."""
    summary: str
    """How many problems there are, notices among them."""
    counts: Mapping[str, int]
    files: int
    """How many it wrote."""
    address: str
    """Of the site, or empty."""


class BuildRecord:
    """What is known of the last build into `site`; `folder` is that of the cache."""

    def __init__(self, folder: Path, root: Path, site: Path, theme: Path, environment: Mapping[str, str]) -> None:
        self._file = folder / FOLDER / f"{sha256(os.fsencode(site)).hexdigest()[:32]}.json"
        self._root, self._site, self._theme, self._environment = root, site, theme, environment
        self._known = _read(self._file)
        self._began: Inputs | None = None
        self._standing = ""

    def unchanged(self) -> Told | None:
        """What the last build said, if this one would make the same and all of it stands there; to be asked before building."""
        before = self._known.inputs if self._known else None
        self._began = self._look(before)
        if not self._known or not before or not self._began or not self._began.same_as(before):
            return None
        if self._known.standing != standing(self._site):
            return None
        if self._began != before:  # read again, though the same: it need not be next time
            _write(self._file, Known(self._began, self._known.standing, self._known.told))
        return self._known.told

    def made(self, staging: Path) -> None:
        """Note what has been made, before it is put in its place."""
        self._standing = standing(staging)

    def keep(self, told: Told) -> None:
        """Write the record, unless something was changed while the build was reading."""
        ended = self._look(self._began)
        if self._began and ended and ended.untouched_since(self._began):
            _write(self._file, Known(ended, self._standing, told))

    def _look(self, before: Inputs | None) -> Inputs | None:
        now = _now(self._file.parent)
        return look(self._root, self._site, self._theme, self._environment, now, before) if now else None


@dataclass(frozen=True, slots=True)
class Known:
    """A record as it is kept."""

    inputs: Inputs
    standing: str
    told: Told


def standing(site: Path) -> str:
    """A digest of which files stand in a folder, and of whether any was written to since."""
    digest = sha256()
    for path, stamp in sorted(_stamps(str(site), "")):
        digest.update(f"{path}\0{stamp}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _stamps(folder: str, below: str) -> list[tuple[str, tuple[int, ...]]]:
    found: list[tuple[str, tuple[int, ...]]] = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                found += _stamps(entry.path, f"{below}{entry.name}/")
            else:
                found.append((f"{below}{entry.name}", stamp_of(entry.stat(follow_symlinks=False))))
    return found


def _now(folder: Path) -> int:
    """The time by the clock that gives files theirs; 0 where nothing can be kept."""
    probe = folder / f".now-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        return probe.stat().st_mtime_ns
    except OSError:
        return 0
    finally:
        with suppress(OSError):
            probe.unlink()


def _write(file: Path, known: Known) -> None:
    body = json.dumps(_as_data(known), ensure_ascii=True).encode()
    half = file.with_name(f".{file.name}-{os.getpid()}")
    with suppress(OSError):  # then the next build begins anew
        half.write_bytes(_seal(body) + b"\n" + body)
        half.replace(file)


def _read(file: Path) -> Known | None:
    """The record, if this program wrote it and it is whole."""
    try:
        seal, _, body = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    return _from_data(json.loads(body)) if seal == _seal(body) else None


def _seal(body: bytes) -> bytes:
    return sha256(code_version() + body).hexdigest().encode()


def _as_data(known: Known) -> dict[str, Any]:
    told = known.told
    return {
        "values": dict(known.inputs.values),
        "files": {path: astuple(seen) for path, seen in known.inputs.files.items()},
        "standing": known.standing,
        "problems": [(*astuple(one.position), one.code, one.message, one.hint) for one in told.problems],
        "summary": told.summary,
        "counts": dict(told.counts),
        "written": told.files,
        "address": told.address,
    }


def _from_data(data: Mapping[str, Any]) -> Known:
    files = {path: Seen((*stamp,), digest, settled) for path, (stamp, digest, settled) in data["files"].items()}
    told = Told(_problems(data["problems"]), data["summary"], data["counts"], data["written"], data["address"])
    return Known(Inputs(data["values"], files), data["standing"], told)


def _problems(rows: Sequence[Sequence[Any]]) -> tuple[Problem, ...]:
    return tuple(
        Problem(Position(file, line, column), code, message, hint) for file, line, column, code, message, hint in rows
    )
