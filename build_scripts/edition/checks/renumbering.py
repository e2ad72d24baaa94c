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
from .labels import from_elsewhere, only_notes, relabelled

_TAKE_BACK = (
    "published names are never given to other texts: take back the renaming, and give what is new a name never used"
)
_NEW = "give what is new a name never used"
_WITH_VARIANTS = tuple(f"{REGISTERS[scheme]}/" for scheme in ("person", "org", "place", "term"))


class LED08:
    """A published page, note or heading now carries what was published under another address, or something else."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem for each page that holds something else, and which no line confirms; else for each label."""
        known, only = _Known(context), only_notes(context.ledger)
        for path, page in context.published.items():
            if path not in context.addresses or page.rests:
                continue
            found = None if is_confirmed(context.ledger, path) else known.doubt(page)
            if found and path in context.before:
                yield _led_astray(context.before[path], path, found, context)
            elif found:
                yield Problem(context.addresses[path].position, "LED08", *found)
            else:
                yield from _labels(page, context)
                yield from _strange_notes(page, context, only)


class _Known:
    """What each published page was known by, and what it is now."""

    def __init__(self, context: Context) -> None:
        self._context, self._pages = context, context.published
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
        address, now = self._context.addresses[page.path], self._context.worded[page.path]
        had_text, has_text = any(page.anchors.values()), any(now.values())
        is_other = is_recast(page, now) or not (had_text or has_text)
        other = self._context.displaced.get(page.path)
        if other is None and is_other:
            other = self._by_title(page, address)
        if other is not None:
            return _of_another(page, self._context.before.get(other, other))
        if home := self._context.replaced.get(page.path):
            return (
                f"“{written(page.path)}” now holds another text: what was published there stands at “{written(home)}”",
                _TAKE_BACK,
            )
        own = self._own(page, address)
        if is_other and own and (strange := self._by_marks(page, address, own)):
            return strange
        is_lost = page.path in self._context.replaced or not any(
            words and anchor in now for anchor, words in page.anchors.items()
        )
        if is_lost and (had_text or not has_text) and not _shares_name(page, address):
            return _renamed(page, address)
        return None if own else self._by_words(page, address)

    def _by_title(self, page: Published, address: Address) -> str | None:
        title = labels_on(address, self._context.parsed)[PAGE]
        other = self._only.get((PAGE, title))
        return other if page.labelled.get(PAGE) != title and other != page.path else None

    def _own(self, page: Published, address: Address) -> dict[str, bool]:
        """Kinds of marks that the page alone was published with → whether it has them; what was left out counts where the text is gone, too."""
        now, replaced = self._identity(address), page.path in self._context.replaced
        had = {kind: page.facts[kind] for kind in MARKS if kind in page.facts and (replaced or kind in now)}
        return {
            kind: now.get(kind) == values
            for kind, values in had.items()
            if self._only.get((kind, values[0])) == page.path
        }

    def _by_marks(self, page: Published, address: Address, own: Mapping[str, bool]) -> tuple[str, str] | None:
        """A document of which everything that it alone was known by is other now."""
        if any(own.values()):
            return None
        now = self._identity(address)
        others = (self._only.get((kind, now[kind][0])) for kind in sorted(own.keys() & now.keys()))
        other = next((other for other in others if other is not None), None)
        return _of_another(page, other and self._context.before.get(other, other), "number or source")

    def _by_words(self, page: Published, address: Address) -> tuple[str, str] | None:
        """A document of whose text nothing is left, under another title."""
        title = labels_on(address, self._context.parsed)[PAGE]
        is_other = (
            page.path in self._context.replaced and page.path in self._documents and page.labelled.get(PAGE) != title
        )
        return _of_another(page, None, "title") if is_other else None

    def _identity(self, address: Address) -> dict[str, tuple[str, ...]]:
        return identity(address, self._documents.get(address.path))


def _marks(page: Published) -> Iterator[tuple[str, str]]:
    if title := page.labelled.get(PAGE):
        yield PAGE, title
    yield from ((kind, value) for kind in MARKS for value in page.facts.get(kind, ()))


def _shares_name(page: Published, address: Address) -> bool:
    """Whether the name has a word of the published one; a line of an older form does not know that."""
    return all(shares_name(name, (address.title, *address.others)) for name in page.facts.get(NAME, ()))


def _of_another(page: Published, other: str | None, what: str = "") -> tuple[str, str]:
    if other is not None:
        return f"“{written(page.path)}” now holds what was published at “{written(other)}”", _TAKE_BACK
    message = f"“{written(page.path)}” now holds another document: its words and its {what} are others"
    return message, f"{_NEW}; {_same(page)}"


def _renamed(page: Published, address: Address) -> tuple[str, str]:
    message = f"“{written(page.path)}” was published under a name that shares no word with “{address.title}”"
    variants = "keep the former name among its `variants`, or " if page.path.startswith(_WITH_VARIANTS) else ""
    return message, f"{_NEW}; {_same(page, variants)}"


def _same(page: Published, variants: str = "") -> str:
    return f"if it is the same, {variants}add to {REDIRECTS}: {redirect(page.path, SAME)}"


def _led_astray(before: str, path: str, found: tuple[str, str], context: Context) -> Problem:
    """A redirect from a published page to a new one that holds something else."""
    message, hint = found
    home = context.replaced.get(path)
    what = f"let the line lead where the text is: {redirect(before, home)}" if home else hint
    message = f"“{written(before)}” is redirected to a page that holds something else: {message}"
    return Problem(context.loaded.ledger.moved[before].position, "LED08", message, what)


def _labels(page: Published, context: Context) -> Iterator[Problem]:
    """Notes and headings that have the words published under another label of the page, which no longer has them."""
    for label, owner, position in relabelled(page, context):
        if not is_confirmed(context.ledger, page.path, label):
            message = f"“#{label}” now stands for what was published as “#{owner}”"
            hint = "labels are never renumbered: give each its own again; printed numbers follow the text by themselves"
            yield Problem(position, "LED08", message, hint)


def _strange_notes(page: Published, context: Context, only: Mapping[str, tuple[str, str] | None]) -> Iterator[Problem]:
    """Notes that were published on another page, which has them no longer."""
    for label, owner, position in from_elsewhere(page, context, only):
        if not is_confirmed(context.ledger, page.path, label):
            message = f"“#{label}” now stands for what was published as “{owner}”"
            hint = "give what is new on the page a label never used"
            yield Problem(position, "LED08", message, hint)
