"""What stands in braces: class, id, then the values in the order in which the construct names them, quoted only where they must be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..markup import CONSTRUCTS
from ..markup.containers import KINDS
from .blocks import Line

_Keys = Mapping[str, tuple[str, ...]]

_SPANS: _Keys = {kind.name: (*kind.attributes, "lang") for construct in CONSTRUCTS for kind in construct.spans}
_CONTAINERS: _Keys = {kind.name: (*kind.attributes, "lang") for kind in KINDS}
"""Class of a span, name of a container → the keys it takes, in order."""

_SPAN = re.compile(r"(?<!\\)\]\{([^{}`\\<>]*)\}")
_CONTAINER = re.compile(r":{3,}[ \t]*([a-z]+)[ \t]+\{([^{}]*)\}[ \t]*")
_ITEM = re.compile(r'\s*(?:\.([A-Za-z][\w-]*)|(#[^\s"=]+)|([A-Za-z][\w:-]*)=(?:"([^"]*)"|([\w:-]+)))(?=\s|$)', re.ASCII)
_BARE = re.compile(r"[A-Za-z0-9_:-]+")
_TAB = 4


def with_ordered_braces(lines: Sequence[Line], code_indent: int) -> list[Line]:
    """The lines with their braces in order; as they are where the braces may be code or part of an address.

    From `code_indent` blanks on a line may be code without a fence.
    """
    return [
        line if known else line._replace(text=_ordered_line(line.text))
        for line, known in zip(lines, _may_be_code(lines, code_indent), strict=True)
    ]


def _may_be_code(lines: Sequence[Line], code_indent: int) -> list[bool]:
    """For each line, whether it is code, deep enough to be, or in a paragraph with code in it."""
    found: list[bool] = []
    start, coded = 0, False
    for number, line in enumerate(lines):
        deep = len(line.text.expandtabs(_TAB)) - len(line.text.lstrip(" \t")) >= code_indent
        found.append(line.code or deep)
        if not line.text.strip(" \t>"):
            start, coded = number + 1, False
        elif coded:
            found[number] = True
        elif "`" in line.text:
            found[start:] = [True] * (number + 1 - start)
            coded = True
    return found


def _ordered_line(text: str) -> str:
    if match := _CONTAINER.fullmatch(text):
        inside = _ordered(match[2], _CONTAINERS, match[1])
        return text if inside is None else f"{text[: match.end(1)]} {{{inside}}}"
    return _SPAN.sub(_ordered_span, text)


def _ordered_span(match: re.Match[str]) -> str:
    address = match.string[: match.start()].rpartition("](")
    if address[1] and ")" not in address[2]:  # within the title of a link
        return match[0]
    inside = _ordered(match[1], _SPANS)
    return match[0] if inside is None else f"]{{{inside}}}"


def _ordered(inside: str, known: _Keys, name: str = "") -> str | None:
    """The items in order, or None when they are no attributes, or one of them stands twice."""
    classes, identifiers, values = [], [], dict[str, str]()
    at = 0
    while at < len(inside.rstrip()):
        item = _ITEM.match(inside, at)
        if item is None or item[3] in values:
            return None
        at = item.end()
        if item[1]:
            classes.append(item[1])
        elif item[2]:
            identifiers.append(item[2])
        else:
            values[item[3]] = _written(item[4], item[5])
    if len(classes) + bool(name) > 1 or len(identifiers) > 1 or not (classes or identifiers or values):
        return None
    order = known.get(name or "".join(classes), ("lang",))
    keys = sorted(values, key=lambda key: order.index(key) if key in order else len(order))
    return " ".join([*(f".{each}" for each in classes), *identifiers, *(f"{key}={values[key]}" for key in keys)])


def _written(quoted: str | None, bare: str | None) -> str:
    """The value as it is written: in quotation marks only when it must be."""
    if quoted is None:
        return bare or ""
    return quoted if _BARE.fullmatch(quoted) else f'"{quoted}"'
