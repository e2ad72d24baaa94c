"""Whether what is published is recorded: the ledger as a whole. That single files of it are missing, loading has found."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.permalinks import FOLDER, SITE, restored
from ..model.position import Position
from ..model.problem import Problem
from .context import Context


class LED09:
    """The whole ledger is gone, or may be."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem when the repository had a ledger, or, of a published edition, does not tell whether it had.

        Not to be published any more takes nothing back that was promised.
        """
        history, is_published = context.loaded.history, context.loaded.site.settings.published
        if not _has_no_ledger(context):
            return
        if history.knows(SITE):
            hint = restored()
            if end := history.end_of(SITE):
                hint = f"it was deleted in {end[0]}; {restored(commit=f'{end[0].id[:7]}~1')}"
            instead = (
                ""
                if is_published
                else "; “published: false” takes nothing back: pages go by lines that end with “→ gone”"
            )
            yield Problem(Position(SITE), "LED09", "the ledger of published addresses is gone", hint + instead)
        elif is_published and history.depth == "shallow":
            message = f"there is no {FOLDER}/, and this copy of the repository does not tell whether there was one"
            yield Problem(Position(SITE), "LED09", message, "bring the rest: git fetch --unshallow")


class LED13:
    """The edition is published and nothing is recorded yet; what `edition publish` mends."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem when no ledger is there, and none is known to have been."""
        history = context.loaded.history
        begins = context.loaded.site.settings.published and not history.knows(SITE) and history.depth != "shallow"
        if begins and _has_no_ledger(context):
            message = f"the edition is published, and {FOLDER}/ records nothing of it"
            hint = f"`edition publish --write`, then commit {FOLDER}; had it been published before, {restored()}"
            yield Problem(Position(SITE), "LED13", message, hint)


def _has_no_ledger(context: Context) -> bool:
    """Whether there is none; a ledger that cannot be read is none that is missing."""
    loaded = context.loaded
    damaged = any(problem.position.file.startswith(f"{FOLDER}/") for problem in loaded.problems)
    return not loaded.ledger.pages and not damaged
