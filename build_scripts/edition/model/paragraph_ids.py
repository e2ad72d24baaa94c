"""Which id each paragraph carries. Ids are opaque and stay with their paragraph, wherever it moves (docs/decisions/0001)."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from .ledger import Ledger, Published, fingerprint
from .text import Paragraph

_NUMBERED = re.compile(r"p([1-9]\d{0,8})")


def assign_ids(
    paragraphs: Sequence[Paragraph], published: Published | None, taken: Iterable[str] = ()
) -> tuple[str, ...]:
    """One id for each paragraph, in order.

    An id that an editor pinned wins. A paragraph whose words were published keeps its published id; equal paragraphs keep
    theirs in order. Every other paragraph takes the next number: above every number ever used on a published page, the
    next free one on a page never published. `taken` are the ids of other elements of the text; they are never given.
    """
    pinned = {paragraph.pinned for paragraph in paragraphs if paragraph.pinned}
    avoid = pinned | set(taken)
    kept = _published_ids(published, avoid)
    fresh = _fresh(published, avoid)
    return tuple(paragraph.pinned or _kept(paragraph, kept) or next(fresh) for paragraph in paragraphs)


def _kept(paragraph: Paragraph, kept: dict[str, deque[str]]) -> str:
    ids = kept.get(fingerprint(paragraph.plain)) if kept else None
    return ids.popleft() if ids else ""


def _published_ids(published: Published | None, avoid: set[str]) -> dict[str, deque[str]]:
    """Fingerprint → published ids of paragraphs with these words, in order."""
    ids: dict[str, deque[str]] = {}
    for anchor, print_ in (published.anchors if published else {}).items():
        if print_ and anchor not in avoid:
            ids.setdefault(print_, deque()).append(anchor)
    return ids


def _fresh(published: Published | None, avoid: set[str]) -> Iterator[str]:
    """Ids never used: `p1`, `p2` … without the taken ones, or what follows the highest number ever published."""
    if published is None:
        return (f"p{number}" for number in count(1) if f"p{number}" not in avoid)
    used = {*published.anchors, *published.dead, *avoid}
    highest = max((int(match[1]) for identifier in used if (match := _NUMBERED.fullmatch(identifier))), default=0)
    return (f"p{number}" for number in count(highest + 1))


def publications(ledger: Ledger) -> dict[str, Published]:
    """Path → what was published there; a page to which one address was moved as a whole takes that one's ids along."""
    inherited: dict[str, list[Published]] = {}
    for moved in ledger.moved.values():
        if moved.path in ledger.pages and moved.target and "#" not in moved.target:
            inherited.setdefault(moved.target, []).append(ledger.pages[moved.path])
    return {**{path: pages[0] for path, pages in inherited.items() if len(pages) == 1}, **ledger.pages}
