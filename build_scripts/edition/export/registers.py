"""The fields of the registers' entries. Entries are sorted by id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..model.derived import Mention
from ..model.edition import Edition, Registered
from ..model.entries import Authority, Name, Person
from ..model.records import Party
from ..model.text import plain_markup
from .fields import COUNT, FLAG, NUMBER, RECORDS, TEXT, TEXTS, Field, Shape, Source, Table, filled


def _field(name: str, description: str, shape: Shape = TEXT) -> Field:
    """A field that stands so in the register."""
    return Field(name, description, lambda registered, _: _value(getattr(registered.entry, name)), shape=shape)


def _value(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _mentions(registered: Registered, source: Source) -> Sequence[Mention]:
    return source.edition.derived.mentions.get(f"{registered.scheme}:{registered.entry.id}", ())


def _mention_rows(registered: Registered, source: Source) -> list[dict[str, str]]:
    rows = [
        {"path": mention.path, "role": mention.role, "pinpoint": mention.pinpoint}
        for mention in _mentions(registered, source)
    ]
    return filled(rows)


def _note(registered: Registered, source: Source) -> str | None:
    return source.plain(f"{registered.scheme}:{registered.entry.id}", registered.entry.note)


def _verified(registered: Registered, _: Source) -> list[dict[str, str]]:
    authorities: Sequence[Authority] = getattr(registered.entry, "authorities", ())
    return [{"scheme": known.scheme, "id": known.id} for known in authorities if known.certainty == "verified"]


def _life(end: str) -> Callable[[Registered, Source], str | None]:
    def value(registered: Registered, _: Source) -> str | None:
        life = registered.entry.life if isinstance(registered.entry, Person) else None
        return getattr(life, end) if life and life.certainty == "verified" else None

    return value


def _role(part: str) -> Callable[[Registered, Source], str | None]:
    def value(registered: Registered, _: Source) -> str | None:
        role = registered.entry.role if isinstance(registered.entry, Person) else None
        return getattr(role, part) if role else None

    return value


def _speakers(registered: Registered, _: Source) -> list[dict[str, str]]:
    parties: Sequence[Party] = getattr(registered.entry, "speakers", ())
    rows = [{"person": party.person, "organisation": party.office, "label": party.label} for party in parties]
    return filled(rows)


def _names(attribute: str) -> Callable[[Registered, Source], list[str]]:
    def value(registered: Registered, _: Source) -> list[str]:
        names: Sequence[Name] = getattr(registered.entry, attribute)
        return [name.inverted for name in names]

    return value


def _set(registered: Registered, source: Source) -> str:
    return plain_markup(source.edition.derived.bibliography.get(registered.entry.id, ""))


def _records(scheme: str) -> Callable[[Edition], Sequence[Registered]]:
    def records(edition: Edition) -> Sequence[Registered]:
        register = edition.loaded.registers.get(scheme, {})
        return [register[identifier] for identifier in sorted(register)]

    return records


def _keys(scheme: str) -> Callable[[Edition], Sequence[str]]:
    return lambda edition: sorted(edition.loaded.registers.get(scheme, {}))


def _record(scheme: str) -> Callable[[Source, str], Registered]:
    return lambda source, key: source.edition.loaded.registers[scheme][key]


ADDRESS = (
    Field("id", "never changes", lambda registered, _: registered.entry.id),
    Field("path", "path of its page from the root of the site", lambda registered, _: registered.path),
    Field("url", "address of its page, when the site has one", lambda r, source: source.url(r.path)),
)
NAMES = (
    _field("name", "name as the edition gives it"),
    _field("sort", "form for alphabetical lists, when it is not the name"),
    _field("variants", "other spellings in use", TEXTS),
)
NOTE = Field("note", "what the editors say of it, as plain text", _note)
AUTHORITIES = Field("authorities", "verified identifiers in authority files", _verified, shape=RECORDS)
MENTIONS = (
    Field("mention_count", "how often the edition names it", lambda r, source: len(_mentions(r, source)), shape=COUNT),
    Field("mentions", "every mention: path, role, paragraph or note", _mention_rows, in_csv=False, shape=RECORDS),
)

PERSONS = Table(
    "persons",
    (
        *ADDRESS,
        *NAMES,
        Field("role_title", "office held at the time of the documents", _role("title")),
        Field("role_organisation", "id of the organisation of that office", _role("organisation")),
        _field("delegation", "id of the organisation whose delegate the person was"),
        Field("born", "verified date of birth (EDTF)", _life("born")),
        Field("died", "verified date of death (EDTF)", _life("died")),
        NOTE,
        AUTHORITIES,
        *MENTIONS,
    ),
    _records("person"),
    "Persons named in the edition.",
    "person",
    _keys("person"),
    _record("person"),
)

ORGANISATIONS = Table(
    "organisations",
    (
        *ADDRESS,
        *NAMES,
        _field("kind", "state, delegation, office, body …"),
        _field("side", "side it took"),
        _field("part_of", "id of the organisation it belongs to"),
        _field("place", "id of its place"),
        _field("head", "its head (Markdown)"),
        _field("members", "ids of its members", TEXTS),
        NOTE,
        AUTHORITIES,
        *MENTIONS,
    ),
    _records("org"),
    "States, delegations, offices and other bodies.",
    "organisation",
    _keys("org"),
    _record("org"),
)

PLACES = Table(
    "places",
    (
        *ADDRESS,
        *NAMES,
        _field("country", "country at the time of the documents"),
        _field("latitude", "degrees north (WGS84)", NUMBER),
        _field("longitude", "degrees east (WGS84)", NUMBER),
        _field("precision", "what the point stands for"),
        _field("part_of", "id of the place it belongs to"),
        NOTE,
        AUTHORITIES,
        *MENTIONS,
    ),
    _records("place"),
    "Places named in the edition.",
    "place",
    _keys("place"),
    _record("place"),
)

EVENTS = Table(
    "events",
    (
        *ADDRESS,
        _field("title", "name of the event"),
        _field("date", "date (EDTF)"),
        _field("time", "local time, 24 hours"),
        _field("kind", "kind of event"),
        _field("place", "id of the place"),
        _field("organisation", "id of the body it belongs to, when no place is known"),
        _field("chair", "id of the person in the chair"),
        Field("speakers", "ids of persons and organisations, as far as seen", _speakers, shape=RECORDS),
        _field("documents", "ids of the documents that report or bear on it", TEXTS),
        _field("source", "where this is known from (Markdown)"),
        NOTE,
        *MENTIONS,
    ),
    _records("event"),
    "Events, and the meetings that documents report.",
    "event",
    _keys("event"),
    _record("event"),
)

TERMS = Table(
    "terms",
    (
        *ADDRESS,
        *NAMES,
        _field("expansion", "what it stands for (Markdown)"),
        _field("kind", "kind of term"),
        _field("source", "where this is known from"),
        NOTE,
        *MENTIONS,
    ),
    _records("term"),
    "Abbreviations, series of telegrams and terms.",
    "term",
    _keys("term"),
    _record("term"),
)

WORKS = Table(
    "works",
    (
        *ADDRESS,
        _field("type", "CSL type"),
        _field("title", "title"),
        _field("short", "short title"),
        Field("author", "authors", _names("author"), shape=TEXTS),
        Field("editor", "editors", _names("editor"), shape=TEXTS),
        Field("collection_editor", "editors of the series", _names("collection_editor"), shape=TEXTS),
        Field("translator", "translators", _names("translator"), shape=TEXTS),
        *(
            _field(name, description)
            for name, description in (
                ("container_title", "title of the journal or volume"),
                ("collection_title", "title of the series"),
                ("genre", "kind of publication"),
                ("number", "number"),
                ("volume", "volume"),
                ("issue", "issue"),
                ("page", "pages"),
                ("publisher", "publisher"),
                ("publisher_place", "place of publication"),
                ("archive", "archive, or digital archive, that has it"),
                ("archive_location", "file or box there"),
                ("issued", "date of publication (EDTF)"),
                ("ISBN", "ISBN"),
                ("DOI", "DOI"),
                ("URL", "address on the web"),
                ("language", "language tag (BCP 47)"),
                ("verified", "whether the details were seen: yes, partly, no"),
            )
        ),
        _field("consulted", "whether the text itself was read", FLAG),
        Field("bibliography", "entry of the bibliography", _set),
        NOTE,
        *MENTIONS,
    ),
    _records("work"),
    "Works that the edition cites or is taken from.",
    "work",
    _keys("work"),
    _record("work"),
)
