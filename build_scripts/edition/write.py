"""The only module that writes: a site into a staging folder beside it, then swapped in one step; and single sources.

A build that fails or is killed leaves the old site whole; its staging folder is removed by the next build.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .model.edition import OutputFile

STAGING = ".staging-"
RETIRED = ".retired-"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP can name: no clock is read."""


def write_file(folder: Path, output: OutputFile) -> None:
    """Write one file below `folder`. The path is the generator's own, never a contributor's."""
    target = folder / output.path
    try:
        target.write_bytes(output.content)
    except FileNotFoundError:  # asking first would cost more than the few times that a folder is missing
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(output.content)


def append_file(folder: Path, output: OutputFile, first: bool) -> None:
    """Write the next part of a file below `folder`; the first part begins it anew."""
    if first:
        write_file(folder, output)
    else:
        with (folder / output.path).open("ab") as file:
            file.write(output.content)


def write_text(file: Path, text: str) -> None:
    """Write a source or reference page anew: UTF-8, line feeds as they are."""
    write_file(file.parent, OutputFile(file.name, text.encode()))


def write_texts(folder: Path, files: Mapping[str, str]) -> None:
    """Write files below `folder` anew that no one could make again: each stays as it was until all are safe on the disk.

    A disk that is full, or a stop before that, changes nothing; one in between the last steps leaves whole files, old or new.
    """
    halves: dict[Path, Path] = {}
    try:
        for name, text in files.items():
            file = folder / name
            halves[file] = file.with_name(f".{file.name}{STAGING}{os.getpid()}")
            _write_safely(halves[file], text.encode())
        for file, half in halves.items():
            half.replace(file)
    finally:
        for half in halves.values():
            half.unlink(missing_ok=True)


def _write_safely(file: Path, content: bytes) -> None:
    """Write a file and wait until the disk has it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def write_zip(file: Path, folder: str, outputs: Iterable[OutputFile]) -> int:
    """A ZIP of the files below one folder; the same files give the same bytes. Returns how many there are.

    It is written beside its place and then put there, so that a copy half written is never taken for a whole one.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f".{file.name}{STAGING}{os.getpid()}")
    count = 0
    try:
        with ZipFile(half, "w", ZIP_DEFLATED) as archive:
            for output in outputs:
                entry = ZipInfo(f"{folder}/{output.path}", _EARLIEST)
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, output.content, ZIP_DEFLATED)
                count += 1
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)
    return count


def remove_file(site: Path, path: str) -> None:
    """Remove a file of the host's that is not wanted below `site`, if it is there."""
    (site / path).unlink(missing_ok=True)


def copy_file(source: Path, site: Path, path: str) -> None:
    """Copy a picture of the sources to its place below `site`."""
    target = site / path
    try:
        shutil.copyfile(source, target)
    except FileNotFoundError:  # as above
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


class Standing:
    """A site that is made again and again in one folder, which nobody else writes to.

    Only what differs from what stands there is written; what has not been put there since `begin` goes with `finish`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._digests: dict[str, bytes] = {}
        self._copied: dict[str, tuple[str, int, int, int]] = {}
        """Path → the file of which a copy stands there, and its size and times."""
        self.begin()

    def begin(self) -> None:
        """From here on the site is made anew."""
        self._made: set[str] = set()
        self._growing: dict[str, bytearray] = {}

    def put(self, output: OutputFile) -> None:
        """A file of the site, whole."""
        digest = sha256(output.content).digest()
        if self._digests.get(output.path) != digest:
            self._digests.pop(output.path, None)  # half a file is none that is known
            write_file(self.folder, output)
            self._digests[output.path] = digest
        self._made.add(output.path)
        self._copied.pop(output.path, None)

    def append(self, output: OutputFile, first: bool) -> None:
        """The next part of a file, which is written when it is whole: with `finish`."""
        if first:
            self._growing[output.path] = bytearray()
        self._growing[output.path] += output.content

    def keep(self, paths: Iterable[str]) -> None:
        """That these files have been made again as they stand there."""
        self._made.update(paths)

    def take_over(self, source: Path, path: str) -> None:
        """A file that the site takes over; it is read again when its size or times have changed."""
        status = source.stat()
        stamp = (str(source), status.st_size, status.st_mtime_ns, status.st_ctime_ns)
        if self._copied.get(path) != stamp:
            self.put(OutputFile(path, source.read_bytes()))
            self._copied[path] = stamp
        self._made.add(path)

    def take_over_all(self, folder: Path) -> None:
        """Every file below a folder."""
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                self.take_over(file, file.relative_to(folder).as_posix())

    def finish(self) -> None:
        """Write what was growing, and remove what nobody has made."""
        for path, content in self._growing.items():
            self.put(OutputFile(path, bytes(content)))
        self._growing.clear()
        for path in sorted(self._digests.keys() - self._made):
            del self._digests[path]
            self._copied.pop(path, None)
            remove_file(self.folder, path)
            with suppress(OSError):  # other pages stand below
                (self.folder / path).parent.rmdir()


def stamps(place: Path) -> list[tuple[str, int, int]]:
    """Size and time of a file, or of every file below a folder."""
    files = [place] if place.is_file() else sorted(place.rglob("*"))
    return [(str(file), (status := file.stat()).st_size, status.st_mtime_ns) for file in files if file.is_file()]


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder that goes with the block."""
    with tempfile.TemporaryDirectory(prefix="edition-") as folder:
        yield Path(folder)


@contextmanager
def staged(site: Path) -> Iterator[Path]:
    """An empty staging folder that takes the place of `site` when the block ends well, and else goes."""
    staging = staging_for(site)
    try:
        yield staging
        swap(staging, site)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def staging_for(site: Path) -> Path:
    """An empty staging folder beside `site` (same disk, so that the swap is a rename); leftovers of dead builds go."""
    recover(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    staging = site.parent / f".{site.name}{STAGING}{os.getpid()}"
    shutil.rmtree(staging, ignore_errors=True)
    try:
        staging.mkdir()
    except FileNotFoundError:  # what /proc says instead of refusing
        raise PermissionError(errno.EACCES, "no folder can be made there, name another", str(site.parent)) from None
    return staging


def swap(staging: Path, site: Path) -> None:
    """Put the staged site in the place of the old one: two renames, nothing in between."""
    retired = site.parent / f".{site.name}{RETIRED}{os.getpid()}"
    while not _swapped(staging, site, retired):
        pass  # another build has put its site there between the two renames: the last one stays
    shutil.rmtree(retired, ignore_errors=True)


def _swapped(staging: Path, site: Path, retired: Path) -> bool:
    shutil.rmtree(retired, ignore_errors=True)
    with suppress(FileNotFoundError):
        site.rename(retired)
    try:
        staging.rename(site)
    except OSError as error:
        if error.errno in {errno.ENOTEMPTY, errno.EEXIST}:
            return False
        if retired.exists():
            retired.rename(site)
        raise
    return True


def recover(site: Path) -> None:
    """Undo what a killed build left: bring back a retired site, remove staging folders of processes that are gone."""
    for retired in sorted(site.parent.glob(f".{site.name}{RETIRED}*")):
        if not site.exists():
            with suppress(OSError):  # another build was faster
                retired.rename(site)
        elif not _alive(retired):
            shutil.rmtree(retired, ignore_errors=True)
    for staging in sorted(site.parent.glob(f".{site.name}{STAGING}*")):
        if not _alive(staging):
            shutil.rmtree(staging, ignore_errors=True)


def _alive(folder: Path) -> bool:
    number = folder.name.rpartition("-")[2]
    if not number.isdigit() or int(number) == os.getpid():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # the process exists and belongs to somebody else
        return True
    return True
