"""What the stages ask of programs outside. `tools/` answers with the real program, tests with a fake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from .problem import Problem


@dataclass(frozen=True, slots=True)
class CitationRequest:
    """One work to be cited in a note."""

    item: str
    """Id of a CSL item."""
    locator: str = ""
    """As written, e.g. `pp. 3–4`, `385`, `doc. 12`."""
    suppress_author: bool = False


@dataclass(frozen=True, slots=True)
class FormattedCitations:
    """What a citation processor made of items and requests. HTML with `em`, `strong`, `sup`, `sub`, `span` and `a` only."""

    notes: tuple[str, ...]
    """One note per request, in order."""
    bibliography: Mapping[str, str] = field(default_factory=dict)
    """Item id → bibliography entry, in the order of the bibliography."""


class Pandoc(Protocol):
    """A citation processor that sets CSL items as Chicago notes and bibliography."""

    def __call__(
        self, items: Sequence[Mapping[str, Any]], requests: Sequence[CitationRequest], language: str
    ) -> FormattedCitations | Problem:
        """Cite the items in the order of the requests: an item's first request gets the full form, later ones the short."""
        ...
