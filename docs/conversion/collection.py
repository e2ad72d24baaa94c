"""collection.yml: the structure of the volume, the kinds of document, the documents that were not seen."""

from __future__ import annotations

from typing import Any

from edition.model.records import CollectionMeta
from registers import Data, Research

KOREAN_PHASE_ENDS = 245


def collection(research: Research) -> CollectionMeta:
    """The collection with its two top-level parts: the Korean compilation, and what the other one adds to it."""
    return CollectionMeta.model_validate(
        {
            "schema": 1,
            "title": "The Geneva Conference on Korea, 26 April–15 June 1954",
            "short": "Geneva Conference on Korea",
            "work": "frus-1952-54-v16",
            "licence": {"text": "CC-BY-4.0", "source": "public-domain"},
            "policy": "calendar",
            "note": "Documents 1–245 of the volume are its Korean compilation, as far as they were seen; sixteen documents of its "
            "Indochina compilation that bear on Korea stand in a part of their own.",
            "types": research.decisions["types"],
            "structure": [_korea(research.files["structure"]), _indochina(research)],
            "unseen": [_unseen(entry) for entry in research.files["unseen"]],
        }
    )


def _korea(entries: list[Data]) -> dict[str, Any]:
    """The table of contents, nested by its ids: comp1 › ch3 › ch3subch1."""
    parts = {entry["id"]: _part(entry) for entry in entries}
    for entry in entries[1:]:
        above = entry["id"].split("subch")[0] if "subch" in entry["id"] else "comp1"
        parts[above].setdefault("parts", []).append(parts[entry["id"]])
    for part in parts.values():
        if "parts" in part and part["id"] != "ch1":
            part.pop("documents", None)
    return parts["comp1"]


def _part(entry: Data) -> dict[str, Any]:
    part: dict[str, Any] = {"id": entry["id"], "title": entry["title"]}
    if "date" in entry:
        part["date"] = entry["date"]
    if "first_document" in entry:
        first, last = entry["first_document"], entry["last_document"]
        part["documents"] = f"d{first}" if first == last else f"d{first}-d{last}"
    return part | {"url": entry["url"]}


def _indochina(research: Research) -> dict[str, Any]:
    numbers = sorted(number for number in research.documents if number > KOREAN_PHASE_ENDS)
    return {
        "id": "indochina",
        "title": "From the Indochina Compilation: Documents that Bear on Korea",
        "documents": ", ".join(f"d{number}" for number in numbers),
        "note": "The volume prints these documents in its second compilation (documents 246 and following).",
    }


def _unseen(entry: Data) -> dict[str, Any]:
    numbers = [entry["n"]] if "n" in entry else entry.get("n_candidates", [])
    record = {
        "designator": entry["designator"],
        "numbers": [f"d{number}" for number in numbers],
        "date": entry.get("date"),
    }
    record |= {"page": int(entry["printed_page"]) if "printed_page" in entry else None}
    record |= {key: entry.get(key) for key in ("known_from", "reason", "certainty", "note")}
    return {key: value for key, value in record.items() if value not in (None, [])}
