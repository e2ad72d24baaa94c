"""Works of the bibliography that citation styles would set as something else."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.entries import Work
from ..model.problem import Problem
from .context import Context


class DATA15:
    """A work of type `article` has appeared in something: for CSL that type is a preprint."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One warning for each such work."""
        for registered in context.loaded.registers.get("work", {}).values():
            work = registered.entry
            if isinstance(work, Work) and work.type == "article" and work.container_title:
                message = f"citations call “{work.id}” a preprint, but it appeared in “{work.container_title}”"
                hint = "write type: article-journal, article-magazine or article-newspaper"
                yield Problem(registered.marks.value("type"), "DATA15", message, hint)
