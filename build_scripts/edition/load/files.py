"""Which files there are, and their text. Links out of the tree, foreign encodings and damage stop here."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path

from ..model.position import Position
from ..model.problem import Problem
from ..model.values import ID_PATTERN

LARGEST = 4 * 1024 * 1024
TREES = ("content", "sources")
"""Where a symbolic link may lead: the files beside these folders (.git, …) are not for publishing."""
PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".pdf", ".png", ".webp")
"""What is published as it is. SVG and HTML are not: they can hold scripts."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""Never text. U+0085, U+2028 and U+2029 are among them because they end lines in YAML and nowhere else."""
_UNPRINTABLE = re.compile(CONTROL.pattern.replace("[", "[\t\n\r", 1))
_ID = re.compile(ID_PATTERN)
_PICTURE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LONGEST_NAME = 100
_MARKDOWN = {".md", ".markdown"}
_NEARLY_MARKDOWN = {".txt", ".text", ""}
"""How a source is called when an editor or a browser has had its way with the name."""


@dataclass(slots=True)
class Listing:
    """What a folder holds, from the edition's root, sorted by name; hidden files are passed over."""

    files: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def is_id(name: str) -> bool:
    """Whether `name` may stand in an address."""
    return len(name) <= _LONGEST_NAME and _ID.fullmatch(name) is not None


def is_picture(file: str) -> bool:
    """Whether the file is published as it is."""
    return file.lower().endswith(PICTURES)


def shown(name: str) -> str:
    """A file's name fit to be printed: what is not UTF-8 or would break the line becomes U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", os.fsencode(name).decode(errors="replace"))


def list_folder(root: Path, folder: str) -> Listing:
    """What stands directly in `folder`; nothing when there is no such folder."""
    listing = Listing()
    if stray := link_problem(root, folder):
        listing.problems.append(stray)
        return listing
    try:
        with os.scandir(root / folder) as found:
            entries = sorted((entry for entry in found if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except FileNotFoundError:
        return listing
    except OSError as error:
        listing.problems.append(_unreadable(Position(shown(folder)), error))
        return listing
    for entry in entries:
        _list_entry(root, f"{folder}/{entry.name}", entry, listing)
    return listing


def list_tree(root: Path, folder: str) -> Listing:
    """Every file below `folder`."""
    whole, waiting = Listing(), [folder]
    while waiting:
        listing = list_folder(root, waiting.pop())
        waiting += listing.folders
        whole.files += listing.files
        whole.folders += listing.folders
        whole.problems += listing.problems
    whole.files.sort()
    return whole


def _list_entry(root: Path, name: str, entry: os.DirEntry[str], listing: Listing) -> None:
    start = Position(shown(name))
    if entry.is_symlink() and (stray := link_problem(root, name)):
        listing.problems.append(stray)
    elif not entry.is_dir():
        listing.files.append(name)
    elif is_id(entry.name):
        listing.folders.append(name)
    else:
        message = f"the folder’s name “{shown(entry.name)}” cannot stand in an address"
        listing.problems.append(Problem(start, "URL02", message, _folder_hint(entry.name)))


def link_problem(root: Path, name: str) -> Problem | None:
    """A problem when a file, or a folder above it, is a link to anything but a file of the edition."""
    path = root / name
    home, real = os.path.realpath(root), os.path.realpath(path)
    if real == str(Path(home) / name) and not path.is_symlink():
        return None
    if any(Path(real).is_relative_to(Path(home) / tree) for tree in TREES) and Path(real).is_file():
        return None
    message = "the symbolic link does not lead to a file of content/ or sources/"
    return Problem(Position(shown(name)), "FILE05", message, "put a copy of the file in its place")


def name_problem(file: str) -> Problem | None:
    """A problem when the name of a source or picture cannot stand in an address."""
    name = Path(file).name
    good = is_id(name.removesuffix(".md")) if name.endswith(".md") else _PICTURE_NAME.fullmatch(name) is not None
    if good:
        return None
    message = f"the file’s name “{shown(name)}” cannot stand in an address"
    return Problem(Position(shown(file)), "URL02", message, _name_hint(name))


def foreign(file: str, hint: str = "") -> Problem:
    """The warning that a file is no source."""
    path = Path(file)
    message = f"“{shown(path.name)}” is no source and is not published"
    stem = path.name.partition(".")[0]
    if not hint and (path.suffix.lower() in _MARKDOWN or (path.suffix.lower() in _NEARLY_MARKDOWN and is_id(stem))):
        hint = f"call it “{shown(stem)}.md”"
    return Problem(Position(shown(file)), "FILE08", message, hint or "keep it elsewhere")


def _folder_hint(name: str) -> str:
    better = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return f"call it “{better}”" if is_id(better) else "use a-z, 0-9 and hyphens"


def _name_hint(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    better = re.sub(r"[^a-z0-9]+", "-", (stem if dot else suffix).lower()).strip("-")
    return f"call it “{better}{dot}{suffix.lower() if dot else ''}”" if is_id(better) else "use a-z, 0-9 and hyphens"


def read_text(root: Path, file: str) -> tuple[str | None, list[Problem]]:
    """The text of a file, with line feeds only, or None and why not."""
    start = Position(shown(file))
    try:
        if problem := link_problem(root, file):
            return None, [problem]
        status = (root / file).stat()
        if not stat.S_ISREG(status.st_mode):  # reading a pipe would wait for ever
            return None, [Problem(start, "FILE01", "it is not an ordinary file", "put a text file in its place")]
        if status.st_size > LARGEST:
            return None, [
                Problem(start, "FILE07", f"the file holds {status.st_size:,} bytes", "divide it: 4 MiB at most")
            ]
        content = (root / file).read_bytes()
    except FileNotFoundError:
        return None, [Problem(start, "FILE06", "the file is missing", "add it")]
    except OSError as error:
        return None, [_unreadable(start, error)]
    return decode(content, start.file)


def decode(content: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """Bytes as text with line feeds only; a UTF-8 byte-order mark is dropped."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [Problem(Position(file), "FILE03", "the file is UTF-16, not UTF-8", "save it as UTF-8")]
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        text = _line_feeds(content.decode())
    except UnicodeDecodeError as error:
        message = f"byte 0x{content[error.start]:02X} at offset {error.start} is not UTF-8"
        position = _end_of(_line_feeds(content[: error.start].decode()), file)
        return None, [Problem(position, "FILE03", message, "save the file as UTF-8")]
    if damage := CONTROL.search(text):
        return None, [_damaged(text, damage, file)]
    if not text.strip():
        return None, [Problem(Position(file), "FILE02", "the file is empty", "write its content or remove it")]
    return text, []


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _damaged(text: str, damage: re.Match[str], file: str) -> Problem:
    number = sum(1 for _ in CONTROL.finditer(text))
    also = f" (one of {number:,})" if number > 1 else ""
    message = f"character U+{ord(damage[0]):04X} is a control character{also}"
    return Problem(_end_of(text[: damage.start()], file), "FILE04", message, "remove it: it is damage, not text")


def _end_of(before: str, file: str) -> Position:
    return Position(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _unreadable(start: Position, error: OSError) -> Problem:
    reason = (error.strerror or "unknown reason").lower()
    return Problem(start, "FILE01", f"the system refuses to read it: {reason}", "check its permissions")
