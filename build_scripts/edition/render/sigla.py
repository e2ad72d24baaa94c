"""The sigla of a document: where its page describes them, and in what language the witness is."""

from __future__ import annotations

import re

from ..markup import SiglumLink
from ..model.records import CollectionMeta, DocumentMeta
from ..model.witnesses import witnesses_of

_PLAIN = re.compile(r"[A-Za-z0-9-]+")


def sigla(collection: CollectionMeta, document: DocumentMeta, language: str) -> dict[str, SiglumLink]:
    """Siglum → what it stands for; `language` is that of the text, when nothing else is said."""
    own = document.languages[0] if document.languages and document.text != "calendar" else language
    return {
        witness.siglum: SiglumLink(
            witness.description,
            _anchor(witness.siglum, number),
            witness.language if witness.language and witness.language != own else "",
        )
        for number, witness in enumerate(witnesses_of(collection, document), start=1)
    }


def _anchor(siglum: str, number: int) -> str:
    """The siglum itself when it can be part of an address, else its place."""
    return f"ed-wit-{siglum if _PLAIN.fullmatch(siglum) else f'-{number}'}"
