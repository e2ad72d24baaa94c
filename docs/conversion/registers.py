"""The registers: persons, organisations, places, events, terms, bibliography."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from edition.model.entries import Event, Organisation, Person, Place, Term, Work
from markdown import Annotations, Phrase, link_first, phrase
from names import PersonName, identifier, person_name

Data = Mapping[str, Any]
_DELEGATE = re.compile(r"delegat|U\.S\. representative|Geneva Conference")


class Research:
    """The research notes with the decisions, and the ids that follow from both."""

    def __init__(self, files: Mapping[str, Any], decisions: Data, collection: str) -> None:
        self.files = files
        self.decisions = decisions
        self.collection = collection
        self.documents: dict[int, Data] = {record["n"]: record for record in files["documents"]}
        self.names: dict[str, PersonName] = {entry["id"]: person_name(entry["name"]) for entry in files["persons"]}
        self.person_ids = {entry["name"]: self.names[entry["id"]].id for entry in files["persons"]}
        self.organisation_ids = {entry["name"]: entry["id"] for entry in files["organisations"]}
        self.organisation_ids |= {entry["name"]: entry["id"] for entry in decisions["new_organisations"]}
        self.place_ids = {entry["name"]: entry["id"] for entry in files["places"]}
        self.event_ids = {
            entry["id"]: decisions["event_ids"].get(entry["id"], entry["id"]) for entry in files["events"]
        }
        works = [entry["id"] for entry in files["bibliography"]]
        self.notes = Annotations(works, self.documents, collection)

    def document(self, number: int) -> str:
        """`collection/d5`."""
        return f"{self.collection}/d{number}"

    def called(self, name: str) -> str:
        """Id of the person whom the notes on events and bodies call by surname."""
        found = {
            known.id
            for known in self.names.values()
            if name in (known.surname, known.variant, known.sort, known.variant.split(" ")[0])
        }
        if len(found) != 1:
            raise LookupError(f"“{name}” is {len(found)} persons")
        return found.pop()


def persons(research: Research) -> list[Person]:
    """persons.yml, by name."""
    entries = [_person(research, entry) for entry in research.files["persons"]]
    return sorted(entries, key=lambda entry: entry.id)


def _person(research: Research, entry: Data) -> Person:
    name = research.names[entry["id"]]
    variants = [*filter(None, [name.variant]), *research.decisions["person_variants"].get(entry["id"], ())]
    state = research.organisation_ids.get(entry["delegation"])
    delegate = _DELEGATE.search(entry["role_1954"]) and "not a delegate" not in entry["role_1954"]
    record: dict[str, Any] = {"id": name.id, "name": name.name}
    if name.sort != name.name:
        record["sort"] = name.sort
    record |= {
        "variants": variants,
        "role": _without_empty({"title": _capital(entry["role_1954"]), "organisation": state}),
    }
    record |= {"delegation": state if delegate else None, "life": _life(entry)}
    record |= {"note": research.notes.markdown(entry["note"]) if "note" in entry else None}
    if "wikidata" in entry:
        record["authorities"] = [{"scheme": "wikidata", "id": entry["wikidata"], "certainty": "unverified"}]
    return Person.model_validate(_without_empty(record))


def _life(entry: Data) -> dict[str, str] | None:
    dates = {key: str(entry[key]) for key in ("born", "died") if key in entry}
    return {**dates, "certainty": "unverified"} if dates else None


def organisations(research: Research) -> list[Organisation]:
    """organisations.yml: the bodies of the research notes, then the offices that send and receive."""
    entries = [_organisation(research, entry) for entry in research.files["organisations"]]
    entries += [Organisation.model_validate(entry) for entry in research.decisions["new_organisations"]]
    return sorted(entries, key=lambda entry: entry.id)


def _organisation(research: Research, entry: Data) -> Organisation:
    decisions, key = research.decisions, entry["id"]
    note = " ".join(filter(None, [decisions["organisation_notes"].get(key), entry.get("note")]))
    record = {
        "id": key,
        "name": decisions["organisation_names"].get(key, entry["name"]),
        "variants": decisions["organisation_variants"].get(key),
        "kind": entry["kind"],
        "side": entry.get("side"),
        "head": _head(research, entry),
        "note": _linked_persons(research, entry, research.notes.markdown(note)) if note else None,
    }
    return Organisation.model_validate(_without_empty(record))


def _head(research: Research, entry: Data) -> str | None:
    """The heads of a delegation, each linked."""
    heads = entry.get("head_of_delegation")
    return _linked_persons(research, entry, heads) if heads else None


def _linked_persons(research: Research, entry: Data, text: str) -> str:
    """The text with the persons of that country linked."""
    known = [person["id"] for person in research.files["persons"] if person["delegation"] == entry["name"]]
    return link_first([text], [person_phrase(research, key) for key in known])[0][0]


def person_phrase(research: Research, key: str) -> Phrase:
    """The forms by which running text names a person."""
    name = research.names[key]
    short = [name.variant.split(" ")[0]] if name.variant.startswith("Chou") else []
    given = name.name.removesuffix(f" {name.surname}").split(" ")
    forms = {name.name, name.surname, name.variant, *short, *(f"{part} {name.surname}" for part in given)}
    if len(given) > 2:
        forms.add(f"{given[0]} {given[1]} {name.surname}")
    return phrase(filter(None, forms), f"person:{name.id}")


def places(research: Research) -> list[Place]:
    """places.yml, with Dien Bien Phu, of which no coordinates are known."""
    entries = [_place(research, entry) for entry in research.files["places"]]
    entries.append(Place.model_validate(research.decisions["new_place"]))
    return sorted(entries, key=lambda entry: entry.id)


def _place(research: Research, entry: Data) -> Place:
    record = {
        "id": entry["id"],
        "name": entry["name"],
        "country": entry["country_1954"],
        "latitude": entry["lat"],
        "longitude": entry["lon"],
        "precision": "about 1 km",
    }
    record |= research.decisions["places"].get(entry["id"], {})
    order = [*("id", "name", "country", "latitude", "longitude", "precision", "part_of")]
    record = {key: record[key] for key in order if key in record}
    note = (
        "addressee of telegrams" + entry["note"].removeprefix("addressee")
        if entry["note"].startswith("addressee")
        else entry["note"]
    )
    return Place.model_validate(record | {"note": research.notes.markdown(note)})


def events(research: Research) -> list[Event]:
    """events.yml, in the order of the research notes, which is that of time."""
    return [_event(research, entry) for entry in research.files["events"]]


def _event(research: Research, entry: Data) -> Event:
    end = f"/{entry['end_date']}" if "end_date" in entry else ""
    record = {
        "id": research.event_ids[entry["id"]],
        "title": entry["title"],
        "date": entry["date"] + end,
        "time": entry.get("time"),
        "kind": entry["kind"],
        **_where(research, entry.get("place")),
        "chair": research.called(entry["chair"]) if "chair" in entry else None,
        "speakers": [_speaker(research, name) for name in entry.get("speakers_seen", ())],
        "documents": [research.document(number) for number in entry.get("documents", ())],
        "source": _event_source(research, entry),
        "note": research.notes.markdown(entry["note"]) if "note" in entry else None,
    }
    return Event.model_validate(_without_empty(record))


def _where(research: Research, place: str | None) -> dict[str, str]:
    if place in research.organisation_ids:
        return {"organisation": research.organisation_ids[place]}
    if place is None:
        return {}
    last = place.split(", ")[-1]
    return {"place": {**research.place_ids, "Dien Bien Phu": "dien-bien-phu"}[last]}


def _speaker(research: Research, name: str) -> dict[str, str]:
    if name in research.organisation_ids:
        return {"office": research.organisation_ids[name]}
    return {"person": research.called(name)}


def _event_source(research: Research, entry: Data) -> str:
    source = entry["source"]
    return research.decisions["event_sources"].get(source) or research.notes.markdown(source, capital=False)


def terms(research: Research) -> list[Term]:
    """terms.yml: what is left of the abbreviations when the bodies have gone to the register of organisations."""
    known = {form for entry in organisations(research) for form in (entry.name, *entry.variants)}
    entries = (_term(research, entry) for entry in research.files["abbreviations"] if not _is_body(entry, known))
    return sorted(entries, key=lambda entry: entry.id)


def _is_body(entry: Data, known: Iterable[str]) -> bool:
    """Whether the abbreviation names a body; one that the register of organisations does not know is a mistake of ours."""
    forms = entry["abbr"].split(" / ")
    if entry["abbr"] == "PAO" or entry["kind"] not in ("body", "state", "office", "term"):
        return False
    body = all(form in known for form in forms)
    if not body and entry["kind"] != "term":
        raise LookupError(f"no organisation for “{entry['abbr']}”")
    return body


def _term(research: Research, entry: Data) -> Term:
    *others, name = entry["abbr"].split(" / ")
    key = research.decisions["term_ids"].get(entry["abbr"], identifier(name))
    record = {"id": key, "name": name, "variants": others, "expansion": entry["expansion"], "kind": entry["kind"]}
    return Term.model_validate(_without_empty(record | {"source": entry["source"]}))


def works(research: Research) -> list[Work]:
    """bibliography.yml, with plain addresses in place of mirrors."""
    return sorted(
        (_work(research.decisions, entry) for entry in research.files["bibliography"]), key=lambda entry: entry.id
    )


def _work(decisions: Data, entry: Data) -> Work:
    record = {key: value for key, value in entry.items() if value not in (None, "")}
    for role in ("author", "editor"):
        record[role] = entry.get(role, ())
    if short := decisions["short_titles"].get(entry["id"]):
        record["short"] = short
    for mirror, plain in decisions["plain_addresses"].items():
        if entry.get("URL", "").startswith(mirror):
            record |= _moved(entry, mirror, plain)
    return Work.model_validate(_without_empty(record))


def _moved(entry: Data, mirror: str, plain: str) -> dict[str, str | None]:
    if plain:
        return {"URL": entry["URL"].replace(mirror, plain)}
    return {"URL": None, "seen_at": f"{entry['seen_at']}; {entry['URL']}"}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _without_empty(record: Data) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value not in (None, "", [], ())}
