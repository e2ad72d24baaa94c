"""Data of pages that were renamed or withdrawn: /api/moved.json and .csv, and a small file at each address that had one.

Where a page went, its address is a page that says so (render/moved.py); its files say it in their own formats:

xml                  TEI that points to the page
json                 the line of /api/moved.json, at /api/… too
md                   a line of Markdown
csl.json, bib, ris   the record of the page that took its place; where none did, a record that says what became of it

PDF and EPUB are not made for what went: they need what a build may not have (docs/decisions/0018).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model.addresses import addresses
from ..model.dates import in_words
from ..model.edition import Edition, OutputFile
from ..model.facts import Facts
from ..model.ledger import Moved
from ..model.lookups import Lookups, look_up
from ..model.permalinks import SITE, written
from ..model.urls import CITED, REGISTERS, relative, tei_path
from .fields import Field, Source, Table
from .json_lists import record_file
from .references import FORMS
from .tei import Names, Told, pointer_file

Item = Mapping[str, Any]


def _end(line: Moved, source: Source) -> str:
    """Site path of where it is now; empty when it was withdrawn."""
    return (source.edition.loaded.ledger.end_of(line) or "").lstrip("/")


def _to(line: Moved, source: Source) -> str | None:
    return written(_end(line, source)) if source.edition.loaded.ledger.end_of(line) else None


def _url(line: Moved, source: Source) -> str | None:
    return source.url(_end(line, source)) if source.edition.loaded.ledger.end_of(line) else None


def _last(line: Moved, source: Source) -> Moved:
    """The line that says of a withdrawn page why; of one that is elsewhere now, why its own address was given up."""
    moved = source.edition.loaded.ledger.moved
    if source.edition.loaded.ledger.end_of(line):
        return line
    while line.target and (following := moved.get(line.target.lstrip("/"))):
        line = following
    return line


MOVED = Table(
    "moved",
    (
        Field("path", "path from the root of the site, with #id where one place on a page is meant", lambda line, _: written(line.path)),
        Field("state", "moved or withdrawn", lambda line, source: "moved" if _to(line, source) else "withdrawn"),
        Field("to", "path of where it is now", _to),
        Field("url", "address of where it is now, when the site has one", _url),
        Field("date", "since when (EDTF)", lambda line, source: _last(line, source).date),
        Field("reason", "the editors’ words", lambda line, source: _last(line, source).reason),
    ),
    lambda edition: tuple(edition.loaded.ledger.moved.values()),
    about="Published addresses that lead elsewhere now, or were withdrawn. The data of such a page is a list of one.",
)  # fmt: skip
"""In the order of permalinks/redirects.txt."""


def former(edition: Edition) -> dict[str, Moved]:
    """Path of a whole page that was published and is no more → the line that says so, in the order of redirects.txt."""
    ledger = edition.loaded.ledger
    now = {address.path for address in addresses(edition.loaded)} if ledger.moved else ()
    return {path: line for path, line in ledger.moved.items() if path in ledger.pages and path not in now}


class Former(Lookups):
    """Makes the files of pages that went."""

    def __init__(self, source: Edition | Facts) -> None:
        super().__init__(source)
        self._source, self._names = Source(source), Names(source)

    @look_up
    def _items(self) -> dict[str, Item]:
        """Site path → the record of what is there."""
        loaded, items = self.edition.loaded, self.edition.derived.items
        documents = {document.path: items[document.key] for document in loaded.documents}
        return documents | {page.path: items[page.file] for page in loaded.pages if page.file in items}

    def files(self, at: str) -> Iterator[OutputFile]:
        """Every file that the page at this path had."""
        line, path = self.edition.loaded.ledger.moved[at], at.rstrip("/")
        folder = path.partition("/")[0]
        if folder in REGISTERS.values():
            yield self._json(f"api/{path}.json", line)
        elif folder != "documents":
            yield self._tei(line)
            yield from self._references(line) if line.path.startswith(CITED) else ()
        elif path.count("/") == 1:
            yield self._tei(line)
        elif self.edition.loaded.ledger.pages[line.path].position.file != SITE:
            yield from self._of_document(line, path)

    def _of_document(self, line: Moved, path: str) -> Iterator[OutputFile]:
        yield self._tei(line)
        yield self._json(f"{path}.json", line)
        yield self._json(f"api/{path}.json", line)
        yield self._markdown(f"{path}.md", line)
        yield from self._references(line)

    def _json(self, file: str, line: Moved) -> OutputFile:
        row = {one.name: one.value(line, self._source) for one in MOVED.fields}
        return record_file(file, self.edition, MOVED.name, row)

    def _tei(self, line: Moved) -> OutputFile:
        file = tei_path(line.path)
        return pointer_file(file, line.path, self._told(line), self._href(line, file), self._names)

    def _markdown(self, file: str, line: Moved) -> OutputFile:
        said, href = self._told(line), self._href(line, file)
        link = f" [{_to(line, self._source)}]({href})" if href else ""
        return OutputFile(file, f"{said.state}{link}{said.why}\n".encode())

    def _references(self, line: Moved) -> Iterator[OutputFile]:
        item = self._items.get(_end(line, self._source).partition("#")[0]) if _to(line, self._source) else None
        for extension, write in FORMS.items():
            yield OutputFile(f"{line.path.rstrip('/')}.{extension}", write([item or self._notice(line)]).encode())

    def _notice(self, line: Moved) -> Item:
        """A record of what has none any more."""
        said, to = self._told(line), _to(line, self._source)
        address = _url(line, self._source) or self._source.url(line.path)
        return {
            "id": line.path.removeprefix("documents/").strip("/").replace("/", "-"),
            "type": "webpage",
            "title": f"{line.path} ({'moved' if to else 'withdrawn'})",
            "container-title": self.edition.loaded.site.title,
            "note": f"{said.state}{f' {to}' if to else ''}{said.why}",
            **({"URL": address} if address else {}),
        }

    def _told(self, line: Moved) -> Told:
        last = _last(line, self._source)
        state = "Moved to" if _to(line, self._source) else "Withdrawn"
        return Told(state, f", {in_words(last.date)}: {last.reason.rstrip('.')}.")

    def _href(self, line: Moved, file: str) -> str:
        """Where it is now, as written in the `file`; empty when it was withdrawn."""
        end = _end(line, self._source)
        return (self._source.url(end) or relative(end, file)) if _to(line, self._source) else ""
