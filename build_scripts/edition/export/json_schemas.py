"""JSON Schemas (2020-12) of all that stands below /api/ as JSON: every list, every record, and the files about the files.

Files for citation processors are CSL-JSON, whose schema is not ours.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..model.edition import OutputFile
from .fields import Field, Table

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TEXT = {"type": "string"}
_ADDRESS = {"type": ["string", "null"], "description": "null while no address of the site is set"}
_NUMBER = {"type": "integer", "minimum": 0}
_HASH = {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "SHA-256"}


def schema_files(tables: Sequence[Table]) -> Iterator[OutputFile]:
    """One for every list and for every file of one record, then those of the list of files, of fields and of books."""
    for table in tables:
        record = _object({field.name: _property(field) for field in table.fields})
        yield _file(table.name, _of_table(table.name, table.about, {"type": "array", "items": record}))
        if table.singular:
            yield _file(table.singular, _of_table(table.singular, table.about, record))
    for name, (about, shape) in _others(tables).items():
        yield _file(name, {"$schema": DIALECT, "title": name, "description": about, **shape})


def _others(tables: Sequence[Table]) -> dict[str, tuple[str, dict[str, Any]]]:
    fields = _object({table.name: {"type": "object", "additionalProperties": _TEXT} for table in tables})
    return {
        "index": ("Every file of data, with its media type and licence.", _index()),
        "fields": ("What each field of each table means.", fields),
        "books": ("Every book, and with what it was set.", _books()),
    }


def _index() -> dict[str, Any]:
    licence = _object({"of": _TEXT, "licence": _TEXT, "url": {"type": ["string", "null"]}})
    file = _object({"path": _TEXT, "media_type": _TEXT, "about": _TEXT}, {"records": _NUMBER})
    lists = {"licences": _list(licence), "files": _list(file)}
    return _object({"edition": _TEXT, "version": _TEXT, "url": _ADDRESS, **lists})


def _books() -> dict[str, Any]:
    book = _object({"path": _TEXT, "kind": _TEXT, "title": _TEXT, "bytes": _NUMBER, "sha256": _HASH})
    fonts = {"type": "object", "additionalProperties": _HASH, "description": "file of the font → its checksum"}
    return _object({"books": _list(book), "pdf": _object({}, {"program": _TEXT, "fonts": fonts})})


def _of_table(title: str, about: str, shape: Mapping[str, Any]) -> dict[str, Any]:
    edition = _object({"title": _TEXT, "version": _TEXT, "url": _ADDRESS, "licence": _TEXT})
    return {"$schema": DIALECT, "title": title, "description": about, **_object({"edition": edition, title: shape})}


def _list(items: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _object(required: Mapping[str, Any], others: Mapping[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**required, **(others or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def _property(field: Field) -> dict[str, Any]:
    return {"description": field.description, **field.shape}


def _file(name: str, content: Any) -> OutputFile:
    return OutputFile(f"api/schemas/{name}.json", f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode())
