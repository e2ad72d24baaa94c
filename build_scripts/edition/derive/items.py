"""Documents and works as CSL items: what reference managers are given, and what the citation processor sets.

A document is read in this edition: that is its container; where it is printed and kept stands beside it. The title of a
calendar entry says that it is one, for its words are not the sender's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model.edition import Loaded
from ..model.entries import Work
from ..model.kinds import kind_of
from ..model.records import Party
from ..model.text import plain_markup
from .cite import Subject
from .cite.chicago import printed_in
from .cite.people import CitedName, party_name
from .csl import csl_date, csl_item

Item = Mapping[str, Any]


def items(loaded: Loaded) -> dict[str, Item]:
    """Key of a document, `work:id` of a work → its CSL item, documents first."""
    collections = {collection.id: collection for collection in loaded.collections}
    found: dict[str, Item] = {
        document.key: _document(Subject(document, collections.get(document.collection), loaded))
        for document in loaded.documents
    }
    for registered in loaded.registers.get("work", {}).values():
        if isinstance(registered.entry, Work):
            found[f"work:{registered.entry.id}"] = csl_item(registered.entry)
    return found


def _document(subject: Subject) -> Item:
    document, loaded = subject.document, subject.loaded
    meta, site = document.meta, loaded.site
    types = subject.collection.meta.types if subject.collection else {}
    type_name = types.get(meta.type, "")
    archive = meta.archive
    found = {
        "id": document.key.replace("/", "-"),
        "type": kind_of(meta.type, type_name).csl,
        "title": f"{subject.beginning}“{meta.title}”" if subject.beginning else meta.title,
        "author": list(_names(meta.senders, loaded)),
        "recipient": list(_names(meta.recipients, loaded)),
        "issued": csl_date(subject.edtf) if subject.edtf else None,
        "genre": type_name,
        "number": meta.designator,
        "event-place": plain_markup(subject.place),
        "archive": archive and archive.repository,
        "archive_collection": archive and archive.collection,
        "archive_location": archive and archive.file,
        "container-title": site.title,
        "collection-title": subject.collection.meta.title if subject.collection else None,
        "version": site.settings.version,
        "available-date": csl_date(subject.whole.revised) if subject.whole.revised else None,
        "publisher": site.settings.publisher,
        "language": meta.languages[0] if meta.languages else None,
        "URL": f"{site.url}{document.path}" if site.url else None,
        "note": plain_markup(printed_in(subject)),
    }
    return {name: value for name, value in found.items() if value}


def _names(parties: tuple[Party, ...], loaded: Loaded) -> Iterator[dict[str, str]]:
    for party in parties:
        if name := party_name(party, loaded.registers):
            yield _csl_name(name)


def _csl_name(name: CitedName) -> dict[str, str]:
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix, "literal": name.literal}
    return {key: value for key, value in parts.items() if value}
