"""Reference pages and JSON Schemas, made from the code so that they cannot drift from it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from .model.codes import CODES
from .model.schemas import schemas

MADE = "<!-- Made by `edition reference` from the code; do not edit. -->\n"


def reference_files(help_texts: Mapping[str, str]) -> dict[str, str]:
    """File name → content. `help_texts`: command → its help."""
    files = {
        "reference/problems.md": problems_page(),
        "reference/front-matter.md": front_matter_page(),
        "reference/cli.md": cli_page(help_texts),
    }
    for name, schema in schemas().items():
        files[f"schemas/{name}"] = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    return files


def problems_page() -> str:
    """Every problem code with its meaning and an example."""
    lines = [
        "# Problem codes",
        "",
        MADE,
        "Each message names a code. Errors stop a build; warnings stop a strict one; notices are only told.",
        "",
    ]
    for name, code in CODES.items():
        lines += [f"## {name}: {code.title}", "", f"*{code.severity}* — {code.meaning}", ""]
        lines += _example("Wrong", code.example) + _example("Right", code.better)
    return "\n".join(lines).rstrip() + "\n"


def _example(label: str, text: str) -> list[str]:
    return [f"{label}:", "", "```", *text.split("\n"), "```", ""] if text else []


def cli_page(help_texts: Mapping[str, str]) -> str:
    """Every command's help."""
    lines = [
        "# Commands",
        "",
        MADE,
        "Exit codes: 0 fine, 1 problems in the sources, 2 wrong use, 3 a fault of the generator.",
        "",
    ]
    for command, text in help_texts.items():
        lines += [f"## `{command}`", "", "```", text.rstrip(), "```", ""]
    return "\n".join(lines).rstrip() + "\n"


def front_matter_page() -> str:
    """Every key of every YAML kind."""
    lines = ["# Keys of the YAML sources", "", MADE, "Keys in their canonical order; **bold** keys are required.", ""]
    for name, schema in schemas().items():
        lines += [f"## {schema.get('title', name)} (`docs/schemas/{name}`)", "", *_about(schema)]
        top = schema.get("items", schema)
        definitions = schema.get("$defs", {})
        top = definitions.get(_name(top), top)
        lines += _table(top)
        for title, definition in sorted(definitions.items()):
            if definition is not top and "properties" in definition:
                lines += [f"### {title}", "", *_about(definition), *_table(definition)]
    return "\n".join(lines).rstrip() + "\n"


def _about(schema: Mapping[str, Any]) -> list[str]:
    return [" ".join(schema["description"].split()), ""] if schema.get("description") else []


def _table(schema: Mapping[str, Any]) -> list[str]:
    rows = ["| key | value | meaning |", "| --- | --- | --- |"]
    for key, value in schema.get("properties", {}).items():
        shown = f"**{key}**" if key in schema.get("required", ()) else key
        rows.append(f"| {shown} | {_kind(value)} | {' '.join(value.get('description', '').split())} |")
    return [*rows, ""]


def _kind(value: Mapping[str, Any]) -> str:
    if "anyOf" in value:
        return " or ".join(_kind(option) for option in value["anyOf"] if option.get("type") != "null")
    if "enum" in value:
        return ", ".join(f"`{option}`" for option in value["enum"])
    if "const" in value:
        return f"`{value['const']}`"
    if "$ref" in value:
        return _name(value)
    if value.get("type") == "array":
        return f"list of {_kind(value.get('items', {}))}"
    if value.get("type") == "object":
        return f"map to {_kind(value.get('additionalProperties') or {})}"
    named = {"edtf": "EDTF date", "uri": "web address"}.get(value.get("format", ""))
    kinds = value.get("type", "anything")
    return named or (kinds if isinstance(kinds, str) else " or ".join(kinds))


def _name(value: Mapping[str, Any]) -> str:
    return str(value.get("$ref", "")).rpartition("/")[2]
