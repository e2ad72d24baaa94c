"""/about/data/: every file that the edition offers as data, and what each field of its tables means."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.edition import Edition, HtmlPage
from ..model.interfaces import Interface
from ..model.urls import GENERATED
from .compositor import Compositor
from .phrases import Phrase

PATH = "about/data/"
TITLE = GENERATED[PATH]


def interfaces_page(edition: Edition, offered: Sequence[Interface]) -> HtmlPage:
    """The page, from what has been exported."""
    compositor = Compositor(edition)
    tables = [one for one in offered if one.fields]
    return compositor.page(
        "interfaces",
        PATH,
        TITLE,
        "Every file that this edition offers as data, and what is in it.",
        files=tuple((_linked(compositor, one), one.media_type, one.about) for one in offered),
        tables=tuple((_anchor(one), one.path, one.fields) for one in tables),
        page_contents=(("ed-files", "Files", 2), ("ed-fields", "Fields", 2)),
    )


def _linked(compositor: Compositor, one: Interface) -> Phrase:
    """The path; a family of files has no one address."""
    return Phrase(one.path, "" if "<" in one.path else compositor.href(one.path, PATH))


def _anchor(one: Interface) -> str:
    return f"ed-{one.path.rpartition('/')[2].partition('.')[0]}"
