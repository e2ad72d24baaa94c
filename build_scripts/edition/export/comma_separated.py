"""CSV (RFC 4180, UTF-8, CRLF). Every cell can be taken apart again; docs/data.md tells how.

A record has a column for each of its fields (`printed.work`); several records in one cell are JSON, several texts are divided by
semicolons, or are JSON where one of them has a semicolon itself. There is no byte order mark: a program that takes the file for
the UTF-8 that it is would read it as part of the first field’s name.

A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, “CSV injection”); numbers do not.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..model.edition import OutputFile
from .fields import Field, Source, Table

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet computes."""


def as_csv(table: Table, source: Source) -> Iterator[OutputFile]:
    """The fields of the table that fit a cell, with a line of names at the head."""
    fields = [field for field in table.fields if field.in_csv]
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(column for field in fields for column in _columns(field))
    for row in table.rows(source, fields):
        writer.writerow(_cell(value) for field in fields for value in _values(field, row[field.name]))
    yield OutputFile(f"api/{table.name}.csv", lines.getvalue().encode())


def _columns(field: Field) -> list[str]:
    return [f"{field.name}.{column}" for column in field.columns] or [field.name]


def _values(field: Field, value: Any) -> list[Any]:
    """What stands in the columns of a field."""
    return [_within(value, column.split(".")) for column in field.columns] or [value]


def _within(record: Mapping[str, Any] | None, names: Sequence[str]) -> Any:
    """What a record has under a name, in the record that it has under another before it."""
    value: Any = record
    for name in names:
        value = value.get(name) if value else None
    return value


def _cell(value: Any) -> str:
    words = _flat(value)
    return f"'{words}" if words.startswith(FORMULA) and not isinstance(value, int | float) else words


def _flat(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return _listed(value)
    return str(value)


def _listed(values: Sequence[Any]) -> str:
    """Texts or records in one cell."""
    joined = "; ".join(map(str, values))
    is_plain = all(isinstance(value, str) and ";" not in value for value in values)
    return joined if is_plain and not joined.startswith("[") else json.dumps(values, ensure_ascii=False)
