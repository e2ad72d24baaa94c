"""The sequence of words of TEI and of Markdown, each read in its own way: what the tests compare.

TEI is read with lxml, which the importer does not use. Notes stand where their mark stands. A line’s beginning parts words unless a
hyphen stands before it; the number that a note bears itself is the label in the edition.
"""

import re
from collections.abc import Iterator

from edition.markup import parse_text
from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
PARTING = {
    "p",
    "div",
    "head",
    "list",
    "item",
    "label",
    "table",
    "row",
    "cell",
    "quote",
    "note",
    "dateline",
    "closer",
    "signed",
    "byline",
}
PARTING |= {
    "bibl",
    "listBibl",
    "figure",
    "titlePage",
    "docTitle",
    "titlePart",
    "docImprint",
    "publisher",
    "docDate",
    "pubPlace",
    "text",
}
PARTING |= {"front", "body", "back"}
_JOINED = "\0"


def words_of_tei(element: etree._Element, without: frozenset[str] = frozenset()) -> list[str]:
    """Words of an element; `without` are names of elements that are passed over."""
    root = element.getroottree().getroot()
    notes = {f"#{note.get(XML_ID)}": note for note in root.iter(f"{TEI}note") if note.get(XML_ID)}
    pointed = {ptr.get("target") for ptr in root.iter(f"{TEI}ptr")} & notes.keys()
    made = "".join(_tei(element, notes, pointed, without))
    return re.sub(rf"(\w-[\])}}>]?)\s*{_JOINED}\s*", r"\1", made).replace(_JOINED, " ").split()


def _tei(element, notes, pointed, without) -> Iterator[str]:
    if not isinstance(element.tag, str):
        yield element.tail or ""
        return
    name = etree.QName(element).localname
    parting = " " if name in PARTING else ""
    skipped = (
        name in without or _is_number(element, pointed) or (name == "note" and f"#{element.get(XML_ID)}" in pointed)
    )
    if not skipped:
        yield parting + (element.text or "")
        if name in {"lb", "pb"}:
            yield _JOINED if name == "lb" else ""
        if name == "ptr":
            yield " "
            yield from _content(notes[element.get("target")], notes, pointed, without)
            yield " "
        yield from _content_children(element, notes, pointed, without)
        yield parting
    yield element.tail or ""


def _is_number(element, pointed) -> bool:
    """Whether an element is the number of a note to which something points."""
    note = next(element.iterancestors(f"{TEI}note"), None)
    return element.get("rend") == "footnote" and note is not None and f"#{note.get(XML_ID)}" in pointed


def _content(note, notes, pointed, without) -> Iterator[str]:
    yield note.text or ""
    yield from _content_children(note, notes, pointed, without)


def _content_children(element, notes, pointed, without) -> Iterator[str]:
    for child in element:
        yield from _tei(child, notes, pointed, without)


def words_of_markdown(markdown: str, inline: bool = False) -> list[str]:
    """Words of a text of the edition, in the order of reading."""
    tokens = parse_text(markdown, "", inline=inline).tokens
    notes: dict[str, list] = {}
    body, label = [], ""
    for token in tokens:
        if token.type == "note_open":
            label = token.meta["label"]
            notes[label] = []
        elif token.type == "note_close":
            label = ""
        else:
            (notes[label] if label else body).append(token)
    return "".join(_markdown(body, notes)).split()


def _markdown(tokens, notes) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield " "
            yield from _markdown(token.children, notes)
            yield " "
        elif token.type == "note_ref":
            yield " "
            yield from _markdown(notes.pop(token.meta["label"], []), notes)
            yield " "
        elif token.type in {"text", "text_special", "code_inline"}:
            yield token.content
        elif token.type in {"softbreak", "hardbreak"} or (
            token.type == "lb" and "break" not in token.meta["attributes"].values
        ):
            yield " "
