"""Web addresses in print."""

from __future__ import annotations

import re

_SHOWN = re.compile(r">(https?://[^<\s]+)</a>")
_AFTER = re.compile(r"(?<![:/])/(?=.)")


def breakable(html: str) -> str:
    """Addresses shown as text may end a line after a slash instead of within a word."""
    return _SHOWN.sub(lambda shown: f">{_AFTER.sub('/<wbr>', shown[1])}</a>", html)
