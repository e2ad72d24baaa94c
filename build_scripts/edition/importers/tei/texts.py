"""One text of a file → one source: front matter and Markdown, with an account of every element."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from ...model.problem import Problem
from .blocks import BLOCK
from .conversion import Conversion, Follow, Rules
from .entities import Entities
from .header import front_matter, moved_to, type_of
from .inline import INLINE
from .markdown import Block, stacked
from .names import Anchors, anchors_of
from .notes import definitions, note, ptr
from .own import OWN_BLOCK, OWN_INLINE, sigla_of, spans_of
from .own_header import own_front_matter
from .parts import PAGE, Part
from .tally import Account, Tally
from .words import first_difference, letters_of_markdown, letters_of_part
from .xml import ID, Element
from .yaml_text import yaml_lines

_LONGEST = 2000
"""Signs of a line in the front matter."""
_NUMBER = re.compile(r"(?:No\.\s*)?\[?(\d+)\]?\.?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """A source of the edition, as imported."""

    name: str
    front: Mapping[str, Any]
    markdown: str
    problems: tuple[Problem, ...] = ()
    moved: tuple[str, ...] = field(default=())
    """Words of the text that stand in the front matter, in their order before the Markdown."""

    @property
    def text(self) -> str:
        """The file."""
        return "\n".join(["---", *yaml_lines(self.front), "---", *(["", self.markdown] if self.markdown else []), ""])


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a text must know of all others."""

    follow: Follow
    entities: Entities
    tally: Tally
    taken: frozenset[str] = frozenset()
    """Labels of notes that the source has already, and keeps."""
    pictures: frozenset[str] = frozenset()
    """Files beside the source that are there."""


def _page(element: Element, conversion: Conversion) -> list[Block]:
    conversion.became(element, "a link to the chapter", "*")
    inline = conversion.inline()
    inline.words(element.words)
    return [Block([f"- [{inline.text()}]({element.get('target')})"], "links")]


_OWN = Rules({**OWN_INLINE, "ptr": ptr}, OWN_BLOCK)
_RULES = Rules({**INLINE, "note": note, "ptr": ptr}, {**BLOCK, PAGE: _page})


def anchors(part: Part, taken: Iterable[str] = ()) -> Anchors:
    """What the places of a text are called; `taken` are labels of notes that stay."""
    return anchors_of(part.element, _xml_name(part), part.profile.own, part.profile.pointed, taken)


def _xml_name(part: Part) -> str:
    return part.element.get(ID) if part.profile.own else part.name


def source_of(part: Part, surroundings: Surroundings) -> Source:
    """Convert one text. A loss of words is a problem of its own: nothing is written then."""
    pointed = frozenset(e.get("target").removeprefix("#") for e in part.element.walk() if e.name == "ptr")
    conversion = Conversion(
        _xml_name(part), part.profile, anchors(part, surroundings.taken), surroundings.follow,
        _OWN if part.profile.own else _RULES, surroundings.entities.link, surroundings.pictures, pointed=pointed,
    )  # fmt: skip
    if part.profile.own and part.header is not None:
        conversion.sigla, conversion.spans = sigla_of(part.header), spans_of(part.element)
    else:
        surroundings.entities.read(part.element, lambda element: moved_to(element, conversion, "a register", "*"))
    moved: list[str] = []
    front: dict[str, Any] = {}
    if part.header is not None and not part.is_division:
        read = own_front_matter if part.profile.own else partial(front_matter, entities=surroundings.entities)
        front = read(part.header, conversion)
    blocks = _division(part, conversion, front, moved) if part.is_division else _text(part, conversion, front, moved)
    markdown = "\n".join(stacked([*blocks, *definitions(conversion)]))
    front = _complete(part, front, conversion)
    _check(part, conversion, markdown)
    conversion.account.close(part.element, surroundings.tally)
    return Source(part.name, front, markdown, tuple(conversion.problems), tuple(moved))


def account_for(part: Part, entities: Entities, tally: Tally) -> None:
    """Count what is no text: a list that became register entries, the frame of a volume."""
    account = Account()
    entities.read(part.element, lambda element: account.settle(element, "moved", "a register", "*"))
    for element in part.element.walk():
        if part.kind == "register":
            account.settle(element, "moved", "the heading of a register", "*")
        elif element.name == "div" or (element.name == "head" and not element.get("type")):
            account.settle(element, "moved", "structure", "type", ID)
    account.close(part.element, tally)


def _check(part: Part, conversion: Conversion, markdown: str) -> None:
    text = part.element if part.is_division else part.element.find("text") or part.element
    wanted = letters_of_part(text, conversion.account, conversion.anchors.notes)
    made = letters_of_markdown(markdown)
    if wanted != made:
        message = f"“{part.name}”: the text would change: {first_difference(wanted, made)}"
        conversion.warn(part.element.position, "TEI09", message, "please report it with the file")


# -- whole texts ---------------------------------------------------------------------------------------------------------


def _text(part: Part, conversion: Conversion, front: dict[str, Any], moved: list[str]) -> list[Block]:
    conversion.became(part.element, "a source", "*")
    text = part.element.find("text")
    if text is None:
        return []
    conversion.became(text, "its content", "xml:lang")
    body = text.find("body")
    if part.profile.source_first and body is not None:
        _source_paragraphs(body, conversion, moved)
    if not part.profile.own and re.fullmatch(r"[a-z]{2,3}(-\w+)*", text.get("xml:lang")):
        front.setdefault("languages", [])
        front["languages"] = front["languages"] or [text.get("xml:lang")]
    return conversion.flow(text.children, strict=True)


def _source_paragraphs(body: Element, conversion: Conversion, moved: list[str]) -> None:
    """Paragraphs before the first division say where the document is from: they become the source note."""
    first: list[Element] = []
    for child in body.elements:
        if child.name != "p":
            break
        first.append(child)
    if not first or len(first) == len(list(body.elements)):
        return
    conversion.within.append("note")
    words = " ".join(" ".join(conversion.inner(paragraph).text().split("\n")) for paragraph in first)
    conversion.within.pop()
    if len(words) > _LONGEST:
        return
    conversion.facts["source_note"] = words
    for paragraph in first:
        moved.append(paragraph.words)
        conversion.account.outcomes.pop(id(paragraph), None)
        conversion.account.settle(paragraph, "moved", "source_note")


# -- divisions -----------------------------------------------------------------------------------------------------------


def _division(part: Part, conversion: Conversion, front: dict[str, Any], moved: list[str]) -> list[Block]:
    element = part.element
    conversion.became(element, "a source", "type", "xml:id", "n")
    children = list(element.children)
    for child in list(element.elements):
        if child.name == "head" and _becomes_front(child, conversion, front, moved):
            children.remove(child)
        elif child.name == "byline" and part.profile.into == "content" and not any(child.elements) and child.words:
            moved_to(child, conversion, "responsibility")
            moved.append(child.words)
            front["responsibility"] = [{"role": "author", "name": child.words}]
            children.remove(child)
    conversion.main = (element.find("head"), "")
    return conversion.flow(children, strict=True)


def _becomes_front(head: Element, conversion: Conversion, front: dict[str, Any], moved: list[str]) -> bool:
    """Whether a heading goes into the front matter; one that has a note stays in the text as well."""
    noted = [inner for inner in head.walk() if inner.name in {"note", "ptr", "pb"} and inner.get("type") != "source"]
    if head.get("type") and "title" in front:
        front["short"] = head.words
        moved_to(head, conversion, "short", "type")
        moved.append(head.words)
        return True
    if "title" in front:
        return False
    words = _words_without_notes(head)
    match = _NUMBER.match(words)
    front["title"] = words[match.end() :] if match and words[match.end() :] else words
    if noted:
        return False
    for inner in head.walk():
        if inner.name == "note":
            note(inner, conversion, conversion.inline())
    moved_to(head, conversion, "title")
    moved.append(head.words)
    return True


def _words_without_notes(head: Element) -> str:
    pieces: list[str] = []

    def gather(element: Element) -> None:
        for child in element.children:
            if isinstance(child, str):
                pieces.append(child)
            elif child.name == "lb":
                pieces.append(" ")
            elif child.name != "note" and not child.name.startswith("#"):
                gather(child)

    gather(head)
    return " ".join("".join(pieces).split())


def _complete(part: Part, front: dict[str, Any], conversion: Conversion) -> dict[str, Any]:
    """The front matter in its order, with what the text says and what every source must have."""
    front["title"] = (front.get("title") or part.name)[:_LONGEST]
    if part.profile.into == "content":
        keys = ("title", "short", "order", "languages", "responsibility", "revisions")
        front["order"] = part.order
        return {key: front[key] for key in keys if front.get(key)}
    if part.profile.own:
        return {key: front[key] for key in _ORDER if front.get(key)}
    front["type"] = _type(part, front)
    front["text"] = "transcription"
    for key, value in conversion.facts.items():
        front.setdefault(key, value)
    if len(front.get("summary", "")) > _LONGEST:
        front["summary"] = front["summary"][: _LONGEST - 1] + "…"
    return {key: front[key] for key in _ORDER if front.get(key)}


def _type(part: Part, front: Mapping[str, Any]) -> str:
    fallback = ("letter", "Letter") if part.profile.name == "letter" else ("document", "Document")
    return fallback[0] if part.profile.name == "letter" else type_of(front["title"], fallback)[0]


_ORDER = (
    "title", "type", "date", "date_basis", "date_note", "event_date", "event", "time", "place", "senders", "recipients",
    "repeated_to", "designator", "classification", "precedence", "archive", "printed", "url", "text", "basis", "languages",
    "witnesses", "hands", "summary", "source_note", "mentions", "refers_to", "responsibility", "revisions",
)  # fmt: skip
