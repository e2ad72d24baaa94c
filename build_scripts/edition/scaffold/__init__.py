"""Beginnings: another edition, a document, a person. Values out; the command line writes them.

edition_files    an edition that builds at once: the files below template/, and those below sample/ unless it is to be empty
person_stub      an entry to be added to content/registers/persons.yml
"""

from __future__ import annotations

import json
import re
from importlib.resources import files
from importlib.resources.abc import Traversable

from ..model.schemas import schemas
from ..model.stubs import SOME_OFFICE
from ..model.values import ID_PATTERN


class ScaffoldError(ValueError):
    """A name cannot be used."""


def edition_files(title: str, today: str, empty: bool = False) -> dict[str, str]:
    """Path → content of a new edition with this title, revised on the ISO date `today`; without documents and entries when it is to be empty."""
    made = {
        path: template.read_text(encoding="utf-8")
        .replace("{{ title }}", title.replace('"', "”"))
        .replace("{{ today }}", today)
        for folder in (["template"] if empty else ["template", "sample"])
        for path, template in _walk(files(__name__) / folder)
    }
    made |= {
        f"schemas/{name}": json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in schemas().items()
    }
    return made


def _walk(folder: Traversable, above: str = "") -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        name = f"{above}{item.name}"
        found += _walk(item, f"{name}/") if item.is_dir() else [(name.replace("dot-", "."), item)]
    return found


def checked_id(name: str) -> str:
    """The name, if it can be an id; raises ScaffoldError otherwise."""
    if not re.fullmatch(ID_PATTERN, name):
        better = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        instead = f"; write “{better}”" if re.fullmatch(ID_PATTERN, better) else ""
        raise ScaffoldError(f"“{name}” cannot be an id: ASCII, lower case, digits and hyphens only{instead}")
    return name


def person_stub(identifier: str) -> str:
    """An entry for content/registers/persons.yml."""
    name = " ".join(part.capitalize() for part in identifier.split("-"))
    return f"- id: {identifier}\n  name: {name}\n  role: {{title: {SOME_OFFICE}}}\n"
