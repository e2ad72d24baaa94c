"""What `edition ledger` says: what each published address is, since when, where it went; and whether every promise is kept.

overview  how much was published, moved, withdrawn
show      one page and everything on it, or one anchor
audit     the ledger against what there is now, a built site, or an earlier state of the ledger
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from .load import load
from .load.built import ids_on
from .load.permalinks import read_lines, read_pages
from .model.addresses import anchors_by_page
from .model.edition import Loaded
from .model.founders import FOUNDER
from .model.history import Commit, Depth
from .model.ledger import Ledger, Published
from .model.permalinks import FOLDER, REDIRECTS, RELEASES, written
from .model.ranges import natural_key
from .model.redirections import LED, Changed, changed
from .model.released import RELEASE, VERSION, Broken, broken, days_of, releases, versions
from .model.urls import WEB_ADDRESS, version_path, within
from .parse import parse
from .resolve import resolve
from .tools.git import Git, commits_of, depth_of, files_at, find_git, lines_ever, read_history
from .tools.git import versions as commits_that_changed

HERE, MOVED, WITHDRAWN, LOST = "here", "moved", "withdrawn", "lost"

GIVEN_AGAIN = "it had died and is given again"

RECORDS = (FOUNDER, LED, RELEASE, VERSION)
"""Items of a line that are only ever added to."""

UNKNOWN = {
    "none": "not known: this copy stands outside a repository",
    "shallow": "not known: this copy of the repository begins in the middle (git fetch --unshallow)",
    "full": "not yet recorded by a commit",
}


class AuditError(ValueError):
    """The question makes no sense here; the message says why."""


@dataclass(frozen=True, slots=True)
class Account:
    """What became of one published address."""

    address: str
    state: str
    """`here`, `moved`, `withdrawn`, or `lost`: nothing says where it went."""
    target: str = ""
    day: str = ""
    reason: str = ""
    since: str = ""
    """Day of the commit that recorded it, or why that is not known; only where it was asked for."""

    def line(self) -> str:
        """For people."""
        said = f" → {self.target}" if self.target else ""
        why = f" ({', '.join(part for part in (self.day, self.reason) if part)})" if self.day or self.reason else ""
        since = f"; first recorded: {self.since}" if self.since else ""
        return f"{self.address}: {self.state}{said}{why}{since}"

    def record(self) -> dict[str, str]:
        """For programs; empty fields are left out."""
        fields = ("address", "state", "target", "day", "reason", "since")
        return {name: value for name in fields if (value := getattr(self, name))}


@dataclass(frozen=True)
class Promises:
    """Everything published, and what there is now."""

    loaded: Loaded
    now: Mapping[str, Mapping[str, str]]
    released: Mapping[str, str] = field(default_factory=dict)
    """Day → commit that the line of a release names, of those that the repository has."""
    depth: Depth = "none"
    """How much of the repository is here."""

    @property
    def ledger(self) -> Ledger:
        """Everything ever published."""
        return self.loaded.ledger

    @cached_property
    def changed(self) -> Mapping[str, Changed]:
        """Address → published redirect of it that is no longer what it was."""
        return {one.address: one for one in changed(self.ledger)}

    @cached_property
    def broken(self) -> Mapping[str, Broken]:
        """Day → published release that is no longer what it was."""
        return {one.day: one for one in broken(self.ledger, self.released, self.depth == "full")}

    def version(self, document: str, day: str) -> Account:
        """What became of a document's dated page."""
        address, one = version_path(document, day), self.broken.get(day)
        if one is None:
            return Account(address, HERE)
        return Account(
            address, LOST, reason=f"its release {f'is no longer made from {one.commit}' if one.line else 'is gone'}"
        )

    def account(self, path: str, anchor: str = "") -> Account:
        """What became of a page, or of an anchor on it."""
        address = f"{path}#{anchor}" if anchor else path
        page = self.ledger.pages.get(path)
        if one := self.changed.get(address):
            return Account(written(address), LOST, one.line.target if one.line else "", reason=f"it led to {one.led}")
        if page and page.rests and path in self.now:
            return Account(written(address), LOST, reason=GIVEN_AGAIN)
        if anchor in self.now.get(path, {}) if anchor else path in self.now:
            return Account(written(address), HERE)
        if line := self.ledger.moved.get(address) or (self.ledger.moved.get(path) if path not in self.now else None):
            end = self.ledger.end_of(line)
            state = WITHDRAWN if not end else MOVED
            return Account(written(address), state, end or "", line.date, line.reason)
        died = bool(anchor and page and anchor in page.dead)
        return Account(written(address), WITHDRAWN if died else LOST)


def published(root: Path, environment: Mapping[str, str]) -> Promises:
    """The ledger of the edition at `root`, beside what its sources give now; mistakes in them are `edition check`’s affair."""
    loaded = load(root, environment)
    parsed = parse(loaded)
    git = find_git(root)
    released = commits_of(git, loaded.ledger.releases.values()) if git else {}
    now = anchors_by_page(loaded, parsed, resolve(loaded, parsed))
    return Promises(loaded, now, released, depth_of(git) if git else "none")


def _published(edition: Promises) -> Mapping[str, Published]:
    if not edition.ledger.pages:
        raise AuditError("Nothing is published yet: permalinks/ holds no addresses.")
    return edition.ledger.pages


def overview(edition: Promises) -> dict[str, int]:
    """How many pages, anchors on them, and what became of them. Raises AuditError when nothing is published."""
    pages = _published(edition)
    states = Counter(edition.account(path).state for path in pages)
    counts = {"pages": len(pages), "paragraphs": 0, "notes, headings, pages of print": 0, "withdrawn on pages": 0}
    for page in pages.values():
        paragraphs = sum(bool(words) for words in page.anchors.values())
        counts["paragraphs"] += paragraphs
        counts["notes, headings, pages of print"] += len(page.anchors) - paragraphs
        counts["withdrawn on pages"] += len(page.dead)
    counts["versions"] = sum(map(len, versions(edition.ledger).values()))
    return counts | {f"pages {state}": states[state] for state in (MOVED, WITHDRAWN, LOST)}


def show(edition: Promises, address: str) -> list[Account]:
    """A page and every anchor on it, or the one anchor; `address` may be the full one that a browser shows.

    Raises AuditError when it was never published, or is one of another site.
    """
    pages = _published(edition)
    path, anchor = _on_the_site(edition.loaded.site.url, address)
    document, _, day = path.rstrip("/").rpartition("/v/")
    if f"{document}/" in versions(edition.ledger).get(day, ()):
        return [edition.version(f"{document}/", day)]
    page = pages.get(path) or pages.get(f"{path}/")
    known = page and (not anchor or anchor in page.anchors or anchor in page.dead)
    if not page or not known:
        raise AuditError(f"“{address}” was never published.")
    since = _Since(find_git(edition.loaded.root), page)
    anchors = [anchor] if anchor else ["", *page.anchors, *sorted(page.dead, key=natural_key)]
    dated = [] if anchor else [edition.version(page.path, day) for day in days_of(page)]
    return [*(_dated(edition.account(page.path, one), since.day_of(one)) for one in anchors), *dated]


def _on_the_site(url: str, address: str) -> tuple[str, str]:
    """Site path and anchor of an address; a full one without its query, whichever of http and https it begins with."""
    if not WEB_ADDRESS.match(address):
        path, _, anchor = address.lstrip("/").partition("#")
        return path, anchor
    if not url:
        hint = "give what follows the site’s address, or the address itself as site_url in mkdocs.yml or SITE_URL"
        raise AuditError(f"The address of this edition is not known, so “{address}” may be of any site: {hint}.")
    if (found := within(url, address)) is None:
        raise AuditError(f"“{address}” is an address of another site: those of this edition begin with “{url}”.")
    return found


def _dated(account: Account, since: str) -> Account:
    return Account(account.address, account.state, account.target, account.day, account.reason, since)


class _Since:
    """When the ledger first had an address. What it has once it keeps, so that few of its versions need be read."""

    def __init__(self, git: Git | None, page: Published) -> None:
        self._git, self._page, self._file = git, page, page.position.file
        self._depth: Depth = read_history(git).depth if git else "none"
        self._versions = commits_that_changed(git, self._file) if git and self._depth != "none" else []
        self._read: dict[str, frozenset[str]] = {}

    def day_of(self, anchor: str) -> str:
        """`2027-01-31 (a1b2c3d)`, or why that is not known."""
        low, high = 0, len(self._versions)
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if anchor in self._anchors(self._versions[middle]) else (middle + 1, high)
        if low == len(self._versions) or (low == 0 and self._depth == "shallow"):
            return UNKNOWN[self._depth]
        return f"{self._versions[low].day} ({self._versions[low].id[:7]})"

    def _anchors(self, commit: Commit) -> frozenset[str]:
        """Everything of the page that a version of its file has; the page itself is the empty name."""
        if commit.id not in self._read:
            text = (files_at(self._git, commit.id, self._file) or {}).get(self._file, "") if self._git else ""
            page = read_pages({self._file: text}).get(self._page.path)
            self._read[commit.id] = frozenset({"", *page.anchors, *page.dead}) if page else frozenset()
        return self._read[commit.id]


def audit(edition: Promises) -> Iterator[Account]:
    """Every published address that is lost. Raises AuditError when nothing is published."""
    for path, page in _published(edition).items():
        if edition.account(path).state == LOST:
            yield edition.account(path)
        elif path in edition.now:
            accounts = (edition.account(path, anchor) for anchor in page.anchors)
            yield from (account for account in accounts if account.state == LOST)
    yield from (edition.account(*one.address.split("#")) for one in edition.changed.values() if "#" in one.address)
    yield from (account for account in _dated_pages(edition) if account.state == LOST)


def unknown(edition: Promises) -> str:
    """What an audit cannot tell here, in words: whether releases still name the commits that were published; or empty."""
    days = releases(edition.ledger).keys() - edition.broken.keys() - edition.released.keys()
    if not days:
        return ""
    return f"Whether the releases of {', '.join(sorted(days))} name the commits that were published is {UNKNOWN[edition.depth]}."


def _dated_pages(edition: Promises) -> Iterator[Account]:
    for day, documents in sorted(versions(edition.ledger).items()):
        yield from (edition.version(document, day) for document in sorted(documents, key=natural_key))


def audit_site(edition: Promises, site: Path) -> Iterator[Account]:
    """Every published address at which the built site has nothing: no page, or a page without the id. Raises AuditError."""
    for path, page in _published(edition).items():
        there = ids_on(site, path)
        if there is None:
            yield Account(written(path), LOST, reason="the site has no such page")
        elif edition.account(path).state == HERE:
            missing = [anchor for anchor in (*page.anchors, *sorted(page.dead, key=natural_key)) if anchor not in there]
            yield from (
                Account(written(f"{path}#{anchor}"), LOST, reason="the page has no such id") for anchor in missing
            )
    for account in _dated_pages(edition):
        if ids_on(site, account.address) is None:
            yield Account(account.address, LOST, reason="the site has no such page")


def audit_ledger(edition: Promises, reference: str) -> Iterator[Account]:
    """Every address that a ledger, at a commit or before it, promised and this one does not know. Raises AuditError without that commit."""
    git = find_git(edition.loaded.root)
    files = files_at(git, reference, FOLDER) if git else None
    if files is None:
        raise AuditError(f"“{reference}” is neither a folder nor a commit that this repository has.")
    found = {(one.address, one.reason): one for page in read_pages(files).values() for one in _forgotten(page, edition)}
    yield from {**_past(edition, reference), **found}.values()


def audit_past(edition: Promises) -> Iterator[Account]:
    """Every address that the repository once recorded and the ledger does not know any more, with the commit that had it.

    A publication that was reverted, or lost when two branches were merged, is found so. Nothing outside a repository.
    """
    yield from _past(edition, "HEAD").values()


def _past(edition: Promises, until: str) -> dict[tuple[str, str], Account]:
    git = find_git(edition.loaded.root)
    lost: dict[tuple[str, str], Account] = {}
    for commit, line in lines_ever(git, until, FOLDER, (REDIRECTS, RELEASES)) if git else ():
        for page in read_lines([line]):
            for one in _forgotten(page, edition):
                where = f"commit {commit.id[:7]} of {commit.day} had it: git checkout {commit.id[:7]} -- {FOLDER} brings the ledger of that day back"
                lost[one.address, one.reason] = replace(one, reason=f"{one.reason}; {where}")
    return lost


def _forgotten(page: Published, edition: Promises) -> Iterator[Account]:
    """What an earlier line of a page promised and the ledger does not."""
    path, now = page.path, edition.ledger.pages.get(page.path)
    if now is None:
        yield Account(written(path), LOST, reason="the ledger no longer knows the page")
        return
    if page.rests and not now.rests:
        yield Account(written(path), LOST, reason="the ledger no longer knows that it was given up")
    gone = [anchor for anchor in (*page.anchors, *page.dead) if anchor not in now.anchors and anchor not in now.dead]
    again = sorted(page.dead & now.anchors.keys(), key=natural_key)
    yield from (Account(written(f"{path}#{anchor}"), LOST, reason="the ledger no longer knows it") for anchor in gone)
    yield from (Account(written(f"{path}#{anchor}"), LOST, reason=GIVEN_AGAIN) for anchor in again)
    for name in RECORDS:
        items = [item for item in page.facts.get(name, ()) if item not in now.facts.get(name, ())]
        yield from (Account(written(path), LOST, reason=f"the ledger no longer has “{name}:{item}”") for item in items)
