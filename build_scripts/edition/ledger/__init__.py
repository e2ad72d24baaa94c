"""`edition publish`: the edition as it stands → the files of permalinks/, every promise kept.

Append-only: a line or an anchor that was written once is never taken out. What is no longer there stays as a tombstone
(`dead:p7`), and a page that went stays with its line (`dead:@`); permalinks/redirects.txt, written by hand, says where to. Lines of an
older form of the file are brought up to date as they are written.

records  what the lines say beside anchors
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..model.addresses import Address, addresses, anchors_by_page, labels_on, notes_on
from ..model.edition import Loaded, Parsed, Resolved
from ..model.founders import publications
from ..model.identity import confirmations, documents_by_path, identity, renewed
from ..model.ledger import Published
from ..model.permalinks import FOLDER, SITE, collection_file, write_file
from ..model.sketches import sketch, way_of
from ..model.versions import Version
from ..model.wholes import fact
from .records import with_records


def publish(
    loaded: Loaded, parsed: Parsed, resolved: Resolved, versions: Mapping[str, tuple[Version, ...]]
) -> dict[str, str]:
    """File of permalinks/ → its new text, for every file there should be; equal to the old text when nothing is new.

    In the order of writing: `site.txt` comes last, for it names the others. `versions` are the dated pages of documents.

    Empty as long as mkdocs.yml does not say `edition: {published: true}`. To be called only when no check reports an error.
    """
    if not loaded.site.settings.published:
        return {}
    documents = {document.path: document.collection for document in loaded.documents}
    files: dict[str, list[Published]] = {SITE: []}
    for page in with_records(_pages(loaded, parsed, resolved), loaded, versions).values():
        files.setdefault(_file(page, documents), []).append(page)
    names = tuple(sorted(file.removeprefix(f"{FOLDER}/") for file in files if file != SITE))
    ordered = sorted(files, key=lambda file: (file == SITE, file))
    return {file: write_file(files[file], names if file == SITE else ()) for file in ordered}


def _pages(loaded: Loaded, parsed: Parsed, resolved: Resolved) -> Mapping[str, Published]:
    """Every page ever published, and every page there is now."""
    before, known = loaded.ledger.pages, publications(loaded.ledger)
    anchors = anchors_by_page(loaded, parsed, resolved)
    documents, confirmed = documents_by_path(loaded), confirmations(loaded.ledger)
    now = {}
    for address in addresses(loaded):
        page = before.get(address.path) or _begun(address.path, known.get(address.path))
        now[address.path] = replace(
            _merged(page, anchors[address.path]),
            sketches=_sketches(page, anchors[address.path], address, parsed, resolved),
            labelled=labels_on(address, parsed),
            facts=renewed(
                page.facts,
                identity(address, documents.get(address.path))
                | (fact(parsed.texts.get(address.key)) if address.path in documents else {}),
                confirmed.get(address.path, ()) if address.path in known else (),
            ),
        )
    return {**{path: _resting(page, loaded) for path, page in before.items()}, **now}


def _resting(page: Published, loaded: Loaded) -> Published:
    """A page that was published; for good at rest once it has given way to a redirect or tombstone."""
    return replace(page, rests=page.rests or page.path in loaded.ledger.moved)


def _begun(path: str, founder: Published | None) -> Published:
    """A page published for the first time; the ids of the one that became it are its own, the dead ones too."""
    if founder is None:
        return Published(path)
    return replace(founder, path=path, position=Published("").position, facts={}, rests=False)


def _merged(page: Published, anchors: Mapping[str, str]) -> Published:
    """The page with the anchors it has now; those it had and has no longer are dead."""
    return replace(page, anchors=anchors, dead=page.dead.union(page.anchors).difference(anchors))


def _sketches(
    page: Published, anchors: Mapping[str, str], address: Address, parsed: Parsed, resolved: Resolved
) -> dict[str, str]:
    """Sketch of every paragraph and note; that of an unchanged paragraph is the one it had."""
    text = parsed.texts.get(address.key)
    ids = resolved.paragraph_ids.get(address.key, ())
    return {
        anchor: _kept(page, anchor, anchors[anchor], paragraph.plain) or sketch(paragraph.plain)
        for anchor, paragraph in zip(ids, text.paragraphs if text else (), strict=True)
    } | {anchor: sketch(note.plain) for anchor, note in notes_on(address, parsed).items()}


def _kept(page: Published, anchor: str, words: str, plain: str) -> str:
    """The sketch that a paragraph had, when its words are the same and it was taken as it would be today."""
    had = page.sketches.get(anchor, "")
    return had if page.anchors.get(anchor) == words and had.startswith(way_of(plain)) else ""


def _file(page: Published, documents: Mapping[str, str]) -> str:
    """Where the line of a page stands: where it stood before, or the file of its collection, or that of the site."""
    if page.position.file.endswith(".txt"):
        return page.position.file
    return collection_file(documents[page.path]) if page.path in documents else SITE
