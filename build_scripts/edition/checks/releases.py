"""Whether the releases can be shown, and are what was published: permalinks/releases.txt against the repository and the ledger."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.ledger import Release
from ..model.permalinks import RELEASES
from ..model.position import Position
from ..model.problem import Problem
from ..model.released import Broken, broken, releases, versions
from .context import Context

WHOLE = "git fetch --unshallow --tags, or begin from a clone"


class LED11:
    """Nothing is known of a release, because this copy has not the history of the repository."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One warning for each such release."""
        depth = context.loaded.history.depth
        if depth != "full":
            where = "stands outside the repository" if depth == "none" else "of the repository begins later"
            known = releases(context.loaded.ledger)
            for release in _unknown(context):
                nor = ", nor whether its commit is the one that was published" if release.date in known else ""
                message = f"how documents read on {release.date} cannot be shown{nor}: this copy {where}"
                hint = f"{WHOLE}; a site built without is not for readers: its pages of that day are empty"
                yield Problem(release.position, "LED11", message, hint)


class LED12:
    """A release names a commit or tag that the repository does not have."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One warning for each such release that was not published; LED15 speaks of those that were."""
        if context.loaded.history.depth == "full":
            published = {one.day for one in _broken(context)}
            for release in _unknown(context):
                if release.date not in published:
                    message = f"the repository has no commit or tag “{release.commit}”"
                    hint = "write the commit that holds the sources of the release (git log), or make the tag first (git tag)"
                    yield Problem(release.position, "LED12", message, hint)


class LED15:
    """A published release is gone, or its line names another commit."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem for each such release, at its line, or where that stood."""
        for one in _broken(context):
            yield _gone(one, context) if one.line is None else _other(one, one.line)


def _broken(context: Context) -> Iterator[Broken]:
    history = context.loaded.history
    return broken(context.loaded.ledger, history.released, history.depth == "full")


def _gone(one: Broken, context: Context) -> Problem:
    number = len(versions(context.loaded.ledger).get(one.day, ()))
    pages = f"the dated page{'s' if number != 1 else ''} of {number} document{'s' if number != 1 else ''}"
    message = f"the release of {one.day} was published, with {pages}, and its line is gone"
    hint = f"bring the line back (git log -p -- {RELEASES} has it): {one.day} VERSION {one.commit} what it brought"
    return Problem(Position(RELEASES), "LED15", message, hint)


def _other(one: Broken, line: Release) -> Problem:
    now = f"is commit {one.now} now" if one.now else "is no commit or tag of the repository"
    message = f"the release of {one.day} was published from commit {one.commit}, and “{line.commit}” {now}"
    fetched = "" if one.now else "a copy may lack its tags: git fetch --tags; else "
    hint = (
        f"{fetched}write {one.day} {line.version} {one.commit}, or give the tag back to that commit; had the history itself to be "
        f"rewritten, begin its words with “instead of {one.commit}:”"
    )
    return Problem(line.position, "LED15", message, hint)


def _unknown(context: Context) -> Iterator[Release]:
    """Releases that the repository does not know; before publication it is not asked."""
    loaded = context.loaded
    if loaded.ledger.pages:
        yield from (one for day, one in sorted(loaded.ledger.releases.items()) if day not in loaded.history.sources)
