"""Releases and dated pages that were published, as the ledger recorded them.

    release:2027-01-31@1b2f…                        on the first line of the ledger: a day, and the whole id of its commit
    version:2027-01-31                              on the line of a document: …/v/2027-01-31/ is one of its addresses
    version:documents/letters/d7/v/2027-01-31/      on the first line: of a document that has no line

Of several commits for one day the last counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .history import History
from .ledger import Ledger, Published, Release
from .redirections import is_instead_of
from .urls import version_path
from .versions import Version

RELEASE, VERSION = "release", "version"
"""Names of the items."""

Facts = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Broken:
    """A published release that is no longer what it was."""

    day: str
    commit: str
    """From which it was published."""
    line: Release | None
    """None when its line is gone."""
    now: str
    """The commit that the line names now; empty where the repository has no such commit."""


def releases(ledger: Ledger) -> dict[str, str]:
    """Day → whole id of the commit from which the release was published."""
    values = (value for page in ledger.pages.values() for value in page.facts.get(RELEASE, ()))
    return {day: commit for day, _, commit in (value.partition("@") for value in values)}


def days_of(page: Published) -> list[str]:
    """Days of the published versions of the document on a page."""
    return [value for value in page.facts.get(VERSION, ()) if "/" not in value]


def versions(ledger: Ledger) -> dict[str, set[str]]:
    """Day of each published release → site paths of the documents whose version of that day was published."""
    found: dict[str, set[str]] = {day: set() for day in releases(ledger)}
    for page in ledger.pages.values():
        for value in page.facts.get(VERSION, ()):
            document, _, day = value.rstrip("/").rpartition("/v/")
            found.setdefault(day, set()).add(f"{document}/" if document else page.path)
    return found


def broken(ledger: Ledger, released: Mapping[str, str], whole: bool) -> Iterator[Broken]:
    """Published releases whose line is gone or names another commit, and does not say instead of which.

    `released` is what the lines name now, by day; unless the repository is there as a `whole`, nothing follows from a gap.
    """
    for day, commit in sorted(releases(ledger).items()):
        line, now = ledger.releases.get(day), released.get(day, "")
        differs = now != commit if now else whole
        if line is None or (differs and not is_instead_of(commit, line.words)):
            yield Broken(day, commit, line, now)


def recorded(
    pages: Mapping[str, Published], ledger: Ledger, history: History, made: Mapping[str, tuple[Version, ...]]
) -> dict[str, dict[str, tuple[str, ...]]]:
    """Path of a page → what its line is to say of releases and versions, for the pages to which something is added.

    Only of releases that the repository could give: of others nobody knows which dated pages they have.
    """
    first = min(pages, default="")
    before, known = releases(ledger), versions(ledger)
    found: dict[str, dict[str, list[str]]] = {}
    for day, commit in sorted(history.released.items()):
        if day in history.sources and before.get(day) != commit:
            found.setdefault(first, {}).setdefault(RELEASE, []).append(f"{day}@{commit}")
    for version in (version for key in sorted(made) for version in made[key]):
        day, document = version.release.date, version.document
        if day in history.sources and document not in known.get(day, ()):
            path, value = (document, day) if document in pages else (first, version_path(document, day))
            found.setdefault(path, {}).setdefault(VERSION, []).append(value)
    return {path: {name: _added(pages[path], name, new[name]) for name in sorted(new)} for path, new in found.items()}


def _added(page: Published, name: str, new: list[str]) -> tuple[str, ...]:
    return (*page.facts.get(name, ()), *new)
