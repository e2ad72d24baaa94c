"""Pages of prose in their folders."""

from __future__ import annotations

import posixpath
from operator import attrgetter

from ..model.edition import Edition, ProsePage


def is_index(page: ProsePage) -> bool:
    """Whether the page stands for its folder."""
    return posixpath.basename(page.name) == "index.md"


def pages_of(edition: Edition) -> dict[str, tuple[ProsePage, ...]]:
    """Folder → its pages in their order, without its index."""
    folders: dict[str, list[ProsePage]] = {}
    for page in edition.loaded.pages:
        if not is_index(page):
            folders.setdefault(posixpath.dirname(page.name), []).append(page)
    return {folder: tuple(sorted(members, key=attrgetter("place"))) for folder, members in folders.items() if folder}
