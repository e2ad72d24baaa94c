"""Where a site may be put: never over what editors wrote, nor over somebody else's files.

Asked before anything is read, so nothing heavy is imported here: a build that has nothing to do ends in half a second.
"""

from __future__ import annotations

from pathlib import Path

OF_THE_EDITION = ("content", "sources", "permalinks", "imported", ".git")
"""Folders beside mkdocs.yml in which no site may stand: building it would replace what the editors wrote."""
_SIGNS = ("index.html", "assets/edition.css")
"""Every site of ours has these files; a folder without them is somebody's, unless it is empty."""


class PlaceError(ValueError):
    """No site may be put there; the message says why and what to do."""


def refuse_sources(site: Path, root: Path) -> None:
    """Raise PlaceError when a site at `site` would replace what belongs to the edition at `root`."""
    site, root = site.resolve(), root.resolve()
    if root.is_relative_to(site):
        raise PlaceError(f"“{site}” holds the edition itself: name a folder of its own, for instance site.")
    for name in OF_THE_EDITION:
        if site.is_relative_to((root / name).resolve()):
            raise PlaceError(f"“{site}” lies in the edition’s own {name}/: name another folder, for instance site.")


def refuse_foreign(site: Path) -> None:
    """Raise PlaceError when at `site` there is anything but a site of ours or an empty folder."""
    for place in (site, *site.parents):
        if place.exists() and not place.is_dir():
            raise PlaceError(f"“{place}” is a file: name a folder.")
    if site.exists() and any(site.iterdir()) and not all((site / sign).exists() for sign in _SIGNS):
        raise PlaceError(
            f"“{site}” holds other files, which a build would delete: name a new folder, or empty this one."
        )
