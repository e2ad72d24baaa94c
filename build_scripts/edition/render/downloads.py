"""What can be taken away of a document: a format is one line, on the page and in its head."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.books import BookKind
from ..model.books import Format as BookFormat
from ..model.edition import ProsePage
from ..model.items import EDITION
from ..model.urls import REGISTERS, tei_path
from .compositor import Compositor


@dataclass(frozen=True, slots=True)
class Format:
    """A file that stands beside the page of each document."""

    extension: str
    label: str
    """As the page lists it."""
    media_type: str
    is_reference: bool = False
    """Whether it is a record for reference managers, which sections of the study have, too."""


FORMATS = (
    Format("xml", "TEI", "application/tei+xml"),
    Format("md", "Markdown", "text/markdown"),
    Format("json", "JSON", "application/json"),
    Format("csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json", is_reference=True),
    Format("bib", "BibTeX", "application/x-bibtex", is_reference=True),
    Format("ris", "RIS", "application/x-research-info-systems", is_reference=True),
)
"""In the order of the list."""


LISTS = {
    "documents/": "collections",
    **{f"{name}/": name for name in (*REGISTERS.values(), "chronology", "meetings")},
}
"""Site path of a page that lists what is there → name of its files below /api/."""


@dataclass(frozen=True, slots=True)
class Download:
    """A format of one document."""

    label: str
    href: str
    media_type: str


BOOKS: dict[BookFormat, tuple[str, str]] = {
    "pdf": ("PDF", "application/pdf"),
    "epub": ("EPUB", "application/epub+zip"),
}
"""Format of a book → as pages list it, media type."""

OFFERED: dict[BookKind, str] = {
    "study": "This study",
    "path": "This path with its documents",
    "collection": "This collection",
    "edition": "The whole edition",
}
"""What a page that offers a book calls it."""


@dataclass(frozen=True, slots=True)
class BookOffer:
    """A book in its formats."""

    what: str
    files: tuple[Download, ...]


def book_offers(compositor: Compositor, path: str) -> tuple[BookOffer, ...]:
    """The books that the prose or collection page at `path` offers."""
    books = (compositor.edition.derived.books.get(path.rstrip("/") or "edition"),)
    return tuple(
        BookOffer(OFFERED[book.kind], _files(compositor, book.name, path))
        for book in books
        if book and book.page == path and book.formats and book.kind in OFFERED
    )


def _files(compositor: Compositor, name: str, path: str) -> tuple[Download, ...]:
    """The files of a book that the site has."""
    book = compositor.edition.derived.books.get(name)
    named = ((format_, *BOOKS[format_]) for format_ in (book.formats if book else ()))
    return tuple(Download(label, compositor.href(f"{name}.{end}", path), kind) for end, label, kind in named)


def downloads(compositor: Compositor, path: str) -> tuple[Download, ...]:
    """Every format of the document whose page stands at `path`."""
    stem = path.rstrip("/")
    files = (Download(one.label, compositor.href(f"{stem}.{one.extension}", path), one.media_type) for one in FORMATS)
    return (*_files(compositor, stem, path), *files)


def page_downloads(compositor: Compositor, page: ProsePage) -> tuple[Download, ...]:
    """A page of prose as TEI, and its record for reference managers when it is cited by itself; on the home page that of the edition."""
    stem = page.path.rstrip("/") or EDITION
    cited = FORMATS if not page.path or page.file in compositor.edition.derived.items else ()
    return (
        Download("TEI", compositor.href(tei_path(page.path), page.path), "application/tei+xml"),
        *(
            Download(one.label, compositor.href(f"{stem}.{one.extension}", page.path), one.media_type)
            for one in cited
            if one.is_reference
        ),
    )


def list_downloads(compositor: Compositor, path: str) -> tuple[Download, ...]:
    """What the page at `path` lists, as JSON and as a table; of most pages there is neither."""
    formats = (("JSON", "json", "application/json"), ("CSV", "csv", "text/csv")) if path in LISTS else ()
    return tuple(
        Download(label, compositor.href(f"api/{LISTS[path]}.{end}", path), kind) for label, end, kind in formats
    )


def entry_download(compositor: Compositor, path: str) -> Download:
    """A register entry as JSON: its address below /api/ ends as that of its page."""
    return Download("JSON", compositor.href(f"api/{path.rstrip('/')}.json", path), "application/json")
