"""A document and what is needed to name it in words, whatever the style. All words are ready for HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ...model.edition import Collection, Document, Loaded
from ...model.entries import Work
from ...model.records import Party, Printed
from ..names import in_series, inverted_series
from .people import CitedName, party_name, work_name
from .whole import Whole, last_revised

BEGINNINGS = {"calendar": "Calendar entry of ", "excerpt": "Excerpt of ", "transcription": ""}
"""Status of the text → how its citation begins."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A document, its collection and the edition."""

    document: Document
    collection: Collection | None
    loaded: Loaded

    @property
    def beginning(self) -> str:
        """`Calendar entry of `, or nothing."""
        return BEGINNINGS[self.document.meta.text]

    @property
    def authors(self) -> list[CitedName]:
        """The senders."""
        return self._names(self.document.meta.senders)

    @property
    def senders(self) -> str:
        """`Walter Bedell Smith and Robert Murphy`, or nothing."""
        return escape(in_series([name.natural for name in self.authors]))

    @property
    def responsible(self) -> str:
        """The senders for a bibliography: `Smith, Walter Bedell, and Robert Murphy`."""
        authors = self.authors
        return escape(
            inverted_series([*(name.inverted for name in authors[:1]), *(name.natural for name in authors[1:])])
        )

    @property
    def recipients(self) -> str:
        """`Department of State`, or nothing."""
        return escape(in_series([name.natural for name in self._names(self.document.meta.recipients)]))

    @property
    def is_exchange(self) -> bool:
        """Whether sender and recipient are known, who then name the document."""
        return bool(self.document.meta.senders and self.document.meta.recipients)

    @property
    def title(self) -> str:
        """The heading."""
        return escape(self.document.meta.title)

    @property
    def is_titled_by_sender(self) -> bool:
        """Whether the heading names the sender, who then need not stand before it."""
        return bool(self.senders) and self.senders.casefold() in self.title.casefold()

    @property
    def type_name(self) -> str:
        """`telegram`, `memorandum of conversation`."""
        types = self.collection.meta.types if self.collection else {}
        return escape(_lowered(types.get(self.document.meta.type, "")))

    @property
    def kind(self) -> str:
        """Type and designator, `telegram Secto 424`; no type where heading or designator say it."""
        meta, name = self.document.meta, self.type_name.casefold()
        heading = "" if self.is_exchange else self.title.casefold()
        designator = escape(meta.designator or "")
        stated = designator.casefold().startswith(name) or name in heading
        return " ".join(part for part in ("" if stated else self.type_name, designator) if part)

    @property
    def described(self) -> str:
        """`telegram Secto 424 to Department of State`, or the heading in quotation marks with what it is."""
        if self.is_exchange:
            return f"{self.kind or 'message'} to {self.recipients}"
        return ", ".join(part for part in (f"“{self.title}”", self.kind) if part).replace("”, ", ",” ")

    @property
    def place(self) -> str:
        """Name of the place, or nothing."""
        identifier = self.document.meta.place
        found = self.loaded.registers.get("place", {}).get(identifier) if identifier else None
        return escape(found.entry.name) if found else ""

    @property
    def edtf(self) -> str:
        """The date of the document, or of the meeting that it reports."""
        return self.document.meta.date or self.document.meta.event_date or ""

    @property
    def work(self) -> Work | None:
        """The printed work the document is taken from."""
        meta = self.document.meta
        key = meta.printed.work if meta.printed else self.collection.meta.work if self.collection else None
        found = self.loaded.registers.get("work", {}).get(key) if key else None
        return found.entry if found and isinstance(found.entry, Work) else None

    @property
    def editors(self) -> list[CitedName]:
        """Of the printed work."""
        return [work_name(name) for name in self.work.editor] if self.work else []

    @property
    def archive(self) -> str:
        """File, collection and repository of the original."""
        archive = self.document.meta.archive
        parts = (archive.file, archive.collection, archive.repository) if archive else ()
        return escape(", ".join(part for part in parts if part))

    @property
    def number(self) -> str:
        """Where in the work: `doc. 224`, or the page when the documents are not numbered."""
        printed = self.document.meta.printed
        return escape(_locator(printed)) if printed else ""

    @property
    def labelled_number(self) -> str:
        """The same for styles that say what a number is: `doc. 224`, `p. 12`."""
        number = self.number
        if not number.removeprefix("about ")[:1].isdigit():
            return number
        return f"{'pp.' if '–' in number else 'p.'} {number}"

    @property
    def whole(self) -> Whole:
        """This edition."""
        return Whole(self.loaded.site, self.document.path, last_revised(self.document.meta.revisions))

    def _names(self, parties: Sequence[Party]) -> list[CitedName]:
        return [name for party in parties if (name := party_name(party, self.loaded.registers))]


def _lowered(name: str) -> str:
    """`Memorandum of Conversation` → `memorandum of conversation`; `NSC Report` → `NSC report`."""
    return re.sub(r"\w+", lambda word: word[0].lower() if word[0][1:].islower() else word[0], name)


def _locator(printed: Printed) -> str:
    if printed.number is not None:
        number = str(printed.number)
        return f"doc. {number}" if number[:1].isdigit() else number
    if not (pages := printed.pages):
        return ""
    numbers = f"{pages.first}–{pages.last}" if pages.last and pages.last != pages.first else str(pages.first)
    return numbers if pages.certainty == "high" else f"about {numbers}"
