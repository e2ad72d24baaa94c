"""The registers' backlinks: every place where something of the edition is named, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import NamedTuple

from ..model.derived import Mention, MentionRole
from ..model.edition import Loaded, Parsed, Resolved, Target
from ..model.shelves import Rows, rows_by_key
from ..model.text import TRANSLATION, TRANSLATION_PREFIX, Note, Place, Text, note_anchor
from ..model.urls import REGISTERS
from .leaves import Leaf, Naming, leaves
from .names import place_in_work

SCHEMES = frozenset({*REGISTERS, "doc"})


class Found(NamedTuple):
    """One mention of `key`, before repetitions are taken out."""

    key: str
    mention: Mention


def mentions(loaded: Loaded, parsed: Parsed, resolved: Resolved) -> Mapping[str, tuple[Mention, ...]]:
    """`scheme:id`, also `doc:collection/name` → its mentions.

    A thing named twice in one paragraph is mentioned there once; front matter's `mentions` and `refers_to` do not count where
    the text of the same page names the thing too.
    """
    known = _known(loaded)
    found = (
        (key, _values(mention))
        for leaf in leaves(loaded)
        for key, mention in _of_leaf(leaf, parsed, resolved)
        if key in known and key != leaf.key
    )
    return Rows(Mention, rows_by_key(found))


_values = attrgetter(*(one.name for one in fields(Mention)))


def _known(loaded: Loaded) -> frozenset[str]:
    entries = (f"{scheme}:{key}" for scheme, register in loaded.registers.items() for key in register)
    return frozenset([*entries, *(f"doc:{document.key}" for document in loaded.documents)])


def _of_leaf(leaf: Leaf, parsed: Parsed, resolved: Resolved) -> Iterator[Found]:
    once: dict[tuple[str, str, str], Found] = {}
    for found in _all(leaf, parsed, resolved):
        once.setdefault((found.key, found.mention.role, found.mention.pinpoint), found)
    elsewhere = {key for key, role, _ in once if role != "named"}
    for (key, role, _), found in once.items():
        if role != "named" or key not in elsewhere:
            yield found


def _all(leaf: Leaf, parsed: Parsed, resolved: Resolved) -> Iterator[Found]:
    yield from (_front_matter(leaf, named) for named in leaf.named)
    for key in leaf.texts:
        if text := parsed.texts.get(key):
            spots = Spots(leaf, key, text, resolved)
            yield from _linked(spots, text, resolved.targets.get(key, ()))
            yield from _cited(spots, text)


def _front_matter(leaf: Leaf, named: Naming) -> Found:
    mention = Mention(leaf.path, leaf.title, leaf.label, leaf.date, named.role, plain=named.words)
    return Found(named.key, mention)


def _linked(spots: Spots, text: Text, targets: Sequence[Target | None]) -> Iterator[Found]:
    for link, target in zip(text.links, targets, strict=False):
        if target and target.scheme in SCHEMES:
            before, _, rest = link.context.partition("\x1f")
            plain, _, after = rest.partition("\x1f")
            mention = spots.mention(link.place, "text", (before, plain or link.plain, after))
            yield Found(f"{target.scheme}:{target.id}", mention)


def _cited(spots: Spots, text: Text) -> Iterator[Found]:
    for citation in text.citations:
        for work in citation.works:
            mention = spots.mention(citation.place, "cited", ("", place_in_work(work), ""))
            yield Found(f"work:{work.key}", mention)


class Spots:
    """Places within one text as readers find them: address and pinpoint."""

    def __init__(self, leaf: Leaf, key: str, text: Text, resolved: Resolved) -> None:
        self.leaf = leaf
        self.source = key.endswith("#source") and leaf.key.startswith("doc:")
        self.prefix = TRANSLATION_PREFIX if key.endswith(TRANSLATION) else ""
        self.numbered = resolved.paragraph_ids.get(key, ())
        self.notes: dict[str, Note] = {note.label: note for note in text.notes}
        self._met: dict[Place, tuple[str, str]] = {}
        """Mentions of one paragraph share its address."""

    def mention(self, place: Place, role: MentionRole, context: tuple[str, str, str]) -> Mention:
        """A mention at `place` of the text; a link in a note is of role `note`."""
        if place not in self._met:
            self._met[place] = self._spot(place)
        path, pinpoint = self._met[place]
        in_note = self.source or bool(place.note)
        actual: MentionRole = "note" if in_note and role == "text" else role
        return Mention(path, self.leaf.title, self.leaf.label, self.leaf.date, actual, pinpoint, *context)

    def _spot(self, place: Place) -> tuple[str, str]:
        anchor, pinpoint = self._anchor(place)
        return f"{self.leaf.path}#{anchor}" if anchor else self.leaf.path, pinpoint

    def _anchor(self, place: Place) -> tuple[str, str]:
        if self.source:
            return "source", "source note"
        if place.note:
            return f"{self.prefix}{note_anchor(place.note)}", f"n. {self._number(place.note)}"
        if 0 < place.paragraph <= len(self.numbered):
            return self.numbered[place.paragraph - 1], f"¶ {place.paragraph}"
        return "", ""

    def _number(self, label: str) -> str:
        """As printed: editorial notes are counted, the others keep their letter."""
        note = self.notes.get(label)
        return str(note.number) if note and note.series == "editorial" else label
