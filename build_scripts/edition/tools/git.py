"""What the repository knows of the edition: its commits, and the sources at each release. It is asked, never changed.

Everything comes from commits, nothing from the clock or from who runs it: the same commit gives the same answers.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from shutil import which
from typing import Protocol

from ..model.history import Change, Checkout, Commit, Depth, History
from ..model.ledger import Release

CONFIGURATION = "mkdocs.yml"
FOLDERS = ("content", "sources", "permalinks")
SECONDS = 600
_UNIT, _RECORD = "\x1f", "\x1e"
_FORM = f"%H{_UNIT}%as{_UNIT}%an{_UNIT}%s"
_KINDS = {"A": "added", "M": "changed", "T": "changed", "D": "deleted"}


class Git(Protocol):
    """A repository that answers."""

    def __call__(self, arguments: Sequence[str], given: bytes = b"") -> bytes | None:
        """What `git ARGUMENTS` prints in the edition's folder, or None when it fails."""
        ...


class GitProgram:
    """The installed git, in the folder of an edition."""

    def __init__(self, program: str, root: Path) -> None:
        self.program = program
        self.root = root

    def __call__(self, arguments: Sequence[str], given: bytes = b"") -> bytes | None:
        """Run it once; it may neither ask nor write."""
        command = [self.program, "--no-optional-locks", "-c", "core.quotePath=false", *arguments]
        environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
        try:
            done = subprocess.run(  # noqa: S603 — fixed arguments; names of commits never begin with a hyphen
                command, cwd=self.root, input=given, capture_output=True, timeout=SECONDS, check=True, env=environment
            )
        except (OSError, subprocess.SubprocessError):
            return None
        return done.stdout


def find_git(root: Path) -> Git | None:
    """The installed git for the edition at `root`, or None."""
    program = which("git")
    return GitProgram(program, root) if program else None


def read_history(git: Git | None, releases: Iterable[Release] = ()) -> History:
    """Everything known of the edition's files; an empty history outside a repository."""
    depth = _depth(git) if git else "none"
    if not git or depth == "none":
        return History()
    sources = {release.date: texts for release in releases if (texts := _sources(git, release)) is not None}
    return History(depth, tuple(_commits(git)), sources)


def read_checkout(git: Git | None) -> Checkout | None:
    """The commit of which the edition's files are; None when no commit has them."""
    if not git or not git(["ls-tree", "--name-only", "HEAD", "--", CONFIGURATION]):
        return None
    commit = git(["rev-parse", "HEAD"]) or b""
    changes = git(["status", "--porcelain", "-z", "--", CONFIGURATION, *FOLDERS])
    return Checkout(commit.decode().strip(), changes != b"")


def _depth(git: Git) -> Depth:
    answer = git(["rev-parse", "--is-shallow-repository"])
    if answer is None:
        return "none"
    return "shallow" if answer.strip() == b"true" else "full"


def _commits(git: Git) -> Iterator[Commit]:
    answer = git(
        [
            "log",
            f"--format={_RECORD}{_FORM}",
            "--name-status",
            "--find-renames",
            "-z",
            "--relative",
            "--no-merges",
            "--",
            *FOLDERS,
        ]
    )
    for record in (answer or b"").decode(errors="replace").split(_RECORD)[1:]:
        head, _, files = record.partition("\0")
        yield _commit(head, tuple(_changes(files)))


def _commit(head: str, changes: tuple[Change, ...] = ()) -> Commit:
    identifier, day, author, subject = head.split(_UNIT, 3)
    return Commit(identifier, day, author, subject.strip(), changes)


def _changes(files: str) -> Iterator[Change]:
    """`M NUL path NUL R087 NUL old NUL new NUL …`."""
    words = iter(word for word in files.replace("\n", "").split("\0") if word)
    for status in words:
        if status[0] in "RC":
            old, new = next(words, ""), next(words, "")
            yield Change("renamed", old, new) if status[0] == "R" else Change("added", new)
        elif status in _KINDS:
            yield Change(_KINDS[status], next(words, ""))  # type: ignore[arg-type]  # a value of the table


def _sources(git: Git, release: Release) -> dict[str, str] | None:
    """Path → text of every document at a release; None when the repository does not have the commit."""
    tree = git(["ls-tree", "-r", "-z", f"{release.commit}^{{commit}}", "--", "sources"])
    if tree is None:
        return None
    blobs = dict(_blobs(tree.decode(errors="replace")))
    contents = git(["cat-file", "--batch"], "".join(f"{blob}\n" for blob in blobs.values()).encode())
    return dict(zip(blobs, _texts(contents or b""), strict=False))


def _blobs(tree: str) -> Iterator[tuple[str, str]]:
    """(path, name of the object) of every document."""
    for entry in tree.split("\0"):
        about, _, path = entry.partition("\t")
        if path.endswith(".md") and about.split()[1] == "blob":
            yield path, about.split()[2]


def _texts(contents: bytes) -> Iterator[str]:
    """The objects that `cat-file --batch` prints: a line that ends in the size, the content, a line feed."""
    at = 0
    while (end := contents.find(b"\n", at)) >= 0:
        size = int(contents[at:end].split()[-1])
        yield contents[end + 1 : end + 1 + size].decode(errors="replace")
        at = end + size + 2


def versions(git: Git, file: str) -> list[Commit]:
    """Commits that changed one file, oldest first."""
    answer = git(["log", "--reverse", f"--format={_FORM}", "--", file])
    return [_commit(line) for line in (answer or b"").decode(errors="replace").splitlines()]


def files_at(git: Git, commit: str, folder: str) -> dict[str, str] | None:
    """Path → text of every file of a folder at a commit, branch or tag; None when the repository has no such commit."""
    if commit.startswith("-") or (names := git(["ls-tree", "-r", "-z", "--name-only", commit, "--", folder])) is None:
        return None
    files = [name for name in names.decode(errors="replace").split("\0") if name]
    return {file: (git(["show", f"{commit}:./{file}"]) or b"").decode(errors="replace") for file in files}
