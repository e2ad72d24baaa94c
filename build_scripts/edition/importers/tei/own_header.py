"""The header of our own export → front matter: the way back of the table “Front matter” in docs/tei.md, key by key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .conversion import Conversion
from .follow import ENTRY
from .xml import ID, Element

Data = dict[str, Any]
_MENTIONS = {"person": "persons", "org": "organisations", "place": "places", "event": "events", "term": "terms"}


def own_front_matter(header: Element, conversion: Conversion) -> Data:
    """What the header of an export says of its document, as its front matter had it."""
    data: Data = {}
    for read in (_first, _keywords, _dates, _notes, _abstract, _parties, _origin, _lists, _last):
        data |= {key: value for key, value in read(header, conversion).items() if value not in ("", [], {}, None)}
    for element in header.walk():
        conversion.account.settle(element, "moved", "its place in the front matter", "*")
    return data


def _id(element: Element | None, attribute: str = "ref") -> str:
    match = ENTRY.fullmatch(element.get(attribute)) if element else None
    return match[2] if match else ""


def _words(element: Element | None) -> str:
    return element.words if element else ""


def _first(header: Element, _conversion: Conversion) -> Data:
    return {
        "title": _words(header.find("fileDesc", "titleStmt", "title")),
        "languages": [language.get("ident") for language in header.all("profileDesc", "langUsage", "language")],
    }


def _keywords(header: Element, _conversion: Conversion) -> Data:
    data: Data = {}
    for term in header.all("profileDesc", "textClass", "keywords", "term"):
        kind = term.get("type")
        if kind in {"type", "text", "basis"}:
            data[kind] = term.get("key")
        elif kind in {"classification", "precedence"}:
            data[kind] = term.words
        elif kind == "apparatus-witness":
            data.setdefault("apparatus", {}).setdefault("witnesses", []).append(term.get("key"))
        elif kind.startswith("apparatus-"):
            data.setdefault("apparatus", {})[kind.removeprefix("apparatus-")] = term.get("key")
        elif kind == "subject-date":
            data["date"] = _date(term.find("date"))
        elif kind == "mention":
            for named in term.elements:
                if match := ENTRY.fullmatch(named.get("ref")):
                    data.setdefault("mentions", {}).setdefault(_MENTIONS[match[1]], []).append(match[2])
    return data


def _date(element: Element | None) -> str:
    if element is None:
        return ""
    span = "/".join(value for value in (element.get("notBefore"), element.get("notAfter")) if value)
    return element.get("when-custom") or element.get("when") or span


def _dates(header: Element, _conversion: Conversion) -> Data:
    creation = header.find("profileDesc", "creation")
    setting = header.find("profileDesc", "settingDesc", "setting")
    time = (creation.find("time") if creation else None) or (setting.find("time") if setting else None)
    return {
        "date": _date(creation.find("date") if creation else None),
        "place": _id(creation.find("placeName") if creation else None),
        "event_date": _date(setting.find("date") if setting else None),
        "event": _id(setting.find("name") or setting.find("rs") if setting else None),
        "time": time.get("when")[:5] if time else "",
    }


def _notes(header: Element, conversion: Conversion) -> Data:
    data: Data = {}
    keys = {"date-basis": "date_basis", "date-note": "date_note"}
    for note in header.all("fileDesc", "notesStmt", "note"):
        if key := keys.get(note.get("type")):
            data[key] = note.words
        elif note.get("type") in {"source", "summary"}:
            conversion.within.append("note")
            key = "source_note" if note.get("type") == "source" else "summary"
            data[key] = "\n\n".join("\n".join(block.lines) for block in conversion.flow(note.children))
            conversion.within.pop()
    items = header.all("fileDesc", "notesStmt", "relatedItem")
    data["refers_to"] = [_reference(item, _collection(header)) for item in items if item.get("type") == "refers-to"]
    return data


def _collection(header: Element) -> str:
    """The collection that the document belongs to."""
    numbers = header.all("fileDesc", "publicationStmt", "idno")
    return next((number.words for number in numbers if number.get("type") == "edition"), "").partition("/")[0]


def _abstract(header: Element, conversion: Conversion) -> Data:
    found = header.find("profileDesc", "abstract")
    if found is None:
        return {}
    conversion.within.append("note")
    blocks = conversion.flow((found.find("p", "floatingText", "body") or found).children)
    conversion.within.pop()
    return {"summary": "\n\n".join("\n".join(block.lines) for block in blocks)}


def _reference(item: Element, collection: str) -> Data:
    bibl = item.find("bibl") or item
    ref = bibl.find("ref")
    return _filled(
        {
            "document": ref.get("target").removeprefix("doc:").removeprefix(f"{collection}/") if ref else "",
            "work": _id(bibl, "corresp"),
            "label": _words(bibl.find("title")),
            "as": _words(bibl.find("note")),
        }
    )


def _filled(data: Mapping[str, Any]) -> Data:
    return {key: value for key, value in data.items() if value not in ("", [], {}, None)}


# -- correspondence --------------------------------------------------------------------------------------------------------


def _parties(header: Element, _conversion: Conversion) -> Data:
    data: Data = {"senders": [], "recipients": [], "repeated_to": []}
    for action in header.all("profileDesc", "correspDesc", "correspAction"):
        if action.get("subtype") == "copy":
            data["repeated_to"] += [_copy(action)]
        else:
            key = "senders" if action.get("type") == "sent" else "recipients"
            data[key] += [
                _party(element) for element in action.elements if element.name in {"persName", "orgName", "name"}
            ]
    return data


def _copy(action: Element) -> Data:
    body = action.find("orgName") or action.find("name") or action
    label = "" if body.name == "orgName" else _own_words(body)
    return _filled({"office": _id(body), "label": label, "number": _words(body.find("idno") or action.find("idno"))})


def _party(element: Element) -> Data:
    """`<persName ref><orgName ref/><name>label</name><note/></persName>`, with the outermost that there is."""
    parts = {element.name: element} | {child.name: child for child in element.elements}
    label = parts.get("name")
    return _filled(
        {
            "office": _id(parts.get("orgName")),
            "person": _id(parts.get("persName")),
            "inferred": element.get("evidence") == "conjecture" or None,
            "label": _own_words(label) if label else "",
            "note": _words(parts.get("note")),
        }
    )


def _own_words(element: Element) -> str:
    return " ".join("".join(child for child in element.children if isinstance(child, str)).split()).removesuffix(",")


# -- where from ------------------------------------------------------------------------------------------------------------


def _origin(header: Element, _conversion: Conversion) -> Data:
    source = header.find("fileDesc", "sourceDesc")
    if source is None:
        return {}
    identifier = source.find("msDesc", "msIdentifier")
    data: Data = {}
    if identifier:
        pairs = {"repository": "repository", "collection": "collection", "file": "idno"}
        kept = {key: identifier.find(name) for key, name in pairs.items()}
        own = {
            key: found for key, found in kept.items() if not (found and found.get("source"))
        }  # else the collection’s
        data["archive"] = _filled({key: _words(found) for key, found in own.items()})
        numbers = {other.get("type"): _words(other.find("idno")) for other in identifier.all("altIdentifier")}
        data |= {"designator": numbers.get("designator", ""), "cited_as": numbers.get("cited-as", "")}
    for bibl in source.all("bibl"):
        if bibl.get("type") == "printed":
            data["printed"] = _printed(bibl)
        elif bibl.get("type") == "web":
            ref = bibl.find("ref")
            data["url"] = ref.get("target") if ref else ""
    return data


def _printed(bibl: Element) -> Data:
    scopes = {scope.get("unit"): scope for scope in bibl.all("biblScope")}
    page = scopes.get("page")
    heading = next((title for title in bibl.all("title") if title.get("type") == "heading"), None)
    number = _words(scopes.get("number"))
    pages = {"first": _whole(page, "from"), "last": _whole(page, "to"), "certainty": page.get("n")} if page else {}
    if pages and pages["last"] == pages["first"]:
        pages["last"] = None
    return _filled(
        {
            "work": _id(bibl, "corresp"),
            "number": int(number) if number.isdigit() else number,
            "heading": _words(heading),
            "pages": _filled(pages),
        }
    )


def _whole(element: Element, attribute: str) -> int | None:
    value = element.get(attribute)
    return int(value) if value.isdigit() else None


# -- hands, witnesses, responsibility ----------------------------------------------------------------------------------------


def _lists(header: Element, conversion: Conversion) -> Data:
    source = header.find("fileDesc", "sourceDesc")
    if source is None:
        return {}
    return {
        "hands": [_hand(note, conversion.name) for note in source.all("msDesc", "physDesc", "handDesc", "handNote")],
        "witnesses": [
            _witness(witness, _collection(header))
            for witness in source.all("listWit", "witness")
            if witness.get(ID).startswith(f"{conversion.name}.")
        ],
    }


def _hand(note: Element, name: str) -> Data:
    return _filled(
        {"id": note.get(ID).removeprefix(f"{name}."), "description": note.words, "person": _id(note, "scribeRef")}
    )


def _witness(witness: Element, collection: str) -> Data:
    said = {note.get("type"): note for note in witness.all("note")}
    pointer = witness.find("ptr")
    language = witness.find("lang")
    return _filled(
        {
            "siglum": _words(witness.find("abbr")),
            "description": _words(witness.find("desc")),
            "repository": _words(witness.find("name") or witness.find("repository")),
            "shelfmark": _words(witness.find("idno")),
            "date": _date(witness.find("date")),
            "language": (language.get("xml:lang") or language.get("n") or language.words) if language else "",
            "relation": _words(said.get("relation")),
            "document": pointer.get("target").removeprefix("doc:").removeprefix(f"{collection}/") if pointer else "",
            "seen": _words(said.get("seen")),
        }
    )


def _last(header: Element, _conversion: Conversion) -> Data:
    return {
        "responsibility": [_statement(element) for element in header.all("fileDesc", "titleStmt", "respStmt")],
        "revisions": [_change(element) for element in header.all("revisionDesc", "change")][::-1],
    }


def _statement(element: Element) -> Data:
    name = element.find("name") or element.find("persName") or element
    match = re.search(r"orcid\.org/([\dX-]+)", name.get("ref"))
    author = {"author": True, "no-author": False}.get(name.get("type"))
    orcid = match[1] if match else ""
    return _filled(
        {
            "role": _words(element.find("resp")),
            "name": name.words,
            "sort": name.get("n"),
            "author": author,
            "orcid": orcid,
        }
    )


def _change(element: Element) -> Data:
    who = element.find("name")
    return _filled({"date": _date(element), "change": _own_words(element), "who": _words(who)})
