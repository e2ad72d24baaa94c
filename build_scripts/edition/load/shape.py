"""The records as an editor sees them: which keys belong where, and what the models say of each."""

from __future__ import annotations

from typing import Annotated, Any, get_args, get_origin

from pydantic.fields import FieldInfo

from ..model.schemas import keys_of
from ..model.values import Record

Location = tuple[str | int, ...]


def _field(model: type[Record], key: str) -> FieldInfo | None:
    return next((field for name, field in model.model_fields.items() if (field.alias or name) == key), None)


def _annotation_at(model: type[Record], location: Location) -> tuple[FieldInfo | None, Any]:
    """The field that ends `location` and the type of what stands there."""
    field: FieldInfo | None = None
    annotation: Any = model
    for step in location:
        if isinstance(step, int):
            annotation = _item_type(annotation)
            continue
        owner = _record_in(annotation)
        field = _field(owner, step) if owner else None
        annotation = field.annotation if field else None
    return field, annotation


def model_at(model: type[Record], location: Location) -> type[Record] | None:
    """The record that belongs at `location`, if one does."""
    return _record_in(_annotation_at(model, location)[1])


def _record_in(annotation: Any) -> type[Record] | None:
    """The record that a type allows, whether optional or annotated; not one within a list."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    if get_origin(annotation) in (tuple, list, dict):
        return None
    return next((found for inner in get_args(annotation) if (found := _record_in(inner))), None)


def _item_type(annotation: Any) -> Any:
    if get_origin(annotation) in (tuple, list):
        return get_args(annotation)[0]
    return next((found for inner in get_args(annotation) if (found := _item_type(inner)) is not None), None)


def descriptions(model: type[Record], location: Location) -> list[str]:
    """What the models say of the value at `location`, the nearest first."""
    field, annotation = _annotation_at(model, location)
    inner = [meta.description for meta in _metadata(annotation) if isinstance(meta, FieldInfo) and meta.description]
    return inner if not field or not field.description else [field.description, *inner]


def _metadata(annotation: Any) -> list[Any]:
    if get_origin(annotation) is Annotated:
        return [*annotation.__metadata__, *_metadata(get_args(annotation)[0])]
    return [meta for inner in get_args(annotation) for meta in _metadata(inner)]


def example_keys(model: type[Record], location: Location) -> str:
    """The required keys of the record at `location`, or its first key, as one would begin to write it."""
    owner = model_at(model, location)
    if not owner:
        return "key: value"
    required = [field.alias or name for name, field in owner.model_fields.items() if field.is_required()]
    return ", ".join(f"{name}: …" for name in required or keys_of(owner)[:1])
