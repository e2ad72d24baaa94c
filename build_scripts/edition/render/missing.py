"""What the edition does not hold yet: every number of a printed collection that has no page, with a stub to begin it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import quote

from markupsafe import Markup

from ..model.dates import in_words
from ..model.edition import Collection, HtmlPage
from ..model.records import Part, Unseen
from ..model.stubs import address_at_source, document_stub
from ..model.urls import GENERATED, collection_path
from .compositor import Compositor
from .gaps import missing_runs, split_name
from .heads import list_head
from .phrases import Phrase

PATH = "about/missing/"
TITLE = GENERATED[PATH]

MOST = 500
"""Numbers of one collection that are listed: beyond that the page of the collection shows the gaps as runs."""


@dataclass(frozen=True, slots=True)
class Missing:
    """One number without a page."""

    name: str
    number: str
    place: Phrase
    """The part of the collection in which it is printed."""
    source: str
    """Its address on the web, or empty."""
    known: tuple[str, ...]
    """What is known of it, or may be."""
    stub: Markup
    """For copying: not one of its spaces is set."""
    start: str
    """Address that begins the file at the forge, or empty."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """The missing numbers of one collection."""

    title: str
    href: str
    held: int
    missing: tuple[Missing, ...]
    more: bool
    unplaced: tuple[str, ...]
    """Documents known to exist under a number that nobody knows."""


def pages(compositor: Compositor) -> Iterator[HtmlPage]:
    """The one page of what is missing."""
    gaps = tuple(gap for c in compositor.collections.values() if (gap := _gaps(compositor, c)).missing or gap.unplaced)
    words = f"{sum(len(gap.missing) for gap in gaps)} numbers of the printed collections that have no page yet."
    head = list_head(compositor, PATH, TITLE)
    yield compositor.page("missing", PATH, TITLE, words, gaps=gaps, help=_help(compositor), page_head=head)


def _help(compositor: Compositor) -> Phrase | None:
    """The page that says how to contribute."""
    pages = (page for page in compositor.edition.loaded.pages if "contributing" in page.meta.answers)
    return next((Phrase(page.meta.title, compositor.href(page.path, PATH)) for page in pages), None)


def _gaps(compositor: Compositor, collection: Collection) -> Gaps:
    documents = compositor.documents_of.get(collection.id, ())
    present = sorted({name for name in (split_name(document.name) for document in documents) if name})
    known = frozenset(document.name for document in documents)
    found = islice(_missing(compositor, collection, present, known), MOST + 1)
    listed = tuple(found)
    return Gaps(
        collection.meta.title,
        compositor.href(collection.path, PATH),
        len(documents),
        listed[:MOST],
        len(listed) > MOST,
        tuple(_in_words(unseen) for unseen in collection.meta.unseen if not unseen.numbers),
    )


def _missing(
    compositor: Compositor, collection: Collection, present: list[tuple[str, int]], known: frozenset[str]
) -> Iterator[Missing]:
    said = defaultdict(list)
    for unseen in collection.meta.unseen:
        for name in unseen.numbers:
            said[name].append(unseen)
    for part in _leaves(collection.meta.structure):
        place = Phrase(part.title, compositor.href(collection_path(collection.id, part.id), PATH))
        for first, last in missing_runs(part.documents, present, known):
            for number in range(first[1], last[1] + 1):
                yield _one(compositor, collection, f"{first[0]}{number}", place, said)


def _leaves(parts: tuple[Part, ...]) -> Iterator[Part]:
    """The parts that hold documents, in the order of the collection."""
    for part in parts:
        if part.documents:
            yield part
        yield from _leaves(part.parts)


def _one(
    compositor: Compositor, collection: Collection, name: str, place: Phrase, said: dict[str, list[Unseen]]
) -> Missing:
    stub = document_stub(collection.meta, name, compositor.site.settings.default_language)
    return Missing(
        name,
        str((split_name(name) or ("", 0))[1]),
        place,
        address_at_source(collection.meta, name),
        tuple(_in_words(unseen, name) for unseen in said.get(name, ())),
        Markup.escape(stub),
        _start(compositor, f"sources/{collection.id}", name, stub),
    )


def _in_words(unseen: Unseen, name: str = "") -> str:
    date = f", {in_words(unseen.date)}" if unseen.date else ""
    note = f"; {unseen.note}" if unseen.note else ""
    may_be = "" if unseen.name == name else "perhaps "
    return f"{may_be}{unseen.designator}{date}, known from {unseen.known_from} ({unseen.reason}){note}"


def _start(compositor: Compositor, folder: str, name: str, stub: str) -> str:
    """GitHub’s form for a new file with its content."""
    settings = compositor.site.settings
    if not settings.repo_url:
        return ""
    place = f"{settings.repo_url.rstrip('/')}/new/{quote(settings.repo_branch)}/{quote(folder)}"
    return f"{place}?filename={quote(name)}.md&value={quote(stub, safe='')}"
