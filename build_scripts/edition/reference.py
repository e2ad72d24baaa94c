"""Reference pages and JSON Schemas, made from the code so that they cannot drift from it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from .model.codes import CODES, FAMILIES
from .model.schemas import schemas
from .model.values import ID_PATTERN

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
    """Every problem code with its meaning and an example, below an index by family."""
    lines = [
        "# Problem codes",
        "",
        MADE,
        "Each message names a code. Errors stop a build; warnings stop a strict one; notices are only told.",
        "",
    ]
    for family, about in FAMILIES.items():
        codes = ", ".join(f"[{name}](#{_anchor(name)})" for name in CODES if name.rstrip("0123456789") == family)
        lines.append(f"- {about}: {codes}")
    for name, code in CODES.items():
        lines += ["", f"## {name}: {code.title}", "", f"*{code.severity.capitalize()}.* {code.meaning}"]
        lines += _examples(code.example, code.better)
    return "\n".join(lines).rstrip() + "\n"


def _anchor(name: str) -> str:
    """The id that forges make of a code's heading."""
    words = f"{name}: {CODES[name].title}".lower()
    return "".join(sign for sign in words if sign.isalnum() or sign in " -").replace(" ", "-")


def _examples(wrong: str, right: str) -> list[str]:
    if not wrong:
        return []
    lines: list[str] = []
    for label, text in (("Wrong:", wrong), ("Right:", right)):
        lines += ["", label, "", "```text", *text.split("\n"), "```"]
    return lines


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
        lines += [f"## `{command}`", "", "```text", text.rstrip(), "```", ""]
    return "\n".join(lines).rstrip() + "\n"


def front_matter_page() -> str:
    """Every key of every YAML kind; groups of keys that several kinds share stand once, at the end."""
    lines = [
        "# Keys of the YAML sources",
        "",
        MADE,
        "Keys in their canonical order; **bold** keys are required, all others may be left out. Dates are in",
        "[EDTF](https://www.loc.gov/standards/datetime/): `1901`, `1901-05`, `1901-05-01`, `1901-05~` (about),",
        "`1901-05-01/1901-06-15` (from, to). An id is the `id` of a register entry: ASCII letters, digits, hyphens.",
        "“Markdown” means that the text is written as [markup.md](../markup.md) shows.",
        "",
    ]
    groups: dict[str, Mapping[str, Any]] = {}
    for name, schema in schemas().items():
        definitions = schema.get("$defs", {})
        own = _name(schema.get("items", {}))
        groups |= {title: group for title, group in definitions.items() if title != own and "properties" in group}
        lines += [f"## {schema['title']}", "", f"{_about(schema)} Schema: [{name}](../schemas/{name})", ""]
        lines += _table(definitions.get(own, schema), definitions)
    lines += ["## Groups of keys", ""]
    for title, group in sorted(groups.items()):
        lines += [f"### {title}", "", _about(group), "", *_table(group, groups)]
    return "\n".join(lines).rstrip() + "\n"


def _about(schema: Mapping[str, Any]) -> str:
    return " ".join(schema.get("description", "").split()).replace("<", "\\<")


def _table(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Iterator[str]:
    yield from ("| key | value | meaning |", "| --- | --- | --- |")
    for key, value in schema["properties"].items():
        shown = f"**{key}**" if key in schema.get("required", ()) else key
        yield f"| {shown} | {_kind(value)} | {_meaning(value, definitions)} |"
    yield ""


def _meaning(value: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    """What the key says of itself, else what its group says; and what holds when it is left out."""
    sources = [value, *(definitions.get(_name(inner), {}) for inner in _inner(value)), *_inner(value)]
    words = next((words for words in map(_about, sources) if words), "")
    default = value.get("default")
    if default in (None, "") or isinstance(default, list | dict):
        return words
    written = str(default).lower() if isinstance(default, bool) else default
    return f"{words}; `{written}` when left out" if words else f"`{written}` when left out"


def _inner(value: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A value, its alternatives and its items."""
    yield value
    for option in (*value.get("anyOf", ()), *([value["items"]] if "items" in value else ())):
        yield from _inner(option)


def _kind(value: Mapping[str, Any]) -> str:
    """What may be written, in words."""
    if "anyOf" in value:
        return " or ".join(_kind(option) for option in value["anyOf"] if option.get("type") != "null")
    if "enum" in value:
        return ", ".join(f"`{option}`" for option in value["enum"])
    if "const" in value:
        return f"`{value['const']}`"
    if group := _name(value):
        return f"[{group}](#{group.lower()})"
    if value.get("type") == "array":
        return f"list of {_kind(value['items'])}"
    if value.get("type") == "object":
        return "id: text, …"
    return _scalar(value)


_SCALARS = {
    "boolean": "`true` or `false`",
    "integer": "whole number",
    "number": "number",
    "string": "text",
    "string or integer": "text or number",
}


def _scalar(value: Mapping[str, Any]) -> str:
    if value.get("pattern") == ID_PATTERN:
        return "id"
    if named := {"edtf": "date", "uri": "web address"}.get(value.get("format", "")):
        return named
    kinds = value.get("type", "")
    return _SCALARS[kinds if isinstance(kinds, str) else " or ".join(kinds)]


def _name(value: Mapping[str, Any]) -> str:
    return str(value.get("$ref", "")).rpartition("/")[2]
