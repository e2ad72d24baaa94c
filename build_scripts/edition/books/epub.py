"""A book as EPUB 3.3: a page of XHTML for each chapter, notes that open in a window of their own, navigation, metadata.

The same book gives the same bytes: every file in the archive has the same date, and the identifier follows from the address.
"""

from __future__ import annotations

import io
import posixpath
import uuid
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..markup.tei import element, escape
from ..model.books import Book
from .contents import Contents, Library
from .files import picture, style
from .imprint import lines
from .pages import Page, Pages, shell

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
_FEATURES = ("alternativeText", "readingOrder", "structuralNavigation", "tableOfContents")
_SUMMARY = "Text with headings, linked notes and a table of contents; every picture has a description."


@dataclass(frozen=True, slots=True)
class _Item:
    """A file of the package."""

    path: str
    content: bytes
    properties: str = ""

    @property
    def id(self) -> str:
        """A name that XML allows."""
        return "i-" + "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in self.path)


def epub(library: Library, book: Book) -> bytes:
    """The book as EPUB."""
    contents = Contents(library, book)
    pages = Pages(contents)
    chapters = [_Item(page.path, page.content.encode()) for page in pages.all]
    nav = _Item("nav.xhtml", _navigation(contents, pages.all).encode(), "nav")
    pictures = [
        _Item(path, picture(library.edition.loaded.root, file)) for path, file in sorted(pages.pictures.items())
    ]
    items = [nav, *chapters, _Item("style.css", style("epub.css").encode()), *pictures]
    package = _package(contents, items, [item.id for item in chapters], bool(pictures))
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


def _package(contents: Contents, items: list[_Item], spine: list[str], has_pictures: bool) -> str:
    metadata = "\n".join(_metadata(contents, has_pictures))
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


def _metadata(contents: Contents, has_pictures: bool) -> Iterator[str]:
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
    yield from (element("dc:rights", escape(line)) for line in lines(contents)[1:2])
    yield _meta("dcterms:modified", f"{contents.day or '1970-01-01'}T00:00:00Z")
    modes = ("textual", "visual") if has_pictures else ("textual",)
    yield from (_meta("schema:accessMode", mode) for mode in modes)
    yield _meta("schema:accessModeSufficient", "textual")
    yield from (_meta("schema:accessibilityFeature", feature) for feature in _FEATURES)
    yield _meta("schema:accessibilityHazard", "none")
    yield _meta("schema:accessibilitySummary", _SUMMARY)


def _meta(name: str, value: str) -> str:
    return element("meta", escape(value), property=name)


# -- navigation ----------------------------------------------------------------------------------------------------------


def _navigation(contents: Contents, pages: tuple[Page, ...]) -> str:
    first = next(page for page in pages if page.level)
    landmarks = (("titlepage", pages[0].path, "Title page"), ("bodymatter", first.path, "Text"))
    listed = "".join(f'<li><a epub:type="{kind}" href="{path}">{words}</a></li>' for kind, path, words in landmarks)
    body = (
        f'<nav epub:type="toc" id="toc"><h1>Contents</h1>\n{_tree(pages)}\n</nav>\n'
        f'<nav epub:type="landmarks" hidden="hidden"><h2>Landmarks</h2><ol>{listed}</ol></nav>'
    )
    return shell(contents, "Contents", body)


def _tree(pages: tuple[Page, ...]) -> str:
    """Nested lists; a level that is skipped opens no list of its own."""
    made: list[str] = []
    open_: list[int] = []
    for page in pages:
        if not page.level:
            continue
        while open_ and open_[-1] > page.level:
            made.append("</li></ol>")
            open_.pop()
        if open_ and open_[-1] == page.level:
            made.append("</li>")
        else:
            made.append("<ol>")
            open_.append(page.level)
        made.append(f'<li><a href="{page.path}">{escape(page.title)}</a>')
    return "\n".join([*made, "</li></ol>" * len(open_)])
