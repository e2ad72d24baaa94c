"""Which id each paragraph carries. Ids are opaque and stay with their paragraph, wherever it moves (docs/permanence.md)."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import count

from .continuity import continued, gaps_of
from .ledger import Published, fingerprint
from .sketches import Shingles, read_sketch, shingles
from .text import Paragraph

_NUMBERED = re.compile(r"p([1-9]\d{0,8})")


def assign_ids(
    paragraphs: Sequence[Paragraph],
    published: Published | None,
    taken: Iterable[str] = (),
    arrived: Container[str] = (),
) -> tuple[str, ...]:
    """One id for each paragraph, in order.

    An id that an editor pinned wins. A paragraph whose words were published keeps its published id, equal paragraphs
    theirs in order; then a paragraph that was edited or split keeps it (continuity.py). Every other takes the next number:
    above every number ever used on a published page, the next free one on a page never published. `taken` are the ids of
    other elements of the text; they are never given. `arrived` are the fingerprints of paragraphs that came from another
    page (arrivals.py): however like, they continue none of this one.
    """
    pinned = {paragraph.pinned for paragraph in paragraphs if paragraph.pinned}
    avoid = pinned | set(taken)
    kept = _kept(paragraphs, published, avoid, arrived) if published else {}
    fresh = _fresh(published, avoid)
    return tuple(paragraph.pinned or kept.get(place) or next(fresh) for place, paragraph in enumerate(paragraphs))


def _kept(
    paragraphs: Sequence[Paragraph], published: Published, avoid: set[str], arrived: Container[str]
) -> dict[int, str]:
    """Place → published id, for every paragraph that is known again."""
    ids = [anchor for anchor, words in published.anchors.items() if words]
    free = {place for place, anchor in enumerate(ids) if anchor not in avoid}
    pins = {paragraph.pinned: place for place, paragraph in enumerate(paragraphs) if paragraph.pinned}
    same = _same_words(paragraphs, [published.anchors[anchor] for anchor in ids], free)
    now: list[int | None] = [same.get(place, pins.get(anchor)) for place, anchor in enumerate(ids)]
    kept = {place: ids[old] for old, place in same.items()}
    lost = {place: ids[place] for place in free - same.keys()}
    old = {place: read_sketch(text) for place, anchor in lost.items() if (text := published.sketches.get(anchor))}
    new = _unknown(paragraphs, kept, arrived) if old else {}
    edited = continued(old, new, gaps_of(now, len(paragraphs))) if new else {}
    return kept | {place: lost[one] for place, one in edited.items()}


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


def _unknown(paragraphs: Sequence[Paragraph], kept: Container[int], arrived: Container[str]) -> dict[int, Shingles]:
    """Place → paragraph, for all whose words were published neither here nor, to come from there, elsewhere."""
    return {
        place: shingles(paragraph.plain)
        for place, paragraph in enumerate(paragraphs)
        if place not in kept and not paragraph.pinned and fingerprint(paragraph.plain) not in arrived
    }


def _fresh(published: Published | None, avoid: set[str]) -> Iterator[str]:
    """Ids never used: `p1`, `p2` … without the taken ones, or what follows the highest number ever published."""
    if published is None:
        return (f"p{number}" for number in count(1) if f"p{number}" not in avoid)
    used = {*published.anchors, *published.dead, *avoid}
    highest = max((int(match[1]) for identifier in used if (match := _NUMBERED.fullmatch(identifier))), default=0)
    return (f"p{number}" for number in count(highest + 1))
