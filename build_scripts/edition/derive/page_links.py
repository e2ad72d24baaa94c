"""From documents to pages of prose: which section or note of a study each document points to, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model.derived import PageLink
from ..model.edition import Loaded, Parsed, Resolved, Target
from ..model.text import Link
from .leaves import Leaf, leaves
from .mentions import Spots


def page_links(loaded: Loaded, parsed: Parsed, resolved: Resolved) -> dict[str, tuple[PageLink, ...]]:
    """Document key → its links to pages of prose, each place once; documents without any are left out."""
    pinpoints = _Pinpoints({page.name: page.file for page in loaded.pages}, parsed, resolved)
    found = {
        leaf.key.removeprefix("doc:"): tuple(_of_document(leaf, parsed, resolved, pinpoints))
        for leaf in leaves(loaded)
        if leaf.key.startswith("doc:")
    }
    return {key: links for key, links in found.items() if links}


def _of_document(leaf: Leaf, parsed: Parsed, resolved: Resolved, pinpoints: _Pinpoints) -> Iterator[PageLink]:
    met: set[str] = set()
    for spots, link, target in _links(leaf, parsed, resolved):
        if target.id in pinpoints.files and target.path not in met:
            met.add(target.path)
            here = spots.mention(link.place, "text", ("", "", ""))
            yield PageLink(here, target.path, target.title, pinpoints.of(target))


def _links(leaf: Leaf, parsed: Parsed, resolved: Resolved) -> Iterator[tuple[Spots, Link, Target]]:
    """The links to pages, with the places of the text that they stand in."""
    for key in leaf.texts:
        if text := parsed.texts.get(key):
            spots = Spots(leaf, key, text, resolved)
            for link, target in zip(text.links, resolved.targets.get(key, ()), strict=False):
                if target and target.scheme == "page":
                    yield spots, link, target


class _Pinpoints:
    """How places of pages are cited: `n. 12`, `¶ 3`; each page is looked through once."""

    def __init__(self, files: Mapping[str, str], parsed: Parsed, resolved: Resolved) -> None:
        self.files = files
        """Name of a page → its file."""
        self._parsed, self._resolved = parsed, resolved
        self._known: dict[str, dict[str, str]] = {}

    def of(self, target: Target) -> str:
        """Empty for the page as a whole and for what is neither a paragraph nor a note."""
        file = self.files[target.id]
        if target.anchor and file not in self._known:
            self._known[file] = dict(self._read(file))
        return self._known[file].get(target.anchor, "") if target.anchor else ""

    def _read(self, file: str) -> Iterator[tuple[str, str]]:
        yield from ((id_, f"¶ {place}") for place, id_ in enumerate(self._resolved.paragraph_ids.get(file, ()), 1))
        if text := self._parsed.texts.get(file):
            for note in text.notes:
                yield note.anchor, f"n. {note.number if note.series == 'editorial' else note.label}"
