"""A document and what is needed to name it in words, whatever the style. All words are ready for HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from ...model.dates import american_date, in_words
from ...model.dating import Dating, dating
from ...model.edition import Collection, Document, Loaded
from ...model.entries import Work
from ...model.items import is_doubtful
from ...model.origins import archive_of
from ...model.records import Party, Printed
from ..names import in_series
from .people import CitedName, inferred_person, listed_names, party_name, work_name
from .setting import listed, quoted
from .whole import Whole, last_revised

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Subject:
    """A document, its collection and the edition."""

    document: Document
    collection: Collection | None
    loaded: Loaded

    @property
    def is_entry(self) -> bool:
        """Whether the reader has the editors’ summary before them, which is then cited, by the heading of the document."""
        return self.document.meta.text == "calendar"

    @property
    def beginning(self) -> str:
        """`Calendar entry of `, or nothing."""
        return "Calendar entry of " if self.is_entry else ""

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
        return escape(listed_names(self.authors))

    @property
    def recipients(self) -> str:
        """`Department of State`, or nothing."""
        return escape(in_series([name.natural for name in self._names(self.document.meta.recipients)]))

    @property
    def is_exchange(self) -> bool:
        """Whether sender and recipient are known, who then name the document."""
        return bool(self.document.meta.senders and self.document.meta.recipients) and not self.is_entry

    @property
    def title(self) -> str:
        """The heading."""
        return escape(self.document.meta.title)

    def heading(self, words: Callable[[str], str] = american_date) -> str:
        """In quotation marks; where the only date is that of the matter, with that: `“Editorial Note [on May 2, 1954]”`."""
        day = self.dating.subject
        if not day or self._heading_says(day):
            return quoted(self.title)
        return quoted(f"{self.title} [{'on ' if _DAY.fullmatch(day) else ''}{words(day)}]")

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
        designator = escape(meta.cited_as or meta.designator or "")
        stated = designator.casefold().startswith(name) or name in heading
        return " ".join(part for part in ("" if stated else self.type_name, designator) if part)

    @property
    def extent(self) -> str:
        """` (excerpt)`, or nothing."""
        return " (excerpt)" if self.document.meta.text == "excerpt" else ""

    def described(self, words: Callable[[str], str] = american_date) -> str:
        """`telegram Secto 424 to Department of State`, or the heading in quotation marks with what it is."""
        if self.is_exchange:
            return f"{self.kind or 'message'} to {self.recipients}{self.extent}"
        return listed([self.heading(words), self.kind]) + self.extent

    @property
    def place(self) -> str:
        """Name of the place; nothing where the heading that is cited gives both place and date, or the document has none."""
        identifier = self.document.meta.place
        found = self.loaded.registers.get("place", {}).get(identifier) if identifier else None
        name = escape(found.entry.name) if found else ""
        return "" if self.dating.standing == "subject" or (self._is_dated_by_heading and name in self.title) else name

    @property
    def dating(self) -> Dating:
        """What is known of the date."""
        return dating(self.document.meta)

    def date(self, words: Callable[[str], str], unseen: str = "[date not seen]", undated: str = "n.d.") -> str:
        """The date in words, in brackets where the editors supply or doubt it; nothing where the heading that is cited gives it."""
        known = self.dating
        match known.standing:
            case "unseen":
                return unseen
            case "undated":
                return undated
            case "supplied":
                return f"[{words(known.edtf)}]"
        if self._is_dated_by_heading:
            return ""
        return f"[{words(known.edtf)}]" if is_doubtful(known.edtf) else words(known.edtf)

    @property
    def _is_dated_by_heading(self) -> bool:
        known = self.dating
        return not self.is_exchange and known.standing == "read" and self._heading_says(known.edtf)

    def _heading_says(self, edtf: str) -> bool:
        return any(words in self.document.meta.title for words in (american_date(edtf), in_words(edtf)))

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
        archive = archive_of(self.document.meta.archive, self.collection.meta.archive if self.collection else None)
        parts = (archive.file, archive.collection, archive.repository) if archive else ()
        return escape(", ".join(part for part in parts if part))

    @property
    def number(self) -> str:
        """Where in the work: `doc. 224`, or the page when the documents are not numbered."""
        printed = self.document.meta.printed
        return escape(_locator(printed)) if printed else ""

    @property
    def source_link(self) -> str:
        """Address of the source on the web, linked, or nothing."""
        address = escape(self.document.meta.url or "")
        return f'<a href="{address}">{address}</a>' if address else ""

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
        return [name for party in parties if (name := self._name(party))]

    def _name(self, party: Party) -> CitedName | None:
        """An office as the document names it, with the person whom the editors name: `Secretary of State [John Dulles]`."""
        name, person = (find(party, self.loaded.registers) for find in (party_name, inferred_person))
        return CitedName(literal=f"{name.natural} [{person.natural}]") if name and person else name


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
