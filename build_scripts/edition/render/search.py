"""The page of the search: its form and help. Results and filters come with the reader's words (theme/assets/search.js)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..model.edition import HtmlPage
from ..model.status import BASIS_WORDS, STATUS_NAMES
from ..model.urls import GENERATED
from .compositor import Compositor
from .documents import GROUPS
from .heads import list_head
from .overview import entry_points

PATH = "search/"
TITLE = GENERATED[PATH]

FILTERS = {
    "in": "Kind of page",
    "chapter": "Part of the collection",
    "type": "Type of document",
    "sender": "Sender",
    "recipient": "Recipient",
    "person": "Person named",
    "organisation": "Organisation named",
    "place": "Place named",
    "event": "Event named",
    "text": "Text",
    "basis": "Basis of the entry",
}
"""Name in the address → heading, in the order of the page."""

KINDS = {"document": "Documents", **GROUPS, "work": "Works", "page": "Pages of the edition"}


def pages(compositor: Compositor) -> Iterator[HtmlPage]:
    """The one page of the search."""
    basis = {key: words[:1].upper() + words[1:] for key, words in BASIS_WORDS.items()}
    labels = {"filters": FILTERS, "values": {"in": KINDS, "text": STATUS_NAMES, "basis": basis}}
    name, other = _example(compositor)
    yield compositor.page(
        "search",
        PATH,
        TITLE,
        "Search documents, registers and pages by words, phrases, names, dates and filters.",
        labels=json.dumps(labels, ensure_ascii=False),
        name=name,
        other=other,
        page_assets=("search.css", "search.js"),
        page_head=list_head(compositor, PATH, TITLE),
        entry_points=entry_points(compositor, PATH),
    )


def _example(compositor: Compositor) -> tuple[str, str]:
    """A person of the register with two forms of the name, else the first person."""
    persons = [entry.entry for entry in compositor.edition.loaded.registers.get("person", {}).values()]
    forms = [(person.name, getattr(person, "variants", ())) for person in persons]
    several = ((name, variants[0]) for name, variants in forms if variants)
    return next(several, (forms[0][0], "") if forms else ("", ""))
