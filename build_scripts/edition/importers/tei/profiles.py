"""How texts are encoded where they come from. A profile says what the TEI leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .xml import Element


@dataclass(frozen=True, slots=True)
class Profile:
    """One way of encoding."""

    name: str
    title: str
    own: bool = False
    """Whether it is our own export: what it says is taken to the letter, line ends too."""
    pointed: str = ""
    """The series of notes that stand apart from the text and are pointed to: its letter."""
    source_first: bool = False
    """Whether paragraphs before the first division say where the document is from."""
    headings: Mapping[str, int] = field(default_factory=dict)
    """`p/@rend` that is a heading → levels below that of the division."""
    into: str = "sources"
    """Where such texts belong: `sources`, or `content` for prose in pages."""

    def is_block(self, element: Element) -> bool:
        """Whether an element that may stand in a line or between paragraphs does the latter."""
        if element.name == "quote":
            return (
                self.own or "block" in element.get("rend") or any(child.name in _BLOCKS for child in element.elements)
            )
        if element.name == "figure":
            return element.get("rend") != "inline"
        if element.name == "note":
            return element.get("type") == "marginal" and any(child.name in _BLOCKS for child in element.elements)
        return True


_BLOCKS = {
    "p",
    "list",
    "table",
    "lg",
    "quote",
    "ab",
    "floatingText",
    "milestone",
    "eg",
    "postscript",
    "opener",
    "closer",
}
_BLOCKS |= {"dateline", "salute", "signed"}

PROFILES = {
    profile.name: profile
    for profile in (
        Profile("edition", "documents exported by this generator", own=True),
        Profile("volume", "a volume of documents, <div type=\"document\"> each, with lists of persons and terms"),
        Profile("monograph", "a book in chapters, which become pages", headings={"sectiontitlebold": 1, "sectiontitleital": 2}, into="content"),
        Profile("letter", "letters with correspDesc, one a file", pointed="t"),
        Profile("document", "documents, one a file", source_first=True),
    )
}  # fmt: skip
"""`--profile` → profile; without the option the file itself tells."""


def profile_of(root: Element, has_parts: bool) -> Profile:
    """The profile of a file, from what it holds."""
    if is_ours(root):
        return PROFILES["edition"]
    if has_parts:
        return PROFILES["volume"]
    if root.find("teiHeader", "profileDesc", "correspDesc"):
        return PROFILES["letter"]
    if any(element.name == "div" and element.get("type") == "chapter" for element in root.walk()):
        return PROFILES["monograph"]
    return PROFILES["document"]


def is_ours(root: Element) -> bool:
    """Whether a file says that this generator made it."""
    numbers = root.all("teiHeader", "fileDesc", "publicationStmt", "idno")
    return any(number.get("type") == "edition" for number in numbers)
