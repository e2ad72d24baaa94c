"""Bytes by key, in one SQLite database: two builds may use it at once, and a build that is killed leaves it whole.

Whatever goes wrong with it costs time and nothing else. A database that cannot be read is put aside; a row is believed only
when its checksum fits key and content; without a place to write, a build goes on without.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b
from itertools import accumulate, islice
from pathlib import Path
from platform import node
from threading import Lock

from ..model.keeping import Forgetful, Kept

NAME = "made.sqlite3"
LARGEST = 1_000_000_000
"""Bytes of content that are kept; beyond it, what was not used for longest goes."""
_AT_ONCE = 500
"""Keys in one question."""
_PATIENCE = 20.0
"""Seconds to wait for another build that is writing."""
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
"""No database, one with broken pages, one with other tables; as against one that is busy, or a disk that is full."""
_TABLES = """
create table if not exists made (key blob primary key, used integer, size integer, checksum blob, content blob);
create table if not exists builds (number integer primary key autoincrement);
"""
_SIZES = "select cast(coalesce(used, 0) as integer) as build, total(size) from made group by build order by build desc"


_inherited: list[sqlite3.Connection | None] = []
"""Connections of the process from which this one was forked: SQLite forbids even to close them here."""


class Store:
    """One database, opened; what it holds was made by the program `version` names, or is not seen."""

    _database: sqlite3.Connection | None = None

    def __init__(self, folder: Path, version: bytes, largest: int = LARGEST) -> None:
        self._folder, self._version, self._largest = folder, version, largest
        self._file = folder / NAME
        self._begin()

    def __reduce__(self) -> tuple[Callable[..., Kept], tuple[str, Path, bytes, int]]:
        """A worker opens it for itself, if it runs on the same machine."""
        return _reopened, (node(), self._folder, self._version, self._largest)

    def get(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        """What is there of these keys and has not been damaged."""
        found: dict[bytes, bytes] = {}
        with self._careful():
            wanted = {self._own(key): key for key in keys}
            for some in _portions(wanted):
                for own, content, checksum in self._select(some):
                    if checksum == _checksum(own, content):
                        found[wanted[own]] = content
            self._write("update made set used = ? where key = ?", ((self._build, self._own(key)) for key in found))
        return found

    def put(self, entries: Mapping[bytes, bytes]) -> None:
        """Keep these."""
        with self._careful():
            rows = ((self._own(key), content) for key, content in entries.items())
            self._write(
                "insert or replace into made values (?, ?, ?, ?, ?)",
                ((own, self._build, len(content), _checksum(own, content), content) for own, content in rows),
            )

    def close(self) -> None:
        """Let go what no build has used for longest when there is too much."""
        with self._careful():
            self._clean()
            if self._database:
                self._database.close()
            self._database = None

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _begin(self) -> None:
        """Open it, in this process; a connection does not survive forking."""
        _inherited.append(self._database)
        self._process, self._lock = os.getpid(), Lock()
        self._database, self._build = None, 0
        for _attempt in range(2):  # the second time without what was damaged
            with self._careful():
                self._folder.mkdir(parents=True, exist_ok=True)
                self._open()
                return

    def _own(self, key: bytes) -> bytes:
        return blake2b(self._version + key, digest_size=32).digest()

    def _open(self) -> None:
        # Without waiting for the disk: a power cut may cost the whole database, which the checksums find out.
        self._database = sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        self._database.executescript(f"pragma journal_mode = wal; pragma synchronous = off; {_TABLES}")
        self._database.execute("insert into builds default values")
        (self._build,) = self._database.execute("select max(number) from builds").fetchone()

    def _select(self, some: list[bytes]) -> list[tuple[bytes, bytes, bytes]]:
        if not self._database:
            return []
        marks = ", ".join("?" * len(some))
        question = f"select key, content, checksum from made where key in ({marks})"  # noqa: S608 — marks only
        rows = self._database.execute(question, some).fetchall()
        return [row for row in rows if all(isinstance(value, bytes) for value in row)]

    def _write(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        if self._database:
            self._database.execute("begin immediate")
            self._database.executemany(statement, rows)
            self._database.execute("commit")

    def _clean(self) -> None:
        if not self._database:
            return
        rows = self._database.execute(_SIZES).fetchall()
        sizes = accumulate(size for _, size in rows)
        too_much = [used for (used, _), total in zip(rows, sizes, strict=True) if total > self._largest]
        if oldest := next((used for used in too_much if used < self._build), 0):
            self._database.execute("delete from made where used <= ?", (oldest,))
            self._database.execute("vacuum")

    @contextmanager
    def _careful(self) -> Iterator[None]:
        """Whatever the database says, the build goes on: without it, and without a damaged file the next time."""
        if self._process != os.getpid():
            self._begin()
        try:
            with self._lock:
                yield
        except (sqlite3.Error, OSError, UnicodeDecodeError) as error:  # the last one where names of tables are damaged
            database, self._database = self._database, None
            if database:
                with suppress(sqlite3.Error):
                    database.close()
            if isinstance(error, UnicodeDecodeError) or getattr(error, "sqlite_errorcode", 0) in _DAMAGED:
                self._discard()

    def _discard(self) -> None:
        for ending in ("", "-wal", "-shm"):
            with suppress(OSError):
                self._file.with_name(f"{NAME}{ending}").unlink(missing_ok=True)


def _reopened(machine: str, folder: Path, version: bytes, largest: int) -> Kept:
    """The store of another process; SQLite’s files are not for several machines."""
    return Store(folder, version, largest) if machine == node() else Forgetful()


def _portions(keys: Iterable[bytes]) -> Iterator[list[bytes]]:
    remaining = iter(keys)
    while portion := list(islice(remaining, _AT_ONCE)):
        yield portion


def _checksum(key: bytes, content: bytes) -> bytes:
    return blake2b(key + content, digest_size=16).digest()
