"""Licences as readers know them, linked to their words."""

from __future__ import annotations

from ..model.licences import licence_name
from .phrases import Phrase


def licence_phrase(identifier: str, before: str = "") -> Phrase:
    """`CC-BY-4.0` → “CC BY 4.0”, linked; `public-domain` → “public domain”."""
    name, address = licence_name(identifier)
    return Phrase(name, address, before)
