"""JSON: one object per file, its list with one record per line (RFC 8259, UTF-8), so that a change shows as one line.

Each record of a document or register entry is a file, too, at the tail of its address: /api/persons/beck-anna.json.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..model.edition import Edition, OutputFile
from ..model.jobs import Job, Piece
from .fields import Source, Table

_BETWEEN = b",\n"


def json_jobs(table: Table, edition: Edition) -> Iterator[Job]:
    """What makes the file that has all records, in its order, and the file of each."""
    yield Job("export", "json opening", table.name)
    if table.singular:
        yield from (Job("export", "json", table.name, key) for key in table.keys(edition))
    else:
        yield Job("export", "json rows", table.name)
    yield Job("export", "json end", table.name)


def json_made(job: Job, table: Table, source: Source) -> Iterator[OutputFile | Piece]:
    """The parts of `{"edition": {…}, "persons": [ … ]}`; with a record the file of that record."""
    path = f"api/{table.name}.json"
    match job.kind:
        case "json opening":
            yield Piece(path, b'{"edition": %b,\n"%b": [\n' % (_about(source.edition), table.name.encode()))
        case "json":
            row = table.row(source, table.record(source, job.key))
            yield Piece(path, _dumped(row), _BETWEEN)
            yield from _record(table, row, _about(source.edition))
        case "json rows":
            yield from (Piece(path, _dumped(row), _BETWEEN) for row in table.rows(source))
        case _:
            yield Piece(path, b"\n]}\n")


def _record(table: Table, row: Mapping[str, Any], about: bytes) -> Iterator[OutputFile]:
    """The file of one record; a document's stands beside its page, too."""
    content = b'{"edition": %b,\n"%b": %b}\n' % (about, table.singular.encode(), _dumped(row))
    yield OutputFile(f"api/{table.name}/{row['id']}.json", content)
    if table.name == "documents":
        yield OutputFile(f"{row['path'].rstrip('/')}.json", content)


def _about(edition: Edition) -> bytes:
    site = edition.loaded.site
    about = {"title": site.title, "version": site.settings.version, "url": site.url or None, "licence": site.licence}
    return _dumped(about)


def record_file(path: str, edition: Edition, name: str, row: Mapping[str, Any]) -> OutputFile:
    """One record of a list as a file of its own, in the list’s form."""
    return OutputFile(path, b'{"edition": %b,\n"%b": [\n%b\n]}\n' % (_about(edition), name.encode(), _dumped(row)))


def fields_file(tables: Sequence[Table]) -> OutputFile:
    """What each field of each table means."""
    meanings = {table.name: {field.name: field.description for field in table.fields} for table in tables}
    return _file("api/fields.json", meanings)


def _file(path: str, content: Any) -> OutputFile:
    return OutputFile(path, f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode())


def _dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
