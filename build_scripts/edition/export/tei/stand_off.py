"""standOff: the entries of the registers that a document names. What the editors have not verified is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set

from ...markup.tei import address, element, escape
from ...model.edition import Registered
from ...model.entries import Authority, Event, Organisation, Person, Place, Term, Work
from .dates import date, date_attributes
from .names import Names, filled, words, xml_id
from .texts import named_in, rendered


def stand_off(keys: Set[str], names: Names, page: str) -> str:
    """The entries `person:x` …, register by register, each by id; nothing when there are none.

    `page` is the site path of the file. Notes keep their markup; what they name and the file does not list has the address
    of its page.
    """
    found = [registered for key in sorted(keys) if (registered := names.entry(*key.split(":", 1)))]
    listed = frozenset(f"{registered.scheme}:{registered.entry.id}" for registered in found)
    made = {
        scheme: [_made(entry, names, page, listed) for entry in found if entry.scheme == scheme] for scheme in _ENTRIES
    }
    return filled("standOff", (filled(_ENTRIES[scheme][0], made[scheme], **_ENTRIES[scheme][1]) for scheme in _ENTRIES))


def _made(registered: Registered, names: Names, page: str, listed: Set[str]) -> str:
    """An entry as TEI: files of one folder that list the same of what its note names have it alike."""
    key = f"{registered.scheme}:{registered.entry.id}"
    alike = key, named_in((key,), names) & listed
    return names.once(
        page.rpartition("/")[0],
        alike,
        lambda: _ENTRIES[registered.scheme][2](registered, names, _note(registered, names, page, listed)),
    )


def _person(registered: Registered, names: Names, note: str) -> str:
    person = registered.entry
    if not isinstance(person, Person):
        return ""
    life = person.life if person.life and person.life.certainty == "verified" else None
    born, died = (life.born, life.died) if life else (None, None)
    role = person.role
    office = words("orgName", names.words("org", role.organisation)) if role and role.organisation else ""
    return filled(
        "person",
        (
            *_forms("persName", person),
            element("birth", **date_attributes(born)) if born else "",
            element("death", **date_attributes(died)) if died else "",
            element("occupation", escape(role.title) + (f", {office}" if office else "")) if role else "",
            words("affiliation", names.words("org", person.delegation)) if person.delegation else "",
            *_ids(registered, names, person.authorities),
            note,
        ),
        xml_id=xml_id("person", person.id),
    )


def _organisation(registered: Registered, names: Names, note: str) -> str:
    body = registered.entry
    if not isinstance(body, Organisation):
        return ""
    return filled(
        "org",
        (
            *_forms("orgName", body),
            words("placeName", names.words("place", body.place)) if body.place else "",
            *_ids(registered, names, body.authorities),
            words("note", body.kind, type="kind"),
            words("note", body.side, type="side"),
            note,
        ),
        xml_id=xml_id("org", body.id),
    )


def _place(registered: Registered, names: Names, note: str) -> str:
    place = registered.entry
    if not isinstance(place, Place):
        return ""
    known = place.latitude is not None and place.longitude is not None
    return filled(
        "place",
        (
            *_forms("placeName", place),
            words("country", place.country),
            element("location", words("geo", f"{place.latitude} {place.longitude}")) if known else "",
            *_ids(registered, names, place.authorities),
            note,
        ),
        xml_id=xml_id("place", place.id),
    )


def _event(registered: Registered, names: Names, note: str) -> str:
    event = registered.entry
    if not isinstance(event, Event):
        return ""
    return filled(
        "event",
        (
            *_ids(registered, names),
            words("label", event.title),
            words("note", event.kind, type="kind"),
            note,
        ),
        xml_id=xml_id("event", event.id),
        **date_attributes(event.date),
    )


def _term(registered: Registered, names: Names, note: str) -> str:
    term = registered.entry
    if not isinstance(term, Term):
        return ""
    return filled(
        "item",
        (
            *_forms("term", term),
            words("gloss", term.expansion),
            words("note", term.kind, type="kind"),
            *_ids(registered, names),
            note,
        ),
        xml_id=xml_id("term", term.id),
    )


def _work(registered: Registered, names: Names, note: str) -> str:
    work = registered.entry
    if not isinstance(work, Work):
        return ""
    return filled(
        "bibl",
        (
            *(words("author", name.inverted) for name in work.author),
            *(words("editor", name.inverted) for name in (*work.editor, *work.collection_editor)),
            words("title", work.title, level="a" if work.container_title else "m"),
            words("title", work.container_title, level="j" if work.type.startswith("article") else "m"),
            words("biblScope", work.volume, unit="volume"),
            words("biblScope", work.issue, unit="issue"),
            words("biblScope", work.page, unit="page"),
            words("pubPlace", work.publisher_place),
            words("publisher", work.publisher),
            date(work.issued),
            words("idno", work.DOI, type="DOI"),
            element("ref", target=address(work.URL)) if work.URL else "",
            *_ids(registered, names),
            note,
        ),
        xml_id=xml_id("work", work.id),
    )


def _forms(tag: str, entry: Person | Organisation | Place | Term) -> Iterator[str]:
    yield words(tag, entry.name)
    yield words(tag, entry.sort, type="sort")
    yield from (words(tag, variant, type="variant") for variant in entry.variants)


def _ids(registered: Registered, names: Names, authorities: Iterable[Authority] = ()) -> Iterator[str]:
    """Ids in authority files, and the address of the entry’s page."""
    yield from (words("idno", known.id, type=known.scheme) for known in authorities if known.certainty == "verified")
    yield words("idno", names.url(registered.path), type="URL")


def _note(registered: Registered, names: Names, page: str, listed: Set[str]) -> str:
    """What the editors say of the entry."""
    key = f"{registered.scheme}:{registered.entry.id}"
    prefix = f"{xml_id(registered.scheme, registered.entry.id)}."
    content = rendered(key, names, page, prefix, listed=listed).words if key in names.edition.parsed.texts else ""
    return element("note", content) if content else ""


_ENTRIES: dict[str, tuple[str, dict[str, str], Callable[[Registered, Names, str], str]]] = {
    "person": ("listPerson", {}, _person),
    "org": ("listOrg", {}, _organisation),
    "place": ("listPlace", {}, _place),
    "event": ("listEvent", {}, _event),
    "term": ("list", {"type": "terms"}, _term),
    "work": ("listBibl", {}, _work),
}
"""Scheme of a register → the element that lists its entries, with its attributes, and what makes an entry."""
