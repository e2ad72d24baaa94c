"""Whether the releases can be shown: their documents are read from the commits that permalinks/releases.txt names."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.ledger import Release
from ..model.problem import Problem
from .context import Context


class LED11:
    """Nothing is known of a release, because this copy has not the history of the repository."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One notice for each such release."""
        depth = context.loaded.history.depth
        if depth != "full":
            where = "stands outside the repository" if depth == "none" else "of the repository begins later"
            for release in _unknown(context):
                message = f"how documents read on {release.date} cannot be shown: this copy {where}"
                hint = "nothing need be done here; publish from a whole copy of the repository"
                yield Problem(release.position, "LED11", message, hint)


class LED12:
    """A release names a commit or tag that the repository does not have."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One warning for each such release."""
        if context.loaded.history.depth == "full":
            for release in _unknown(context):
                message = f"the repository has no commit or tag “{release.commit}”"
                hint = (
                    "write the commit that holds the sources of the release (git log), or make the tag first (git tag)"
                )
                yield Problem(release.position, "LED12", message, hint)


def _unknown(context: Context) -> Iterator[Release]:
    """Releases of a published edition; before publication no repository is asked."""
    loaded = context.loaded
    if loaded.site.settings.published:
        yield from (one for day, one in sorted(loaded.ledger.releases.items()) if day not in loaded.history.sources)
