"""JSON: one object per file, its list with one record per line (RFC 8259, UTF-8), so that a change shows as one line.

Each record of a document or register entry is a file, too, at the tail of its address: /api/persons/beck-anna.json.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..model.edition import Edition, OutputFile
from ..model.jobs import Piece
from .fields import Field, Source, Table

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_files(table: Table, source: Source, start: int, stop: int) -> Iterator[OutputFile | Piece]:
    """Some of the records: each as a file, and all of them as the next part of `{"edition": {…}, "persons": [ … ]}`."""
    about, path = _dumped(_about(source.edition)), f"api/{table.name}.json"
    if start == 0:
        yield Piece(path, f'{{"edition": {about},\n"{table.name}": [\n'.encode())
    for number, row in enumerate(table.rows(source, some=slice(start, stop)), start):
        record = _dumped(row).encode()
        yield Piece(path, b",\n" + record if number else record)
        if table.singular:
            yield from _record(
                table, row, b'{"edition": %b,\n"%b": %b}\n' % (about.encode(), table.singular.encode(), record)
            )
    if stop == len(table.records(source.edition)):
        yield Piece(path, b"\n]}\n")


def _record(table: Table, row: Mapping[str, Any], content: bytes) -> Iterator[OutputFile]:
    """The file of one record; a document's stands beside its page, too."""
    yield OutputFile(f"api/{table.name}/{row['id']}.json", content)
    if table.name == "documents":
        yield OutputFile(f"{row['path'].rstrip('/')}.json", content)


def _about(edition: Edition) -> dict[str, Any]:
    site = edition.loaded.site
    return {"title": site.title, "version": site.settings.version, "url": site.url or None, "licence": site.licence}


def record_file(path: str, edition: Edition, name: str, rows: Sequence[Mapping[str, Any]]) -> OutputFile:
    """Some records of a list as a file of their own, in the list’s form."""
    records = ",\n".join(map(_dumped, rows))
    return OutputFile(path, f'{{"edition": {_dumped(_about(edition))},\n"{name}": [\n{records}\n]}}\n'.encode())


def fields_file(tables: Sequence[Table]) -> OutputFile:
    """What each field of each table means."""
    meanings = {table.name: {field.name: field.description for field in table.fields} for table in tables}
    return _file("api/fields.json", meanings)


def schema_files(tables: Sequence[Table]) -> Iterator[OutputFile]:
    """A JSON Schema (2020-12) of every list, and of every file of one record."""
    for table in tables:
        record = _object({field.name: _property(field) for field in table.fields})
        listed = {"type": "array", "items": record}
        yield _file(f"api/schemas/{table.name}.json", _schema(table.name, table.about, table.name, listed))
        if table.singular:
            yield _file(
                f"api/schemas/{table.singular}.json", _schema(table.singular, table.about, table.singular, record)
            )


def _schema(title: str, about: str, key: str, shape: Mapping[str, Any]) -> dict[str, Any]:
    edition = _object({"title": _TEXT, "version": _TEXT, "url": {"type": ["string", "null"]}, "licence": _TEXT})
    return {"$schema": DIALECT, "title": title, "description": about, **_object({"edition": edition, key: shape})}


_TEXT = {"type": "string"}


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _property(field: Field) -> dict[str, Any]:
    return {"description": field.description, **field.shape}


def _file(path: str, content: Any) -> OutputFile:
    return OutputFile(path, f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode())


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
