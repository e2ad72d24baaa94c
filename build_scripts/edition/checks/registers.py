"""Register entries that nothing leads to."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.problem import Problem
from ..model.references import all_named
from .context import Context


class REF11:
    """Nothing in the edition leads to a register entry: no text, front matter, citation or other entry."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One warning for each such entry; what an entry says of itself does not count.

        None while sources are left out for errors: they may be what leads to it.
        """
        if context.loaded.left_out:
            return
        mentioned = set(_linked(context)) | set(_named(context))
        for scheme, register in context.loaded.registers.items():
            for identifier, entry in register.items():
                if (scheme, identifier) not in mentioned:
                    message = f"nothing in the edition mentions “{scheme}:{identifier}”"
                    yield Problem(entry.marks.value("id"), "REF11", message, "link to it where it is named")


def _linked(context: Context) -> Iterator[tuple[str, str]]:
    for key, text in context.parsed.texts.items():
        own = key.partition("#")[0]
        for target in context.resolved.targets.get(key, ()):
            if target and f"{target.scheme}:{target.id}" != own:
                yield target.scheme, target.id
        for citation in text.citations:
            yield from (("work", work.key) for work in citation.works if f"work:{work.key}" != own)


def _named(context: Context) -> Iterator[tuple[str, str]]:
    for owner, named, _position in all_named(context.loaded):
        if owner != f"{named.scheme}:{named.id}":
            yield named.scheme, named.id
