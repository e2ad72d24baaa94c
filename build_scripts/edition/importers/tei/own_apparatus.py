"""`<app>` of our own export: the lemma at its place, the readings in its note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .conversion import Conversion
from .inline import language
from .markdown import Block, Inline, braces, stacked
from .xml import ID, Element

_SAID = {"omitted": "*om.*", "added": "*add.*", "not-seen": "*not seen*"}


def apparatus(element: Element, conversion: Conversion, inline: Inline) -> None:
    """`<app>`: the lemma at its place, the readings as a list in the note."""
    conversion.became(element, "[…]{.app}[^a1]", "*")
    lem = element.find("lem")
    if "note" in conversion.within:
        _quoted(element, lem, conversion, inline)
        return
    if lem is not None and not element.get("from") and (lem.children or not lem.get("wit")):
        conversion.became(lem, "[…]{.app}", "*")
        closing = braces("app", language(lem), conversion.identifier(lem))
        inline.span("[", conversion.inner(lem), f"]{closing}")
    label = conversion.anchors.labels.get(id(element))
    if label is None:  # a further mention: the mark follows
        return
    inline.markup(f"[^{label}]")
    conversion.notes[label] = []
    conversion.within.append("note")
    conversion.notes[label] = _readings(element, lem, conversion)
    conversion.within.pop()


def _quoted(element: Element, lem: Element | None, conversion: Conversion, inline: Inline) -> None:
    """An apparatus quoted in a note: the lemma ends its first paragraph, the readings follow."""
    if lem is not None:
        conversion.became(lem, "[…]{.app}", "*")
    for reading in element.all("rdg"):
        conversion.became(reading, "a reading", "*")
    inline.span("[", conversion.inner(lem) if lem is not None else conversion.inline(), "]{.app}")
    conversion.quoted += _readings(element, lem, conversion)


def _readings(element: Element, lem: Element | None, conversion: Conversion) -> list[str]:
    lines: list[str] = []
    blocks: list[Block] = []
    children = list(element.elements)
    if sigla := _with_lemma(children, lem, conversion):
        lines.append(f"- {sigla}: *lemma*")
    for place, child in enumerate(children):
        if child.name == "rdg":
            following = children[place + 1] if place + 1 < len(children) else None
            lines.append(_reading(child, following, conversion))
        elif child.name == "note":
            conversion.account.settle(child, "moved", "words on the readings", "*")
            blocks += conversion.flow(child.children)
    return stacked([*([Block(lines, "list")] if lines else []), *blocks])


def _with_lemma(children: Sequence[Element], lem: Element | None, conversion: Conversion) -> str:
    """The sigla of the witnesses that have the lemma: pointers of `lem`, and those that nobody declared in a `wit` before all readings."""
    sigla = ""
    if lem is not None and lem.get("wit"):
        conversion.became(lem, "a reading", "*")
        sigla = _sigla(lem.get("wit"), conversion)
    first = next((child for child in children if child.name != "lem"), None)
    if first is not None and first.name == "wit":
        conversion.account.settle(first, "moved", "a siglum", "*")
        sigla = f"{sigla} {first.words}".strip()
    return sigla


def _reading(element: Element, following: Element | None, conversion: Conversion) -> str:
    conversion.account.settle(element, "moved", "a reading", "*")
    sigla = _sigla(element.get("wit"), conversion)
    if following is not None and following.name == "wit":
        conversion.account.settle(following, "moved", "a siglum", "*")
        sigla = f"{sigla} {following.words}".strip()
    said = _SAID.get(element.get("type"), "")
    words = " ".join(conversion.inner(element).text().split("\n"))
    return f"- {sigla}: {' '.join(part for part in (said, words) if part)}".rstrip()


def _sigla(pointers: str, conversion: Conversion) -> str:
    return " ".join(conversion.sigla.get(pointer.removeprefix("#"), pointer) for pointer in pointers.split())


def sigla_of(header: Element) -> Mapping[str, str]:
    """`xml:id` of a witness → its siglum."""
    found: dict[str, str] = {}
    for witness in header.all("fileDesc", "sourceDesc", "listWit", "witness"):
        if (siglum := witness.find("abbr")) is not None:
            found[witness.get(ID)] = siglum.words
    return found
