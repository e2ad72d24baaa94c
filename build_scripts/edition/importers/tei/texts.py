"""One text of a file → one source: front matter and Markdown, with an account of every element."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from ...model.problem import Problem
from .blocks import BLOCK
from .conversion import Conversion, Follow, Rules, with_point
from .entities import Entities
from .header import front_matter, moved_to, type_of
from .inline import INLINE
from .markdown import Block, stacked
from .names import Anchors, anchors_of
from .notes import definitions, note, ptr
from .own import OWN_BLOCK
from .own_apparatus import sigla_of
from .own_header import own_front_matter
from .own_inline import OWN_INLINE, spans_of
from .parts import PAGE, Part, words_of_heading
from .serial import file_of
from .tally import Account, Tally
from .words import first_difference, letters_of_markdown, letters_of_part
from .xml import COMMENT, ID, INSTRUCTION, Element
from .yaml_text import yaml_lines

_LONGEST = 2000
"""Signs of a line in the front matter."""
_LONGEST_SUMMARY = 20_000
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
    apart: str = ""
    """What stands in no text, as it was: a file of XML, or nothing."""

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
    pictures: Mapping[str, str] = field(default_factory=dict)
    """How the text names a picture that is there → its place in the collection."""


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
        surfaces=_surfaces(part.element),
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
    read_text = _translation if part.profile.own and part.is_division else _division if part.is_division else _text
    blocks = read_text(part, conversion, front, moved)
    markdown = "\n".join(stacked([*blocks, *definitions(conversion)]))
    front = _complete(part, front, conversion)
    _check(part, conversion, markdown)
    apart = "" if part.profile.own else file_of(_apart(part, conversion.account))
    conversion.account.close(part.element, surroundings.tally)
    return Source(part.name, front, markdown, tuple(conversion.problems), tuple(moved), apart)


def _surfaces(root: Element) -> dict[str, str]:
    """`<surface xml:id="f1"><graphic url="…"/></surface>`: what `<pb facs="#f1"/>` means."""
    surfaces = ((element, element.find("graphic")) for element in root.walk() if element.name == "surface")
    return {f"#{surface.get(ID)}": graphic.get("url") for surface, graphic in surfaces if graphic is not None}


def _apart(part: Part, account: Account) -> list[Element]:
    """What is written beside the source as it was: the header, and what became front matter with more than words to it."""
    found: list[Element] = []
    if part.is_division:
        found.append(replace(part.element, children=()))
        account.apart.add(id(part.element))
    elif part.header is not None:
        found.append(part.header)
        account.set_apart(part.header)
        for element in part.element.elements:  # facsimile, standOff, sourceDoc: beside the text
            if element.name != "text" and account.outcome(element) == "left out":
                found.append(element)
                account.set_apart(element)
    for element in _moved(part.element, account):
        if any(element.elements) or account.unsaid(element) or element.name == "head":
            found.append(element)
            account.set_apart(element)
    return found


def _moved(element: Element, account: Account) -> Iterator[Element]:
    """The outermost elements of a text that stand in its front matter."""
    for child in element.children:
        if not isinstance(child, Element) or child.name in {"teiHeader", COMMENT, INSTRUCTION}:
            continue
        if account.outcome(child) == "moved":
            yield child
        else:
            yield from _moved(child, account)


def account_for(part: Part, entities: Entities, tally: Tally) -> str:
    """Count what is no text: a list that became register entries, the frame of a volume; the same as it was, as a file."""
    account = Account()
    entities.read(part.element, lambda element: account.settle(element, "moved", "a register", "*"))
    for element in part.element.walk():
        if part.kind == "register":
            account.settle(element, "moved", "the heading of a register", "*")
        elif element.name == "div" or (element.name == "head" and not element.get("type")):
            account.settle(element, "moved", "structure", ID)
    account.set_apart(part.element)
    account.close(part.element, tally)
    return file_of([part.element])


def _check(part: Part, conversion: Conversion, markdown: str) -> None:
    text = part.element if part.is_division else part.element.find("text") or part.element
    wanted = letters_of_part(text, conversion.account, conversion.anchors.notes)
    made = letters_of_markdown(markdown)
    if wanted != made:
        message = f"“{part.name}”: the text would change: {first_difference(wanted, made)}"
        conversion.warn(part.element.position, "TEI09", message, "please report it with the file")


# -- whole texts ---------------------------------------------------------------------------------------------------------


def _set_languages(elements: Iterable[Element | None], front: dict[str, Any]) -> None:
    """Without a word in the header, the language that the innermost of the elements has."""
    tags = (element.get("xml:lang") for element in elements if element is not None)
    found = next((tag for tag in tags if re.fullmatch(r"[a-z]{2,3}(-\w+)*", tag)), "")
    if found and not front.get("languages"):
        front["languages"] = [found]


def _text(part: Part, conversion: Conversion, front: dict[str, Any], moved: list[str]) -> list[Block]:
    text = part.element.find("text")
    if not part.profile.own:
        _set_languages([text, part.element], front)
    inherited = part.element.get("xml:lang") in front.get("languages", ())
    conversion.became(part.element, "a source", *(("*",) if part.profile.own else (ID, *["xml:lang"] * inherited)))
    if text is None:
        return []
    points = conversion.point(part.element) + conversion.asides(part.element)
    conversion.became(text, "its content", "xml:lang")
    body = text.find("body")
    if part.profile.source_first and body is not None:
        _source_paragraphs(body, conversion, moved)
    points += conversion.point(text)
    return with_point(conversion.flow(text.children, strict=True), points)


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


def _translation(part: Part, conversion: Conversion, front: dict[str, Any], moved: list[str]) -> list[Block]:
    """What our export has of a translation: its title, who translated it, its text."""
    conversion.became(part.element, "a translation", "*")
    for child in part.element.elements:
        if child.name == "head" and "title" not in front and not child.get(ID):
            front["title"] = child.words
        elif child.name == "byline":
            names = [{"role": name.get("role"), "name": name.words} for name in child.all("name")]
            front["responsibility"] = names
        else:
            continue
        moved_to(child, conversion, "front matter", "*")
        moved.append(child.words)
    return conversion.flow(part.element.children, strict=True)


# -- divisions -----------------------------------------------------------------------------------------------------------


def _division(part: Part, conversion: Conversion, front: dict[str, Any], moved: list[str]) -> list[Block]:
    element = part.element
    conversion.became(element, "a source")
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
    words = words_of_heading(head)
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


def _complete(part: Part, front: dict[str, Any], conversion: Conversion) -> dict[str, Any]:
    """The front matter in its order, with what the text says and what every source must have."""
    if part.profile.own and part.is_division:
        return front
    front["title"] = front.get("title") or part.name
    _shorten(front, "title", _LONGEST, part, conversion)
    _shorten(front, "summary", _LONGEST_SUMMARY, part, conversion)
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
    return {key: front[key] for key in _ORDER if front.get(key)}


def _shorten(front: dict[str, Any], key: str, longest: int, part: Part, conversion: Conversion) -> None:
    if len(front.get(key, "")) <= longest:
        return
    message = f"“{part.name}”: its {key} is longer than {longest:,} characters and ends with “…” there"
    conversion.warn(
        part.element.position,
        "TEI11",
        message,
        "the whole stands under imported/; shorten it in the words of an editor",
    )
    front[key] = front[key][: longest - 1] + "…"


def _type(part: Part, front: Mapping[str, Any]) -> str:
    fallback = ("letter", "Letter") if part.profile.name == "letter" else ("document", "Document")
    return fallback[0] if part.profile.name == "letter" else type_of(front["title"], fallback)[0]


_ORDER = (
    "title", "type", "date", "date_basis", "date_note", "event_date", "event", "time", "place", "senders", "recipients",
    "repeated_to", "designator", "cited_as", "classification", "precedence", "archive", "printed", "url", "text", "basis", "languages",
    "witnesses", "apparatus", "hands", "summary", "source_note", "mentions", "refers_to", "responsibility", "revisions",
)  # fmt: skip
