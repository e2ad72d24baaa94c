"""What only our own export writes within a line (docs/tei.md), led back to the markup it was made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .conversion import Conversion, InlineRule
from .follow import ENTRY
from .inline import INLINE, KINDS, language, linked, lone, span
from .inline import lb as line_beginning
from .markdown import Inline, braces
from .notes import note as other_note
from .own_apparatus import apparatus
from .xml import ID, Element


def here(value: str, conversion: Conversion) -> str:
    """A pointer into the same document, as the markup writes it."""
    return value.replace(f"#{conversion.name}.", "#")


def ended(element: Element, conversion: Conversion) -> str:
    """The id that an element has in the markup: `d1.x1` and `d1.x1.end` are both `x1`."""
    return element.get(ID).removeprefix(f"{conversion.name}.").removesuffix(".end")


def marked(element: Element, conversion: Conversion, inline: Inline) -> None:
    """`<add hand="#d1.h1">` and its like."""
    given = {key: here(value, conversion) if key == "hand" else value for key, value in element.attributes.items()}
    changed = replace(element, attributes=given)
    conversion.became(element, "its span", "*")
    span(changed, conversion, inline)


def segment(element: Element, conversion: Conversion, inline: Inline) -> None:
    """`<seg type="citation">`, `hand`, `tei`."""
    if element.get("type") == "citation":
        conversion.account.settle(element, "moved", "a citation", "*")
        inline.markup(f"[{'; '.join(_cited(bibl, conversion) for bibl in element.elements)}]")
        return
    conversion.became(element, f"a {element.get('type')}", "*")
    identifier = conversion.identifier(element)
    if element.get("type") == "hand":
        values = {"ref": here(element.get("hand"), conversion)} if element.get("hand") else {}
        closing = braces("hand", values | language(element), identifier)
    else:
        attributes = {"attributes": element.get("n")} if element.get("n") else {}
        closing = braces("tei", {"element": element.get("subtype")} | attributes, identifier)
    inline.span("[", conversion.inner(element), f"]{closing}")


def _cited(bibl: Element, conversion: Conversion) -> str:
    """`see @handbook-1901, pp. 3–4, and more`."""
    for part in bibl.walk():
        conversion.account.settle(part, "moved", "a citation", "*")
    match = ENTRY.fullmatch(bibl.get("corresp"))
    parts = {(child.name, child.get("type")): child.words for child in bibl.elements}
    prefix = parts.get(("seg", "prefix"), "")
    locator = parts.get(("citedRange", ""), "")
    minus = "-" if bibl.get("rend") == "no-author" else ""
    key = match[2] if match else bibl.get("n")
    cited = f"{prefix} {minus}@{key}".strip() + (f", {locator}" if locator else "")
    suffix = parts.get(("seg", "suffix"), "")
    if not suffix or suffix.startswith((",", ".", ";", ":")):
        return cited + suffix
    return f"{cited} {suffix}" if locator else f"{cited}, {suffix}"


def beginning(element: Element, conversion: Conversion, inline: Inline) -> None:
    """`<lb>`; of types that stand for line ends of the Markdown."""
    kind = element.get("type")
    if kind == "hard":
        conversion.became(element, "a kept line end", "*")
        inline.line_end("\\")
    elif kind == "verse":
        conversion.became(element, "a line end", "*")
        inline.line_end("")
    else:
        line_beginning(element, conversion, inline)


def across(element: Element, conversion: Conversion, inline: Inline) -> None:
    """`<addSpan>`, `<delSpan>`: where a span across paragraphs begins."""
    name = element.name.removesuffix("Span")
    conversion.became(element, f"[]{{.{name}-start}}", "*")
    values = {key: here(element.get(key), conversion) for key in KINDS[f"{name}-start"].attributes if element.get(key)}
    inline.markup(f"[]{braces(f'{name}-start', values, ended(element, conversion))}")


def anchor(element: Element, conversion: Conversion, inline: Inline) -> None:
    """`<anchor>`: an end of a span across paragraphs, the beginning of a variant’s lemma, or a point of TEI."""
    if element.get("type") == "tei":
        segment(element, conversion, inline)
        return
    conversion.became(element, "an end of a span", "*")
    identifier, name = ended(element, conversion), element.get("type") or conversion.spans.get(element.get(ID), "del")
    if element.get(ID).endswith(".end"):
        inline.markup(f"[]{braces(f'{name}-end', {'ref': f'#{identifier}'})}")
    else:
        inline.markup(f"[]{braces(f'{name}-start', {}, identifier)}")


def hand_shift(element: Element, conversion: Conversion, inline: Inline) -> None:
    """`<handShift new>` and, where the hand ends, `<handShift corresp>`."""
    conversion.became(element, "[]{.hand-start}", "*")
    if element.get("corresp"):
        inline.markup(f"[]{braces('hand-end', {'ref': here(element.get('corresp'), conversion)})}")
    else:
        values = {"hand": here(element.get("new"), conversion)} if element.get("new") else {}
        inline.markup(f"[]{braces('hand-start', values, ended(element, conversion))}")


def note(element: Element, conversion: Conversion, inline: Inline) -> None:
    """A note; one in the margin may name a hand."""
    if element.get("hand"):
        conversion.became(element, "[…]{.margin}", "*")
        element = replace(element, attributes={**element.attributes, "hand": here(element.get("hand"), conversion)})
    other_note(element, conversion, inline)


def named(element: Element, conversion: Conversion, inline: Inline) -> None:
    """A name with `@ref`, or a link that led nowhere."""
    match = ENTRY.fullmatch(element.get("ref"))
    conversion.became(element, "a link", "*")
    if match is None:
        conversion.write_all(element.children, inline)
    else:
        linked(element, f"{match[1]}:{match[2]}", conversion, inline)


def reference(element: Element, conversion: Conversion, inline: Inline) -> None:
    """`<ref>` to a document, page, place of the same text, file, or the web."""
    target = element.get("target")
    conversion.became(element, "a link", "*")
    if not target:
        conversion.write_all(element.children, inline)
        return
    link = conversion.follow(target)
    linked(element, link if link is not None else target, conversion, inline)


def picture(element: Element, conversion: Conversion, inline: Inline) -> None:
    """`<figure rend="inline">`."""
    inline.markup(picture_markup(element, conversion))


def picture_markup(element: Element, conversion: Conversion) -> str:
    """`![words](img/1.jpg "caption")`."""
    for part in element.walk():
        conversion.account.settle(part, "moved", "![…](…)", "*")
    graphic, words, caption = element.find("graphic"), element.find("figDesc"), element.find("head")
    title = f' "{caption.words}"' if caption else ""
    return f"![{words.words if words else ''}]({graphic.get('url') if graphic else ''}{title})"


def spans_of(part: Element) -> Mapping[str, str]:
    """`xml:id` of the end of a span across paragraphs → what it is."""
    names = ("addSpan", "delSpan")
    return {e.get("spanTo").removeprefix("#"): e.name.removesuffix("Span") for e in part.walk() if e.name in names}


def marks(names: Sequence[str], rule: InlineRule) -> dict[str, InlineRule]:
    """One rule for several elements."""
    return dict.fromkeys(names, rule)


OWN_INLINE: dict[str, InlineRule] = {
    **INLINE,
    **marks(("add", "del", "unclear", "supplied"), marked),
    **marks(("sic", "orig", "abbr"), lone),
    **marks(("persName", "orgName", "placeName", "rs", "term", "name"), named),
    **marks(("addSpan", "delSpan"), across),
    "seg": segment,
    "lb": beginning,
    "anchor": anchor,
    "handShift": hand_shift,
    "note": note,
    "ref": reference,
    "app": apparatus,
    "figure": picture,
}
