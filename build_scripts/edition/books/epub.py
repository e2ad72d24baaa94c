"""A book as EPUB 3.3: a page of XHTML for each chapter, notes that open in a window of their own, navigation, metadata.

The same book gives the same bytes: every file in the archive has the same date, and the identifier follows from the address.
"""

from __future__ import annotations

import io
import posixpath
import uuid
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..markup.tei import element, escape
from ..model.books import Book
from .contents import Contents, Library
from .cover import cover
from .files import picture, style
from .imprint import rights
from .navigation import navigation
from .pages import COVER, Pages

_MEDIA = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".xhtml": "application/xhtml+xml",
}
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_FEATURES = ("readingOrder", "structuralNavigation", "tableOfContents")
_SUMMARY = "Text with headings, linked notes and a table of contents"


@dataclass(frozen=True, slots=True)
class _Item:
    """A file of the package."""

    id: str
    path: str
    content: bytes
    properties: str = ""


def epub(library: Library, book: Book) -> bytes:
    """The book as EPUB."""
    contents = Contents(library, book)
    pages = Pages(contents)
    chapters = [_Item(f"p{number}", page.path, page.content.encode()) for number, page in enumerate(pages.all, 1)]
    pictures = [
        _Item(f"i{number}", path, picture(library.edition.loaded.root, file))
        for number, (path, file) in enumerate(pages.pictures.items(), 1)
    ]
    items = [
        _Item("nav", "nav.xhtml", navigation(contents, pages.all).encode(), "nav"),
        _Item("cover", COVER, cover(contents).encode(), "cover-image"),
        *chapters,
        _Item("style", "style.css", style("epub.css").encode()),
        *pictures,
    ]
    package = _package(contents, pages, items, [item.id for item in chapters])
    return _archive({item.path: item.content for item in items} | {"package.opf": package.encode()})


def _archive(files: Mapping[str, bytes]) -> bytes:
    """The mimetype first and unpacked, as reading systems ask; all else packed, dated alike."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        _add(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        _add(archive, "META-INF/container.xml", _CONTAINER.encode())
        for path, content in files.items():
            _add(archive, f"EPUB/{path}", content)
    return made.getvalue()


def _add(archive: zipfile.ZipFile, path: str, content: bytes, method: int = zipfile.ZIP_DEFLATED) -> None:
    entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
    entry.compress_type, entry.create_system, entry.external_attr = method, 3, 0o644 << 16
    archive.writestr(entry, content)


# -- package -------------------------------------------------------------------------------------------------------------


def _package(contents: Contents, pages: Pages, items: list[_Item], spine: list[str]) -> str:
    metadata = "\n".join((*_metadata(contents), *_access(contents, pages)))
    manifest = "\n".join(element("item", id=item.id, href=item.path, **_described(item)) for item in items)
    order = "".join(element("itemref", idref=identifier) for identifier in spine)
    language = contents.site.settings.default_language
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        f'unique-identifier="id" xml:lang="{language}">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{metadata}\n</metadata>\n'
        f"<manifest>\n{manifest}\n</manifest>\n<spine>{order}</spine>\n</package>\n"
    )


def _described(item: _Item) -> dict[str, str]:
    return {"media-type": _MEDIA[posixpath.splitext(item.path)[1].lower()], "properties": item.properties}


def _metadata(contents: Contents) -> Iterator[str]:
    book, site = contents.book, contents.site
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{site.url or site.title}#{book.name}")
    yield element("dc:identifier", f"urn:uuid:{name}", id="id")
    yield element("dc:title", escape(book.title))
    yield element("dc:language", escape(site.settings.default_language))
    yield from (element("dc:creator", escape(author)) for author in contents.authors)
    if site.settings.publisher:
        yield element("dc:publisher", escape(site.settings.publisher))
    if contents.day:
        yield element("dc:date", contents.day)
    if site.url:
        yield element("dc:source", escape(f"{site.url}{book.page}"))
    yield from (element("dc:rights", escape(line)) for line in rights(contents))
    yield '<meta name="cover" content="cover"/>'  # for reading systems of EPUB 2
    yield _meta("dcterms:modified", f"{contents.day or '1970-01-01'}T00:00:00Z")


def _access(contents: Contents, pages: Pages) -> Iterator[str]:
    """What readers who do not see the book, or not well, should know of it: only what is true of it."""
    modes = ("textual", "visual") if pages.pictures else ("textual",)
    yield from (_meta("schema:accessMode", mode) for mode in modes)
    if pages.is_described:
        yield _meta("schema:accessModeSufficient", "textual")
        yield _meta("schema:accessibilityFeature", "alternativeText")
    yield from (_meta("schema:accessibilityFeature", feature) for feature in _FEATURES)
    if any(page.sources for page in pages.all):
        yield _meta("schema:accessibilityFeature", "pageBreakMarkers")
        yield _meta("schema:accessibilityFeature", "pageNavigation")
        yield _meta("pageBreakSource", "; ".join(_paginated(contents)))
    yield _meta("schema:accessibilityHazard", "none")
    described = "; every picture has a description" if pages.is_described else ""
    yield _meta("schema:accessibilitySummary", f"{_SUMMARY}{described}.")


def _paginated(contents: Contents) -> Iterable[str]:
    """What the page beginnings in the book are those of: the collections of its documents, as their sources have them."""
    paged = (chapter for chapter in contents.chapters if contents.page_beginnings(chapter))
    collections = contents.library.collections
    return dict.fromkeys(
        collections[chapter.document.collection].meta.title if chapter.document else chapter.title for chapter in paged
    )


def _meta(name: str, value: str) -> str:
    return element("meta", escape(value), property=name)
