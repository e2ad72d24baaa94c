"""What the repository knows of the edition's files, as values; empty where there is no repository (tools/git.py asks it)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Depth = Literal["none", "shallow", "full"]
"""`none`: outside a repository, or without git; `shallow`: the copy begins in the middle (git clone --depth)."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file in one commit."""

    kind: Literal["added", "changed", "deleted", "renamed"]
    file: str
    """Path from the edition's root; of a renamed file the old one."""
    now: str = ""
    """New path of a renamed file."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A recorded change."""

    id: str
    day: str
    """Day on which the author made it, by the author's calendar: 2027-01-31."""
    author: str
    subject: str
    changes: tuple[Change, ...] = ()

    def __str__(self) -> str:
        return f"{self.id[:7]}, {self.day}, “{self.subject}”"


@dataclass(frozen=True, slots=True)
class Checkout:
    """What a copy of the repository has before it."""

    commit: str
    """The full id."""
    modified: bool
    """Whether the edition's files differ from those of the commit, or there are others."""


@dataclass(frozen=True)
class History:
    """Commits that touch the edition, newest first, and the sources as they were at each release."""

    depth: Depth = "none"
    commits: tuple[Commit, ...] = ()
    sources: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Day of a release → path of a document's source → its text then; without an entry for a release nothing is known of it."""
    released: Mapping[str, str] = field(default_factory=dict)
    """Day of a release → whole id of the commit that its line names, of those that this copy has."""

    @cached_property
    def of_file(self) -> Mapping[str, tuple[Commit, ...]]:
        """Path → commits that changed what stands there now, newest first.

        A renamed file keeps those of its old name; what stood at its path before it was added is another file.
        """
        found: dict[str, list[Commit]] = {}
        names: dict[str, str] = {}
        for commit in self.commits:
            now = (change.now or change.file for change in commit.changes)
            today = {name: names.get(name, name) for name in now}
            for name in filter(None, today.values()):
                found.setdefault(name, []).append(commit)
            names |= {change.now or change.file: "" for change in commit.changes if change.kind in ("added", "renamed")}
            names |= {change.file: today[change.now] for change in commit.changes if change.kind == "renamed"}
        return {name: tuple(commits) for name, commits in found.items()}

    def end_of(self, file: str) -> tuple[Commit, Change] | None:
        """The last commit that changed a file, and how, when that deleted or renamed it; None when the file came back."""
        return self._ends.get(file)

    @cached_property
    def _ends(self) -> Mapping[str, tuple[Commit, Change]]:
        last: dict[str, tuple[Commit, Change]] = {}
        for commit in self.commits:
            for change in commit.changes:
                for file in {change.file, change.now or change.file}:
                    last.setdefault(file, (commit, change))
        return {
            file: (commit, change)
            for file, (commit, change) in last.items()
            if change.file == file and change.kind in ("deleted", "renamed")
        }

    def knows(self, file: str) -> bool:
        """Whether any commit has touched the file."""
        return file in self._touched

    @cached_property
    def _touched(self) -> frozenset[str]:
        return frozenset(change.file for commit in self.commits for change in commit.changes)
