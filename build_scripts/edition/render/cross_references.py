"""Relations of the registers read the other way round: what a page names, who belongs to whom, who spoke where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..model.edition import Edition
from ..model.entries import Event, Organisation, Person, Place

Relations = Mapping[tuple[str, str, str], tuple[tuple[str, str], ...]]


def named_on(edition: Edition) -> dict[str, tuple[str, ...]]:
    """Site path of a page → `scheme:id` of every entry named there, in the order of the registers."""
    named: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for scheme, entries in edition.loaded.registers.items():
        for identifier in entries:
            key = f"{scheme}:{identifier}"
            for mention in edition.derived.mentions.get(key, ()):
                named[mention.path.partition("#")[0]][key] = None
    return {path: tuple(keys) for path, keys in named.items()}


def relations(edition: Edition) -> Relations:
    """(scheme, id, relation) → (scheme, id) of those who stand in it."""
    found: defaultdict[tuple[str, str, str], dict[tuple[str, str], None]] = defaultdict(dict)
    for entries in edition.loaded.registers.values():
        for registered in entries.values():
            for scheme, identifier, relation in _claims(registered.entry):
                found[scheme, identifier, relation][registered.scheme, registered.entry.id] = None
    return {key: tuple(value) for key, value in found.items()}


def _claims(entry: object) -> Iterator[tuple[str, str, str]]:
    """(scheme, id, relation) that the entry claims towards others."""
    match entry:
        case Person(role=role, delegation=delegation):
            ids = {role.organisation if role else None, delegation} - {None}
            yield from (("org", identifier, "person") for identifier in sorted(filter(None, ids)))
        case Organisation(part_of=part_of, place=place, members=members):
            yield from (("org", part_of, "part"),) if part_of else ()
            yield from (("place", place, "body"),) if place else ()
            yield from (("org", member, "member of") for member in members)
        case Place(part_of=part_of):
            yield from (("place", part_of, "part"),) if part_of else ()
        case Event():
            yield from _claims_of_event(entry)


def _claims_of_event(event: Event) -> Iterator[tuple[str, str, str]]:
    if event.place:
        yield "place", event.place, "event"
    if event.organisation:
        yield "org", event.organisation, "event"
    if event.chair:
        yield "person", event.chair, "chaired"
    for speaker in event.speakers:
        if speaker.person:
            yield "person", speaker.person, "spoke"
        if speaker.office:
            yield "org", speaker.office, "spoke"
