"""Licences as readers know them, from their SPDX identifiers."""

from __future__ import annotations

import re

from .phrases import Phrase

_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-ND|-SA)?)-(\d\.\d)")


def licence_phrase(identifier: str, before: str = "") -> Phrase:
    """`CC-BY-4.0` → “CC BY 4.0”, linked; `public-domain` → “public domain”."""
    if match := _CREATIVE_COMMONS.fullmatch(identifier):
        address = f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/"
        return Phrase(f"CC {match[1]} {match[2]}", address, before)
    if identifier == "CC0-1.0":
        return Phrase("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/", before)
    return Phrase("public domain" if identifier == "public-domain" else identifier, before=before)
