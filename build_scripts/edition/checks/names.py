"""Names that stand in a text before anything links to their register entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from ..model.edition import Document, ProsePage
from ..model.position import Position
from ..model.problem import Problem
from ..model.text import Link, Paragraph, Text
from .context import Context
from .lexicon import STRUCK_OUT, Entry, Names


class REF12:
    """A name of a register stands in a document’s text before the first link to its entry."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One notice for each such name of each document, at its first place."""
        names = Names.of(context.loaded)
        sources: tuple[Document | ProsePage, ...] = (*context.loaded.documents, *context.loaded.pages)
        for source in sources:
            text = context.parsed.texts.get(source.file)
            if text and _is_read(source):
                yield from _unlinked(source, text, context, names)


def _is_read(source: Document | ProsePage) -> bool:
    """Documents, and pages that lead through some: other pages speak of the edition itself."""
    return isinstance(source, Document) or bool(source.meta.documents)


def _unlinked(source: Document | ProsePage, text: Text, context: Context, names: Names) -> Iterator[Problem]:
    linked: set[Entry] = set()
    seen: set[frozenset[Entry]] = set()
    links = _links_by_paragraph(text, context, source.file)
    lines = source.markdown.split("\n")
    for paragraph in text.paragraphs:
        plain, starts = _struck_out(paragraph, links.get(paragraph.number, ()))
        for start, name in names.found_in(plain):
            before = (entry for entry, at in starts.items() if at < start)
            if name.entries in seen or not name.entries.isdisjoint(linked) or not name.entries.isdisjoint(before):
                continue
            seen.add(name.entries)
            message = f"“{name.written}” stands here before any link to its entry"
            hint = f"write [{name.written}]({name.addresses})"
            yield Problem(_place(source, lines, paragraph, name.written), "REF12", message, hint)
        linked |= starts.keys()


def _links_by_paragraph(text: Text, context: Context, file: str) -> Mapping[int, list[tuple[Link, Entry]]]:
    found: dict[int, list[tuple[Link, Entry]]] = {}
    for link, target in zip(text.links, context.resolved.targets.get(file, ()), strict=False):
        if not link.place.note:
            entry = (target.scheme, target.id) if target else ("", "")
            found.setdefault(link.place.paragraph, []).append((link, entry))
    return found


def _struck_out(paragraph: Paragraph, links: Sequence[tuple[Link, Entry]]) -> tuple[str, Mapping[Entry, int]]:
    """The words of a paragraph with those of its links struck out; entry → where its first link begins."""
    plain, cursor = paragraph.plain, 0
    kept: list[str] = []
    starts: dict[Entry, int] = {}
    for link, entry in links:
        start = _start(link, plain, cursor)
        starts.setdefault(entry, max(start, 0))
        if start >= 0:
            kept += (plain[cursor:start], STRUCK_OUT * len(link.plain))
            cursor = start + len(link.plain)
    return "".join((*kept, plain[cursor:])), starts


def _start(link: Link, plain: str, cursor: int) -> int:
    """Where a link begins, found by the words before it; from `cursor`, where the link before it ends."""
    before = link.context.partition("\x1f")[0][-20:]
    start = plain.find(before + link.plain, max(0, cursor - len(before)))
    return start + len(before) if start >= 0 else plain.find(link.plain, cursor)


def _place(source: Document | ProsePage, lines: Sequence[str], paragraph: Paragraph, name: str) -> Position:
    """Where the name stands outside the brackets of a link, in the lines of its paragraph."""
    form = _outside_links(name)
    for offset in range(paragraph.position.line - source.body_line, len(lines)):
        if match := form.search(lines[offset]):
            return Position(source.file, source.body_line + offset, match.start() + 1)
        if not lines[offset].strip():
            break
    return paragraph.position


@lru_cache(maxsize=10_000)
def _outside_links(name: str) -> re.Pattern[str]:
    """To compile a pattern takes longer than to read a page with it."""
    return re.compile(rf"(?<![\w\[]){re.escape(name)}(?!\w)(?![^\[\]\n]*\]\()")
