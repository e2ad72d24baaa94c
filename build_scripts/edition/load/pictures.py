"""How large pictures are: pages keep the room for them, so that nothing moves when they come."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import imagesize


def picture_sizes(root: Path, files: Iterable[str]) -> dict[str, tuple[int, int]]:
    """File → width and height in pixels as shown (turned where the camera says so); files that do not say it are left out."""
    sizes = ((file, _size(root / file)) for file in sorted(files))
    return {file: size for file, size in sizes if size}


def _size(path: Path) -> tuple[int, int] | None:
    try:
        width, height = imagesize.get(path)
    except (OSError, ValueError):  # broken; the page shows what the browser can make of it
        return None
    return (int(width), int(height)) if width > 0 and height > 0 else None
