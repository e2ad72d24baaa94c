"""The edition in which something is read: the last part of every citation. All words are ready for HTML."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from ...model.records import Revision
from ...model.settings import Site
from .people import CitedName, sorted_name

PIN = '<span class="ed-pin"></span>'
"""Where the page’s script writes “¶ 4, ” when the reader has come to a paragraph or note."""


@dataclass(frozen=True, slots=True)
class Whole:
    """This edition, as what stands at `path` was last revised on the day `revised` (EDTF, or empty)."""

    site: Site
    path: str
    revised: str = ""

    @property
    def title(self) -> str:
        """In italics."""
        return f"<em>{escape(self.site.title)}</em>"

    @property
    def editors(self) -> list[CitedName]:
        """Whom mkdocs.yml names as such."""
        return [sorted_name(name) for name in self.site.settings.editors]

    @property
    def version(self) -> str:
        """`version 1.0`."""
        return f"version {escape(self.site.settings.version)}"

    @property
    def link(self) -> str:
        """The address, linked; empty when the site has none."""
        address = escape(f"{self.site.url}{self.path}") if self.site.url else ""
        return f'<a href="{address}">{address}</a>' if address else ""


def last_revised(revisions: tuple[Revision, ...]) -> str:
    """Day of the last revision, or empty."""
    return max((revision.date for revision in revisions), default="")
