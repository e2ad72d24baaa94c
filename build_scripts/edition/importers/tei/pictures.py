"""Pictures that lie beside a TEI file: what `pb/@facs` and `graphic/@url` name, and the place that each has in the collection."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from .xml import Element

_FOLDER = "img"
"""Where pictures go that lie right beside their file: documents alone stand in the collection's own folder."""
_PATH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")
"""What may stand in an address; a picture of another name stays the words that named it."""


def no_picture(_path: str) -> bool:
    """Nothing is taken along."""
    return False


@dataclass(slots=True)
class Pictures:
    """The pictures of a run, each with a place of its own."""

    is_picture: Callable[[str], bool] = no_picture
    """Whether a file of this name can be published."""
    places: dict[str, Path] = field(default_factory=dict)
    """Place below the collection's folder → the file that is to be copied there."""

    def named_in(self, root: Element, folder: Path, name: str) -> Mapping[str, str]:
        """What the text `name` says → place, for the files that are there, in the folder of the TEI or below it."""
        return {
            url: self._place(url, folder / url, name) for url in sorted(set(_urls(root))) if self._is_there(url, folder)
        }

    def _is_there(self, url: str, folder: Path) -> bool:
        return (
            _PATH.fullmatch(url) is not None
            and self.is_picture(url)
            and (folder / url).is_file()
            and (folder / url).resolve().is_relative_to(folder.resolve())
        )

    def _place(self, url: str, file: Path, name: str) -> str:
        place = PurePosixPath(url) if "/" in url else PurePosixPath(_FOLDER, url)
        if self.places.setdefault(str(place), file) != file:
            place = place.with_name(f"{name}-{place.name}")
            self.places[str(place)] = file
        return str(place)


def _urls(root: Element) -> Iterator[str]:
    yield from (element.get({"pb": "facs", "graphic": "url"}.get(element.name, "")) for element in root.walk())
