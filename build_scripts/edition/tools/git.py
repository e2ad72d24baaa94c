"""What the repository knows of the edition: its commits, and the sources at each release. It is asked, never changed.

Everything comes from commits, nothing from the clock or from who runs it: the same commit gives the same answers.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
_HASH = re.compile(r"[0-9a-f]{7,64}")
_PINNED = {
    "color.ui": "false",
    "core.quotePath": "false",
    "diff.orderFile": os.devnull,
    "diff.renameLimit": "1000",
    "diff.renames": "true",
    "i18n.logOutputEncoding": "UTF-8",
    "log.showRoot": "true",
    "log.showSignature": "false",
}
"""Settings that would let what git prints depend on whose computer it is."""
_KEPT = ("GIT_CEILING_DIRECTORIES", "GIT_CONFIG", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH")
"""Variables (their beginnings) that say where git finds itself; others, as a hook sets them, name another repository."""


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
        pinned = [word for name, value in _PINNED.items() for word in ("-c", f"{name}={value}")]
        command = [self.program, "--no-optional-locks", *pinned, *arguments]
        try:
            done = subprocess.run(  # noqa: S603 — fixed arguments; names of commits never begin with a hyphen
                command,
                cwd=self.root,
                input=given,
                capture_output=True,
                timeout=SECONDS,
                check=True,
                env=_environment(),
            )
        except (OSError, subprocess.SubprocessError):
            return None
        return done.stdout


def _environment() -> dict[str, str]:
    """The variables of this process without those that would lead git elsewhere; nothing is asked and nothing fetched."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(_KEPT)}
    return {**kept, "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}


def find_git(root: Path) -> Git | None:
    """The installed git for the edition at `root`, or None."""
    program = which("git")
    return GitProgram(program, root) if program else None


def read_history(git: Git | None, releases: Iterable[Release] = ()) -> History:
    """Everything known of the edition's files; an empty history outside a repository."""
    depth = depth_of(git) if git else "none"
    if not git or depth == "none":
        return History()
    released = commits_of(git, releases)
    return History(depth, tuple(_commits(git)), _sources(git, released), released)


def read_checkout(git: Git | None) -> Checkout | None:
    """The commit of which the edition's files are; None when no commit has them."""
    if not git or not git(["ls-tree", "--name-only", "HEAD", "--", CONFIGURATION]):
        return None
    commit = git(["rev-parse", "HEAD"]) or b""
    changes = git(["status", "--porcelain", "-z", "--", CONFIGURATION, *FOLDERS])
    return Checkout(commit.decode().strip(), changes != b"")


def depth_of(git: Git) -> Depth:
    """How much of the repository is here."""
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


def commits_of(git: Git, releases: Iterable[Release]) -> dict[str, str]:
    """Day → whole id of the commit of each release that the repository has."""
    found = ((release.date, _commit_of(git, release.commit)) for release in releases)
    return {day: commit for day, commit in found if commit}


def _sources(git: Git, released: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Day → path → text of every document at a release; nothing of a release that cannot be read whole.

    A text that several releases share is asked for once, and is one string.
    """
    trees = {day: tree for day, commit in released.items() if (tree := _tree(git, commit)) is not None}
    texts = _texts(git, list(dict.fromkeys(blob for tree in trees.values() for blob in tree.values())))
    return {
        day: {path: texts[blob] for path, blob in tree.items()}
        for day, tree in trees.items()
        if texts.keys() >= set(tree.values())
    }


def _tree(git: Git, commit: str) -> dict[str, str] | None:
    """Path → name of the object of every document at a commit; None when the repository does not have it whole."""
    tree = git(["ls-tree", "-r", "-z", commit, "--", "sources"])
    return None if tree is None else dict(_blobs(tree.decode(errors="replace")))


def _commit_of(git: Git, name: str) -> str | None:
    """The commit that a tag or hash stands for; None for a branch, which stands for another one tomorrow."""
    if found := git(["rev-parse", "--verify", "--quiet", f"refs/tags/{name}^{{commit}}"]):
        return found.decode().strip()
    found = git(["rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"]) if _HASH.fullmatch(name) else None
    commit = found.decode().strip() if found else ""
    return commit if commit.startswith(name) else None


def _blobs(tree: str) -> Iterator[tuple[str, str]]:
    """(path, name of the object) of every document."""
    for entry in tree.split("\0"):
        about, _, path = entry.partition("\t")
        if path.endswith(".md") and about.split()[1] == "blob":
            yield path, about.split()[2]


def _texts(git: Git, blobs: Sequence[str]) -> Mapping[str, str]:
    """Name of an object → its text, of those that the repository can give; of none when git fails in the middle."""
    contents = git(["cat-file", "--batch"], "".join(f"{blob}\n" for blob in blobs).encode()) if blobs else b""
    found, at = dict[str, str](), 0
    for blob in blobs:
        end = (contents or b"").find(b"\n", at)
        head = (contents or b"")[at : max(end, at)].split()
        if contents is None or len(head) < 2:
            return {}
        size = -1 if head[-1] == b"missing" else int(head[-1])
        if size >= 0:
            found[blob] = contents[end + 1 : end + 1 + size].decode(errors="replace")
        at = end + size + 2
    return found if at <= len(contents or b"") else {}


def versions(git: Git, file: str) -> list[Commit]:
    """Commits that changed one file, oldest first."""
    answer = git(["log", "--reverse", f"--format={_FORM}", "--", file])
    return [_commit(line) for line in (answer or b"").decode(errors="replace").splitlines()]


def lines_ever(git: Git, until: str, folder: str, but: Iterable[str]) -> Iterator[tuple[Commit, str]]:
    """Every line that a commit, `until` the one named, ever wrote into the text files of a folder `but` for those named.

    Oldest first; those of branches that were merged, too.
    """
    form = f"--format={_RECORD}{_FORM}"
    pinned = ["--full-history", "--reverse", "--no-renames", "--no-ext-diff", "--no-textconv", "--unified=0", "--patch"]
    answer = git(["log", form, *pinned, until, "--", f":(glob){folder}/*.txt", *(f":(exclude){file}" for file in but)])
    for record in (answer or b"").decode(errors="replace").split(_RECORD)[1:]:
        head, _, patch = record.partition("\n")
        commit = _commit(head)
        yield from (
            (commit, line[1:]) for line in patch.split("\n") if line.startswith("+") and not line.startswith("+++ ")
        )


def files_at(git: Git, commit: str, folder: str) -> dict[str, str] | None:
    """Path → text of every file of a folder at a commit, branch or tag; None when the repository has no such commit."""
    if commit.startswith("-") or (names := git(["ls-tree", "-r", "-z", "--name-only", commit, "--", folder])) is None:
        return None
    files = [name for name in names.decode(errors="replace").split("\0") if name]
    return {file: (git(["show", f"{commit}:./{file}"]) or b"").decode(errors="replace") for file in files}
