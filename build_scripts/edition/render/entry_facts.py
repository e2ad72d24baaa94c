"""What is known of a register entry, as rows."""

from __future__ import annotations

from dataclasses import replace

from ..model.edition import Registered
from ..model.entries import Authority, Event, Organisation, Person, Place, Term, Work
from .compositor import Compositor
from .dates import date_phrase
from .document_facts import parties
from .phrases import Fact, Phrase, fact, facts
from .registers import life_dates

AUTHORITIES = {
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/{}"),
    "viaf": ("VIAF", "https://viaf.org/viaf/{}/"),
    "gnd": ("GND", "https://d-nb.info/gnd/{}"),
    "lcnaf": ("Library of Congress", "https://id.loc.gov/authorities/names/{}"),
    "geonames": ("GeoNames", "https://www.geonames.org/{}/"),
    "isni": ("ISNI", "https://isni.org/isni/{}"),
}
"""Scheme → its name and the address of an identifier."""


def entry_facts(compositor: Compositor, registered: Registered) -> tuple[Fact, ...]:
    """The rows of an entry's head."""
    match registered.entry:
        case Person() as person:
            return _person(compositor, person, registered.path)
        case Organisation() as organisation:
            return _organisation(compositor, organisation, registered.path)
        case Place() as place:
            return _place(compositor, place, registered.path)
        case Event() as event:
            return _event(compositor, event, registered.path)
        case Term() as term:
            return _term(compositor, term, registered.path)
        case Work() as work:
            return _work(work)


def related(compositor: Compositor, registered: Registered, term: str, relation: str) -> Fact:
    """Those who stand in a relation to the entry, in the order of their register."""
    others = compositor.related.get((registered.scheme, registered.entry.id, relation), ())
    return Fact(term, tuple(_with_date(compositor, scheme, other, registered.path) for scheme, other in others))


def _with_date(compositor: Compositor, scheme: str, identifier: str, page: str) -> Phrase:
    phrase = compositor.entry_phrase(scheme, identifier, page)
    registered = compositor.entry(scheme, identifier)
    date = date_phrase(registered.entry.date) if registered and isinstance(registered.entry, Event) else None
    return replace(phrase, more=(replace(date, before=", "),)) if date else phrase


def _person(compositor: Compositor, person: Person, page: str) -> tuple[Fact, ...]:
    role = person.role
    organisation = role.organisation if role else None
    return facts(
        _names(person.variants),
        fact("Life", life_dates(person)),
        fact("Office", role.title if role else None),
        _linked(compositor, "Of", "org", organisation, page),
        _linked(
            compositor, "Delegation", "org", person.delegation if person.delegation != organisation else None, page
        ),
        _authorities(person.authorities),
    )


def _organisation(compositor: Compositor, organisation: Organisation, page: str) -> tuple[Fact, ...]:
    head = compositor.inline(f"org:{organisation.id}#head", page, organisation.head, "head-")
    return facts(
        _names(organisation.variants),
        fact("Kind", organisation.kind),
        fact("Side", organisation.side),
        _linked(compositor, "Part of", "org", organisation.part_of, page),
        _linked(compositor, "Place", "place", organisation.place, page),
        fact("Head", head),
        Fact("Members", tuple(compositor.entry_phrase("org", member, page) for member in organisation.members)),
        _authorities(organisation.authorities),
    )


def _place(compositor: Compositor, place: Place, page: str) -> tuple[Fact, ...]:
    return facts(
        _names(place.variants),
        fact("Country at the time", place.country),
        _linked(compositor, "Part of", "place", place.part_of, page),
        fact("Coordinates", coordinates(place), after=f" ({place.precision})" if place.precision else ""),
        _authorities(place.authorities),
    )


def coordinates(place: Place) -> str:
    """WGS84 coordinates in degrees, as atlases print them; empty when unknown."""
    if place.latitude is None or place.longitude is None:
        return ""
    north = f"{abs(place.latitude):g}° {'N' if place.latitude >= 0 else 'S'}"
    return f"{north}, {abs(place.longitude):g}° {'E' if place.longitude >= 0 else 'W'}"


def _event(compositor: Compositor, event: Event, page: str) -> tuple[Fact, ...]:
    date = compositor.day_phrase(event.date, page, event.time)
    source = compositor.inline(f"event:{event.id}#source", page, event.source, "known-")
    return facts(
        Fact("Date", (date,)) if date else None,
        fact("Kind", event.kind),
        _linked(compositor, "Place", "place", event.place, page),
        _linked(compositor, "Body", "org", event.organisation, page),
        _linked(compositor, "Chair", "person", event.chair, page),
        Fact("Speakers, as far as seen", parties(compositor, event.speakers, page)),
        fact("Known from", source),
    )


def _term(compositor: Compositor, term: Term, page: str) -> tuple[Fact, ...]:
    return facts(
        fact("Stands for", compositor.inline(f"term:{term.id}#expansion", page, term.expansion, "expansion-")),
        _names(term.variants),
        fact("Kind", term.kind),
        fact("Known from", term.source),
    )


def _work(work: Work) -> tuple[Fact, ...]:
    return facts(
        fact("On the web", work.URL, href=work.URL) if work.URL else None,
        fact("DOI", work.DOI, href=f"https://doi.org/{work.DOI}") if work.DOI else None,
    )


def _names(variants: tuple[str, ...]) -> Fact | None:
    return Fact("Also", tuple(Phrase(variant) for variant in variants))


def _linked(compositor: Compositor, term: str, scheme: str, identifier: str | None, page: str) -> Fact | None:
    return Fact(term, (compositor.entry_phrase(scheme, identifier, page),)) if identifier else None


def _authorities(authorities: tuple[Authority, ...]) -> Fact | None:
    """Identifiers that were verified; the others are kept in the register but not printed."""
    verified = (authority for authority in authorities if authority.certainty == "verified")
    phrases = ((AUTHORITIES[authority.scheme], authority.id) for authority in verified)
    return Fact("Identifiers", tuple(Phrase(id_, form.format(id_), f"{name} ") for (name, form), id_ in phrases))
