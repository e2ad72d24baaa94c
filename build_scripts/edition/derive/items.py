"""Documents and works as CSL items: what reference managers are given, and what the citation processor sets.

A document is read in this edition: that is its container; where it is printed and kept stands beside it. A calendar entry is a
page of the edition: it has no author but whom the edition names as editors, and the date of its revision. The day of the document
that it stands for is in its title, and in `custom`: `original-date` of CSL is that of a publication, of which styles say so.
The title names the printed source too, as styles have no place for it in what is read elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from ..model.dates import american_date
from ..model.edition import Loaded
from ..model.entries import Work
from ..model.items import UNSEEN
from ..model.kinds import kind_of
from ..model.origins import archive_of
from ..model.records import Archive, Party
from ..model.text import plain_markup
from .cite import Subject
from .cite.chicago import printed_in
from .cite.people import CitedName, inferred_person, party_name
from .cite.setting import listed, quoted, sentence
from .csl import csl_date, csl_issued, csl_item

Item = Mapping[str, Any]

SUMMARY = "Summary by the editors of this edition; not the words of the document."
UNVERIFIED = "Details not verified."


def items(loaded: Loaded) -> dict[str, Item]:
    """Key of a document, `work:id` of a work → its CSL item, documents first."""
    collections = {collection.id: collection for collection in loaded.collections}
    found: dict[str, Item] = {
        document.key: _document(Subject(document, collections.get(document.collection), loaded))
        for document in loaded.documents
    }
    for registered in loaded.registers.get("work", {}).values():
        if isinstance(registered.entry, Work):
            found[f"work:{registered.entry.id}"] = _work(registered.entry)
    return found


def _work(work: Work) -> Item:
    """A work, with what must be known of its record: a title in brackets is the editors’ description."""
    described = "The title is a description by the editors." if work.title.startswith("[") else ""
    item = csl_item(work)
    unseen = "Date not seen." if item.get("status") == UNSEEN else ""
    note = " ".join(part for part in ("" if work.verified == "yes" else UNVERIFIED, unseen, described) if part)
    return item | ({"note": note} if note else {})


def _document(subject: Subject) -> Item:
    found = {**_common(subject), **(_entry(subject) if subject.is_entry else _text(subject))}
    return {name: value for name, value in found.items() if value}


def _common(subject: Subject) -> Item:
    document, loaded, archive = subject.document, subject.loaded, _archive(subject)
    site = loaded.site
    return {
        "id": document.key.replace("/", "-"),
        "type": "",
        "title": "",
        "author": [],
        "editor": [_csl_name(name) for name in subject.whole.editors],
        "issued": None,
        "container-title": site.title,
        "version": site.settings.version,
        "publisher": site.settings.publisher,
        "archive": archive and archive.repository,
        "archive_collection": archive and archive.collection,
        "archive_location": archive and archive.file,
        "URL": f"{site.url}{document.path}" if site.url else None,
        "note": _note(subject),
    }


def _text(subject: Subject) -> Item:
    """What only a document has whose own words are given."""
    meta, revised = subject.document.meta, subject.whole.revised
    name = _type_name(subject)
    return {
        "type": kind_of(meta.type, name).csl,
        "title": _title(subject),
        "author": list(_names(meta.senders, subject.loaded)),
        "recipient": list(_names(meta.recipients, subject.loaded)),
        **_dated(subject),
        "genre": name,
        "number": _number(meta.cited_as or meta.designator or "", name),
        "event-place": plain_markup(subject.place),
        "references": plain_markup(printed_in(subject)).removesuffix("."),
        "available-date": csl_date(revised) if revised else None,
        "language": meta.languages[0] if meta.languages else None,
    }


def _entry(subject: Subject) -> Item:
    """What only a calendar entry has. The edition’s page is the item; numbers and files are those of the original."""
    meta, revised = subject.document.meta, subject.whole.revised
    told = [subject.heading(), subject.kind, subject.date(american_date), *_printed(subject)]
    return {
        "type": "webpage",
        "title": plain_markup(f"{subject.beginning}{listed(told)}"),
        "original-author": list(_names(meta.senders, subject.loaded)),
        "issued": csl_date(revised) if revised else None,
        "custom": _named_date("document-date", subject),
        "genre": f"Calendar entry: {_type_name(subject)}" if _type_name(subject) else "Calendar entry",
        "language": subject.loaded.site.settings.default_language,
    }


def _number(designator: str, name: str) -> str:
    """`Letter 1` of a letter is its number 1: styles put the form before it."""
    is_repeated = name and designator.casefold().startswith(f"{name} ".casefold())
    return designator[len(name) + 1 :] if is_repeated else designator


def _title(subject: Subject) -> str:
    """The heading; with the date where CSL cannot say it, for styles that print no `status`."""
    meta = subject.document.meta
    title = f"Excerpt of {quoted(meta.title)}" if meta.text == "excerpt" else meta.title
    return listed([title, _dated(subject).get("status", "") if subject.dating.edtf else ""])


def _dated(subject: Subject) -> Item:
    """The day on which it was written, as far as it is the document’s own."""
    known, issued = subject.dating, {}
    if known.edtf:
        issued = csl_issued(known.edtf, supplied=known.standing in ("supplied", "undated"))
    elif known.standing == "unseen":
        issued = {"status": UNSEEN}
    return issued | {"custom": _named_date("date", subject)}


def _named_date(name: str, subject: Subject) -> Item:
    """The date in EDTF, and what it may be called."""
    known = subject.dating
    return {"dating": known.standing} | ({name: known.edtf} if known.edtf else {})


def _printed(subject: Subject) -> tuple[str, ...]:
    """`in FRUS 1952–1954, XVI`, `doc. 224`."""
    work = subject.work
    return (f"in {escape(work.short or work.title)}", subject.labelled_number) if work else ()


def _note(subject: Subject) -> str:
    """What has no variable of its own, in sentences."""
    inferred = [name.natural for name in _inferred(subject)]
    source = "" if subject.work or not subject.document.meta.url else f"Source: {subject.document.meta.url}"
    parts = (
        SUMMARY if subject.is_entry else "",
        f"Original: {plain_markup(subject.archive)}." if subject.is_entry and subject.archive else "",
        plain_markup(printed_in(subject)),
        source,
        subject.dating.note,
        sentence(f"Named by the editors, not by the document: {', '.join(inferred)}") if inferred else "",
    )
    return " ".join(part for part in parts if part)


def _inferred(subject: Subject) -> Iterator[CitedName]:
    meta = subject.document.meta
    for party in (*meta.senders, *meta.recipients):
        if name := inferred_person(party, subject.loaded.registers):
            yield name


def _archive(subject: Subject) -> Archive | None:
    default = subject.collection.meta.archive if subject.collection else None
    return archive_of(subject.document.meta.archive, default)


def _type_name(subject: Subject) -> str:
    types = subject.collection.meta.types if subject.collection else {}
    return types.get(subject.document.meta.type, "")


def _names(parties: tuple[Party, ...], loaded: Loaded) -> Iterator[dict[str, str]]:
    for party in parties:
        if name := party_name(party, loaded.registers):
            yield _csl_name(name)


def _csl_name(name: CitedName) -> dict[str, str]:
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix, "literal": name.literal}
    return {key: value for key, value in parts.items() if value}
