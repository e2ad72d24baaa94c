"""Signs typed as the edition prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.problem import Problem
from .context import Context


class TEXT03:
    """A document's own words hold a sign that the edition prints for a construct."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One warning for each sign; the editors' own words (calendar entries, notes, pages) may quote them."""
        transcribed = {document.file for document in context.loaded.documents if document.meta.text != "calendar"}
        for key, text in context.texts_with("typed"):
            for position, sign, instead in text.typed if key in transcribed else ():
                yield Problem(
                    position,
                    "TEXT03",
                    f"“{sign}” is a sign that the edition prints",
                    f"{instead}; if the document has it: {_as_typed(sign)}",
                )


def _as_typed(sign: str) -> str:
    """How to type it so that it is no sign: Markdown takes a backslash before a sign of ASCII only, other signs by their number."""
    return re.sub(
        r"[^\w\s]", lambda found: f"\\{found[0]}" if found[0].isascii() else f"&#{ord(found[0])};", sign, count=1
    )
