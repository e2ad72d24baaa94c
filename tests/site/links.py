"""Every link a page makes, followed on disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from .reading import Page, Site

HOME = "https://edition.example/"

ATTRIBUTES = ("href", "src", "poster", "data", "action", "cite", "formaction")


def addresses(page: Page) -> Iterator[str]:
    """Every address in the page, as written."""
    for name in ATTRIBUTES:
        yield from page.tree.xpath(f"//@{name}")
    for srcset in page.tree.xpath("//@srcset"):
        yield from (candidate.split()[0] for candidate in srcset.split(","))


def broken_links(site: Site) -> Iterator[str]:
    """One line for each link within the site that leads nowhere, and for each id that stands twice."""
    ids = {page.file: Counter(page.tree.xpath("//@id")) for page in site.pages}
    for page in site.pages:
        yield from (f"{page.path}: id {name} stands twice" for name, times in ids[page.file].items() if times > 1)
        for address in sorted(set(addresses(page))):
            if fault := fault_of(site, ids, urljoin(HOME + page.path, address)):
                yield f"{page.path}: {address} leads to no {fault}"


def fault_of(site: Site, ids: Mapping[Path, Counter[str]], address: str) -> str:
    """What the full address lacks: its file, its element, or nothing."""
    target, fragment = urldefrag(address)
    if not target.startswith(HOME):
        return ""
    path = unquote(urlsplit(target).path).lstrip("/")
    file = site.root / (f"{path}index.html" if path == "" or path.endswith("/") else path)
    if not file.is_file():
        return "file"
    return "element" if fragment and unquote(fragment) not in ids.get(file, ()) else ""
