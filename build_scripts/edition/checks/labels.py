"""Which notes and headings have changed their labels, and what kind of thing an anchor is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ..model.addresses import Address, headings_on, labels_on, notes_on
from ..model.continuity import COMMON, IN_PLACE, MOVED
from ..model.edition import Parsed
from ..model.identity import NAME
from ..model.ledger import PAGE, Ledger, Published, fingerprint
from ..model.position import Position
from ..model.sketches import Sketch, read_sketch, shingles
from ..model.text import TRANSLATION_PREFIX, Note
from .context import Context

CANDIDATES = 3
"""Labels that are looked at for each note."""

FEW = 6
"""Pairs of words up to which a note says nothing of its own: “See the map opposite.”"""


def relabelled(page: Published, context: Context) -> Iterator[tuple[str, str, Position]]:
    """Label, the label under which its words were published, and where it stands.

    Notes and headings with just these words first; then notes that are like enough (docs/permanence.md). Those of the text and those of its
    translation are different rows.
    """
    if not page.labelled:
        return
    address = context.addresses[page.path]
    notes = notes_on(address, context.parsed)
    places = {anchor: one.position for anchor, one in (headings_on(address, context.parsed) | notes).items()}
    now = labels_on(address, context.parsed)
    found = _by_likeness(page, notes, now) | dict(_exactly(page, now))
    yield from ((label, owner, places[label]) for label, owner in found.items())


def only_notes(ledger: Ledger) -> dict[str, tuple[str, str] | None]:
    """Fingerprint of a published note of some words → page and label, or None where several had it."""
    only: dict[str, tuple[str, str] | None] = {}
    for path, page in ledger.pages.items():
        notes = (label for label in page.labelled.keys() & page.sketches.keys() if not page.rests)
        for label in notes:
            if len(read_sketch(page.sketches[label]).kept) > FEW:
                words = page.labelled[label]
                only[words] = (path, label) if only.get(words, (path, label)) == (path, label) else None
    return only


def from_elsewhere(
    page: Published, context: Context, only: Mapping[str, tuple[str, str] | None]
) -> Iterator[tuple[str, str, Position]]:
    """Label, the address of the note on another page that was published with just these words and has them no longer, and its place."""
    address = context.addresses[page.path]
    for label, note in notes_on(address, context.parsed).items():
        words = fingerprint(note.plain)
        home = only.get(words) if page.labelled.get(label, words) != words else None
        if home and home[0] != page.path and not _still_has(*home, words, context):
            yield label, f"{context.before.get(home[0], home[0])}#{home[1]}", note.position


def _still_has(path: str, label: str, words: str, context: Context) -> bool:
    address = context.addresses.get(path)
    note = notes_on(address, context.parsed).get(label) if address else None
    return note is not None and fingerprint(note.plain) == words


def _is_translated(label: str) -> bool:
    return label.startswith(TRANSLATION_PREFIX)


def _exactly(page: Published, now: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    owners = {(words, _is_translated(label)): label for label, words in page.labelled.items() if label != PAGE}
    for label, words in now.items():
        owner = owners.get((words, _is_translated(label)), label)
        stands = label not in page.labelled or words in (page.labelled[label], now.get(owner))
        if owner != label and label != PAGE and not stands:
            yield label, owner


def _by_likeness(page: Published, notes: Mapping[str, Note], prints: Mapping[str, str]) -> dict[str, str]:
    """Notes that are much liker to what another label stood for than to what their own did; that one has gone or changed."""
    changed = {
        label: read_sketch(page.sketches[label])
        for label, words in page.labelled.items()
        if label in page.sketches and prints.get(label) != words
    }
    now = {label: shingles(notes[label].plain).numbers for label in changed if label in notes}
    by_number: dict[int, list[str]] = defaultdict(list)
    for label, sketch in changed.items():
        for number in sketch.kept:
            by_number[number].append(label)
    found = {label: _owner(label, _candidates(label, now[label], by_number), changed, now) for label in now}
    return {label: owner for label, owner in found.items() if owner}


def _candidates(label: str, numbers: frozenset[int], by_number: Mapping[int, list[str]]) -> Iterable[str]:
    rows = (by_number.get(number, ()) for number in numbers)
    hits = Counter(one for row in rows if len(row) <= COMMON for one in row)
    same_row = (one for one in hits if one != label and _is_translated(one) == _is_translated(label))
    return sorted(same_row, key=lambda one: (-hits[one], one))[:CANDIDATES]


def _owner(label: str, candidates: Iterable[str], then: Mapping[str, Sketch], now: Mapping[str, frozenset[int]]) -> str:
    own = then[label].likeness(now[label])
    for one in candidates:
        likeness = then[one].likeness(now[label])
        still = then[one].likeness(now[one]) if one in now else 0
        if likeness >= (MOVED if one in now else IN_PLACE) and likeness > max(2 * own, still):
            return one
    return ""


KINDS = {"paragraph": "a paragraph", "note": "a note", "heading": "a heading", "other": "a page of print or the like"}
"""What an anchor may be, in words."""


def kinds_now(anchors: Mapping[str, str], address: Address, parsed: Parsed) -> dict[str, str]:
    """What each of the `anchors` of a page is; those of paragraphs have a fingerprint."""
    headings, notes = headings_on(address, parsed), notes_on(address, parsed)
    return {
        anchor: "paragraph" if words else "note" if anchor in notes else "heading" if anchor in headings else "other"
        for anchor, words in anchors.items()
    }


def kinds_then(page: Published, anchor: str) -> frozenset[str]:
    """What an anchor may have been when it was published; lines of older forms do not tell notes, headings and others apart."""
    if page.anchors[anchor]:
        return frozenset({"paragraph"})
    if anchor in page.labelled and anchor in page.sketches:
        return frozenset({"note"})
    perhaps = {"heading"} if anchor in page.labelled else {"other"}
    return frozenset(perhaps if NAME in page.facts else {"heading", "note", *perhaps})
