"""The pictures of a text’s pages: `[]{.pb n=385 facs="img/385.jpg"}`."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.text import facsimile_anchor
from ..model.urls import asset_path, beside
from .compositor import Compositor

ASSETS = ("facsimiles.css", "facsimiles.js")


@dataclass(frozen=True, slots=True)
class Facsimile:
    """The picture of a page."""

    page: str
    """The number of the page."""
    anchor: str
    href: str
    """Address of the picture."""
    width: int
    height: int
    """In pixels; 0 when the file does not say."""


def facsimiles(compositor: Compositor, key: str, page: str) -> tuple[Facsimile, ...]:
    """The pictures that a text names, in order; addresses on the web are links of the text, no pictures of the edition."""
    text = compositor.edition.parsed.texts.get(key)
    found = (
        [(number, beside(text.file, link.target)) for number, link in text.facsimiles if link.scheme == "file"]
        if text
        else []
    )
    return tuple(
        Facsimile(
            number,
            facsimile_anchor(number),
            compositor.href(asset_path(file), page),
            *compositor.edition.loaded.sizes.get(file, (0, 0)),
        )
        for number, file in found
    )
