"""What the date of a document may be called, wherever it is cited or told to machines.

read      in dateline, heading or text, or in the source’s table of contents      `June 11, 1954`
supplied  by the editors, from a file number, another document, hints of the text  `[June 11, 1954]`
subject   of what the document is about: it has no date of its own                no date of the document
undated   the document is known to bear none                                      `n.d.`
unseen    nobody has seen whether it bears one                                    `[date not seen]`
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from .dates import in_words
from .items import UNSEEN, is_doubtful
from .records import DateBasis, DocumentMeta

Standing = Literal["read", "supplied", "subject", "undated", "unseen"]

BASIS: Mapping[DateBasis, str] = {
    "dateline": "Date from the dateline.",
    "heading": "Date from the heading.",
    "text": "Date from the text.",
    "file number": "Date from the file number.",
    "table of contents": "Date from the table of contents.",
    "other document": "Date from another document.",
    "subject": "Date of what the document is about.",
    "undated": "The document bears no date.",
}
"""Where a date was read, in a sentence."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_READ = ("dateline", "heading", "text", "table of contents", None)
"""A date whose basis nobody states is taken to stand in the document."""


@dataclass(frozen=True, slots=True)
class Dating:
    """The date of a document and how far it is the document’s own."""

    standing: Standing
    edtf: str = ""
    """Of the document; empty when it has none or none is known."""
    subject: str = ""
    """Of what the document is about, in EDTF, where only that is known."""
    note: str = ""
    """What must be said beside it: its basis where the editors supply it, and what they note."""


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date as it stands among the facts of a document, with the brackets of whoever doubts or supplies it."""

    before: str
    edtf: str
    after: str

    def words(self, said: Callable[[str], str] = in_words) -> str:
        """`11 June 1954`, `[11 June 1954]`, `[on 11 June 1954]`, `undated`, `[date not seen]`."""
        return f"{self.before}{said(self.edtf) if self.edtf else ''}{self.after}"


def stated_date(meta: DocumentMeta) -> StatedDate:
    """The date with what must be seen of its standing; of what a document is about: `[on ` a day `]`."""
    known = dating(meta)
    if known.standing == "subject":
        return StatedDate("[on " if _DAY.fullmatch(known.subject) else "[", known.subject, "]")
    if not known.edtf:
        return StatedDate("undated" if known.standing == "undated" else UNSEEN, "", "")
    is_certain = known.standing == "read" and not is_doubtful(known.edtf)
    return StatedDate("", known.edtf, "") if is_certain else StatedDate("[", known.edtf, "]")


def dating_note(meta: DocumentMeta) -> str:
    """Where the date is from, unless it is read in the document itself, and what is noted of it."""
    is_told = meta.date_basis and _standing(meta) in ("supplied", "undated", "subject")
    basis = BASIS[meta.date_basis] if is_told and meta.date_basis else ""
    return " ".join(part for part in (basis, meta.date_note) if part)


def dating(meta: DocumentMeta) -> Dating:
    """The date as the front matter states it. The day of a meeting that a document reports is never its own.

    A date in the text that needs a note is not written there in so many words.
    """
    standing, note = _standing(meta), meta.date_note or ""
    edtf = meta.date or ""
    if standing == "subject":
        return Dating(standing, subject=edtf, note=note)
    basis = BASIS[meta.date_basis] if meta.date_basis and standing in ("supplied", "undated") else ""
    unseen = "Date not seen." if standing == "unseen" and not note else ""
    return Dating(standing, edtf, note=" ".join(part for part in (basis, unseen, note) if part))


def _standing(meta: DocumentMeta) -> Standing:
    if meta.date_basis == "subject":
        return "subject"
    if meta.date:
        is_concluded = meta.date_basis == "text" and meta.date_note
        return "read" if meta.date_basis in _READ and not is_concluded else "supplied"
    return "undated" if meta.date_basis == "undated" else "unseen"
