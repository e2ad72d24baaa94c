"""What `edition import tei` does: looks at the edition that is there, converts, and writes everything or nothing.

The sources are written into a folder beside the one they are for, one at a time. What stands in no text, and the registers with their new
entries, are made ready in the same way; the sources take their place last, when all is there. A calendar entry of the same name is
upgraded: its front matter stays, its text becomes an argument above the transcription.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from .canonical import canonical
from .importers.tei import Entities, Import, Pictures, Row, Source, entries, tei_files
from .importers.tei.header import TYPES
from .importers.tei.yaml_text import list_lines, yaml_lines
from .load import load
from .load.files import is_picture
from .markup import parse_text
from .model.edition import Document, Loaded, OutputFile, ProsePage
from .model.position import Position
from .model.problem import Problem, has_errors
from .model.records import DocumentMeta, PageMeta
from .model.schemas import keys_of
from .write import copy_file, staged, write_file

_REGISTERS = "content/registers"
REGISTERS = {"person": "persons.yml", "org": "organisations.yml", "place": "places.yml", "term": "terms.yml"}
"""Scheme → file in content/registers/."""
APART = "imported"
"""Folder beside content/ and sources/: what stands in no text, as it was."""
_CALENDAR = re.compile(r"^text: *calendar *(#.*)?$", re.MULTILINE)
_BASIS = re.compile(r"^basis:.*\n", re.MULTILINE)
_LANGUAGE = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
_FOLDER = re.compile(r"sources/[a-z0-9]+(-[a-z0-9]+)*|content(/[a-z0-9]+(-[a-z0-9]+)*)+")


class ImportingError(ValueError):
    """The import was not called in a way that makes sense; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be imported, and how."""

    paths: tuple[Path, ...]
    into: str
    profile: str = ""
    merge: bool = False
    title: str = ""
    """Of a new collection."""
    language: str = ""
    """Of texts that do not say theirs."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did."""

    problems: tuple[Problem, ...]
    rows: tuple[Row, ...] = ()
    """What became of every element."""
    lines: tuple[str, ...] = ()
    """What was written; nothing when a problem is an error."""


def import_tei(root: Path, order: Order) -> Outcome:
    """Convert TEI files into sources below `root`: all of them or, when something is wrong, none."""
    _refuse(root, order)
    loaded, files = load(root, {}), list(tei_files(order.paths))
    kept = _Kept(loaded, order)
    outside, pictures = _Edition(loaded, order.into).find, Pictures(is_picture)
    run = Import(order.into, order.profile, kept.labels(), outside, _entities(loaded), pictures)
    run.survey(files)
    run.problems += _none(order.paths) if not files else ()
    run.problems += kept.collisions(run.index.texts)
    if has_errors(run.problems):
        return Outcome(tuple(sorted(run.problems)))
    types: Counter[str] = Counter()
    try:
        with ExitStack() as stack:
            staging = stack.enter_context(staged(root / order.into))
            aside = _Aside(root / APART / order.into, stack)
            _keep_what_is_there(root / order.into, staging)
            for source in map(partial(_in_language, order), run.sources(files)):
                types[source.front.get("type", "")] += 1
                write_file(staging, OutputFile(f"{source.name}.md", kept.text(source).encode()))
                aside.write(source.name, source.apart)
            for name, words in run.apart:
                aside.write(name, words)
            for place, file in pictures.places.items():
                copy_file(file, staging, place)
            _begin_collection(staging, order, types, run.structure)
            if has_errors(run.problems):
                raise _Stopped
            written = _write_registers(root, run.entities)
    except _Stopped:
        return Outcome(tuple(sorted(run.problems)), run.tally.rows())
    rows = run.tally.rows()
    return Outcome(
        tuple(sorted(run.problems)),
        rows,
        tuple(_said(order, types, kept.upgraded, written, loaded, rows, len(pictures.places))),
    )


class _Stopped(Exception):  # noqa: N818 (nothing is wrong with the program: the staging folder is to go)
    """Errors came to light while converting."""


def _in_language(order: Order, source: Source) -> Source:
    """The source, with the language of the order where it says none."""
    if not order.language or source.front.get("languages"):
        return source
    front = {**source.front, "languages": [order.language]}
    keys = keys_of(DocumentMeta if order.into.startswith("sources/") else PageMeta)
    return replace(source, front={key: front[key] for key in sorted(front, key=keys.index)})


def _refuse(root: Path, order: Order) -> None:
    if not (root / "mkdocs.yml").is_file():
        raise ImportingError(
            "There is no mkdocs.yml here: go to the edition’s folder first, or begin one with: edition new FOLDER"
        )
    if not _FOLDER.fullmatch(order.into):
        raise ImportingError(
            f"--into {order.into}: say sources/COLLECTION, or content/FOLDER for prose; lower case, digits, hyphens."
        )
    if order.language and not re.fullmatch(_LANGUAGE, order.language):
        raise ImportingError(f"--language {order.language}: say a code such as it, fr or pt-BR.")


def _none(paths: Sequence[Path]) -> list[Problem]:
    hint = "give XML files, or folders that hold some"
    return [Problem(Position(path.as_posix()), "TEI10", "there is no XML file here", hint) for path in paths]


# -- what is there -------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Edition:
    """The edition as pointers of TEI may mean it: by the last word of their path."""

    loaded: Loaded
    into: str

    def find(self, word: str, fragments: tuple[str, ...]) -> str | None:
        """The file of this name, and the anchor when it has one of these."""
        for source in self._named(word):
            if not fragments:
                return source.file
            known = parse_text(source.markdown, source.file).anchors
            if found := next((anchor for anchor in fragments if anchor in known), None):
                return f"{source.file}#{found}"
        return None

    def _named(self, word: str) -> Iterator[Document | ProsePage]:
        yield from (page for page in self.loaded.pages if Path(page.name).stem == word)
        yield from (document for document in self.loaded.documents if document.name == word)


@dataclass
class _Kept:
    """Sources of the same folder that are there already."""

    loaded: Loaded
    order: Order
    upgraded: int = 0

    @cached_property
    def _there(self) -> dict[str, Document | ProsePage]:
        sources: list[Document | ProsePage] = [*self.loaded.documents, *self.loaded.pages]
        return {
            Path(source.file).stem: source
            for source in sources
            if Path(source.file).parent.as_posix() == self.order.into
        }

    def labels(self) -> Mapping[str, frozenset[str]]:
        """Labels of notes that stay, by source."""
        texts = {name: parse_text(source.markdown, source.file) for name, source in self._there.items()}
        return {name: frozenset(note.label for note in text.notes) for name, text in texts.items()}

    def collisions(self, names: Iterable[str]) -> list[Problem]:
        """Sources that would be overwritten and are no calendar entries to be upgraded."""
        there = self._there
        return [
            Problem(Position(there[name].file), "TEI07", f"“{name}” is there already", hint)
            for name in names
            if name in there and (hint := self._hint(there[name]))
        ]

    def _hint(self, source: Document | ProsePage) -> str:
        if not isinstance(source, Document) or source.meta.text != "calendar":
            return "only calendar entries are upgraded; remove the file, or import into another folder"
        return "" if self.order.merge else "say --merge to upgrade the calendar entry"

    def text(self, source: Source) -> str:
        """The file: new, or the calendar entry with its transcription."""
        old = self._there.get(source.name)
        if old is None:
            return source.text
        self.upgraded += 1
        return _merged((self.loaded.root / old.file).read_text(encoding="utf-8"), old, source)


def _merged(written: str, old: Document | ProsePage, source: Source) -> str:
    """The calendar entry’s own front matter with the keys it lacks, its text, and below it the transcription."""
    front = written[: len(written) - len(old.markdown)]
    present = set(re.findall(r"^([a-z_]+):", front, re.MULTILINE))
    missing = {key: value for key, value in source.front.items() if key not in present}
    front = _BASIS.sub("", _CALENDAR.sub("text: transcription", front))
    head, fence, _ = front.rpartition("---")
    front = "\n".join([head.rstrip("\n"), *yaml_lines(missing), fence])
    body, notes = _divided(old.markdown)
    argument = f":::: tei {{element=argument}}\n{body}\n::::"
    return canonical("\n\n".join(part for part in (front, argument, source.markdown, notes) if part) + "\n", old.file)


def _divided(markdown: str) -> tuple[str, str]:
    """A text and its notes."""
    match = re.search(r"^\[\^[^\]\s]+\]:", markdown, re.MULTILINE)
    at = match.start() if match else len(markdown)
    return markdown[:at].strip("\n"), markdown[at:].strip("\n")


@dataclass(slots=True)
class _Aside:
    """The folder for what stands in no text; there is none as long as nothing does."""

    folder: Path
    stack: ExitStack
    staging: Path | None = None

    def write(self, name: str, words: str) -> None:
        """Write a file of XML, unless it would be empty."""
        if not words:
            return
        if self.staging is None:
            self.staging = self.stack.enter_context(staged(self.folder))
            _keep_what_is_there(self.folder, self.staging)
        write_file(self.staging, OutputFile(f"{name}.xml", words.encode()))


def _keep_what_is_there(folder: Path, staging: Path) -> None:
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file():
            copy_file(path, staging, path.relative_to(folder).as_posix())


# -- collection and registers ----------------------------------------------------------------------------------------------


def _begin_collection(staging: Path, order: Order, types: Mapping[str, int], structure: list[dict[str, Any]]) -> None:
    """collection.yml of a new collection; one that is there is the editors’."""
    if not order.into.startswith("sources/") or (staging / "collection.yml").exists():
        return
    name = order.into.partition("/")[2]
    names = {"letter": "Letter", "document": "Document"} | TYPES
    data: dict[str, Any] = {
        "schema": 1,
        "title": order.title or name,
        "licence": {"text": "NOASSERTION", "source": "NOASSERTION"},
        "policy": "transcription",
        "types": {kind: names.get(kind, kind) for kind in sorted(types) if kind},
        "structure": structure,
    }
    write_file(staging, OutputFile("collection.yml", ("\n".join(yaml_lines(data)) + "\n").encode()))


def _entities(loaded: Loaded) -> Entities:
    return Entities(
        {scheme: {id_: found.entry.name for id_, found in known.items()} for scheme, known in loaded.registers.items()}
    )


def _write_registers(root: Path, entities: Entities) -> Mapping[str, int]:
    """Add new entries at the end of the registers, all or none; how many are new in which file."""
    new = dict(entries(entities))
    if not new:
        return {}
    with staged(root / _REGISTERS) as staging:
        _keep_what_is_there(root / _REGISTERS, staging)
        for scheme, found in new.items():
            file = staging / REGISTERS[scheme]
            before = file.read_text(encoding="utf-8").rstrip("\n") if file.exists() else ""
            before = "" if before.strip() in {"[]", ""} else f"{before}\n"
            text = canonical(before + "\n".join(list_lines(found)) + "\n", f"{_REGISTERS}/{REGISTERS[scheme]}")
            write_file(staging, OutputFile(REGISTERS[scheme], text.encode()))
    return {f"{_REGISTERS}/{REGISTERS[scheme]}": len(found) for scheme, found in new.items()}


def _said(
    order: Order,
    types: Counter[str],
    upgraded: int,
    registers: Mapping[str, int],
    loaded: Loaded,
    rows: Sequence[Row],
    pictures: int,
) -> Iterator[str]:
    number = types.total()
    yield f"{number:,} source{'s' if number != 1 else ''} in {order.into}/" + (
        f", {upgraded:,} of them upgraded." if upgraded else "."
    )
    if pictures:
        yield f"{pictures:,} picture{'s' if pictures != 1 else ''} copied beside them."
    if any(row.detail.startswith(APART) for row in rows):
        yield f"What stands in no text, headers above all, is as it was in {APART}/{order.into}/"
    if order.merge and not upgraded:
        yield "No calendar entry was upgraded: a text upgrades the entry that has its name, and none had."
    for file, count in sorted(registers.items()):
        yield f"{count:,} new in {file}"
    collections = loaded.site.settings.collections
    name = order.into.partition("/")[2]
    if order.into.startswith("sources/") and collections and name not in collections:
        yield f"mkdocs.yml names its collections: add “{name}” to them."
    if order.into.startswith("sources/"):
        yield "Next: fill in the licence in collection.yml, then: edition check"
    else:
        page = f"{order.into.removeprefix('content/')}/index.md"
        yield f"Next: add the line “- The book: {page}” to nav in mkdocs.yml, with a title of yours, then: edition check"


def report_lines(rows: Sequence[Row]) -> list[str]:
    """The report as a table."""
    width = max((len(row.what) for row in rows), default=0)
    return [
        f"{row.number:>8,}  {row.what:<{width}}  {row.outcome}{f': {row.detail}' if row.detail else ''}" for row in rows
    ]
