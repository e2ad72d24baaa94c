"""A site that was built: which ids its pages have."""

from __future__ import annotations

import re
from pathlib import Path

_ID = re.compile(r"""\sid=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


def ids_on(site: Path, path: str) -> frozenset[str] | None:
    """The ids on the page at a site path, or None when the site has no such page."""
    file = site / path / "index.html"
    if not file.is_file():
        return None
    found = _ID.findall(file.read_text(encoding="utf-8", errors="replace"))
    return frozenset("".join(forms) for forms in found)
