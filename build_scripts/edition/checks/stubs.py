"""Documents begun from a stub and not finished, or begun from that of another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..model.edition import Document
from ..model.entries import Person
from ..model.position import Position
from ..model.problem import Problem
from ..model.records import CollectionMeta
from ..model.stubs import FIRST_WORDS, NOBODY, PARTIES, SOME_OFFICE, address_at_source, is_stub_title
from .context import Context

_Numbered = Mapping[tuple[str, str, str], str]
"""Collection, work and number → the name of the document."""


class DATA13:
    """A part of a stub still stands as `edition new document`, or the page of what is missing, gave it."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One warning for each such part of a document or a person’s entry: the heading, a party, the name of whoever made it, the first sentence."""
        for document in context.loaded.documents:
            for position, words, hint in _left(document):
                yield Problem(position, "DATA13", f"“{words}” is what the stub had", hint)
            if not document.markdown.strip():
                position = Position(document.file, document.marks.start.line)
                yield Problem(position, "DATA13", "the document has no text", "write it below the second `---`")
        for found in context.loaded.registers.get("person", {}).values():
            if isinstance(found.entry, Person) and found.entry.role and found.entry.role.title == SOME_OFFICE:
                hint = "write the name as it is printed and the office, or remove `role`"
                yield Problem(
                    found.marks.value("role", "title"), "DATA13", f"“{SOME_OFFICE}” is what the stub had", hint
                )


def _left(document: Document) -> Iterator[tuple[Position, str, str]]:
    marks, meta = document.marks, document.meta
    if is_stub_title(meta.title):
        yield marks.value("title"), meta.title, "write the heading as it is printed"
    for key, parties in (("senders", meta.senders), ("recipients", meta.recipients)):
        for number, party in enumerate(parties):
            if party.label == PARTIES[key]:
                hint = "write {office: id} or {person: id}, or remove the line where nobody is named"
                yield marks.value(key, number, "label"), PARTIES[key], hint
    for number, person in enumerate(meta.responsibility):
        if person.name == NOBODY:
            yield marks.value("responsibility", number, "name"), NOBODY, "write who made this text"
    first = document.markdown.lstrip().partition("\n\n")[0]
    if first.strip() == (words := FIRST_WORDS[meta.text]):
        yield Position(document.file, document.body_line), words, "write the text"


class DATA14:
    """A document bears the address or the printed number of another: it was begun from that one’s stub."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One warning for each such address or number."""
        metas = {collection.id: collection.meta for collection in context.loaded.collections}
        numbered = _numbered(context)
        for document in context.loaded.documents:
            if meta := metas.get(document.collection):
                yield from _foreign_address(document, meta)
                yield from _foreign_number(document, meta, numbered)


def _foreign_address(document: Document, meta: CollectionMeta) -> Iterator[Problem]:
    before, sign, after = (meta.address or "").partition("{name}")
    url = str(document.meta.url or "")
    if not sign or url == (own := address_at_source(meta, document.name)):
        return
    other = url.removeprefix(before).removesuffix(after)
    if url == f"{before}{other}{after}" and re.fullmatch(r"[a-z]+\d+", other):
        position = document.marks.value("url")
        yield Problem(position, "DATA14", f"the address is that of “{other}”", f"write {own}, or rename the file")


def _foreign_number(document: Document, meta: CollectionMeta, numbered: _Numbered) -> Iterator[Problem]:
    """Only where another is named by the number and this one is not: what is printed together may share a number."""
    printed = document.meta.printed
    if not printed or printed.work != meta.work or _digits(document.name) in ("", str(printed.number)):
        return
    if other := numbered.get((document.collection, printed.work, str(printed.number))):
        message = f"“{document.name}” says that it is no. {printed.number}, and so does “{other}”"
        yield Problem(document.marks.value("printed", "number"), "DATA14", message, "correct the number")


def _numbered(context: Context) -> _Numbered:
    """Of the documents whose name ends in their number."""
    found = {}
    for document in context.loaded.documents:
        printed = document.meta.printed
        if printed and _digits(document.name) == str(printed.number):
            found[document.collection, printed.work, str(printed.number)] = document.name
    return found


def _digits(name: str) -> str:
    match = re.search(r"\d+$", name)
    return match[0] if match else ""
