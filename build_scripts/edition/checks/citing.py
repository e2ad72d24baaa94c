"""Documents that nothing leads to."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.edition import ProsePage
from ..model.problem import Problem
from ..model.references import all_named
from .context import Context


class REF13:
    """No page, note or front matter of the edition leads to a document: only lists do."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One notice for each such document; none while sources are left out, and none in an edition without pages that cite."""
        if context.loaded.left_out or not any(_cites(page, context) for page in context.loaded.pages):
            return
        cited = set(_linked(context)) | {named.id for _owner, named, _position in all_named(context.loaded)}
        for document in context.loaded.documents:
            if document.key not in cited:
                message = f"nothing in the edition cites “{document.name}” yet"
                hint = "nothing need be done; a page, a path or a note may cite it"
                yield Problem(document.marks.start, "REF13", message, hint)


def _cites(page: ProsePage, context: Context) -> bool:
    return any(target and target.scheme == "doc" for target in context.resolved.targets.get(page.file, ()))


def _linked(context: Context) -> Iterator[str]:
    own = {document.file: document.key for document in context.loaded.documents}
    for key, targets in context.resolved.targets.items():
        here = own.get(key.partition("#")[0])
        yield from (target.id for target in targets if target and target.scheme == "doc" and target.id != here)
