"""teiHeader → front matter. Each function reads one part of it; what none of them reads is left out, and counted as such.

What the header says in words only is not guessed at: a name becomes a person when something points to it, a date needs `@when`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...model.dates import DateError, parse_date
from .conversion import Conversion
from .entities import Entities
from .inline import web
from .names import slug
from .xml import Element

Data = dict[str, Any]

TYPES = {
    "telegram": "Telegram", "letter": "Letter", "memorandum-of-conversation": "Memorandum of Conversation",
    "memorandum": "Memorandum", "minutes": "Minutes", "record": "Record", "transcript": "Transcript", "report": "Report",
    "editorial-note": "Editorial Note", "despatch": "Despatch", "airgram": "Airgram", "circular": "Circular", "note": "Note",
    "message": "Message", "paper": "Paper", "correspondence": "Correspondence", "annex": "Annex", "summary": "Summary",
}  # fmt: skip
"""Words in which the kinds of documents are named at the beginning of a heading → id of the type."""
_OTHER = ("document", "Document")


def type_of(title: str, fallback: tuple[str, str] = _OTHER) -> tuple[str, str]:
    """The type of a document, when its title begins by naming one."""
    words = f" {slug(title).replace('-', ' ')} "
    found = [(words.find(f" {name.replace('-', ' ')} "), -len(name), name) for name in TYPES]
    first = min(((place, length, name) for place, length, name in found if 0 <= place < 60), default=None)
    return (first[2], TYPES[first[2]]) if first else fallback


def front_matter(header: Element, conversion: Conversion, entities: Entities) -> Data:
    """What the header says of a document."""
    data: Data = {"title": _title(header, conversion)}
    data |= _correspondence(header, conversion, entities)
    data |= _date(header, conversion) if "date" not in data else {}
    data |= _archive(header, conversion) | _address(header, conversion)
    data |= {"languages": _languages(header, conversion), "responsibility": list(_responsibility(header, conversion))}
    data |= {"revisions": list(_revisions(header, conversion))}
    for element in (header, *header.elements):
        conversion.account.settle(element, "moved", "its parts", "*")
    return data


def _title(header: Element, conversion: Conversion) -> str:
    titles = list(header.all("fileDesc", "titleStmt", "title"))
    main = next(
        (title for title in titles if title.get("type") in {"complete", "main", ""}), titles[0] if titles else None
    )
    if main is None or not main.words:
        return ""
    moved_to(main, conversion, "title", "type")
    return main.words


def moved_to(element: Element, conversion: Conversion, key: str, *attributes: str) -> None:
    """Say that an element and all it holds stand in the front matter."""
    for part in element.walk():
        conversion.account.settle(part, "moved", key, *attributes)


# -- letters -------------------------------------------------------------------------------------------------------------


def _correspondence(header: Element, conversion: Conversion, entities: Entities) -> Data:
    found = header.find("profileDesc", "correspDesc")
    if found is None:
        return {}
    conversion.account.settle(found, "moved", "senders, recipients", "*")
    data: Data = {}
    for action in found.all("correspAction"):
        key = {"sent": "senders", "received": "recipients"}.get(action.get("type"))
        if key is None:
            continue
        conversion.account.settle(action, "moved", key, "type")
        data.setdefault(key, [])
        data[key] += _parties(action, conversion, entities, key)
        if key == "senders":
            data |= _sending(action, conversion, entities)
    if (note := found.find("note")) is not None and note.words:
        moved_to(note, conversion, "summary")
        data["summary"] = note.words
    return data


def _parties(action: Element, conversion: Conversion, entities: Entities, key: str) -> Iterator[Data]:
    for name in action.elements:
        if name.name not in {"persName", "orgName", "name"} or not name.words:
            continue
        entry = entities.link(name)
        moved_to(name, conversion, key, "ref", "key", "corresp")
        scheme, _, identifier = (entry or "").partition(":")
        field = {"person": "person", "org": "office"}.get(scheme)
        yield {field: identifier} if field else {"label": name.words}


def _sending(action: Element, conversion: Conversion, entities: Entities) -> Data:
    data: Data = {}
    date = action.find("date")
    if date is not None:
        data |= dated(date, conversion)
    place = action.find("placeName") or action.find("settlement")
    if place is not None and place.words:
        moved_to(place, conversion, "place", "ref", "key")
        data["place"] = entities.place(place)
    if (number := action.find("num") or action.find("idno")) is not None and number.words:
        moved_to(number, conversion, "designator")
        data["designator"] = number.words
    return data


# -- when, where from, by whom -------------------------------------------------------------------------------------------


def dated(date: Element, conversion: Conversion) -> Data:
    """The value of a date with `@when`, or `@from` and `@to`, `@notBefore` and `@notAfter`."""
    written = date.get("when") or "/".join(value for value in (_first(date), _last(date)) if value)
    if not written:
        return {}
    try:
        parse_date(written)
    except DateError:
        conversion.warn(
            date.position, "TEI08", f"“{written}” is no date", "write YYYY-MM-DD, YYYY-MM or YYYY; it is left out"
        )
        return {}
    moved_to(date, conversion, "date", "when", "from", "to", "notBefore", "notAfter")
    same = not date.words or re.sub(r"\D", "", date.words) == re.sub(r"\D", "", written)
    return {"date": written} | (
        {} if same else {"date_note": f"In the source: {date.words}."} if _tells_more(date) else {}
    )


def _tells_more(date: Element) -> bool:
    return bool(re.search(r"[\[\]?]|ca?\.|o\.s\.|n\.s\.|more veneto", date.words.lower()))


def _first(date: Element) -> str:
    return date.get("from") or date.get("notBefore")


def _last(date: Element) -> str:
    return date.get("to") or date.get("notAfter")


def _date(header: Element, conversion: Conversion) -> Data:
    created = header.find("profileDesc", "creation", "date")
    published = (date for date in header.all("fileDesc", "publicationStmt", "date") if date.get("type") == "created")
    date = created if created is not None else next(published, None)
    return dated(date, conversion) if date is not None else {}


def _archive(header: Element, conversion: Conversion) -> Data:
    identifier = header.find("fileDesc", "sourceDesc", "msDesc", "msIdentifier")
    if identifier is None:
        return {}
    conversion.account.settle(identifier, "moved", "archive")
    shelf = next((idno for idno in identifier.all("idno") if idno.get("type") in {"shelf", "shelfmark", ""}), None)
    found = {
        "repository": identifier.find("repository") or identifier.find("institution"),
        "collection": identifier.find("collection"),
        "file": shelf,
    }
    archive: Data = {}
    for key, element in found.items():
        if element is not None and element.words:
            moved_to(element, conversion, f"archive.{key}", "type")
            archive[key] = element.words
    return {"archive": archive} if archive else {}


def _address(header: Element, conversion: Conversion) -> Data:
    source = header.find("fileDesc", "sourceDesc")
    for ref in (element for element in source.walk() if element.name == "ref") if source else ():
        if web(ref.get("target")):
            conversion.account.settle(ref, "moved", "url", "target")
            return {"url": ref.get("target")}
    return {}


def _languages(header: Element, conversion: Conversion) -> list[str]:
    languages = list(header.all("profileDesc", "langUsage", "language"))
    for language in languages:
        moved_to(language, conversion, "languages", "ident")
    return [
        language.get("ident") for language in languages if re.fullmatch(r"[a-z]{2,3}(-\w+)*", language.get("ident"))
    ]


def _responsibility(header: Element, conversion: Conversion) -> Iterator[Data]:
    statement = header.find("fileDesc", "titleStmt")
    for element in statement.elements if statement else ():
        if element.name == "editor" and element.words:
            moved_to(element, conversion, "responsibility", "role")
            yield {"role": element.get("role") or "editor", "name": element.words}
        elif element.name == "respStmt":
            yield from _statement(element, conversion)


def _statement(element: Element, conversion: Conversion) -> Iterator[Data]:
    role = element.find("resp")
    for name in element.elements:
        if name.name in {"name", "persName", "orgName"} and name.words:
            moved_to(element, conversion, "responsibility")
            yield {"role": role.words if role and role.words else "contributor", "name": name.words}


def _revisions(header: Element, conversion: Conversion) -> Iterator[Data]:
    for change in header.all("revisionDesc", "change"):
        if change.get("when") and change.words:
            moved_to(change, conversion, "revisions", "when")
            yield {"date": change.get("when"), "change": change.words}
