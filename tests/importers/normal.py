"""TEI as what a round trip through Markdown must keep: docs/tei.md says which differences are none.

A sequence of letters and of signs for elements, the same for the TEI of others and for ours, read with lxml and by rules of its own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
FRAMES = frozenset({"opener", "dateline", "salute", "signed", "closer", "byline"})
BLOCKS = FRAMES | {
    "p",
    "ab",
    "head",
    "list",
    "table",
    "quote",
    "lg",
    "floatingText",
    "figure",
    "postscript",
    "note",
    "listBibl",
}
PLAIN = frozenset({"div", "text", "body", "front", "back", "group", "lem", "TEI"})
"""Elements that only hold others: divisions are told by their headings."""
POINTS = (
    PLAIN
    | BLOCKS
    | {"item", "row", "cell", "label", "hi", "emph", "ref", "pb", "lb", "ptr", "comment", "instruction", "l"}
)
"""Elements whose further attributes stand in a point of their own."""
NAMES = {"gloss": "term", "geogName": "placeName", "bibl": "item", "listBibl": "list", "seg": "seg"}
RENDITIONS = {"italics": "italic", "strong": "bold"}
HEADINGS = frozenset({"sectiontitlebold", "sectiontitleital"})
EMPTY = frozenset({"hi", "row", "cell", "item", "p"})
"""Elements that say nothing when they hold nothing."""
HOLDERS = frozenset({"quote", "floatingText", "postscript"})
UNMARKED = frozenset({"figure", "head", "item", "cell", "note", "label", "row", "table", "list"})
"""Elements in which a paragraph is one whether it is marked or not."""


def normal(
    root: etree._Element, skip: Iterable[etree._Element] = (), places: Mapping[str, str] | None = None
) -> list[str]:
    """The sequence of an element; `skip` are elements that stand elsewhere, in the front matter; `places` says which ids
    lead to another text, and to which."""
    reader = _Reader(root, frozenset(skip), places or {})
    reader.read(root)
    return without_empty(reader.found)


def without_empty(found: Sequence[str]) -> list[str]:
    """The sequence without highlighting, rows and cells that hold nothing; letters that follow one another are one."""
    made: list[str] = []
    for sign in found:
        if sign.startswith("</") and made and _opens(made[-1], sign[2:-1]):
            made[-1:] = [] if sign[2:-1] in EMPTY else made[-1:]
        elif not sign.startswith("<") and made and not made[-1].startswith("<"):
            made[-1] += sign
        else:
            made.append(sign)
    return made


def _opens(sign: str, name: str) -> bool:
    return sign.startswith("<") and sign[1:-1].split()[0] == name


@dataclass
class _Reader:
    root: etree._Element
    skip: frozenset[etree._Element]
    places: Mapping[str, str]
    found: list[str] = field(default_factory=list)
    waiting: bool = False
    """Whether a paragraph begins with the next word."""
    within: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        whole = self.root.getroottree().getroot()
        self.notes = {f"#{note.get(ID)}": note for note in whole.iter(f"{TEI}note") if note.get(ID)}
        self.pointed = {ptr.get("target") for ptr in whole.iter(f"{TEI}ptr")} & self.notes.keys()

    # -- walking ---------------------------------------------------------------------------------------------------------

    def read(self, element: etree._Element) -> None:
        if not isinstance(element.tag, str) or element in self.skip:
            return
        name, attributes = _meant(element)
        if _is_point(element, name):
            return
        if name in {"note", "ptr"} and self._mark(element, name):
            return
        if self._is_number(element):
            return
        if name in PLAIN or (name == "p" and element.get("rend") in HEADINGS):
            self._divided(element, name)
        elif name in {"p", "ab", "lg"} or (name == "head" and self._heads_list(element)):
            self._paragraph(element)
        elif name in {"pb", "lb", "anchor"} or (len(element) == 0 and not element.text):
            self._point(element, name, attributes)
        else:
            self._element(element, name, attributes)

    def _is_number(self, element: etree._Element) -> bool:
        """Whether an element is the number that a note bears itself: its label."""
        words = "".join(element.itertext()).strip()
        return (
            "<mark>" in self.within
            and element.tag == f"{TEI}hi"
            and element.get("rend") == "footnote"
            and words.isdigit()
        )

    def _heads_list(self, element: etree._Element) -> bool:
        parent = element.getparent()
        return parent is not None and parent.tag in {f"{TEI}list", f"{TEI}table"}

    def _divided(self, element: etree._Element, name: str) -> None:
        if name == "p":
            self._element(element, "head", {})
            return
        self.waiting = not self.within or self.within[-1] in HOLDERS
        self.children(element)
        self.waiting = False

    def _paragraph(self, element: etree._Element) -> None:
        framed = self.within and self.within[-1] in FRAMES | UNMARKED
        self.waiting = not framed or self._follows(element)
        underlined = element.get("rend") == "underline" and any(_words(text) for text in _texts(element))
        if underlined:
            self._begin()
            self.found.append("<hi underline>")
        self.children(element)
        if underlined:
            self.found.append("</hi>")
        self.waiting = False

    def _follows(self, element: etree._Element) -> bool:
        """Whether a paragraph is not the first in a note."""
        before = element.getprevious()
        return self.within[-1] == "note" and before is not None and before.tag == element.tag

    def children(self, element: etree._Element) -> None:
        self._letters(element.text)
        for child in element:
            block = (
                isinstance(child.tag, str)
                and etree.QName(child).localname in BLOCKS - {"note"}
                and child not in self.skip
            )
            self.read(child)
            if block:
                self.waiting = not (self.within and self.within[-1] in FRAMES | UNMARKED)
            self._letters(child.tail)

    def _letters(self, text: str | None) -> None:
        if letters := "".join((text or "").split()):
            self._begin()
            self.found.append(letters)

    def _begin(self) -> None:
        if self.waiting:
            self.found.append("<p>")
        self.waiting = False

    # -- elements --------------------------------------------------------------------------------------------------------

    def _point(self, element: etree._Element, name: str, attributes: dict[str, str]) -> None:
        if name in EMPTY or (name == "lb" and element.get("type")):
            return
        number = (
            attributes.get("n", "").lstrip("0")
            if name == "pb"
            else _digits(element.get(ID))
            if name == "anchor"
            else ""
        )
        self.found.append(f"<{name} {number}>".replace(" >", ">"))

    def _element(self, element: etree._Element, name: str, attributes: dict[str, str]) -> None:
        block = name in BLOCKS | {"item", "row", "cell", "label", "l"}
        heads = element.findall(f"{TEI}head") if name in {"list", "table"} else []
        for head in heads:
            self.read(head)
        if not block:
            self._begin()
        waiting, self.waiting = self.waiting, False
        said = self._said(name, attributes)
        self.found.append(f"<{name} {said}>" if said else f"<{name}>")
        self.within.append(name)
        behind = heads or [child for child in element if name in {"ref", "persName", "term"} and _is_note(child)]
        self.waiting = name in HOLDERS
        self.children(element) if not behind else self._without(element, behind)
        self.within.pop()
        self.found.append(f"</{name}>")
        self.waiting = waiting and block
        for note in behind if not heads else ():
            self.read(note)

    def _said(self, name: str, attributes: dict[str, str]) -> str:
        if name == "hi":
            return RENDITIONS.get(attributes.get("rend", ""), attributes.get("rend", ""))
        if name != "ref":
            return ""
        pointer = re.sub(r"#?range\(([^,()]+),[^()]*\)", r"#\1", attributes.get("target", ""))
        return destination(self.places.get(pointer, pointer))

    def _without(self, element: etree._Element, behind: list[etree._Element]) -> None:
        self._letters(element.text)
        for child in element:
            if child not in behind:
                self.read(child)
            self._letters(child.tail)

    def _mark(self, element: etree._Element, name: str) -> bool:
        """A note where its mark stands, for others set notes apart; whether the element needs no further reading."""
        if name == "note":
            return f"#{element.get(ID)}" in self.pointed and not element.get("type")
        target = element.get("target", "")
        if target not in self.pointed or self.notes[target].get("type"):
            return False
        self.within.append("<mark>")
        self._element(self.notes[target], "note", {"type": "textual"})
        self.within.pop()
        return True


def _is_point(element: etree._Element, name: str) -> bool:
    """Whether an anchor of ours only has the attributes of an element beside it."""
    return element.get("type") == "tei" and element.tag == f"{TEI}anchor" and name in POINTS


def _meant(element: etree._Element) -> tuple[str, dict[str, str]]:
    """The element that stands here, or that is kept here; its attributes."""
    name = etree.QName(element).localname
    if element.get("type") == "tei":
        pairs = (part.partition("=") for part in element.get("n", "").split("; "))
        return element.get("subtype", ""), {key: value for key, _, value in pairs}
    if name == "emph":
        return "hi", {"rend": element.get("rend", "italic")}
    if name == "div" and element.get("type") in {"attachment", "enclosure"}:
        return "floatingText", {}
    return NAMES.get(name, name), dict(element.attrib)


def destination(pointer: str) -> str:
    """A web address; else the last word of the path and the number at the end of the fragment."""
    if re.match(r"https?:|mailto:", pointer):
        return unquote(pointer)
    path, _, fragment = pointer.partition("#")
    word = re.split("[/:]", path.rstrip("/"))[-1]
    return f"{word}#{_digits(fragment)}" if fragment else word


def _digits(identifier: str | None) -> str:
    found = re.search(r"(\d+)$", identifier or "")
    return found[1] if found else re.sub(r"[^A-Za-z0-9]+", "-", (identifier or "").rpartition(".")[2])


def _is_note(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and etree.QName(element).localname in {"note", "ptr"}


def _texts(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield child.tail or ""


def _words(text: str) -> str:
    return text.strip()
