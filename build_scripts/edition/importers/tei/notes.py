"""Notes: where the text points to them the markup puts a mark, and the note below the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .conversion import Conversion, kept, kept_values, with_point
from .inline import allowed
from .markdown import Block, Inline, braces, fenced, indented, stacked
from .names import RANGE
from .xml import ID, Element

_MARGINAL = ("type",)
_FOOT = frozenset({"foot", "bottom", "end"})
_SERIES = {
    "": frozenset({"editorial", "footnote", "note"}),
    "o": frozenset({"original"}),
    "t": frozenset({"textual"}),
    "a": frozenset({"apparatus"}),
}
"""First letter of a label → `note/@type` that says the same."""


def note(element: Element, conversion: Conversion, inline: Inline) -> None:
    """A note at its place in the text."""
    if element.get("type") == "marginal" or element.get("place") in {"margin", "left", "right"}:
        _marginal(element, conversion, inline)
    elif element.get("type") == "source" and "source_note" not in conversion.facts:
        source(element, conversion)
    elif "note" in conversion.within:  # the markup knows no notes to notes: its words stay where they are
        kept(element, conversion, inline)
    else:
        _mark(element, conversion, inline)


def _marginal(element: Element, conversion: Conversion, inline: Inline) -> None:
    values = allowed("margin", element, "place", "hand")
    if values is None:
        kept(element, conversion, inline)
        return
    conversion.became(element, "[…]{.margin}", *values, *_MARGINAL, ID)
    inline.span("[", conversion.inner(element), f"]{braces('margin', values, conversion.identifier(element))}")


def marginal_block(element: Element, conversion: Conversion) -> list[Block]:
    """A marginal note of several paragraphs."""
    values = allowed("margin", element, "place", "hand")
    if values is None:
        return conversion.kept_block(element)
    conversion.became(element, "::: margin", *values, *_MARGINAL, ID)
    given = braces("", values, conversion.identifier(element))
    head = f"margin {given}" if values or conversion.identifier(element) else "margin"
    return [fenced(head, conversion.flow(element.children))]


def _mark(element: Element, conversion: Conversion, inline: Inline) -> None:
    label = conversion.anchors.labels[id(element)]
    series = {"o": "[^o1]", "t": "[^t1]", "a": "[^a1]"}.get(label[0], "[^1]") if label[1:].isdigit() else "[^1]"
    conversion.became(element, f"{series}, a note", *_said(element, label))
    inline.markup(f"[^{label}]")
    if label not in conversion.notes:
        conversion.notes[label] = []
        conversion.within.append("note")
        blocks = with_point(conversion.flow(_content(element, conversion)), _points(element, conversion))
        if conversion.quoted:
            blocks.insert(1, Block(conversion.quoted, "list"))
            conversion.quoted = []
        conversion.notes[label] = stacked(blocks)
        conversion.within.pop()


def _said(element: Element, label: str) -> Iterator[str]:
    """The attributes of a note that its label and its place below the text say."""
    yield ID
    if element.get("n") == label.lstrip("ota"):
        yield "n"
    if element.get("place") in _FOOT:
        yield "place"
    if element.get("type") in _SERIES[label[0] if label[0] in "ota" else ""]:
        yield "type"


def _points(element: Element, conversion: Conversion) -> str:
    """What a note, and the single paragraph in it, say beyond that."""
    if conversion.profile.own:
        return ""
    inner = "".join(conversion.point(child) for child in element.elements if child.name == "p")
    return conversion.point(element) + inner


def _content(element: Element, conversion: Conversion) -> Iterable[Element | str]:
    """The content of a note without the number that it bears itself; a single paragraph without its tags."""
    children = [child for child in element.children if not isinstance(child, str) or child.strip()]
    only = children[0] if len(children) == 1 else None
    if isinstance(only, Element) and only.name == "p":
        conversion.became(only, "the text of a note")
        return _without_number(only, element, conversion)
    return _without_number(element, element, conversion)


def _without_number(holder: Element, element: Element, conversion: Conversion) -> Iterable[Element | str]:
    first = next((child for child in holder.children if not isinstance(child, str) or child.strip()), None)
    digits = conversion.anchors.labels[id(element)].lstrip("ota")
    if isinstance(first, Element) and first.name in {"hi", "num", "label"} and first.words == digits:
        conversion.account.settle(first, "moved", "the number of a note, which is its label", "rend")
        return [child for child in holder.children if child is not first]
    return holder.children


def ptr(element: Element, conversion: Conversion, inline: Inline) -> None:
    """A pointer to a note that stands elsewhere."""
    target = conversion.anchors.notes.get(element.get("target").removeprefix("#"))
    if target is not None and not conversion.within:
        number = ("n",) if element.get("n") == conversion.anchors.labels[id(target)].lstrip("ota") else ()
        kind = ("type",) if element.get("type") == "note" else ()
        conversion.became(element, "the mark of a note", "target", *number, *kind)
        _mark(target, conversion, inline)
        return
    link = None if target is not None or conversion.within else conversion.follow(element.get("target"))
    if link is None:
        if target is None:
            conversion.warn(element.position, "TEI06", f"“{element.get('target')}” leads nowhere", "point to an xml:id")
        kept(element, conversion, inline)
        return
    conversion.became(element, "[…](…)", *(() if RANGE.fullmatch(element.get("target")) else ("target",)), "n")
    inline.markup(f"[{element.get('n') or '→'}]({link})")


def source(element: Element, conversion: Conversion) -> None:
    """The source note, which the front matter has."""
    conversion.account.settle(element, "moved", "source_note", ID, "type")
    conversion.within.append("note")
    conversion.facts["source_note"] = " ".join(conversion.inner(element).text().split("\n"))
    conversion.within.pop()


def apart(element: Element, conversion: Conversion) -> list[Block]:
    """A note between paragraphs: where the text points to it, it is written there."""
    if element.get("type") == "source" and "source_note" not in conversion.facts:
        source(element, conversion)
        return []
    if element.get(ID) in conversion.pointed:
        return []
    conversion.account.settle(element, "kept", "a note to which nothing points")
    head = f"tei {braces('', kept_values(element), conversion.identifier(element))}"
    return [fenced(head, conversion.flow(element.children))]


def definitions(conversion: Conversion) -> list[Block]:
    """The notes, below the text."""
    return [Block(indented(lines, 4, f"[^{label}]: "), "note") for label, lines in conversion.notes.items()]
