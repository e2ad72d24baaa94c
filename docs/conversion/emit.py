"""YAML as a person would write it: one record after another, short things on one line, quotation marks where needed.

Keys come in the order of the model's fields; what the model would fill in by itself is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

WIDTH = 120
_INDICATORS = set("-?:,[]{}#&*!|>'\"%@` ")
_OTHER_TYPE = re.compile(
    r"~|null|true|false|yes|no|on|off|[-+.]?[\d_]*\.?\d[\d_]*([eE][-+]?\d+)?|0[xo][\da-fA-F]+|\d+(:\d\d)+|[-+]?\.(inf|nan)",
    re.IGNORECASE,
)


def plain(value: Any) -> Any:
    """A record as mappings, lists and scalars, without what is empty or the model's default."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        pairs = ((fields[name].alias or name, name) for name in fields if name in value.model_fields_set)
        return {key: plain(getattr(value, name)) for key, name in pairs if getattr(value, name) not in (None, (), {})}
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(item) for item in value]
    return value


def scalar(value: Any, flow: bool = False) -> str:
    """A scalar, quoted only where YAML would read something else."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    if not _needs_quotes(value, flow):
        return value
    return f"'{value}'" if '"' in value and "'" not in value else '"' + value.replace('"', '\\"') + '"'


def _needs_quotes(text: str, flow: bool) -> bool:
    if not text or text != text.strip() or _OTHER_TYPE.fullmatch(text):
        return True
    if text[0] in _INDICATORS or ": " in text or " #" in text or text.endswith(":"):
        return True
    return flow and any(character in ",[]{}" for character in text)


def flow(value: Any) -> str:
    """The value on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key, True)}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(value, True)


def mapping(record: Mapping[str, Any], indent: str = "") -> str:
    """The mapping in block style; whatever fits a line stands on it."""
    return "".join(line for key, value in record.items() for line in _entry(scalar(key), value, indent))


def sequence(records: Sequence[Mapping[str, Any]], indent: str = "") -> str:
    """A list of records in block style."""
    return "".join(_item(record, indent) for record in records)


def _item(record: Any, indent: str) -> str:
    if not isinstance(record, Mapping):
        return f"{indent}- {scalar(record)}\n"
    return f"{indent}- {mapping(record, indent + '  ').removeprefix(indent + '  ')}"


def _entry(key: str, value: Any, indent: str) -> Iterator[str]:
    if not isinstance(value, (Mapping, list)):
        yield f"{indent}{key}: {scalar(value)}\n"
    elif _is_short(line := f"{indent}{key}: {flow(value)}", value):
        yield f"{line}\n"
    elif isinstance(value, Mapping):
        yield f"{indent}{key}:\n{mapping(value, indent + '  ')}"
    elif all(not isinstance(item, Mapping) for item in value):
        yield from _wrapped(f"{indent}{key}: [", [flow(item) for item in value], f"{indent}  ")
    else:
        yield f"{indent}{key}:\n"
        yield from (_row(item, indent) for item in value)


def _is_short(line: str, value: Any) -> bool:
    deep = isinstance(value, Mapping) and any(isinstance(item, list) for item in value.values())
    return len(line) <= WIDTH and not deep


def _row(item: Mapping[str, Any], indent: str) -> str:
    line = f"{indent}- {flow(item)}"
    return f"{line}\n" if len(line) <= WIDTH else _item(item, indent)


def _wrapped(line: str, items: Sequence[str], indent: str) -> Iterator[str]:
    for position, item in enumerate(items):
        word = f"{item}{',' if position < len(items) - 1 else ']'}"
        if len(line) + len(word) >= WIDTH:
            yield f"{line.rstrip()}\n"
            line = indent
        line += f"{word} "
    yield f"{line.rstrip()}\n"
