"""What the text of a document is, in words: one wording for readers of the page and of the data."""

from __future__ import annotations

from .records import DocumentMeta

STATUS_NAMES = {"calendar": "Calendar entry", "excerpt": "Excerpt", "transcription": "Transcription"}
"""What the text of a document is: the label at its head."""

_STATUS = {
    "calendar": "A summary by the editors, not the words of the document",
    "excerpt": "Part of the document, in its own words",
    "transcription": "The document in its own words",
}

TRANSLATION_WORDS = "By the editors, paragraph by paragraph; not the words of the document."
"""What a translation is."""

BASIS_WORDS = {
    "whole": "made from the whole document",
    "opening": "made from the opening of the document, as far as it was read",
    "other-documents": "made from what other documents say of it",
}


def status_words(meta: DocumentMeta) -> str:
    """“A summary by the editors, not the words of the document, made from the opening …”"""
    basis = BASIS_WORDS.get(meta.basis or "")
    words = _STATUS[meta.text]
    return f"{words}, {basis}." if basis else f"{words}."
