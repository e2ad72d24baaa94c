"""No two sources at one address, no source where the generator’s own pages stand."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.addresses import RESERVED_FOLDERS, RESERVED_NAMES, Address, addresses, walk_parts
from ..model.edition import Document, ProsePage
from ..model.problem import Problem
from ..model.urls import GENERATED
from .context import Context


class URL01:
    """Two sources, or a source and a page that the generator makes, claim one address."""

    def run(self, context: Context) -> Iterator[Problem]:
        """One problem for each claim but the first. Documents named like a part and pages in reserved folders are URL03’s."""
        claimed = {path: f"the generated page “{title}”" for path, title in GENERATED.items()}
        reserved = {document.path for document in context.loaded.documents}
        reserved |= {page.path for page in context.loaded.pages if _in_reserved_folder(page)}
        for address in addresses(context.loaded):
            if address.path not in claimed:
                claimed[address.path] = address.what
            elif address.path not in reserved:
                yield _clash(address, claimed[address.path])


def _clash(address: Address, other: str) -> Problem:
    message = f"{address.what} and {other} would both be published at “/{address.path}”"
    return Problem(address.position, "URL01", message, "rename or delete one of them")


class URL03:
    """A document or page has a name that belongs to the structure of its collection or to the generator."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Documents named like a part of their collection, then pages below the generator’s folders."""
        parts = {
            (collection.id, part.id): part.title
            for collection in context.loaded.collections
            for part, _path in walk_parts(collection.meta.structure)
        }
        for document in context.loaded.documents:
            title = parts.get((document.collection, document.name))
            if title is not None:
                yield _reserved(document, f"belongs to the part “{title}” of the collection")
            elif document.name in RESERVED_NAMES:
                yield _reserved(document, "is reserved")
        for page in context.loaded.pages:
            if _in_reserved_folder(page):
                yield _page(page)


def _reserved(document: Document, why: str) -> Problem:
    return Problem(
        document.marks.start,
        "URL03",
        f"the name “{document.name}” {why}",
        f"rename {document.file}, for instance to d1.md",
    )


def _in_reserved_folder(page: ProsePage) -> bool:
    return page.path.split("/")[0] in RESERVED_FOLDERS and page.path not in GENERATED


def _page(page: ProsePage) -> Problem:
    message = f"“/{page.path.split('/')[0]}/” belongs to the pages that the generator makes"
    return Problem(
        page.marks.start, "URL03", message, f"move {page.file} to another folder, for instance content/about/"
    )
