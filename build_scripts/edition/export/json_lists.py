"""JSON: one object per file, its list with one record per line (RFC 8259, UTF-8), so that a change shows as one line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from ..model.edition import Edition, OutputFile
from .fields import Table


def as_json(table: Table, edition: Edition) -> OutputFile:
    """`{"edition": {…}, "persons": [ … ]}`, a record at a time: the words of a large edition are held only once."""
    site = edition.loaded.site
    about = {"title": site.title, "version": site.settings.version, "url": site.url or None, "licence": site.licence}
    content = BytesIO()
    content.write(f'{{"edition": {_dumped(about)},\n"{table.name}": [\n'.encode())
    for number, row in enumerate(table.rows(edition)):
        content.write((",\n" if number else "").encode() + _dumped(row).encode())
    content.write(b"\n]}\n")
    return OutputFile(f"api/{table.name}.json", content.getvalue())


def fields_file(tables: Sequence[Table]) -> OutputFile:
    """What each field of each table means."""
    meanings = {table.name: {field.name: field.description for field in table.fields} for table in tables}
    content = json.dumps(meanings, ensure_ascii=False, indent=1)
    return OutputFile("api/fields.json", f"{content}\n".encode())


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
