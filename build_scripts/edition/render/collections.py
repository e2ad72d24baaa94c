"""Collections as printed: the index of collections, each collection with its parts, each part by itself."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..model.dates import in_words
from ..model.edition import Collection, Document, HtmlPage
from ..model.records import Part, Unseen
from ..model.urls import collection_path, tei_path
from .compositor import Compositor
from .dates import date_phrase
from .document_lists import line
from .downloads import Download, book_offers
from .gaps import Name, missing_runs, split_name
from .heads import list_head
from .licences import licence_phrase
from .phrases import Fact, Line, Phrase, SetText, fact, facts

MOST_LINES = 600
"""A collection with more documents than this lists them on the pages of its parts only."""


POLICY_NAMES = {"calendar": "Calendar entries", "excerpt": "Excerpts", "transcription": "Transcriptions"}
"""What the texts of a collection are, as a rule."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Documents known to exist that the edition does not hold."""

    numbers: str
    words: str


@dataclass(frozen=True, slots=True)
class SetPart:
    """A part as set: its documents and gaps in order, then the parts within it."""

    id: str
    title: str
    href: str
    level: int
    date: Phrase | None
    note: str
    printed: str
    """Address of the part in the source."""
    items: tuple[Line | Gap, ...]
    count: int
    parts: tuple[SetPart, ...]


@dataclass(frozen=True, slots=True)
class SetCollection:
    """A collection in the index of collections."""

    title: str
    href: str
    count: int
    dates: str
    policy: str
    note: SetText | None


def index_page(compositor: Compositor) -> Iterator[HtmlPage]:
    """The index of collections."""
    path = "documents/"
    collections = tuple(_in_index(compositor, collection, path) for collection in compositor.collections.values())
    yield compositor.page(
        "documents",
        path,
        "Documents",
        "The collections of documents.",
        collections=collections,
        page_head=list_head(compositor, path, "Documents"),
    )


def collection_pages(compositor: Compositor) -> Iterator[HtmlPage]:
    """One page per collection."""
    return (_collection_page(compositor, Shelf(compositor, c)) for c in compositor.collections.values())


def part_pages(compositor: Compositor) -> Iterator[HtmlPage]:
    """One page per part of every collection, however deep."""
    for collection in compositor.collections.values():
        shelf = Shelf(compositor, collection)
        for above, part in _walk(collection.meta.structure):
            yield _part_page(compositor, shelf, above, part)


def span_of(documents: Sequence[Document]) -> str:
    """First and last date of the documents, in words."""
    dates = sorted(document.meta.date for document in documents if document.meta.date)
    if not dates:
        return ""
    return in_words(dates[0]) if dates[0] == dates[-1] else f"{in_words(dates[0])} to {in_words(dates[-1])}"


class Shelf:
    """One collection with its documents put into its parts."""

    def __init__(self, compositor: Compositor, collection: Collection) -> None:
        self.compositor = compositor
        self.collection = collection
        self.documents = compositor.documents_of.get(collection.id, ())

    @cached_property
    def known(self) -> frozenset[str]:
        """Names of the documents that are there."""
        return frozenset(document.name for document in self.documents)

    @cached_property
    def numbered(self) -> bool:
        """Whether documents have the numbers of a printed work."""
        return any(document.label != document.name for document in self.documents)

    @cached_property
    def by_part(self) -> dict[str, list[Document]]:
        """Path of a part → the documents that stand in it and in no part within it."""
        parts: defaultdict[str, list[Document]] = defaultdict(list)
        for document in self.documents:
            above = self.compositor.edition.derived.trails[document.key].parts
            parts[above[-1][0] if above else self.collection.path].append(document)
        return parts

    @cached_property
    def names(self) -> list[Name]:
        """Names of the documents, split and sorted."""
        return sorted({name for name in (split_name(document.name) for document in self.documents) if name})

    @cached_property
    def unseen(self) -> dict[Name, Unseen]:
        """Documents not in the edition whose number is certain."""
        return {name: unseen for unseen in self.collection.meta.unseen if (name := split_name(unseen.name))}

    def part(self, part: Part, page: str, level: int = 2, listing: bool = True) -> SetPart:
        """The part as set on the page; without `listing`, only its title and count."""
        path = collection_path(self.collection.id, part.id)
        parts = tuple(self.part(inner, page, level + 1, listing) for inner in part.parts)
        own = self.by_part.get(path, [])
        items = self._items(part, own, page) if listing else ()
        return SetPart(
            part.id,
            part.title,
            self.compositor.href(path, page),
            min(level, 6),
            date_phrase(part.date) if part.date and not _says(part.title, part.date) else None,
            part.note or "",
            part.url or "",
            items,
            len(own) + sum(inner.count for inner in parts),
            parts,
        )

    def _items(self, part: Part, own: Sequence[Document], page: str) -> tuple[Line | Gap, ...]:
        """Documents in the order of the sources, each gap before the document that follows it."""
        missing = deque(sorted(missing_runs(part.documents, self.names, self.known)))
        items: list[Line | Gap] = []
        for document in own:
            name = split_name(document.name)
            while missing and name and missing[0][0] < name:
                items.extend(self._gaps(*missing.popleft()))
            items.append(line(self.compositor, document, page))
        items.extend(gap for run in missing for gap in self._gaps(*run))
        return tuple(items)

    def _gaps(self, first: Name, last: Name) -> Iterator[Gap]:
        """The run, interrupted by the numbers of which something is known."""
        start = first[1]
        for name in sorted(name for name in self.unseen if first <= name <= last):
            if name[1] > start:
                yield self._run(start, name[1] - 1)
            yield Gap(self._label(name[1]), _known(self.unseen[name]))
            start = name[1] + 1
        if start <= last[1]:
            yield self._run(start, last[1])

    def _run(self, first: int, last: int) -> Gap:
        return Gap(self._label(first, last), "not yet calendared")

    def _label(self, first: int, last: int = 0) -> str:
        """As the documents are called that the edition holds, if they have printed numbers."""
        numbers = f"{first}–{last}" if last > first else str(first)
        return f"{'Nos.' if last > first else 'No.'}\N{NO-BREAK SPACE}{numbers}" if self.numbered else numbers


def _says(title: str, date: str) -> bool:
    """Whether the title names the date already, in whatever order."""
    return set(in_words(date).split()) <= set(title.replace(",", " ").split())


def _known(unseen: Unseen) -> str:
    date = f", {in_words(unseen.date)}" if unseen.date else ""
    return f"{unseen.designator}{date}: not yet calendared; known from {unseen.known_from}"


def _walk(parts: Sequence[Part], above: tuple[Part, ...] = ()) -> Iterator[tuple[tuple[Part, ...], Part]]:
    for part in parts:
        yield above, part
        yield from _walk(part.parts, (*above, part))


def _in_index(compositor: Compositor, collection: Collection, page: str) -> SetCollection:
    documents = Shelf(compositor, collection).documents
    return SetCollection(
        collection.meta.title,
        compositor.href(collection.path, page),
        len(documents),
        span_of(documents),
        POLICY_NAMES[collection.meta.policy],
        compositor.text(f"collection:{collection.id}", page, prefix=f"{collection.id}-"),
    )


def _collection_page(compositor: Compositor, shelf: Shelf) -> HtmlPage:
    collection, path = shelf.collection, shelf.collection.path
    listing = len(shelf.documents) <= MOST_LINES or not collection.meta.structure
    parts = tuple(shelf.part(part, path, listing=listing) for part in collection.meta.structure)
    books = book_offers(compositor, path)
    offered = (
        Download("TEI", compositor.href(tei_path(path), path), "application/tei+xml"),
        *(f for b in books for f in b.files),
    )
    return compositor.page(
        "collection",
        path,
        collection.meta.title,
        f"{collection.meta.title}: {len(shelf.documents)} documents, {span_of(shelf.documents)}.",
        facts=_facts(compositor, shelf),
        books=books,
        note=compositor.text(f"collection:{collection.id}", path),
        parts=parts,
        listed=len(shelf.documents) if listing else 0,
        lines=tuple(line(compositor, document, path) for document in shelf.by_part.get(path, ())),
        unplaced=_unplaced(collection),
        page_contents=tuple((part.id, part.title, part.level) for part in _flat(parts) if part.level <= 3),
        page_source=collection.file,
        page_head=list_head(compositor, path, collection.meta.title, offered),
    )


def _flat(parts: tuple[SetPart, ...]) -> Iterator[SetPart]:
    for part in parts:
        yield part
        yield from _flat(part.parts)


def _facts(compositor: Compositor, shelf: Shelf) -> tuple[Fact, ...]:
    meta, page = shelf.collection.meta, shelf.collection.path
    return facts(
        fact("Documents", str(len(shelf.documents))),
        fact("Dates", span_of(shelf.documents)),
        fact("What the texts are", POLICY_NAMES[meta.policy]),
        Fact("Printed in", (compositor.entry_phrase("work", meta.work, page),)) if meta.work else None,
        Fact("Rights", (licence_phrase(meta.licence.text, "text: "), licence_phrase(meta.licence.source, "source: "))),
        Fact("Witnesses", tuple(Phrase(w.description, before=f"{w.siglum}: ") for w in meta.witnesses)),
    )


def _unplaced(collection: Collection) -> tuple[Gap, ...]:
    """Documents known to exist whose number is not certain."""
    uncertain = (unseen for unseen in collection.meta.unseen if not unseen.name)
    return tuple(Gap("", f"{_known(unseen)} ({unseen.reason})") for unseen in uncertain)


def _part_page(compositor: Compositor, shelf: Shelf, above: tuple[Part, ...], part: Part) -> HtmlPage:
    path = collection_path(shelf.collection.id, part.id)
    higher = ((part_.title, collection_path(shelf.collection.id, part_.id)) for part_ in above)
    collection = (shelf.collection.meta.short or shelf.collection.meta.title, shelf.collection.path)
    set_part = shelf.part(part, path, level=1)
    return compositor.page(
        "part",
        path,
        part.title,
        f"{part.title}, in {shelf.collection.meta.title}: {set_part.count} {'document' if set_part.count == 1 else 'documents'}.",
        part=set_part,
        trail=tuple(Phrase(title, compositor.href(target, path)) for title, target in (collection, *higher)),
        page_contents=tuple((inner.id, inner.title, inner.level) for inner in _flat(set_part.parts)),
        page_source=shelf.collection.file,
        page_head=list_head(compositor, path, f"{part.title}, in {shelf.collection.meta.title}"),
    )
