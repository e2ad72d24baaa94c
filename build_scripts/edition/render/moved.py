"""What stands at a published address from which the page went: a way to where it is now, or a tombstone.

Any server shows them, for they are pages: a redirect is a link, which the reader’s program follows by itself. Paragraphs and
notes that went from a page that stays are explained on that page, to those whom their address leads there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape

from ..model.addresses import addresses, anchors_by_page, labels_on
from ..model.dates import in_words
from ..model.edition import Edition, HtmlPage
from ..model.founders import founders
from ..model.ledger import PAGE, Moved, Published
from ..model.ranges import natural_key
from ..model.urls import REGISTERS
from .compositor import Compositor
from .dates import date_phrase
from .gone import anchors_named
from .phrases import Phrase

KINDS = {
    "documents": "document",
    "works": "work",
    "persons": "entry of the register of persons",
    "organisations": "entry of the register of organisations",
    "places": "entry of the register of places",
    "events": "entry of the register of events",
    "terms": "entry of the register of terms",
}
"""First step of a site path → what stood there; anything else was a page."""

SCRIPT = "moved.js"

Anchors = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Anchor:
    """One address on a page that went, and where it leads."""

    id: str
    href: str


def pages(compositor: Compositor) -> Iterator[HtmlPage]:
    """One page for each address that redirects.txt names, in natural order."""
    ledger = compositor.edition.loaded.ledger
    ways = _Ways(compositor.edition, _anchors(compositor.edition) if ledger.moved else {})
    for path in sorted(ledger.moved, key=natural_key):
        line = ledger.moved[path]
        if "#" not in path and path not in ways.now:
            end = ledger.end_of(line)
            yield _redirect(compositor, line, end, ways) if end else _tombstone(compositor, line, ways)


def _anchors(edition: Edition) -> Anchors:
    return anchors_by_page(edition.loaded, edition.parsed, edition.resolved)


class _Ways:
    """What every page that went asks of the ledger, worked out once."""

    def __init__(self, edition: Edition, now: Anchors) -> None:
        self.ledger = edition.loaded.ledger
        self.now = now
        """Anchors that there are."""
        self.becoming = founders(self.ledger)
        self.named = anchors_named(self.ledger)
        self._parsed = edition.parsed
        self._addresses = {address.path: address for address in addresses(edition.loaded)} if now else {}
        self._words: dict[str, dict[str, str]] = {}
        self._labels: dict[str, dict[str, str]] = {}

    def at(self, path: str, print_: str) -> str:
        """The first paragraph of a page with these words; empty when it has none."""
        if path not in self._words:
            anchors = reversed([*self.now.get(path, {}).items()])
            self._words[path] = {there: anchor for anchor, there in anchors if there}
        return self._words[path].get(print_, "")

    def labelled(self, path: str, print_: str) -> str:
        """The first note or heading of a page with these words; empty when it has none."""
        if path not in self._labels:
            address = self._addresses.get(path)
            labels = reversed([*labels_on(address, self._parsed).items()]) if address else ()
            self._labels[path] = {there: anchor for anchor, there in labels if anchor != PAGE}
        return self._labels[path].get(print_, "")

    def anchors_of(self, path: str) -> list[str]:
        """Every anchor that the page ever had, as far as the ledger knows."""
        old = self.ledger.pages.get(path, Published(path))
        return [*dict.fromkeys([*old.anchors, *sorted({*old.dead, *self.named.get(path, ())}, key=natural_key)])]


def _redirect(compositor: Compositor, line: Moved, target: str, ways: _Ways) -> HtmlPage:
    page, _, fragment = target.lstrip("/").partition("#")
    href = compositor.href(f"{page}#{fragment}" if fragment else page, line.path)
    return compositor.page(
        "moved",
        line.path,
        "This page has moved",
        f"The page has moved: {line.reason}.",
        href=href,
        date=date_phrase(line.date),
        reason=line.reason,
        versions=_versions(compositor, line.path),
        anchors=tuple(_mapped(compositor, line.path, page, ways)),
        page_canonical=page,
        page_indexed=False,
        page_head=f'<noscript><meta http-equiv="refresh" content="0; url={escape(href)}"></noscript>',
        page_assets=(SCRIPT,),
    )


def _mapped(compositor: Compositor, path: str, target: str, ways: _Ways) -> Iterator[Anchor]:
    """Every address on the old page: where a line says, else under the id it took along, else where its words are."""
    ledger = ways.ledger
    old = ledger.pages.get(path, Published(path))
    along = _took_along(path, target, ways.becoming)
    for anchor in ways.anchors_of(path):
        line = ledger.moved.get(f"{path}#{anchor}") or (ledger.moved.get(f"{target}#{anchor}") if along else None)
        end = ledger.end_of(line) if line else ""
        words = old.anchors.get(anchor, "")
        kept = anchor if along and ways.now.get(target, {}).get(anchor) == words else ""
        label = old.labelled.get(anchor, "")
        new = kept or ways.at(target, words) or ways.labelled(target, label) or (anchor if along else "")
        if end or new:
            yield Anchor(anchor, compositor.href(end.lstrip("/") if end else f"{target}#{new}", path))


def _took_along(path: str, target: str, becoming: Mapping[str, str]) -> bool:
    """Whether the page became the other, in one step or several."""
    seen = set[str]()
    while target != path and target in becoming and target not in seen:
        seen.add(target)
        target = becoming[target]
    return target == path


def _tombstone(compositor: Compositor, line: Moved, ways: _Ways) -> HtmlPage:
    path = line.path
    moved = tuple(_still_leading(compositor, path, ways))
    gone = {*ways.anchors_of(path)} - {one.id for one in moved}
    return compositor.page(
        "gone",
        path,
        "This page was withdrawn",
        f"The page was withdrawn: {line.reason}.",
        what=KINDS.get(path.partition("/")[0], "page"),
        name=path.rstrip("/").rpartition("/")[2],
        date=date_phrase(line.date),
        reason=line.reason,
        steps=_steps(compositor, line),
        above=_above(compositor, path),
        source=_source(compositor, path),
        versions=_versions(compositor, path),
        anchors=moved,
        ids=tuple(sorted(gone, key=natural_key)),
        page_indexed=False,
    )


def _still_leading(compositor: Compositor, path: str, ways: _Ways) -> Iterator[Anchor]:
    """Paragraphs and notes that had moved before their page was withdrawn: they are where they were."""
    for anchor in sorted(ways.named.get(path, ()), key=natural_key):
        if end := ways.ledger.end_of(ways.ledger.moved[f"{path}#{anchor}"]):
            yield Anchor(anchor, compositor.href(end.lstrip("/"), path))


def _steps(compositor: Compositor, line: Moved) -> tuple[Phrase, ...]:
    """Where the page had moved before it was withdrawn."""
    moved, found = compositor.edition.loaded.ledger.moved, []
    while line.target and (following := moved.get(line.target.lstrip("/"))):
        found.append(Phrase(line.target, after=f": {line.reason}, {in_words(line.date)}"))
        line = following
    return tuple(found)


def _above(compositor: Compositor, path: str) -> Phrase:
    """The nearest page above that there is: the collection, the register, the beginning of the edition."""
    folder, _, rest = path.partition("/")
    collection = compositor.collections.get(rest.partition("/")[0]) if folder == "documents" else None
    if collection:
        return Phrase(collection.meta.title, compositor.href(collection.path, path))
    if folder in REGISTERS.values():
        return Phrase("the register", compositor.href(f"{folder}/", path))
    return Phrase("the beginning of the edition", compositor.href("", path))


def _source(compositor: Compositor, path: str) -> Phrase | None:
    """Where the text may still be found, when the collection says at what address its source has each document."""
    folder, _, rest = path.rstrip("/").partition("/")
    collection = compositor.collections.get(rest.partition("/")[0]) if folder == "documents" else None
    if not collection or not collection.meta.address:
        return None
    name = rest.partition("/")[2]
    return Phrase("at its source", collection.meta.address.replace("{name}", name))


def _versions(compositor: Compositor, path: str) -> tuple[Phrase, ...]:
    """The pages that show how a document read at releases, before it went."""
    versions = compositor.edition.derived.versions.get(path.removeprefix("documents/").rstrip("/"), ())
    return tuple(Phrase(in_words(one.release.date), compositor.href(one.path, path)) for one in versions)


# -- what went from a page that stays ------------------------------------------------------------------------------------


class Notices:
    """Explanations on living pages of addresses on them that are no more; shown only to whom such an address leads there."""

    def __init__(self, compositor: Compositor) -> None:
        self._compositor = compositor
        self._ledger = compositor.edition.loaded.ledger

    def on(self, page: HtmlPage) -> HtmlPage:
        """The page, with its notices below its heading."""
        ids = self._compositor.gone.get(page.path)
        if not ids:
            return page
        notices = self._compositor.fill("withdrawn", notices=[self._notice(page.path, anchor) for anchor in ids])
        return replace(page, body=page.body.replace("</h1>", f"</h1>\n{notices}", 1))

    def _notice(self, path: str, anchor: str) -> dict[str, object]:
        line = self._line(path, anchor)
        end = self._ledger.end_of(line) if line else None
        return {
            "id": anchor,
            "href": self._compositor.href(end.lstrip("/"), path) if end else "",
            "reason": line.reason if line else "",
            "date": date_phrase(line.date) if line else None,
        }

    def _line(self, path: str, anchor: str) -> Moved | None:
        """What was said of it under this address, or under those that the page had before it was renamed."""
        seen = set[str]()
        while path not in seen:
            if line := self._ledger.moved.get(f"{path}#{anchor}"):
                return line
            seen.add(path)
            path = self._compositor.becoming.get(path, path)
        return None
