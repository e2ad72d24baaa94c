"""Pieces of messages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

LONGEST_QUOTE = 60


def quote(written: str) -> str:
    """Words of a source in curly quotes, on one line and short."""
    folded = " ".join(written[: LONGEST_QUOTE * 2].split())
    return f"“{folded}”" if len(folded) <= LONGEST_QUOTE else f"“{folded[:LONGEST_QUOTE]}…”"


def yaml_quoted(written: str) -> str:
    """A text in the quotation marks that YAML needs."""
    return '"' + written + '"' if '"' not in written and "\\" not in written else "'" + written.replace("'", "''") + "'"


def listed(names: Iterable[Any], last: str = "or") -> str:
    """`a`, `a or b`, `a, b or c`."""
    *head, tail = map(str, names)
    return f"{', '.join(head)} {last} {tail}" if head else tail


def kind_of(value: Any) -> str:
    """What an editor would call the value."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true or false"
    names = {str: "text", int: "a number", float: "a number", list: "a list", dict: "a group of keys"}
    return names.get(type(value), "something else")
