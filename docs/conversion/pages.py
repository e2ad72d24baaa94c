"""about/corrections.md: what was changed in the research notes before they became sources."""

from __future__ import annotations

from registers import Data, Research

_FIELDS = {
    "printed_page": "page",
    "role_1954": "role",
    "seen_at": "where seen",
    "speakers_seen": "speakers",
    "refs": "references",
}
_HEAD = """---
title: Corrections
summary: What was changed in the records of this edition before its first version, and why.
order: 4
revisions: [{date: 2026-11-22, change: First version.}]
---

Every record of this edition goes back to research notes. The changes made in these notes when they were read again are
listed here. Later changes stand in the revision list of each document.

| where | what | before | now | why | source |
| --- | --- | --- | --- | --- | --- |
"""


def corrections(research: Research) -> str:
    """The table, with links to documents, events and persons, and with citations."""
    return _HEAD + "".join(_row(research, entry) for entry in research.files["corrections"])


def _row(research: Research, entry: Data) -> str:
    cells = [
        _where(research, entry),
        _FIELDS.get(entry["field"], entry["field"]),
        *(entry[key] for key in ("was", "is", "why")),
    ]
    cells.append(entry["source"])
    marked = [cells[0], cells[1], *(research.notes.markdown(cell, capital=False) for cell in cells[2:])]
    return f"| {' | '.join(cell.replace('|', '/') for cell in marked)} |\n"


def _where(research: Research, entry: Data) -> str:
    kind, key = entry["file"].removesuffix(".yml"), entry["id"]
    if kind == "documents":
        return f"[d{key}](doc:{research.collection}/d{key})"
    if kind == "events":
        return f"[{_title(research, kind, key)}](event:{research.event_ids[key]})"
    if kind == "persons":
        return f"[{research.names[key].name}](person:{research.names[key].id})"
    if kind == "bibliography":
        return f"[{_title(research, kind, key)}](work:{key})"
    if kind == "declaration":
        return f"[d237](doc:{research.collection}/d237), {key}"
    return f"account of the research notes: {key}"


def _title(research: Research, kind: str, key: str) -> str:
    return next(str(entry["title"]) for entry in research.files[kind] if entry["id"] == key)
