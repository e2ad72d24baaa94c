"""Persons, bodies, places and terms that a TEI file names: which entry of the registers is meant, and entries that are new.

What points to an entry is led by the key it has in TEI (`#p_ADG1`, `bio.xml#cs`, an authority’s address); a name to which nothing
points stays a name, for nobody has said whose it is. Ids are made from names, as an editor would, and never from keys.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from .names import POINTERS, slug
from .xml import ID, Element

SCHEMES = {
    "persName": "person", "person": "person", "orgName": "org", "org": "org", "placeName": "place", "place": "place",
    "geogName": "place", "settlement": "place", "term": "term", "gloss": "term",
}  # fmt: skip
_AUTHORITIES = {
    "gnd": r"d-nb\.info/gnd/([0-9X-]+)",
    "viaf": r"viaf\.org/viaf/(\d+)",
    "wikidata": r"wikidata\.org/(?:wiki|entity)/(Q\d+)",
    "geonames": r"geonames\.org/(\d+)",
    "lcnaf": r"id\.loc\.gov/authorities/names/(n\w+)",
    "isni": r"isni\.org/(?:isni/)?(\d{15}[\dX])",
}
LISTS = frozenset({"persons", "people", "terms", "abbreviations", "names"})
"""`list/@type` or `div/@xml:id` → a list of such entries, not a text."""


@dataclass(slots=True)
class Entities:
    """The registers as an import fills them."""

    known: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Scheme → id → name: what the edition has already."""
    new: dict[str, dict[str, dict[str, Any]]] = field(
        default_factory=lambda: {"person": {}, "org": {}, "place": {}, "term": {}}
    )
    """Scheme → id → entry."""
    keys: dict[str, str] = field(default_factory=dict)
    """Key in TEI → `scheme:id`."""

    def link(self, name: Element) -> str | None:
        """The entry that a name in a text or header means, `person:acheson-dean-g`; None when nothing says so."""
        for attribute in POINTERS:
            if key := name.get(attribute):
                return self.keys.get(_key(key)) or self.keys.get(_in_file(key)) or self._from_use(name, key)
        return None

    def place(self, element: Element) -> str:
        """The id of a place that the header names: there a name is enough."""
        found = self.link(element)
        if found and found.startswith("place:"):
            return found.removeprefix("place:")
        return self.add("place", {"name": element.words}, element.words).removeprefix("place:")

    def _from_use(self, name: Element, key: str) -> str | None:
        """An entry made from the first mention, where the key leads outside the file."""
        if not re.search(r"^https?:|\.xml#", key) or not name.words:
            return None
        scheme = SCHEMES.get(name.name, "person" if name.name == "name" else "")
        if not scheme or scheme == "term":
            return None
        return self.add(scheme, {"name": name.words} | _authority(key), key)

    def add(self, scheme: str, entry: dict[str, Any], key: str) -> str:
        """The entry of this name, made when there is none."""
        identifier = slug(entry["name"]) or slug(key) or scheme
        if identifier not in self.known.get(scheme, {}) and identifier not in self.new[scheme]:
            self.new[scheme][identifier] = {"id": identifier} | _complete(scheme, entry)
        link = f"{scheme}:{identifier}"
        self.keys[_key(key)] = link
        return link

    def read(self, root: Element, settle: Callable[[Element], None]) -> None:
        """Entries from listPerson, listOrg, listPlace and from lists of persons and terms."""
        for element in root.walk():
            if element.name in {"person", "org", "place"} and element.get(ID):
                self._listed(element, settle)
            elif (element.name == "list" and element.get("type") in LISTS) or (
                element.name == "div" and element.get(ID) in LISTS
            ):
                self._from_list(element, settle)

    def _from_list(self, holder: Element, settle: Callable[[Element], None]) -> None:
        for element in holder.walk():
            if element.name == "item" and (named := _named(element)) is not None:
                self._in_prose(element, named, settle)

    def _listed(self, element: Element, settle: Callable[[Element], None]) -> None:
        names = [
            child for child in element.elements if SCHEMES.get(child.name) == SCHEMES[element.name] and child.words
        ]
        if not names:
            return
        entry: dict[str, Any] = {"name": names[0].words}
        if further := [name.words for name in names[1:] if name.words != names[0].words]:
            entry["variants"] = list(dict.fromkeys(further))
        if (note := element.find("note")) is not None and note.words:
            entry["note"] = note.words
        for idno in element.all("idno"):
            entry |= _authority(idno.words) or _identifier(idno.get("type").lower(), idno.words)
        entry |= _life(element) if element.name == "person" else {}
        link = self.add(SCHEMES[element.name], entry, element.get(ID))
        self.keys[f"{PurePath(element.position.file).name}#{element.get(ID)}"] = link
        for part in element.walk():
            settle(part)

    def _in_prose(self, item: Element, named: Element, settle: Callable[[Element], None]) -> None:
        """`<item><hi><persName xml:id="p_ADG1">Acheson, Dean G.</persName></hi>, Secretary of State</item>`."""
        words = item.words
        name = named.words.rstrip(" ,;:")
        rest = words.partition(named.words)[2].strip(" ,;:.")
        scheme = "term" if named.name == "term" else SCHEMES[named.name]
        entry = {"name": name} | ({"expansion": rest or name} if scheme == "term" else {"note": rest} if rest else {})
        self.add(scheme, entry, named.get(ID))
        for part in item.walk():
            settle(part)


def _named(item: Element) -> Element | None:
    names = (part for part in item.walk() if part.name in {"persName", "orgName", "placeName", "term"} and part.get(ID))
    first = next(names, None)
    return first if first is not None and item.words.startswith(first.words) else None


def _key(pointer: str) -> str:
    return pointer.removeprefix("#").partition(" ")[0]


def _in_file(pointer: str) -> str:
    """`../registers/persons.xml#p1` without the folders: files keep their names when they are moved."""
    return pointer.rpartition("/")[2]


def _authority(address: str) -> dict[str, Any]:
    for scheme, form in _AUTHORITIES.items():
        if match := re.search(form, address):
            return {"authorities": [{"scheme": scheme, "id": match[1], "certainty": "unverified"}]}
    return {}


def _identifier(scheme: str, identifier: str) -> dict[str, Any]:
    """`<idno type="GND">118540238</idno>`: the scheme is named, the form is its own."""
    if scheme not in _AUTHORITIES or not re.fullmatch(r"[0-9A-Za-z-]+", identifier):
        return {}
    return {"authorities": [{"scheme": scheme, "id": identifier, "certainty": "unverified"}]}


def _life(person: Element) -> dict[str, Any]:
    """Birth and death where the TEI gives them as a year, a month or a day."""
    found = {"born": person.find("birth"), "died": person.find("death")}
    dates = {key: event.get("when") for key, event in found.items() if event is not None}
    known = {key: date for key, date in dates.items() if re.fullmatch(r"\d{4}(-\d\d){0,2}", date)}
    return {"life": known | {"certainty": "unverified"}} if known else {}


def _complete(scheme: str, entry: dict[str, Any]) -> dict[str, Any]:
    """What an entry of the register must have beside its name."""
    if scheme == "org":
        return {"kind": "body"} | entry
    return {"kind": "abbreviation"} | entry if scheme == "term" else entry


def entries(entities: Entities) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """New entries by scheme, in the order of their names."""
    for scheme, found in entities.new.items():
        if found:
            yield scheme, [found[identifier] for identifier in sorted(found)]
