"""Published redirects lead where they led: permalinks/redirects.txt against what the ledger recorded of it."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.ledger import Moved
from ..model.permalinks import GONE, REDIRECTS, redirect, written
from ..model.problem import Problem
from ..model.redirections import Changed, changed
from .context import Context


class LED14:
    """A published redirect leads elsewhere, or the line of an anchor is gone; LED01 and LED04 speak of pages, and of what is back."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem for each such line, at it, or at the line of the page in the ledger."""
        for one in changed(context.loaded.ledger):
            path, _, anchor = one.address.partition("#")
            if one.line:
                yield _elsewhere(one, one.line)
            elif anchor and anchor not in context.anchors.get(path, {}):
                yield _gone(one)


def _elsewhere(one: Changed, line: Moved) -> Problem:
    address, now = written(one.address), line.target or GONE
    message = f"“{address}” was published as redirected to “{one.led}”, and its line says “{now}” now"
    hint = (
        f"write “{one.led}” again; if that was a mistake, say so in the reason: {address} → {now} {line.date} "
        f"instead of {one.led}: reason"
    )
    return Problem(line.position, "LED14", message, hint)


def _gone(one: Changed) -> Problem:
    message = f"“{one.address}” was published as redirected to “{one.led}”, and its line is gone"
    hint = f"bring it back (git log -p -- {REDIRECTS} has it): {redirect(one.address, one.led)}"
    return Problem(one.page.position, "LED14", message, hint)
