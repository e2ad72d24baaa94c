"""/about/markup/: every construct of the markup, its source beside what readers see and its TEI, on an invented letter.

specimen.md     the passages; the guide for editors (docs/markup.md) explains the same ones
passages        reads it
setting         sets a passage by the renderers that set documents

It is no document of the edition: no register, list, count, search or ledger knows it, and its names lead to its own list.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from ...model.edition import HtmlPage, OutputFile
from ...model.urls import GENERATED
from ..compositor import Compositor
from ..heads import list_head
from .passages import PICTURE, passages
from .setting import NAMES, PATH, set_passage

__all__ = ["pages", "picture_files"]

TITLE = GENERATED[PATH]


def pages(compositor: Compositor) -> Iterator[HtmlPage]:
    """The one page of the specimen."""
    shown = tuple(set_passage(passage) for passage in passages())
    yield compositor.page(
        "specimen",
        PATH,
        TITLE,
        "Every sign of the markup on an invented specimen: the source, what readers see, and the TEI.",
        passages=shown,
        names=tuple((name.anchor, name.words) for name in NAMES.values()),
        page_contents=(*((p.anchor, p.title, 2) for p in shown), ("ed-specimen-names", "Names of the specimen", 2)),
        page_assets=("specimen.css",),
        page_head=list_head(compositor, PATH, TITLE),
    )


def picture_files() -> Iterator[OutputFile]:
    """The picture that the specimen shows."""
    yield OutputFile(f"{PATH}{PICTURE}", (files(__name__) / PICTURE).read_bytes())
