"""Which id each paragraph carries. Ids are opaque and stay with their paragraph, wherever it moves (docs/permanence.md)."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from .continuity import continued, gaps_of
from .ledger import Ledger, Published, fingerprint
from .sketches import read_sketch, shingles
from .text import Paragraph

_NUMBERED = re.compile(r"p([1-9]\d{0,8})")


def assign_ids(
    paragraphs: Sequence[Paragraph], published: Published | None, taken: Iterable[str] = ()
) -> tuple[str, ...]:
    """One id for each paragraph, in order.

    An id that an editor pinned wins. A paragraph whose words were published keeps its published id, equal paragraphs
    theirs in order; then a paragraph that was edited or split keeps it (continuity.py). Every other takes the next number:
    above every number ever used on a published page, the next free one on a page never published. `taken` are the ids of
    other elements of the text; they are never given.
    """
    pinned = {paragraph.pinned for paragraph in paragraphs if paragraph.pinned}
    avoid = pinned | set(taken)
    kept = _kept(paragraphs, published, avoid) if published else {}
    fresh = _fresh(published, avoid)
    return tuple(paragraph.pinned or kept.get(place) or next(fresh) for place, paragraph in enumerate(paragraphs))


def _kept(paragraphs: Sequence[Paragraph], published: Published, avoid: set[str]) -> dict[int, str]:
    """Place → published id, for every paragraph that is known again."""
    ids = [anchor for anchor, words in published.anchors.items() if words]
    free = {place for place, anchor in enumerate(ids) if anchor not in avoid}
    pins = {paragraph.pinned: place for place, paragraph in enumerate(paragraphs) if paragraph.pinned}
    same = _same_words(paragraphs, [published.anchors[anchor] for anchor in ids], free)
    now: list[int | None] = [same.get(place, pins.get(anchor)) for place, anchor in enumerate(ids)]
    kept = {place: ids[old] for old, place in same.items()}
    return kept | _edited(paragraphs, published, {place: ids[place] for place in free - same.keys()}, now, kept)


def _same_words(paragraphs: Sequence[Paragraph], words: Sequence[str], free: set[int]) -> dict[int, int]:
    """Place among the published → place now of the paragraph with the same words."""
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for old in sorted(free):
        waiting[words[old]].append(old)
    same: dict[int, int] = {}
    for place, paragraph in enumerate(paragraphs):
        if not paragraph.pinned and (queue := waiting.get(fingerprint(paragraph.plain))):
            same[queue.popleft()] = place
    return same


def _edited(
    paragraphs: Sequence[Paragraph],
    published: Published,
    lost: dict[int, str],
    now: list[int | None],
    kept: dict[int, str],
) -> dict[int, str]:
    """Place → id of the `lost` paragraph that the one there continues."""
    old = {place: read_sketch(text) for place, anchor in lost.items() if (text := published.sketches.get(anchor))}
    if not old:
        return {}
    new = {
        place: shingles(paragraph.plain)
        for place, paragraph in enumerate(paragraphs)
        if place not in kept and not paragraph.pinned
    }
    return {place: lost[one] for place, one in continued(old, new, gaps_of(now, len(paragraphs))).items()}


def _fresh(published: Published | None, avoid: set[str]) -> Iterator[str]:
    """Ids never used: `p1`, `p2` … without the taken ones, or what follows the highest number ever published."""
    if published is None:
        return (f"p{number}" for number in count(1) if f"p{number}" not in avoid)
    used = {*published.anchors, *published.dead, *avoid}
    highest = max((int(match[1]) for identifier in used if (match := _NUMBERED.fullmatch(identifier))), default=0)
    return (f"p{number}" for number in count(highest + 1))


def publications(ledger: Ledger) -> dict[str, Published]:
    """Path → what was published there; a page to which one address was moved as a whole takes that one's ids along."""
    return {**{heir: ledger.pages[path] for heir, path in founders(ledger).items()}, **ledger.pages}


def founders(ledger: Ledger) -> dict[str, str]:
    """Path of a page → path of the one published page that became it, with all its ids, the dead ones too."""
    becoming: dict[str, list[str]] = {}
    for path in ledger.moved.keys() & ledger.pages.keys():
        heir = _heir(path, ledger)
        if heir and "#" not in heir:
            becoming.setdefault(heir, []).append(path)
    return {heir: paths[0] for heir, paths in becoming.items() if len(paths) == 1}


def _heir(path: str, ledger: Ledger) -> str:
    """The first published address, or else the last, to which its redirects lead; empty when nowhere or in a circle."""
    seen = {path}
    while line := ledger.moved.get(path):
        path = line.target.lstrip("/")
        if not line.target or path in seen:
            return ""
        if path in ledger.pages:
            return path
        seen.add(path)
    return path
