"""How to cite each document of the edition: a Chicago note and a bibliography entry.

First the document, then the work it is printed in, then this edition. Of a calendar entry the citation says what it is: the
reader has the editors' summary before them, and the printed source is what the summary stands for. Like Chicago's 18th
edition, and the citations that pandoc sets, it leaves out the place of publication. What is not known is left out, except
that a missing date is said to be missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from ..model.edition import CiteForms, Collection, Document, Loaded, Registered
from ..model.entries import Name, Person, Work
from ..model.records import Party, Printed
from .names import american_date, in_series, inverted_series, natural

BEGINNINGS = {"calendar": "Calendar entry of ", "excerpt": "Excerpt of ", "transcription": ""}
"""Status of the text → how its citation begins."""


def cite(loaded: Loaded) -> dict[str, CiteForms]:
    """Document key → its citation as HTML, with a final full stop."""
    collections = {collection.id: collection for collection in loaded.collections}
    return {
        document.key: CiteForms(_note(subject), _bibliography(subject))
        for document in loaded.documents
        for subject in (Subject(document, collections.get(document.collection), loaded),)
    }


@dataclass(frozen=True, slots=True)
class Subject:
    """A document and what is needed to name it in words. All words are ready for HTML."""

    document: Document
    collection: Collection | None
    loaded: Loaded

    @property
    def beginning(self) -> str:
        """`Calendar entry of `, or nothing."""
        return BEGINNINGS[self.document.meta.text]

    @property
    def senders(self) -> str:
        """`Walter Bedell Smith and Robert Murphy`, or nothing."""
        return self._parties(self.document.meta.senders)

    @property
    def responsible(self) -> str:
        """The senders for a bibliography: `Smith, Walter Bedell, and Robert Murphy`."""
        first = [_inverted(self._found(party)) or party.label or "" for party in self.document.meta.senders[:1]]
        rest = [name for party in self.document.meta.senders[1:] if (name := self._party(party))]
        return escape(inverted_series([*first, *rest]))

    @property
    def recipients(self) -> str:
        """`Department of State`, or nothing."""
        return self._parties(self.document.meta.recipients)

    @property
    def title(self) -> str:
        """The heading."""
        return escape(self.document.meta.title)

    @property
    def is_titled_by_sender(self) -> bool:
        """Whether the heading names the sender, who then need not stand before it."""
        return bool(self.senders) and self.senders.casefold() in self.title.casefold()

    @property
    def kind(self) -> str:
        """Type and designator, `telegram Secto 424`; no type where heading or designator say it."""
        meta = self.document.meta
        types = self.collection.meta.types if self.collection else {}
        name = _lowered(types.get(meta.type, ""))
        heading = "" if self.senders and self.recipients else meta.title
        stated = (meta.designator or "").casefold().startswith(name.casefold()) or name.casefold() in heading.casefold()
        return escape(" ".join(part for part in ("" if stated else name, meta.designator or "") if part))

    @property
    def place(self) -> str:
        """Name of the place, or nothing."""
        return escape(_name(self._entry("place", self.document.meta.place)))

    @property
    def date(self) -> str:
        """`June 11, 1954`; `n.d.` when nothing is known."""
        meta = self.document.meta
        return american_date(meta.date or meta.event_date or "") or "n.d."

    @property
    def work(self) -> Work | None:
        """The printed work the document is taken from."""
        meta = self.document.meta
        key = meta.printed.work if meta.printed else self.collection.meta.work if self.collection else None
        found = self._entry("work", key)
        return found.entry if found and isinstance(found.entry, Work) else None

    @property
    def archive(self) -> str:
        """File, collection and repository of the original, for a document that is not taken from print."""
        archive = self.document.meta.archive
        parts = (archive.file, archive.collection, archive.repository) if archive else ()
        return escape(", ".join(part for part in parts if part))

    @property
    def number(self) -> str:
        """Where in the work: `doc. 224`, or the page when the documents are not numbered."""
        printed = self.document.meta.printed
        return escape(_locator(printed)) if printed else ""

    @property
    def edition(self) -> tuple[str, ...]:
        """Title, version and address of this edition."""
        site = self.loaded.site
        address = f"{site.url}{self.document.path}" if site.url else ""
        link = f'<a href="{escape(address)}">{escape(address)}</a>' if address else ""
        parts = (f"<em>{escape(site.title)}</em>", f"version {escape(site.settings.version)}", link)
        return tuple(part for part in parts if part)

    def _parties(self, parties: Sequence[Party]) -> str:
        return escape(in_series([name for party in parties if (name := self._party(party))]))

    def _party(self, party: Party) -> str:
        return _name(self._found(party)) or party.label or ""

    def _found(self, party: Party) -> Registered | None:
        return self._entry("person", party.person) or self._entry("org", party.office)

    def _entry(self, scheme: str, identifier: str | None) -> Registered | None:
        register: Mapping[str, Registered] = self.loaded.registers.get(scheme, {})
        return register.get(identifier) if identifier else None


def _name(registered: Registered | None) -> str:
    if registered is None:
        return ""
    name = registered.entry.name
    return natural(name) if isinstance(registered.entry, Person) else name


def _inverted(registered: Registered | None) -> str:
    """The form for alphabetical lists of a person's name; bodies have their own."""
    if registered is None:
        return ""
    entry = registered.entry
    return entry.sort or entry.name if isinstance(entry, Person) else entry.name


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


# -- note ----------------------------------------------------------------------------------------------------------------


def _note(subject: Subject) -> str:
    """`A to B, telegram Secto 424, Geneva, June 11, 1954, in <em>…</em>, ed. … (…, 1981), doc. 224; <em>…</em>, version 1.0.`"""
    source = _in_note(subject.work, subject.number) if subject.work else subject.archive
    head = [_correspondents(subject), subject.kind, subject.place, subject.date, source]
    joint = "; in " if subject.beginning else "; "
    return f"{subject.beginning}{_listed(head)}{joint}{', '.join(subject.edition)}."


def _correspondents(subject: Subject) -> str:
    if subject.senders and subject.recipients:
        return f"{subject.senders} to {subject.recipients}"
    return f"“{subject.title}”" if subject.is_titled_by_sender else _listed([subject.senders, f"“{subject.title}”"])


def _in_note(work: Work, number: str) -> str:
    editors = in_series([_full_name(name) for name in work.editor])
    parts = [f"in {_work_title(work)}", f"ed. {escape(editors)}" if editors else ""]
    imprint = f" ({_imprint(work)})" if _imprint(work) else ""
    return _listed([_listed(parts) + imprint, number])


def _listed(parts: Sequence[str]) -> str:
    """Joined by commas, which American usage puts inside closing quotation marks."""
    return ", ".join(part for part in parts if part).replace("”, ", ",” ")


# -- bibliography --------------------------------------------------------------------------------------------------------


def _bibliography(subject: Subject) -> str:
    """`A. Telegram Secto 424 to B. Geneva, June 11, 1954. In <em>…</em>, edited by …. …, 1981. Doc. 224. <em>…</em>, version 1.0.`"""
    return " ".join(_sentence(part) for part in _parts(subject) if part)


def _parts(subject: Subject) -> Iterator[str]:
    beginning, kind = subject.beginning, subject.kind
    if subject.senders and subject.recipients:
        yield subject.responsible
        yield _capital(f"{beginning}{kind or 'message'} to {subject.recipients}")
    else:
        yield "" if subject.is_titled_by_sender else subject.responsible
        yield _listed([f"{beginning}“{subject.title}”", kind])
    yield _listed([subject.place, subject.date])
    yield from _in_bibliography(subject.work) if subject.work else (_capital(subject.archive),)
    yield _capital(subject.number) if subject.work else ""
    yield ("In " if beginning else "") + ", ".join(subject.edition)


def _in_bibliography(work: Work) -> Iterator[str]:
    editors = in_series([_full_name(name) for name in work.editor])
    yield _listed([f"In {_work_title(work)}", f"edited by {escape(editors)}" if editors else ""])
    yield _imprint(work)


def _sentence(words: str) -> str:
    if words.endswith("”"):
        return f"{words.removesuffix('”')}.”"
    return words if words.endswith(".") else f"{words}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


# -- the printed work ----------------------------------------------------------------------------------------------------


def _work_title(work: Work) -> str:
    return f"<em>{escape(work.title)}</em>"


def _imprint(work: Work) -> str:
    year = american_date(work.issued) if work.issued else ""
    return escape(", ".join(part for part in (work.publisher, year) if part))


def _full_name(name: Name) -> str:
    return name.literal or " ".join(part for part in (name.given, name.family) if part)
