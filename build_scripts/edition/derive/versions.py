"""How each document read at each release; a release that changed nothing in a document makes no version of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Any

from ..markup import parse_text
from ..model.edition import Document, Loaded
from ..model.ledger import Release
from ..model.permalinks import SITE
from ..model.records import DocumentMeta
from ..model.released import versions as published
from ..model.text import Text
from ..model.urls import document_path, version_path
from ..model.values import Record
from ..model.versions import Reading, Version

NOTHING: Mapping[str, Text] = {}
NOT_READ = frozenset({"title", "revisions", "responsibility"})
"""Fields that say nothing of the document itself, or are shown by themselves."""


def versions(loaded: Loaded, texts: Mapping[str, Text] = NOTHING) -> dict[str, tuple[Version, ...]]:
    """Document key → versions, the earliest first. `texts` are those of today, by file, as far as they have been parsed.

    Releases are taken as their lines follow one another, so that one added later, though of an earlier day, takes no
    address away that an edition published before it. What the ledger has as a version is one, even where a later reader
    of texts sees no difference any more.
    """
    promised = published(loaded.ledger)
    found: dict[str, list[Version]] = {}
    read: dict[int, Reading] = {}
    today = loaded.documents if loaded.past else ()
    now = {document.key: reading_of(document, texts.get(document.file)) for document in today}
    for release in loaded.ledger.releases.values():
        dated = promised.get(release.date)
        for version in _at(loaded, release, read, now, dated):
            before = found.setdefault(version.key, [])
            new = not before or version.reading is None or version.reading != before[-1].reading
            if new or (dated and version.document in dated):
                before.append(version)
    return {key: tuple(sorted(found[key], key=lambda one: one.release.date)) for key in sorted(found)}


def _at(
    loaded: Loaded, release: Release, read: dict[int, Reading], now: Mapping[str, Reading], dated: Set[str] | None
) -> Iterator[Version]:
    """Every document of a release. A document that stayed the same over several releases is one object, and read once."""
    past = loaded.past.get(release.date, {})
    for file in sorted(past):
        document = past[file]
        if id(document) not in read:
            read[id(document)] = reading_of(document)
        path = version_path(document.path, release.date)
        yield Version(release, path, document.path, read[id(document)], now.get(document.key), document.key)
    for path in sorted(_unread(loaded, release, dated)):
        key = path.removeprefix("documents/").rstrip("/")
        yield Version(release, version_path(path, release.date), path, None, now.get(key), key)


def _unread(loaded: Loaded, release: Release, dated: Set[str] | None) -> Iterator[str]:
    """Site paths whose dated address stays although nobody can say how they read.

    Of a known release, sources that make no document today; of an unknown one, those that the ledger has as `dated`, or,
    when it does not have the release (None), every document there is or ever was.
    """
    if release.date in loaded.history.sources:
        past = loaded.past.get(release.date, {})
        files = loaded.history.sources[release.date].keys() - past.keys()
        names = (file.removeprefix("sources/").removesuffix(".md").split("/") for file in files)
        paths = {document_path(*name) for name in names if len(name) == 2 and "." not in name[1]}
        yield from (paths | (dated or set())) - {document.path for document in past.values()}
    elif dated is not None:
        yield from dated
    else:
        gone = (
            path
            for path, page in loaded.ledger.pages.items()
            if path.startswith("documents/") and page.position.file != SITE
        )
        yield from {*(document.path for document in loaded.documents), *gone}


def reading_of(document: Document, text: Text | None = None) -> Reading:
    """A document as it reads; `text` is what its Markdown is parsed as, where that has been done."""
    text = text or parse_text(document.markdown, document.file, document.body_line)
    notes = tuple((note.label, note.plain) for note in text.notes)
    words = (*(paragraph.plain for paragraph in text.paragraphs), *text.unnumbered)
    return Reading(document.meta.title, tuple(_facts(document.meta)), words, notes)


def _facts(meta: DocumentMeta) -> Iterator[tuple[str, str]]:
    for name in DocumentMeta.model_fields:
        if name not in NOT_READ and (words := _words(getattr(meta, name))):
            yield name.replace("_", " ").strip(), words


def _words(value: Any) -> str:
    """The value of a field in words, groups as lists."""
    if isinstance(value, Record):
        return "; ".join(words for name in type(value).model_fields if (words := _words(getattr(value, name))))
    if isinstance(value, tuple):
        return ", ".join(filter(None, map(_words, value)))
    return str(value) if value is not None else ""
