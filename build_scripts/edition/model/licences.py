"""Licences as readers know them, from their SPDX identifiers."""

from __future__ import annotations

import re

_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-ND|-SA)?)-(\d\.\d)")


def licence_name(identifier: str) -> tuple[str, str]:
    """`CC-BY-4.0` → “CC BY 4.0” and the address of its words; `public-domain` → “public domain” and none."""
    if match := _CREATIVE_COMMONS.fullmatch(identifier):
        return f"CC {match[1]} {match[2]}", f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/"
    if identifier == "CC0-1.0":
        return "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"
    return "public domain" if identifier == "public-domain" else identifier, ""
