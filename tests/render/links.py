"""Every link and picture of the pages, followed."""

from collections.abc import Collection
from urllib.parse import unquote, urldefrag, urljoin

from edition.model.edition import HtmlPage
from edition.model.urls import asset_path
from lxml import html

SITE = "https://edition.example/"


def broken_links(pages: Collection[HtmlPage], assets: Collection[str]) -> list[tuple[str, str]]:
    """(page, address) of each relative address that leads to no page, file or anchor; `assets` are the loaded ones.

    Every document has its TEI beside its page.
    """
    trees = {page.path: html.fromstring(f"<article>{page.body}</article>") for page in pages}
    anchors = {path: {"", *tree.xpath("//@id")} for path, tree in trees.items()}
    files = {asset_path(asset) for asset in assets}
    files |= {f"{page.path.rstrip('/')}.xml" for page in pages if page.kind == "document"}
    return [
        (path, address)
        for path, tree in trees.items()
        for address in tree.xpath("//@href | //@src")
        if not address.startswith(("https://", "http://", "mailto:"))
        if not _leads_somewhere(urljoin(SITE + path, address), anchors, files)
    ]


def _leads_somewhere(address: str, anchors: dict[str, set[str]], files: set[str]) -> bool:
    target, fragment = urldefrag(address)
    path = unquote(target.removeprefix(SITE))
    return path in files or unquote(fragment) in anchors.get(path, ())
