"""What a check is given, and what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from ..model.addresses import Address, addresses, anchors_by_page
from ..model.displaced import find_displaced, find_homes, is_recast, is_replaced
from ..model.edition import Collection, Loaded, Parsed, Resolved
from ..model.founders import inherited, publications
from ..model.ledger import Ledger, Published, fingerprint
from ..model.problem import Problem
from ..model.ranges import Placement, place_documents
from ..model.text import Paragraph, Text
from ..model.whereabouts import Whereabouts, find_whereabouts
from ..model.wholes import as_paragraph, prints, with_whole

SELDOM = ("hands", "images", "sigla", "typed", "variants")
"""Parts of texts that most are without."""


@dataclass(frozen=True, eq=False)
class Context:
    """The whole edition, as far as it is known when checks run; what several checks need is worked out once."""

    loaded: Loaded
    parsed: Parsed
    resolved: Resolved

    @cached_property
    def addresses(self) -> Mapping[str, Address]:
        """Site path → the source that asks for it."""
        return {address.path: address for address in addresses(self.loaded)}

    @cached_property
    def anchors(self) -> Mapping[str, Mapping[str, str]]:
        """Site path → the anchors of the page, with the fingerprints of paragraphs."""
        return anchors_by_page(self.loaded, self.parsed, self.resolved)

    @cached_property
    def namesakes(self) -> Mapping[tuple[str, str], str]:
        """Folder of the site and fingerprint of a title → the page never published that has it; empty where several have."""
        found: dict[tuple[str, str], str] = {}
        for path, address in self.addresses.items():
            if path not in self.loaded.ledger.pages:
                key = path.partition("/")[0], fingerprint(address.title)
                found[key] = "" if key in found else path
        return found

    @cached_property
    def whereabouts(self) -> Whereabouts:
        """Where the words of lost paragraphs are now."""
        return find_whereabouts(self.ledger, self.addresses, self.parsed, self.resolved, self.anchors)

    @cached_property
    def ledger(self) -> Ledger:
        """What was published, under the names that pages have now: one that was just renamed is held to what it was."""
        return inherited(self.loaded.ledger, self.addresses)

    @cached_property
    def before(self) -> Mapping[str, str]:
        """Site path of a page renamed since the last publication → the path that it was published at."""
        known = publications(self.loaded.ledger)
        return {path: known[path].path for path in self.ledger.pages.keys() - self.loaded.ledger.pages.keys()}

    @cached_property
    def published(self) -> Mapping[str, Published]:
        """Site path → what was published there; the text of a document without numbered paragraphs is one of its anchors."""
        return {path: with_whole(page) for path, page in self.ledger.pages.items()}

    @cached_property
    def worded(self) -> Mapping[str, Mapping[str, str]]:
        """Site path → anchors as they are now, with such texts."""
        documents = (one.path for one in self.loaded.documents if one.path in self.published)
        bare = [path for path in documents if not any(self.anchors[path].values())]
        return {**self.anchors, **{path: {**self.anchors[path], **prints(self._text(path))} for path in bare}}

    @cached_property
    def displaced(self) -> Mapping[str, str]:
        """Site path of a page that holds the text published at another address → that address."""
        return find_displaced(replace(self.ledger, pages=self.published), self.worded, self._paragraphs)

    @cached_property
    def replaced(self) -> Mapping[str, str]:
        """Site path of a page of whose published text nothing is left → the page where most of it now stands, or empty."""
        pages = (page for path, page in self.published.items() if path in self.addresses and not page.rests)
        gone = [page for page in pages if self._is_replaced(page)]
        return dict.fromkeys((page.path for page in gone), "") | (find_homes(gone, self.worded) if gone else {})

    @cached_property
    def homes(self) -> Mapping[str, str]:
        """Site path of a published page that is not there → the page where most of its text now stands word for word."""
        gone = [page for path, page in self.published.items() if path not in self.addresses]
        return find_homes(gone, self.worded) if gone else {}

    def _is_replaced(self, page: Published) -> bool:
        now = self.worded[page.path]
        return is_recast(page, now) and is_replaced(page, now, self._paragraphs(page.path))

    def _text(self, path: str) -> Text | None:
        address = self.addresses.get(path)
        return self.parsed.texts.get(address.key) if address else None

    def texts_with(self, part: str) -> Iterator[tuple[str, Text]]:
        """The texts, by key, that have something of a kind that few have: one of SELDOM."""
        return ((key, self.parsed.texts[key]) for key in self._seldom[part])

    @cached_property
    def _seldom(self) -> Mapping[str, tuple[str, ...]]:
        """In one pass: each text is unpacked for it."""
        found: dict[str, list[str]] = {part: [] for part in SELDOM}
        for key, text in self.parsed.texts.items():
            for part in SELDOM:
                if getattr(text, part):
                    found[part].append(key)
        return {part: tuple(keys) for part, keys in found.items()}

    def _paragraphs(self, path: str) -> tuple[Paragraph, ...]:
        """Those of a page, or its whole text; none where there is no page, or no text on it."""
        text = self._text(path)
        return text.paragraphs or as_paragraph(text) if text else ()

    @cached_property
    def placements(self) -> tuple[tuple[Collection, Placement], ...]:
        """Each collection that has a structure, with the places of its documents."""
        names: dict[str, list[str]] = {}
        for document in self.loaded.documents:
            names.setdefault(document.collection, []).append(document.name)
        return tuple(
            (collection, place_documents(collection.meta.structure, names.get(collection.id, ())))
            for collection in self.loaded.collections
            if collection.meta.structure
        )


class Check(Protocol):
    """A check: a class named by its code, described by its docstring."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Every problem of this code."""
        ...
