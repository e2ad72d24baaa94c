"""The texts of a file, one at a time: each becomes one source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from .entities import LISTS
from .names import slug
from .profiles import PROFILES, Profile, profile_of
from .xml import COMMENT, ID, INSTRUCTION, STUB, Element, read

Kind = Literal["text", "register", "frame"]
"""A text; a list that becomes register entries; what holds the texts of a volume together."""
PAGE = f"{STUB}page"
"""Stands where a chapter was taken out: its words are the chapter’s heading."""
_LISTS = frozenset({"listPerson", "listOrg", "listPlace"})
_UNITS = frozenset({"chapter", "section", "appendix", "preface", "introduction", "conclusion", "bibliography", "index"})


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a file."""

    name: str
    """Name of the source, without folder and ending."""
    element: Element
    """What holds the text: `TEI`, or a `div`."""
    header: Element | None
    profile: Profile
    kind: Kind = "text"
    order: int = 0
    """Place of a page among its siblings; 0 for the first of all, the contents."""

    @property
    def is_division(self) -> bool:
        """Whether it is a division of a larger text, and its heading its title."""
        return self.element.name == "div"


def _is_part(name: str, attributes: Mapping[str, str]) -> bool:
    if name == "div":
        return attributes.get("type") == "document" and bool(attributes.get("n")) and bool(attributes.get(ID))
    return name in {"teiHeader", "TEI"}


def parts(chunks: Iterable[bytes], file: str, name: str, profile: str = "") -> Iterator[Part]:
    """Every text of a file; `name` is that of a file that is one text."""
    header: Element | None = None
    several = False
    for element in read(chunks, file, _is_part):
        if element.name == "teiHeader":
            header = element
        elif element.name == "div":
            several = True
            yield Part(slug(element.get(ID)), element, header, PROFILES["volume"])
        elif element.name == "TEI" and several is False and header is not None and not _is_whole(element):
            yield from _of_root(_with_header(element, header), name, profile)
        elif element.name == "TEI" and _is_whole(element):
            several = True
            own = _own_name(element)
            yield from _of_root(element, own or name, profile)
        elif several and element.name == "TEI":
            yield from _of_volume(element, header)


def _is_whole(element: Element) -> bool:
    """Whether a TEI element came with its header: it stands in a corpus."""
    return element.find("teiHeader") is not None


def _own_name(element: Element) -> str:
    return slug(element.get(ID).lstrip("_"))


def _with_header(root: Element, header: Element) -> Element:
    children = [
        header if isinstance(child, Element) and child.name == f"{STUB}teiHeader" else child for child in root.children
    ]
    return replace(root, children=tuple(children))


def _of_root(root: Element, name: str, profile: str) -> Iterator[Part]:
    found = PROFILES[profile] if profile else profile_of(root, has_parts=False)
    header = root.find("teiHeader")
    if found.name == "monograph":
        yield from _chapters(root, header, found)
    elif found.own:
        yield from _own(root, header, found)
    elif _is_register(root):
        yield Part("register", root, header, found, "register")
    else:
        yield Part(name, root, header, found)


def _is_register(root: Element) -> bool:
    """Whether the file has lists of persons, places or bodies, and beside them no words but headings."""
    outside = [element for element in root.elements if element.name != "teiHeader"]
    return any(_has_list(element) for element in outside) and not any(_has_text(element) for element in outside)


def _has_list(element: Element) -> bool:
    return any(part.name in _LISTS for part in element.walk())


def _has_text(element: Element) -> bool:
    if element.name in {*_LISTS, "head", COMMENT, INSTRUCTION}:
        return False
    return any(_has_text(child) if isinstance(child, Element) else bool(child.strip()) for child in element.children)


def _own(root: Element, header: Element | None, profile: Profile) -> Iterator[Part]:
    """A document of our export; before it its translation, whose ids the export told apart from those of the original."""
    name, text = _own_name(root), root.find("text")
    back = text.find("back") if text else None
    for element in back.elements if back else ():
        yield Part(f"{name}.{element.get('xml:lang')}", _as_original(element, root.get(ID)), None, profile)
    yield Part(name, _less(root, {id(back)}), header, profile)


def _as_original(element: Element, document: str) -> Element:
    """A translation with ids as an original has them; that of the document is its own."""
    return replace(
        _renamed(element, f"{document}.ed-tr-", f"{document}."), attributes={**element.attributes, ID: document}
    )


def _renamed(element: Element, before: str, after: str) -> Element:
    given = {
        key: value.replace(f"#{before}", f"#{after}") if key != ID else value.replace(before, after, 1)
        for key, value in element.attributes.items()
    }
    children = (_renamed(child, before, after) if isinstance(child, Element) else child for child in element.children)
    return replace(element, attributes=given, children=tuple(children))


def _chapters(root: Element, header: Element | None, profile: Profile) -> Iterator[Part]:
    found: list[Element] = []
    remainder = _without(root, found)
    yield Part("index", remainder, header, profile)
    for place, element in enumerate(found, start=1):
        yield Part(chapter_name(element), element, None, profile, order=place)


def chapter_name(element: Element) -> str:
    """What a chapter is called: by its id, else by its heading."""
    head = element.find("head")
    made = slug(element.get(ID)) or slug(head.words if head else "", 60) or "chapter"
    return "the-index" if made == "index" else made  # index.md is the page of the folder


def words_of_heading(head: Element) -> str:
    """The words of a heading without its notes."""
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


def _without(element: Element, found: list[Element]) -> Element:
    """The element with every chapter in it replaced by a sign."""
    children: list[Element | str] = []
    for child in element.children:
        if not isinstance(child, Element) or child.name.startswith("#"):
            children.append(child)
        elif child.name == "div" and child.get("type") in _UNITS:
            found.append(child)
            head = child.find("head")
            words = words_of_heading(head) if head else chapter_name(child)
            children.append(Element(PAGE, {"target": f"{chapter_name(child)}.md"}, (words,), child.position))
        elif child.name in {"text", "front", "body", "back", "div", "group"}:
            children.append(_without(child, found))
        else:
            children.append(child)
    return replace(element, children=tuple(children))


def _of_volume(root: Element, header: Element | None) -> Iterator[Part]:
    """What a volume has beside its documents: prefaces and the like, lists that become registers, and what holds them all."""
    front, back = (
        [element for element in root.all("text", side, "div") if element.get(ID) and element.words]
        for side in ("front", "back")
    )
    yield from _beside(front, header)
    frame = _less(_with_header(root, header) if header else root, {id(element) for element in (*front, *back)})
    yield Part("", frame, header, PROFILES["volume"], "frame")
    yield from _beside(back, header)


def _beside(found: Iterable[Element], header: Element | None) -> Iterator[Part]:
    for element in found:
        kind: Kind = "register" if element.get(ID) in LISTS else "text"
        yield Part(chapter_name(element), element, header, PROFILES["volume"], kind)


def _less(element: Element, taken: set[int]) -> Element:
    """The element without those that were taken out of it."""
    children = (child for child in element.children if id(child) not in taken)
    kept = tuple(_less(child, taken) if isinstance(child, Element) else child for child in children)
    return replace(element, children=kept)


def structure_of_text(part: Part) -> list[dict[str, Any]]:
    """The part of a volume that a preface or the like is by itself; none for a document, which stands in a division."""
    element = part.element
    if part.profile.name != "volume" or not part.is_division or element.get("type") == "document":
        return []
    head = element.find("head")
    return [{"id": f"part-{part.name}", "title": head.words if head else part.name, "documents": part.name}]


def structure(frame: Element) -> list[dict[str, Any]]:
    """The parts of a volume as collection.yml has them: divisions with a heading, and the documents in them."""
    return [part for body in frame.all("text", "body") for part in _structure(body)]


def _structure(element: Element) -> Iterator[dict[str, Any]]:
    for child in element.elements:
        if child.name != "div":
            continue
        within = list(_structure(child))
        names = [slug(stub.get(ID)) for stub in child.elements if stub.name == f"{STUB}div"]
        head = child.find("head")
        data = {
            "id": slug(child.get(ID)),
            "title": head.words if head else slug(child.get(ID)),
            "documents": ", ".join(names),
        }
        yield {key: value for key, value in (data | {"parts": within}).items() if value}
