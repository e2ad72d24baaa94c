"""What links may lead to: every source file, document, page, entry and anchor of the edition, looked up by what authors write."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache

from ..model.addresses import page_anchors, walk_parts
from ..model.edition import Collection, Document, Loaded, Parsed, ProsePage, Target
from ..model.ranges import RangeError, parse_ranges
from ..model.text import TRANSLATION, Text
from ..model.urls import GENERATED, REGISTERS, asset_path, collection_path

REGISTER_FILES = {
    "content/bibliography.yml" if scheme == "work" else f"content/registers/{folder}.yml": f"{folder}/"
    for scheme, folder in REGISTERS.items()
}
"""Source file of each register → the page that lists it."""

_AT_HAND = 1000
"""Pages whose anchors are in memory: links of one collection lead to few others."""


class Index:
    """Lookups over the whole edition; made once, constant time for each link."""

    def __init__(self, loaded: Loaded, parsed: Parsed, paragraph_ids: Mapping[str, Sequence[str]]) -> None:
        self.loaded, self.parsed, self._paragraph_ids = loaded, parsed, paragraph_ids
        self.documents = {document.key: document for document in loaded.documents}
        self.document_files = {document.file: document for document in loaded.documents}
        self.page_files = {page.file: page for page in loaded.pages}
        self.collections = {collection.id: collection for collection in loaded.collections}
        self.anchors = lru_cache(_AT_HAND)(self._anchors)
        """File → every anchor on the page of a document or prose page."""
        self._hints: dict[tuple[str, str], str] = {}

    def owner(self, key: str) -> Document | ProsePage | None:
        """The document or page whose text, or source note, has this key."""
        file = key if key in self.document_files or key in self.page_files else key.rpartition("#")[0]
        return self.document_files.get(file) or self.page_files.get(file)

    def page_of(self, key: str) -> str:
        """Site path of the page on which the text of this key stands."""
        if owner := self.owner(key):
            return owner.path
        scheme, _, identifier = key.partition("#")[0].partition(":")
        if scheme == "collection":
            return collection_path(identifier)
        return f"{REGISTERS[scheme]}/{identifier}/" if scheme in REGISTERS else ""

    def _anchors(self, file: str) -> frozenset[str]:
        text = self.parsed.texts.get(file, Text(file))
        document = self.document_files.get(file)
        has_source_note = bool(document and document.meta.source_note)
        translation = self.parsed.texts.get(f"{file}{TRANSLATION}")
        return frozenset(page_anchors(text, self._paragraph_ids.get(file, ()), has_source_note, translation))

    @cached_property
    def files(self) -> Mapping[str, Target]:
        """Source file or folder → the page or file made from it, without anchor."""
        content = {f"content/{path}": path for path in GENERATED} | dict(REGISTER_FILES)
        targets = {file: Target(path, GENERATED[path], "page", path) for file, path in content.items()}
        targets |= {f"content/{path}index.md": Target(path, title, "page", path) for path, title in GENERATED.items()}
        targets |= {asset: Target(asset_path(asset), "", "file", asset) for asset in sorted(self.loaded.assets)}
        for collection in self.loaded.collections:
            target = _collection_target(collection)
            targets |= {collection.file: target, f"sources/{collection.id}/": target}
        targets |= {page.file: _page_target(page) for page in self.loaded.pages}
        targets |= {f"content/{page.path}": _page_target(page) for page in self.loaded.pages}
        return targets | {document.file: document_target(document) for document in self.loaded.documents}

    def left_out(self, scheme: str, identifier: str) -> bool:
        """Whether the entry or document is there, but has errors of its own that its readers are told already."""
        return not self.loaded.left_out.isdisjoint({f"{scheme}:{identifier}", f"register:{scheme}"})

    def file_left_out(self, file: str) -> bool:
        """Whether the source file is there, but has errors of its own."""
        document = file.removeprefix("sources/").removesuffix(".md")
        return self.left_out("page", file.removeprefix("content/")) or self.left_out("doc", document)

    def siblings(self, file: str) -> Sequence[str]:
        """Names of the files that stand in the same folder as `file`."""
        return self._folders.get(file.rpartition("/")[0], ())

    @cached_property
    def _folders(self) -> Mapping[str, Sequence[str]]:
        folders: dict[str, list[str]] = {}
        for file in self.files:
            folder, _, name = file.rpartition("/")
            if name:
                folders.setdefault(folder, []).append(name)
        return folders

    def hint(self, scheme: str, identifier: str, find: Callable[[], str]) -> str:
        """The hint for an unknown id, found once however often the id is written."""
        key = (scheme, identifier)
        if key not in self._hints:
            self._hints[key] = find()
        return self._hints[key]

    def is_expected(self, collection: str, name: str) -> bool:
        """Whether a range of the collection’s structure holds the name: the document is known, only not here."""
        prefix = name.rstrip("0123456789")
        if not 0 < len(name) - len(prefix) < 10 or f"{collection}/{name}" in self.documents:
            return False
        ranges, number = self._ranges.get(collection, ()), int(name[len(prefix) :])
        place = bisect_right(ranges, (prefix, number, sys.maxsize)) - 1
        return place >= 0 and ranges[place][0] == prefix and number <= ranges[place][2]

    @cached_property
    def _ranges(self) -> Mapping[str, Sequence[tuple[str, int, int]]]:
        """Collection → prefix, first and last number of every range, sorted."""
        found: dict[str, list[tuple[str, int, int]]] = {}
        for collection in self.loaded.collections:
            for part, _path in walk_parts(collection.meta.structure):
                with suppress(RangeError):  # a check reports it
                    ranges = parse_ranges(part.documents or "")
                    found.setdefault(collection.id, []).extend(
                        (item.prefix, item.first, item.last) for item in ranges if not item.name
                    )
        return {collection: sorted(ranges) for collection, ranges in found.items()}

    @cached_property
    def by_name(self) -> Mapping[str, Target]:
        """What `doc:` may name: `collection/name`, a collection, `collection/part`."""
        targets = {collection.id: _collection_target(collection) for collection in self.loaded.collections}
        for collection in self.loaded.collections:
            for part, _path in walk_parts(collection.meta.structure):
                key = f"{collection.id}/{part.id}"
                targets[key] = Target(collection_path(collection.id, part.id), part.title, "page", key)
        return targets | {key: document_target(document) for key, document in self.documents.items()}

    @cached_property
    def sources_of_paths(self) -> Mapping[str, str]:
        """Site path → how an author links to it (`doc:c/d1`, `person:x`, a file)."""
        names = {target.path: f"doc:{name}" for name, target in self.by_name.items()}
        for scheme, register in self.loaded.registers.items():
            names |= {entry.path: f"{scheme}:{identifier}" for identifier, entry in register.items()}
        names |= {path: f"content/{path}" for path in GENERATED}
        return names | {page.path: page.file for page in self.loaded.pages}


def document_target(document: Document) -> Target:
    """The page of a document."""
    return Target(document.path, document.meta.title, "doc", document.key)


def _page_target(page: ProsePage) -> Target:
    return Target(page.path, page.meta.title, "page", page.name)


def _collection_target(collection: Collection) -> Target:
    return Target(collection.path, collection.meta.title, "page", collection.id)
