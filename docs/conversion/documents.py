"""Documents: the front matter made from a record of the research notes, and the calendar entry that belongs to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from edition.model.records import DocumentMeta
from names import identifier
from prose import Writer
from references import Matcher, Reference
from registers import Data, Research

BASIS = {
    "file_no": "file number",
    "toc": "table of contents",
    "dateline": "dateline",
    "heading": "heading",
    "text": "text",
}
_LOT = re.compile(r"(.*?lot \w+ \w+ \w+)(?:, (.*))?")
_WORKS = {
    "UNGA resolution 711 (VII), 28 August 1953": "un-res-711",
    "UNGA resolution 811 (IX), 11 December 1954": "un-res-811",
    "A/2786": "un-a-2786",
}


@dataclass
class Converted:
    """One document, and what was counted on the way."""

    number: int
    meta: DocumentMeta
    body: str
    references: Sequence[Reference]
    counts: Counter[str] = field(default_factory=Counter)


class Converter:
    """Turns records into documents."""

    def __init__(self, research: Research) -> None:
        self._research = research
        self._decisions = research.decisions
        self._matcher = Matcher(research.files["documents"])
        self._writer = Writer(research)

    def convert(self, record: Data) -> Converted:
        """The document made from the record."""
        references = self._matcher.references(record)
        meta = self._meta(record, references)
        offices = [party.office for party in (*meta.senders, *meta.recipients) if party.office]
        body, counts = self._writer.body(record, references, offices)
        return Converted(record["n"], meta, body, references, counts)

    def _meta(self, record: Data, references: Sequence[Reference]) -> DocumentMeta:
        event = self._event(record)
        values = {
            "title": record["heading"],
            "type": identifier(record["doc_type"]),
            "date": record.get("date"),
            "date_basis": BASIS.get(record["date_from"], "other document") if "date" in record else None,
            "date_note": self._date_note(record),
            "event_date": record.get("event_date"),
            "event": self._research.event_ids[event] if event else None,
            "time": record.get("time"),
            "place": self._place(record.get("place")),
            "senders": self._parties(record.get("sender")),
            "recipients": self._parties(record.get("recipient")),
            "repeated_to": [copy for words in record.get("repeated_to", ()) for copy in self._copies(record, words)],
            "designator": record.get("designator"),
            "classification": record.get("classification"),
            "precedence": record.get("precedence"),
            "archive": _archive(record.get("file_no")),
            "printed": _printed(record),
            "url": f"https://history.state.gov/historicaldocuments/{self._research.collection}/d{record['n']}",
            "text": "calendar",
            "basis": "opening",
            "languages": ["en"],
            "mentions": self._mentions(record, event),
            "refers_to": [_refers_to(reference) for reference in references],
            "responsibility": [{"role": "calendar", "name": "the editors of this edition"}],
            "revisions": [{"date": "2026-11-22", "change": "First version."}],
        }
        return DocumentMeta.model_validate({key: value for key, value in values.items() if value not in (None, [])})

    def _date_note(self, record: Data) -> str | None:
        if record["n"] in self._decisions["notes_on_dates"]:
            return str(record["note"])
        note = self._decisions["date_notes"].get(record["n"])
        return str(note) if note else None

    def _event(self, record: Data) -> str | None:
        if record["n"] in self._decisions["reports_event"]:
            return str(self._decisions["reports_event"][record["n"]])
        if record["n"] in self._decisions["reports_no_event"]:
            return None
        day = record.get("event_date", record.get("date"))
        found = [
            event["id"]
            for event in self._research.files["events"]
            if record["n"] in event.get("documents", ())
            and event["date"] == day
            and event["kind"] in self._decisions["event_kinds"]
        ]
        return found[0] if len(found) == 1 else None

    def _place(self, name: str | None) -> str | None:
        return self._research.place_ids[name.split(", ")[-1]] if name else None

    def _parties(self, words: str | None) -> list[dict[str, str]]:
        if words is None:
            return []
        match = re.fullmatch(r"(.*?)(?: \((.*)\))?", words)
        office, surname = (match[1], match[2]) if match else (words, None)
        party = dict(self._decisions["parties"][office])
        note = party.pop("note", None)
        if surname:
            party["person"] = self._research.called(surname)
        return [party | ({"note": note} if note else {})]

    def _copies(self, record: Data, words: str) -> list[dict[str, str]]:
        if " for " in words:
            return [copy for part in words.split(" for ") for copy in self._copies(record, part)]
        match = re.fullmatch(r"(.*?)(?: (\d+))?", words)
        name, number = (match[1], match[2]) if match else (words, None)
        before = record.get("date", "") < "1954-04-25" and name == "Geneva"
        copy = {"label": name} if before else {"office": self._decisions["posts"][name]}
        return [copy | ({"number": number} if number else {})]

    def _mentions(self, record: Data, reported: str | None) -> dict[str, list[str]]:
        """The lists of the record, and the events that name it besides the one it reports."""
        research = self._research
        events = [one["id"] for one in research.files["events"] if record["n"] in one.get("documents", ())]
        lists = {
            "persons": [research.person_ids[name] for name in record.get("persons", ())],
            "organisations": [research.organisation_ids[name] for name in record["organisations"]],
            "places": [research.place_ids[name] for name in record["places"]],
            "events": [research.event_ids[key] for key in events if key != reported],
        }
        return {key: ids for key, ids in lists.items() if ids}


def _archive(file_number: str | None) -> dict[str, str] | None:
    if file_number is None:
        return None
    if lot := _LOT.fullmatch(file_number):
        file = {"file": lot[2].strip("“”")} if lot[2] else {}
        return {"collection": lot[1]} | file
    return {"file": file_number}


def _printed(record: Data) -> dict[str, Any]:
    printed: dict[str, Any] = {"work": "frus-1952-54-v16", "number": record["n"]}
    if "printed_page" in record:
        printed["pages"] = {"first": int(record["printed_page"]), "certainty": "about"}
    return printed


def _refers_to(reference: Reference) -> dict[str, str]:
    if reference.number is not None:
        return {"document": f"d{reference.number}", "as": reference.words}
    if reference.words in _WORKS:
        return {"work": _WORKS[reference.words], "as": reference.words}
    return {"label": reference.words}
