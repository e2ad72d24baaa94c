"""The beginning of a new document: front matter with what collection.yml knows of it, and a first sentence.

One text for the command line and for the page of what is missing.
"""

from __future__ import annotations

import json
import re

from .ranges import part_of_documents
from .records import CollectionMeta, Unseen

NO_DAY = "YYYY-MM-DD"
"""Stands for the day of the first revision where nobody knows it yet; the check asks for it."""


def document_stub(collection: CollectionMeta, name: str, language: str, today: str = NO_DAY) -> str:
    """`name` is the document’s (`d4`), `language` the edition’s, `today` an ISO date."""
    known = next((unseen for unseen in collection.unseen if unseen.name == name), None)
    lines = [
        f"title: {stub_title(name)}",
        f"type: {next(iter(collection.types), 'document')}",
        *_date(collection, name, known, today),
        *(f"{key}: [{{label: {who}}}]" for key, who in PARTIES.items()),
        *([f"designator: {json.dumps(known.designator, ensure_ascii=False)}"] if known else []),
        *_printed(collection, name, known),
        f"text: {collection.policy}",
        *(["basis: opening"] if collection.policy == "calendar" else []),
        f"languages: [{language}]",
        f"responsibility: [{{role: {collection.policy}, name: {NOBODY}}}]",
        f"revisions: [{{date: {today}, change: First version.}}]",
    ]
    return "---\n" + "\n".join(lines) + "\n---\n\n" + FIRST_WORDS[collection.policy] + "\n"


def stub_title(name: str) -> str:
    """What stands for the heading until somebody has seen the document; a check asks for the true one."""
    return f"The heading of {name} as printed"


def is_stub_title(title: str) -> bool:
    """Whether a heading is the stub’s, of whatever document."""
    return re.fullmatch(re.escape(stub_title("\0")).replace("\0", r"\S+"), title) is not None


SOME_OFFICE = "office held at the time"
"""Stands for the office of a person whose entry is begun."""

NOBODY = "Your Name"
"""Stands for whoever fills the stub in."""

PARTIES = {"senders": "The sender", "recipients": "The recipient"}
"""Key → what stands there until somebody has seen the document."""

FIRST_WORDS = {
    "calendar": "What the document says, in the editor’s words.",
    "excerpt": "The part of the document that is given, in its own words.",
    "transcription": "The words of the document.",
}
"""The text of a stub, by what it is to become."""


def address_at_source(collection: CollectionMeta, name: str) -> str:
    """Where the document stands on the web, or nothing."""
    return (collection.address or "").replace("{name}", name)


def _date(collection: CollectionMeta, name: str, known: Unseen | None, today: str) -> list[str]:
    """The day that another document names, else the one under which a collection in order of days prints it.

    Where nobody knows it, a day to fill in, unless the file is to load as it is.
    """
    if known and known.date:
        return [f"date: {known.date}", "date_basis: other document"]
    parts = part_of_documents(collection.structure, [name]).get(name, ())
    days = [part.date for part in parts if part.date and re.fullmatch(r"\d{4}-\d\d-\d\d", part.date)]
    if days:
        return [f"date: {days[-1]}", "date_basis: table of contents"]
    return [f"date: {NO_DAY}", "date_basis: heading"] if today == NO_DAY else []


def _printed(collection: CollectionMeta, name: str, known: Unseen | None) -> list[str]:
    number = re.search(r"\d+$", name)
    pages = f", pages: {{first: {known.page}, certainty: about}}" if known and known.page else ""
    printed = f"printed: {{work: {collection.work}, number: {number[0]}{pages}}}" if collection.work and number else ""
    address = address_at_source(collection, name)
    return [*([printed] if printed else []), *([f"url: {address}"] if address else [])]
