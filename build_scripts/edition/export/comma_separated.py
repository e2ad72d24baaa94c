"""CSV (RFC 4180, UTF-8, CRLF). Several values in one cell are divided by semicolons.

A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, “CSV injection”); numbers do not.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from ..model.edition import OutputFile
from .fields import Source, Table

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet computes."""


def as_csv(table: Table, source: Source) -> Iterator[OutputFile]:
    """The fields of the table that fit a cell, with a line of names at the head."""
    fields = [field for field in table.fields if field.in_csv]
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(field.name for field in fields)
    writer.writerows([_cell(value) for value in row.values()] for row in table.rows(source, fields))
    yield OutputFile(f"api/{table.name}.csv", lines.getvalue().encode())


def _cell(value: Any) -> str:
    words = _flat(value)
    return f"'{words}" if words.startswith(FORMULA) and not isinstance(value, int | float) else words


def _flat(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return ", ".join(words for inner in value.values() if (words := _flat(inner)))
    if isinstance(value, list | tuple):
        return "; ".join(words for inner in value if (words := _flat(inner)))
    return str(value)
