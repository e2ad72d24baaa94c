"""Every link and picture of the pages, followed."""

from collections.abc import Collection
from urllib.parse import unquote, urldefrag, urljoin

from edition.model.edition import HtmlPage
from edition.model.urls import asset_path, tei_path
from edition.render.downloads import FORMATS
from edition.render.interfaces import PATH as INTERFACES
from edition.render.specimen import picture_files
from edition.render.views import SCRIPT
from lxml import html

SITE = "https://edition.example/"


def broken_links(pages: Collection[HtmlPage], assets: Collection[str]) -> list[tuple[str, str]]:
    """(page, address) of each relative address that leads to no page, file or anchor; `assets` are the loaded ones.

    Every document, page of prose and register entry has its files of data; the specimen has its picture, the changes have
    their feed. The page of interfaces is made when these have been.
    """
    trees = {page.path: html.fromstring(f"<article>{page.body}</article>") for page in pages}
    anchors = {path: {"", *tree.xpath("//@id")} for path, tree in trees.items()} | {INTERFACES: {""}}
    files = {asset_path(asset) for asset in assets}
    ends = [one.extension for one in FORMATS]
    files |= {f"{page.path.rstrip('/')}.{end}" for page in pages if page.kind == "document" for end in ends}
    files |= {f"api/{page.path.rstrip('/')}.json" for page in pages if page.kind == "entry"}
    files |= {tei_path(page.path) for page in pages if page.kind == "prose"}
    cited = [page for page in pages if page.kind == "prose" and page.path.startswith(("study/", "paths/"))]
    files |= {f"{page.path.rstrip('/')}.{one.extension}" for page in cited for one in FORMATS if one.is_reference}
    files |= {f"edition.{one.extension}" for one in FORMATS if one.is_reference}
    files |= {SCRIPT, "changes.xml", *(file.path for file in picture_files())}
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
