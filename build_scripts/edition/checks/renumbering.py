"""No published address comes to stand for what was published under another, or for something else: nothing is renumbered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from ..model.addresses import Address, labels_on
from ..model.displaced import is_recast
from ..model.identity import MARKS, NAME, documents_by_path, identity, is_confirmed, shares_name
from ..model.ledger import PAGE, Published
from ..model.permalinks import REDIRECTS, SAME, redirect, written
from ..model.problem import Problem
from ..model.urls import REGISTERS
from .context import Context
from .labels import relabelled

_TAKE_BACK = (
    "published names are never given to other texts: take back the renaming, and give what is new a name never used"
)
_NEW = "give what is new a name never used"
_WITH_VARIANTS = tuple(f"{REGISTERS[scheme]}/" for scheme in ("person", "org", "place", "term"))


class LED08:
    """A published page, note or heading now carries what was published under another address, or something else."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem for each page that holds something else, and which no line confirms; else for each label."""
        known = _Known(context)
        for path, page in context.loaded.ledger.pages.items():
            if path not in context.addresses or page.rests:
                continue
            found = None if is_confirmed(context.loaded.ledger, path) else known.doubt(page)
            if found:
                yield Problem(context.addresses[path].position, "LED08", *found)
            else:
                yield from _labels(page, context)


class _Known:
    """What each published page was known by, and what it is now."""

    def __init__(self, context: Context) -> None:
        self._context, self._pages = context, context.loaded.ledger.pages
        self._documents = documents_by_path(context.loaded)

    @cached_property
    def _only(self) -> Mapping[tuple[str, str], str | None]:
        """Kind and value of a mark, title among them → the page that had it, or None where several had."""
        only: dict[tuple[str, str], str | None] = {}
        for path, page in self._pages.items():
            for mark in _marks(page):
                only[mark] = path if only.get(mark, path) == path else None
        return only

    def doubt(self, page: Published) -> tuple[str, str] | None:
        """Message and hint where the page holds something else than was published, as far as that can be told."""
        address, now = self._context.addresses[page.path], self._context.anchors[page.path]
        other = self._context.displaced.get(page.path)
        had_text = any(page.anchors.values())
        if other is None and (is_recast(page, now) or (not had_text and not now)):
            other = self._by_title(page, address)
        if other is not None:
            return _of_another(page, other)
        if had_text and is_recast(page, now) and (strange := self._by_marks(page, address)):
            return strange
        lost = not any(words and anchor in now for anchor, words in page.anchors.items())
        return _renamed(page, address) if lost and (had_text or not now) and not _shares_name(page, address) else None

    def _by_title(self, page: Published, address: Address) -> str | None:
        title = labels_on(address, self._context.parsed)[PAGE]
        other = self._only.get((PAGE, title))
        return other if page.labelled.get(PAGE) != title and other != page.path else None

    def _by_marks(self, page: Published, address: Address) -> tuple[str, str] | None:
        """A document of which everything that it alone was known by is other now."""
        now = identity(address, self._documents.get(page.path))
        had = {kind: page.facts[kind] for kind in MARKS if kind in page.facts and kind in now}
        own = {kind for kind, (value, *_) in had.items() if self._only.get((kind, value)) == page.path}
        if not own or any(had[kind] == now[kind] for kind in own):
            return None
        others = (self._only.get((kind, now[kind][0])) for kind in sorted(own))
        return _of_another(page, next((other for other in others if other is not None), None))


def _marks(page: Published) -> Iterator[tuple[str, str]]:
    if title := page.labelled.get(PAGE):
        yield PAGE, title
    yield from ((kind, value) for kind in MARKS for value in page.facts.get(kind, ()))


def _shares_name(page: Published, address: Address) -> bool:
    """Whether the name has a word of the published one; a line of an older form does not know that."""
    return all(shares_name(name, (address.title, *address.others)) for name in page.facts.get(NAME, ()))


def _of_another(page: Published, other: str | None) -> tuple[str, str]:
    if other is not None:
        return f"“{written(page.path)}” now holds what was published at “{written(other)}”", _TAKE_BACK
    return (
        f"“{written(page.path)}” now holds another document: its words and its number or source are others",
        f"{_NEW}; {_same(page)}",
    )


def _renamed(page: Published, address: Address) -> tuple[str, str]:
    message = f"“{written(page.path)}” was published under a name that shares no word with “{address.title}”"
    variants = "keep the former name among its `variants`, or " if page.path.startswith(_WITH_VARIANTS) else ""
    return message, f"{_NEW}; {_same(page, variants)}"


def _same(page: Published, variants: str = "") -> str:
    return f"if it is the same, {variants}add to {REDIRECTS}: {redirect(page.path, SAME)}"


def _labels(page: Published, context: Context) -> Iterator[Problem]:
    """Notes and headings that have the words published under another label of the page, which no longer has them."""
    for label, owner, position in relabelled(page, context):
        if not is_confirmed(context.loaded.ledger, page.path, label):
            message = f"“#{label}” now stands for what was published as “#{owner}”"
            hint = "labels are never renumbered: give each its own again; printed numbers follow the text by themselves"
            yield Problem(position, "LED08", message, hint)
