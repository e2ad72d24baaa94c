"""Elements as the XML that they were read from: what an import keeps beside its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from .xml import COMMENT, INSTRUCTION, STUB, TEI, Element


def file_of(elements: Iterable[Element]) -> str:
    """A well-formed file that holds the elements one after another; empty without any."""
    found = list(elements)
    if not found:
        return ""
    whole = Element("TEI", {}, tuple(found), found[0].position) if len(found) > 1 else found[0]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{"".join(_written(whole, ""))}\n'


def _written(element: Element, namespace: str) -> Iterator[str]:
    """`namespace` is that of the element around."""
    if element.name.startswith(STUB):
        return
    if element.name in {COMMENT, INSTRUCTION}:
        words = "".join(map(str, element.children))
        yield f"<!--{words}-->" if element.name == COMMENT else f"<?{words}?>"
        return
    own, name = _named(element.name)
    declared = f" xmlns={quoteattr(own)}" if own != namespace else ""
    opening = f"{name}{declared}{''.join(_attributes(element))}"
    yield f"<{opening}>" if element.children else f"<{opening}/>"
    for child in element.children:
        yield from [escape(child)] if isinstance(child, str) else _written(child, own)
    if element.children:
        yield f"</{name}>"


def _named(name: str) -> tuple[str, str]:
    uri, brace, local = name.rpartition("}")
    return (uri[1:], local) if brace else (TEI, name)


def _attributes(element: Element) -> Iterator[str]:
    for number, (key, value) in enumerate(element.attributes.items(), start=1):
        uri, brace, local = key.rpartition("}")
        if brace:
            yield f" xmlns:a{number}={quoteattr(uri[1:])} a{number}:{local}={_quoted(value)}"
        else:
            yield f" {key}={_quoted(value)}"


def _quoted(value: str) -> str:
    return quoteattr(value, {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
