"""The sitemap (sitemaps.org protocol 0.9): every page, with the day of its last revision where that is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote
from xml.sax.saxutils import escape

from ..model.edition import OutputFile
from ..model.settings import Site

LIMIT = 50_000
"""Addresses in one file, by the protocol; larger sites have an index of several files."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

Row = tuple[str, str]


def sitemap(site: Site, pages: Iterable[Row]) -> Iterator[OutputFile]:
    """`sitemap.xml` from (site path, EDTF day of the last revision or empty); nothing when the site has no address."""
    if not site.url:
        return
    rows = sorted(row for row in set(pages) if not row[0].endswith(".html"))
    if len(rows) <= LIMIT:
        yield OutputFile("sitemap.xml", _pages(site, rows))
        return
    shelves = [rows[start : start + LIMIT] for start in range(0, len(rows), LIMIT)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(shelves) + 1)]
    yield OutputFile("sitemap.xml", _index(site, names))
    yield from (OutputFile(name, _pages(site, shelf)) for name, shelf in zip(names, shelves, strict=True))


def _pages(site: Site, rows: Sequence[Row]) -> bytes:
    entries = "".join(f"<url>{_location(site, path)}{_last(day)}</url>\n" for path, day in rows)
    return f"{_HEAD}<urlset {_NAMESPACE}>\n{entries}</urlset>\n".encode()


def _index(site: Site, names: Sequence[str]) -> bytes:
    entries = "".join(f"<sitemap>{_location(site, name)}</sitemap>\n" for name in names)
    return f"{_HEAD}<sitemapindex {_NAMESPACE}>\n{entries}</sitemapindex>\n".encode()


def _location(site: Site, path: str) -> str:
    return f"<loc>{escape(site.url + quote(path))}</loc>"


def _last(day: str) -> str:
    """Dates in doubt are no dates for the protocol."""
    return f"<lastmod>{day}</lastmod>" if _DATE.fullmatch(day) else ""
