"""What a document is to the catalogues of others: CSL, Zotero, schema.org.

An edition names its types itself (collection.yml: types); the words of the id and of the name lead to the kind. A type that says
nothing of the kind is a “document”, which is always true.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document."""

    csl: str
    """Type of a CSL item (citationstyles.org, 1.0.2, appendix III)."""
    zotero: str
    """Type of item in Zotero, which reads it from DC.type."""
    schema: str
    """Class of schema.org."""
    words: frozenset[str] = frozenset()
    """Words that say so."""


def _kind(csl: str, zotero: str, schema: str, words: str) -> Kind:
    return Kind(csl, zotero, schema, frozenset(words.split()))


KINDS = (
    _kind("personal_communication", "letter", "Message", "telegram cable radiogram letter message dispatch despatch"),
    _kind("treaty", "statute", "Legislation", "treaty agreement convention armistice protocol"),
    _kind("legislation", "statute", "Legislation", "law act decree statute ordinance resolution"),
    _kind("report", "report", "Report", "report paper study estimate"),
    _kind("speech", "presentation", "CreativeWork", "speech address sermon lecture"),
    _kind("interview", "interview", "CreativeWork", "interview"),
    _kind("map", "map", "Map", "map"),
    _kind("manuscript", "manuscript", "Manuscript", "manuscript diary journal poem charter notebook"),
)
"""The first that matches counts."""

DOCUMENT = Kind("document", "document", "CreativeWork")


@cache
def kind_of(identifier: str, name: str) -> Kind:
    """The kind of the type `circular-telegram`, “Circular Telegram”."""
    words = set(re.findall(r"[^\W_]+", f"{identifier} {name}".casefold()))
    return next((kind for kind in KINDS if kind.words & words), DOCUMENT)
