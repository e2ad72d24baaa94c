"""Documents and works as CSL items: what reference managers are given, and what the citation processor sets.

A document is read in this edition: that is its container; where it is printed and kept stands beside it. A calendar entry is a
page of the edition: it has no author but whom the edition names as editors, and the date of its revision. Sender and day of the
document that it stands for are the original’s (`original-author`, `original-date`), in its title and its note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model.dates import american_date
from ..model.edition import Loaded
from ..model.entries import Work
from ..model.kinds import kind_of
from ..model.origins import archive_of
from ..model.records import Archive, Party
from ..model.text import plain_markup
from .cite import Subject
from .cite.chicago import printed_in
from .cite.people import CitedName, inferred_person, party_name
from .cite.setting import listed, quoted
from .csl import csl_date, csl_item

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
    note = " ".join(part for part in ("" if work.verified == "yes" else UNVERIFIED, described) if part)
    return csl_item(work) | ({"note": note} if note else {})


def _document(subject: Subject) -> Item:
    found = {**_common(subject), **(_entry(subject) if subject.is_entry else _text(subject))}
    return {name: value for name, value in found.items() if value}


def _common(subject: Subject) -> Item:
    document, loaded = subject.document, subject.loaded
    site = loaded.site
    return {
        "id": document.key.replace("/", "-"),
        "type": "",
        "title": "",
        "author": [],
        "editor": [_csl_name(name) for name in subject.whole.editors],
        "issued": None,
        "container-title": site.title,
        "collection-title": subject.collection.meta.title if subject.collection else None,
        "version": site.settings.version,
        "publisher": site.settings.publisher,
        "URL": f"{site.url}{document.path}" if site.url else None,
        "note": _note(subject),
    }


def _text(subject: Subject) -> Item:
    """What only a document has whose own words are given."""
    meta, archive, revised = subject.document.meta, _archive(subject), subject.whole.revised
    name = _type_name(subject)
    return {
        "type": kind_of(meta.type, name).csl,
        "title": f"Excerpt of {quoted(meta.title)}" if meta.text == "excerpt" else meta.title,
        "author": list(_names(meta.senders, subject.loaded)),
        "recipient": list(_names(meta.recipients, subject.loaded)),
        "issued": csl_date(subject.dating.edtf) if subject.dating.edtf else None,
        "genre": name,
        "number": meta.cited_as or meta.designator,
        "event-place": plain_markup(subject.place),
        "archive": archive and archive.repository,
        "archive_collection": archive and archive.collection,
        "archive_location": archive and archive.file,
        "available-date": csl_date(revised) if revised else None,
        "language": meta.languages[0] if meta.languages else None,
    }


def _entry(subject: Subject) -> Item:
    """What only a calendar entry has. The edition’s page is the item; numbers and files are those of the original."""
    meta, revised = subject.document.meta, subject.whole.revised
    told = [subject.heading(), subject.kind, subject.date(american_date), subject.number]
    return {
        "type": "webpage",
        "title": plain_markup(f"{subject.beginning}{listed(told)}"),
        "original-author": list(_names(meta.senders, subject.loaded)),
        "original-date": csl_date(subject.dating.edtf) if subject.dating.edtf else None,
        "issued": csl_date(revised) if revised else None,
        "genre": f"Calendar entry: {_type_name(subject)}" if _type_name(subject) else "Calendar entry",
        "language": subject.loaded.site.settings.default_language,
    }


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
        f"Named by the editors, not by the document: {', '.join(inferred)}." if inferred else "",
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
