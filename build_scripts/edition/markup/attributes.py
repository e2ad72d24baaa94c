"""Attributes in braces: `{.add place=above #x1}`. Which ones a construct takes is an allow-list.

A value of anything but ASCII letters, digits, `_`, `:` and `-` stands in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..model.problem import did_you_mean
from .construct import SpanKind
from .fault import Fault

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""A language tag (BCP 47) as far as its form goes."""

_ITEM = re.compile(
    r"""\#(?P<id>[^\s{}"]+) | \.(?P<class>[A-Za-z][A-Za-z0-9_-]*)
      | (?P<key>[A-Za-z][A-Za-z0-9_:-]*)=(?:"(?P<quoted>[^"\n]*)" | (?P<bare>[A-Za-z0-9_:-]+))""",
    re.VERBOSE,
)
_SPACE = re.compile(r"\s*")

WORDS = re.compile(r".*\S.*")
"""Any value that is not empty."""
NAME = re.compile(r"[A-Za-z0-9_:.-]+")
"""A single word or number."""
REFERENCE = re.compile(r"#[A-Za-z][A-Za-z0-9-]*")
"""An id of the same text, as `#x1`."""
NUMBER = re.compile(r"\d+(\.\d+)?")
"""A count or measure."""
PLACES = frozenset({"above", "below", "inline", "margin", "left", "right", "top", "bottom", "end", "overleaf"})
"""Where on the paper something stands."""

_FORMS = {
    LANGUAGE: "write a language tag, e.g. lang=ru",
    NAME: "write one word of ASCII letters, digits, “_”, “:”, “.”, “-”",
    NUMBER: "write a number in digits",
    REFERENCE: 'write an id of this text: "#x1"',
    WORDS: "write a few words",
}
"""What a value may be → how to write it."""

ID = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
RESERVED_ID = re.compile(r"[pnota]\d+|n-.*|pg-.*|ed-.*|source")
"""Ids that belong to paragraphs, notes, pages, the source note and the furniture of the page."""


@dataclass(frozen=True, slots=True)
class Attributes:
    """What stands between the braces."""

    id: str
    classes: tuple[str, ...]
    values: Mapping[str, str]


def parse_attributes(source: str, start: int, end: int) -> tuple[Attributes, int] | None:
    """The attributes that begin with the `{` at `start`, and the offset behind their `}`; None when they are none."""
    if not source.startswith("{", start, end):
        return None
    identifier, classes, values = "", [], {}
    at = _skip_space(source, start + 1, end)
    while at < end and source[at] != "}":
        if (item := _ITEM.match(source, at, end)) is None:
            return None
        if item["id"]:
            identifier = item["id"]
        elif item["class"]:
            classes.append(item["class"])
        else:
            values[item["key"]] = item["bare"] if item["quoted"] is None else item["quoted"]
        at = _skip_space(source, item.end(), end)
    if at >= end or not (identifier or classes or values):
        return None
    return Attributes(identifier, tuple(classes), values), at + 1


def _skip_space(source: str, at: int, end: int) -> int:
    match = _SPACE.match(source, at, end)
    return match.end() if match else at


def id_fault(identifier: str, *, paragraph: bool = False) -> Fault | None:
    """What is wrong with an id an editor wrote; a paragraph may also be called `p` with digits."""
    if paragraph and re.fullmatch(r"p[1-9]\d*", identifier):
        return None
    if not ID.fullmatch(identifier):
        hint = "write ASCII letters, digits and hyphens, beginning with a letter"
        return Fault("MARK15", f"“{identifier}” cannot be an id", hint)
    if RESERVED_ID.fullmatch(identifier):
        hint = f"choose another, e.g. {{#the-{identifier}}}"
        return Fault(
            "MARK15", f"the id “{identifier}” belongs to paragraphs, notes, pages or the page’s furniture", hint
        )
    return None


def attribute_faults(kind: SpanKind, attributes: Attributes) -> list[Fault]:
    """What is wrong with the attributes of a span or container of this kind."""
    faults = [] if not attributes.id else [fault for fault in [id_fault(attributes.id)] if fault]
    for key, value in attributes.values.items():
        faults += _value_faults(kind, key, value)
    for key in kind.required:
        if key not in attributes.values:
            faults.append(
                Fault("MARK04", f"“{kind.name}” needs the attribute “{key}”", f"write {{.{kind.name} {key}=…}}")
            )
    return faults


def _value_faults(kind: SpanKind, key: str, value: str) -> list[Fault]:
    allowed = LANGUAGE if key == "lang" else kind.attributes.get(key)
    if allowed is None:
        known = ["lang", *kind.attributes]
        hint = did_you_mean(key, known, f"it takes: {', '.join(known)}")
        return [Fault("MARK04", f"“{kind.name}” has no attribute “{key}”", hint)]
    if isinstance(allowed, frozenset):
        hint = did_you_mean(value, sorted(allowed), f"it takes: {', '.join(sorted(allowed))}")
        return [] if value in allowed else [Fault("MARK05", f"“{key}” cannot be “{value}”", hint)]
    if allowed.fullmatch(value):
        return []
    return [Fault("MARK05", f"“{key}” cannot be “{value}”", _FORMS.get(allowed, ""))]
