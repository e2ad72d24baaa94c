"""Values as YAML, in the form in which editors write front matter: short mappings in one line, longer ones below one another."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

_PLAIN = re.compile(r"[^\W\d_][^\n\t:#{}\[\],&*!|>'\"%@`?=<]*(?<! )|\d+[A-Za-z][A-Za-z0-9-]*", re.ASCII)
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?([?~%]|/\d{4}(-\d{2}(-\d{2})?)?)?")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_LONGEST = 100


def yaml_lines(data: Mapping[str, Any]) -> list[str]:
    """A mapping as lines; empty values are left out."""
    lines: list[str] = []
    for key, value in data.items():
        if value in (None, "", [], (), {}):
            continue
        lines += _entry(key, value)
    return lines


def list_lines(entries: Sequence[Mapping[str, Any]]) -> list[str]:
    """A register: one entry after the other."""
    lines: list[str] = []
    for entry in entries:
        first, *more = yaml_lines(entry)
        lines += [f"- {first}", *(f"  {line}" for line in more)]
    return lines


def _entry(key: str, value: Any) -> list[str]:
    whole = f"{key}: {scalar(value) if isinstance(value, str) else _flow(value)}"
    if isinstance(value, Sequence) and not isinstance(value, str) and len(whole) > _LONGEST:
        return [f"{key}:", *(f"- {_flow(item)}" for item in value)]
    if isinstance(value, Mapping) and len(whole) > _LONGEST:
        return [f"{key}:", *(f"  {line}" for line in yaml_lines(value))]
    return [whole]


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        inner = ", ".join(f"{key}: {_flow(item)}" for key, item in value.items() if item not in (None, "", [], {}))
        return f"{{{inner}}}"
    if isinstance(value, str):
        return scalar(value, in_line=True)
    if isinstance(value, Sequence):
        return f"[{', '.join(_flow(item) for item in value)}]"
    return json.dumps(value)


def scalar(value: str, in_line: bool = False) -> str:
    """A string, in quotation marks where YAML would take it for something else; `in_line`: within brackets."""
    if _DATE.fullmatch(value) and not value.isdigit():
        return value
    if _is_plain(value if in_line else value.replace(", ", "a ")):
        return value
    return json.dumps(value, ensure_ascii=False)


def _is_plain(value: str) -> bool:
    ascii_ = "".join(
        char if char.isascii() else "a" if char.isalpha() else "-" if char.isspace() else "a" for char in value
    )
    return value.isprintable() and value.lower() not in _WORDS and _PLAIN.fullmatch(ascii_) is not None
