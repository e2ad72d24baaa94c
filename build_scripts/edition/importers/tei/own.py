"""What only our own export writes (docs/tei.md): the rules that lead each of its forms back to the markup it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from .blocks import BLOCK, container
from .conversion import BlockRule, Conversion, InlineRule
from .follow import ENTRY
from .inline import INLINE, KINDS, language, linked, lone, span
from .inline import lb as line_beginning
from .markdown import Block, Inline, braces, stacked
from .notes import note as other_note
from .xml import ID, Element

_SAID = {"omitted": "*om.*", "added": "*add.*", "not-seen": "*not seen*"}
_FRAMES = frozenset({"opener", "dateline", "salute", "closer", "signed"})


def _here(value: str, conversion: Conversion) -> str:
    """A pointer into the same document, as the markup writes it."""
    return value.replace(f"#{conversion.name}.", "#")


def _ended(element: Element, conversion: Conversion) -> str:
    return element.get(ID).removeprefix(f"{conversion.name}.").removesuffix(".end")


# -- within a line -------------------------------------------------------------------------------------------------------


def marked(element: Element, conversion: Conversion, inline: Inline) -> None:
    """`<add hand="#d1.h1">` and its like."""
    given = {key: _here(value, conversion) if key == "hand" else value for key, value in element.attributes.items()}
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
        values = {"ref": _here(element.get("hand"), conversion)} if element.get("hand") else {}
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
    values = {key: _here(element.get(key), conversion) for key in KINDS[f"{name}-start"].attributes if element.get(key)}
    inline.markup(f"[]{braces(f'{name}-start', values, _ended(element, conversion))}")


def anchor(element: Element, conversion: Conversion, inline: Inline) -> None:
    """`<anchor>`: an end of a span across paragraphs, or the beginning of a variant’s lemma."""
    conversion.became(element, "an end of a span", "*")
    identifier, name = _ended(element, conversion), element.get("type") or conversion.spans.get(element.get(ID), "del")
    if element.get(ID).endswith(".end"):
        inline.markup(f"[]{braces(f'{name}-end', {'ref': f'#{identifier}'})}")
    else:
        inline.markup(f"[]{braces(f'{name}-start', {}, identifier)}")


def hand_shift(element: Element, conversion: Conversion, inline: Inline) -> None:
    """`<handShift new>` and, where the hand ends, `<handShift corresp>`."""
    conversion.became(element, "[]{.hand-start}", "*")
    if element.get("corresp"):
        inline.markup(f"[]{braces('hand-end', {'ref': _here(element.get('corresp'), conversion)})}")
    else:
        values = {"hand": _here(element.get("new"), conversion)} if element.get("new") else {}
        inline.markup(f"[]{braces('hand-start', values, _ended(element, conversion))}")


def note(element: Element, conversion: Conversion, inline: Inline) -> None:
    """A note; one in the margin may name a hand."""
    if element.get("hand"):
        conversion.became(element, "[…]{.margin}", "*")
        element = replace(element, attributes={**element.attributes, "hand": _here(element.get("hand"), conversion)})
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
    inline.markup(_picture(element, conversion))


def _picture(element: Element, conversion: Conversion) -> str:
    for part in element.walk():
        conversion.account.settle(part, "moved", "![…](…)", "*")
    graphic, words, caption = element.find("graphic"), element.find("figDesc"), element.find("head")
    title = f' "{caption.words}"' if caption else ""
    return f"![{words.words if words else ''}]({graphic.get('url') if graphic else ''}{title})"


# -- the apparatus -------------------------------------------------------------------------------------------------------


def apparatus(element: Element, conversion: Conversion, inline: Inline) -> None:
    """`<app>`: the lemma at its place, the readings as a list in the note."""
    conversion.became(element, "[…]{.app}[^a1]", "*")
    lem = element.find("lem")
    label = conversion.anchors.labels[id(element)]
    if lem is not None and not element.get("from") and (lem.children or not lem.get("wit")):
        conversion.became(lem, "[…]{.app}", "*")
        closing = braces("app", language(lem), conversion.identifier(lem))
        inline.span("[", conversion.inner(lem), f"]{closing}")
    inline.markup(f"[^{label}]")
    conversion.notes[label] = []
    conversion.within.append("note")
    conversion.notes[label] = _readings(element, lem, conversion)
    conversion.within.pop()


def _readings(element: Element, lem: Element | None, conversion: Conversion) -> list[str]:
    lines: list[str] = []
    blocks: list[Block] = []
    if lem is not None and lem.get("wit"):
        conversion.became(lem, "a reading", "*")
        lines.append(f"- {_sigla(lem.get('wit'), conversion)}: *lemma*")
    children = list(element.elements)
    for place, child in enumerate(children):
        if child.name == "rdg":
            following = children[place + 1] if place + 1 < len(children) else None
            lines.append(_reading(child, following, conversion))
        elif child.name == "note":
            conversion.account.settle(child, "moved", "words on the readings", "*")
            blocks += conversion.flow(child.children)
    return stacked([*([Block(lines, "list")] if lines else []), *blocks])


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


def spans_of(part: Element) -> Mapping[str, str]:
    """`xml:id` of the end of a span across paragraphs → what it is."""
    names = ("addSpan", "delSpan")
    return {e.get("spanTo").removeprefix("#"): e.name.removesuffix("Span") for e in part.walk() if e.name in names}


# -- between paragraphs --------------------------------------------------------------------------------------------------


def division(element: Element, conversion: Conversion) -> list[Block]:
    """A division below its heading; one of type `segment` only satisfies the schema."""
    conversion.became(element, "its content", "*")
    before = conversion.main, conversion.level
    conversion.main, conversion.pinned = (
        (element.find("head"), _ended(element, conversion)),
        element.get("rend") == "pinned",
    )
    blocks = conversion.flow(element.children, strict=True)
    conversion.main, conversion.level = before
    return blocks


def head(element: Element, conversion: Conversion) -> list[Block]:
    """The heading of a division."""
    conversion.level = min(conversion.level + 1, 6)
    return _heading(element, conversion, conversion.level, conversion.main[1], conversion.pinned)


def label(element: Element, conversion: Conversion) -> list[Block]:
    """`<label type="heading">`: a heading where no division may stand."""
    level = element.get("n")
    return _heading(
        element,
        conversion,
        int(level) if level.isdigit() else 2,
        _ended(element, conversion),
        element.get("rend") == "pinned",
    )


def _heading(element: Element, conversion: Conversion, level: int, identifier: str, pinned: bool) -> list[Block]:
    """A heading, with its id where an editor gave it."""
    conversion.became(element, "## heading", "*")
    words = " ".join(conversion.inner(element).text().split("\n"))
    ending = f" {{#{identifier}}}" if pinned else ""
    return [Block([f"{'#' * level} {words}{ending}"], "heading")]


def frame(element: Element, conversion: Conversion) -> list[Block]:
    """`<dateline>` and its like: paragraphs divided by `<lb type="paragraph"/>`."""
    conversion.became(element, f"::: {element.name}", "*")
    blocks: list[Block] = []
    for run in _divided(element.children, conversion):
        blocks += conversion.flow(run)
    return [container(element.name, element, conversion, blocks)]


def _divided(children: Iterable[Element | str], conversion: Conversion) -> list[list[Element | str]]:
    runs: list[list[Element | str]] = [[]]
    for child in children:
        if isinstance(child, Element) and child.name == "lb" and child.get("type") == "paragraph":
            conversion.became(child, "a paragraph’s end", "*")
            runs.append([])
        else:
            runs[-1].append(child)
    return runs


def floating(element: Element, conversion: Conversion) -> list[Block]:
    """`<floatingText>`: an enclosure, a part of a letter where TEI has no place for it, an element that is kept."""
    conversion.became(element, f"::: {element.get('type')}", "*")
    body = element.find("body")
    if body is None:
        return []
    conversion.became(body, "its content", "*")
    level, conversion.level = conversion.level, 1
    blocks = conversion.flow(body.children, strict=True)
    conversion.level = level
    if element.get("type") != "tei":
        return [container(element.get("type"), element, conversion, blocks)]
    attributes = {"attributes": element.get("n")} if element.get("n") else {}
    given = {"element": element.get("subtype")} | attributes | language(element)
    return [container("tei", element, conversion, blocks, given)]


def code(element: Element, conversion: Conversion) -> list[Block]:
    """`<eg>`: fenced code."""
    conversion.became(element, "```", "*")
    words = element.raw_words
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", words)), 3)
    return [Block([f"{fence}{element.get('rend')}", *words.removesuffix("\n").split("\n"), fence], "code")]


def paragraph(element: Element, conversion: Conversion) -> list[Block]:
    """`<p>`; an empty one only satisfies the schema."""
    return BLOCK["p"](element, conversion) if element.children else _nothing(element, conversion)


def _nothing(element: Element, conversion: Conversion) -> list[Block]:
    conversion.became(element, "nothing: the schema wants it", "*")
    return []


def verse(element: Element, conversion: Conversion) -> list[Block]:
    """`<lg type="verse">`: a group for each paragraph."""
    conversion.became(element, "::: verse", "*")
    blocks: list[Block] = []
    for group in element.elements:
        if group.name != "lg":
            blocks += conversion.flow([group], strict=True)
            continue
        conversion.became(group, "a paragraph", "*")
        pin = conversion.pin(group)
        lines = [f"{{#{pin}}}"] if pin else []
        blocks.append(Block(lines + _verses(group, conversion), "p"))
    return [container("verse", element, conversion, blocks)]


def _verses(group: Element, conversion: Conversion) -> list[str]:
    lines: list[str] = []
    for line in group.elements:
        conversion.became(line, "a line", "*")
        inline = conversion.inline()
        conversion.write_all(line.children if line.name == "l" else [line], inline)
        lines += inline.lines()
    return lines


def block_picture(element: Element, conversion: Conversion) -> list[Block]:
    """`<figure>`."""
    return [Block([_picture(element, conversion)], "picture")]


def margin(element: Element, conversion: Conversion) -> list[Block]:
    """`<note type="marginal">` with blocks."""
    conversion.became(element, "::: margin", "*")
    values = {key: _here(element.get(key), conversion) for key in ("place", "hand") if element.get(key)}
    return [container("margin", element, conversion, conversion.flow(element.children), values | language(element))]


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
OWN_BLOCK: dict[str, BlockRule] = {
    **BLOCK,
    **dict.fromkeys(_FRAMES, frame),
    "div": division,
    "head": head,
    "label": label,
    "floatingText": floating,
    "eg": code,
    "p": paragraph,
    "lg": verse,
    "figure": block_picture,
    "note": margin,
}
