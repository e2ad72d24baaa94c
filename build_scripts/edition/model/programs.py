"""What the stages ask of programs outside. `tools/` answers with the real program, tests with a fake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
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


@dataclass(frozen=True, slots=True)
class Setting:
    """A book ready to be set."""

    source: str
    """typst, with all that it calls."""
    root: Path
    """The edition’s root, from which pictures are named."""
    date: str
    """Day that the PDF says it is of, `1954-06-11`; empty when no revision says one: then it is no PDF/A, which wants a date."""


class Typesetter(Protocol):
    """A program that sets PDF, with the fonts that it was given and no others."""

    fonts: Mapping[str, str]
    """Font families in the order in which they are asked for a letter, with the licence of each as far as it is known."""
    absent: tuple[str, ...]
    """Folders of fonts that were named and are not there."""

    def __call__(self, book: Setting) -> bytes | Problem:
        """The PDF: tagged, PDF/UA-1, and with a date PDF/A-2a. The same setting and fonts give the same bytes."""
        ...

    def lacking(self, letters: str) -> str:
        """The letters that none of the fonts has, sorted."""
        ...

    def record(self) -> Mapping[str, Any]:
        """What it was made with: the program, its version, each font file with its SHA-256."""
        ...
