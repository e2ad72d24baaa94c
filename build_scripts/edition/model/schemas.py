"""JSON Schemas (draft 2020-12) of every YAML kind, for editors and other programs.

An editor that reads them completes keys, shows what they mean and marks mistakes while one types.
"""

from __future__ import annotations

from typing import Any

from .entries import Event, Organisation, Person, Place, Term, Work
from .records import CollectionMeta, DocumentMeta, PageMeta, TranslationMeta
from .settings import Settings
from .values import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"

SINGLE: dict[str, tuple[type[Record], str]] = {
    "document.json": (DocumentMeta, "Front matter of a document"),
    "translation.json": (TranslationMeta, "Front matter of a translation"),
    "page.json": (PageMeta, "Front matter of a prose page"),
    "collection.json": (CollectionMeta, "Collection"),
    "edition.json": (Settings, "The edition block of mkdocs.yml"),
}
"""File → what one YAML text of the kind holds, and the schema's title."""

LISTS: dict[str, tuple[type[Record], str]] = {
    "persons.json": (Person, "Register of persons"),
    "organisations.json": (Organisation, "Register of organisations"),
    "places.json": (Place, "Register of places"),
    "events.json": (Event, "Register of events"),
    "terms.json": (Term, "Register of terms"),
    "bibliography.json": (Work, "Bibliography"),
}
"""File → what each item of the list is, and the schema's title."""


def schemas() -> dict[str, dict[str, Any]]:
    """File name → schema."""
    return {name: _single(*kind) for name, kind in SINGLE.items()} | {
        name: _list(*kind) for name, kind in LISTS.items()
    }


def keys_of(model: type[Record]) -> list[str]:
    """The keys of a record as they are written, in canonical order."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _single(model: type[Record], title: str) -> dict[str, Any]:
    return {"$schema": DIALECT} | model.model_json_schema(by_alias=True) | {"title": title}


def _list(model: type[Record], title: str) -> dict[str, Any]:
    item = model.model_json_schema(by_alias=True)
    definitions = item.pop("$defs", {}) | {model.__name__: item}
    return {
        "$schema": DIALECT,
        "title": title,
        "description": item.get("description", ""),
        "type": "array",
        "items": {"$ref": f"#/$defs/{model.__name__}"},
        "$defs": definitions,
    }
