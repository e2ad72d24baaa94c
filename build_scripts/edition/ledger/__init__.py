"""`edition publish`: the edition as it stands → the files of permalinks/, every promise kept.

Append-only: a line or an anchor that was written once is never taken out. What is no longer there stays as a tombstone
(`dead:p7`), and a page that went stays with its line; permalinks/redirects.txt, written by hand, says where to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..model.addresses import anchors_by_page
from ..model.edition import Loaded, Parsed, Resolved
from ..model.ledger import Published
from ..model.permalinks import SITE, collection_file, write_file


def publish(loaded: Loaded, parsed: Parsed, resolved: Resolved) -> dict[str, str]:
    """File of permalinks/ → its new text, for every file there should be; equal to the old text when nothing is new.

    Empty as long as mkdocs.yml does not say `edition: {published: true}`. To be called only when no check reports an error.
    """
    if not loaded.site.settings.published:
        return {}
    documents = {document.path: document.collection for document in loaded.documents}
    files: dict[str, list[Published]] = {SITE: []}
    for page in _pages(loaded, parsed, resolved).values():
        files.setdefault(_file(page, documents), []).append(page)
    return {file: write_file(pages) for file, pages in sorted(files.items())}


def _pages(loaded: Loaded, parsed: Parsed, resolved: Resolved) -> Mapping[str, Published]:
    """Every page ever published, and every page there is now."""
    before = loaded.ledger.pages
    now = {
        path: _merged(before.get(path) or Published(path), anchors)
        for path, anchors in anchors_by_page(loaded, parsed, resolved).items()
    }
    return {**before, **now}


def _merged(page: Published, anchors: Mapping[str, str]) -> Published:
    """The page with the anchors it has now; those it had and has no longer are dead."""
    return replace(page, anchors=anchors, dead=page.dead.union(page.anchors).difference(anchors))


def _file(page: Published, documents: Mapping[str, str]) -> str:
    """Where the line of a page stands: where it stood before, or the file of its collection, or that of the site."""
    if page.position.file.endswith(".txt"):
        return page.position.file
    return collection_file(documents[page.path]) if page.path in documents else SITE
