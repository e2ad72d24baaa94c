"""The page for addresses that lead nowhere; shown at any depth, so its links count from the site's root."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.edition import HtmlPage
from .compositor import NOT_FOUND, Compositor
from .overview import entry_points


def pages(compositor: Compositor) -> Iterator[HtmlPage]:
    """The one page 404.html."""
    home = compositor.href("", NOT_FOUND)
    yield compositor.page(
        "not-found", NOT_FOUND, "Page not found", home=home, entry_points=entry_points(compositor, NOT_FOUND)
    )
