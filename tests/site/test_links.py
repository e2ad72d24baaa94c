"""Links, anchors and the ways through the site."""

from urllib.parse import unquote, urldefrag, urljoin

from lxml import etree

from tests.conftest import lines

from .links import HOME, addresses, broken_links
from .reading import Page, Site

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_every_link_and_anchor_leads_somewhere(site: Site) -> None:
    broken = list(broken_links(site))
    assert not broken, lines(broken)


def test_every_page_can_be_reached_from_the_home_page(site: Site) -> None:
    pages = {page.path: page for page in site.pages}
    reached, waiting = set(), [""]
    while waiting:
        path = waiting.pop()
        if path in reached or path not in pages:
            continue
        reached.add(path)
        targets = (urldefrag(urljoin(HOME + path, link)).url for link in pages[path].tree.xpath("//a/@href"))
        waiting += [unquote(target.removeprefix(HOME)) for target in targets if target.startswith(HOME)]
    lost = sorted(set(pages) - reached - {"404.html"})
    assert not lost, lines(lost)


def _stands_for_another(page: Page) -> bool:
    """A redirect, a tombstone or an old version: for those who have its address, not for search engines."""
    return bool(page.tree.xpath("//meta[@name='robots'][@content='noindex']"))


def test_the_sitemap_lists_exactly_the_pages(site: Site) -> None:
    listed = {loc.text for loc in etree.parse(site.root / "sitemap.xml").iter(f"{SITEMAP}loc")}
    assert listed == {
        HOME + page.path for page in site.pages if page.path != "404.html" and not _stands_for_another(page)
    }


def test_each_page_names_its_own_address(site: Site) -> None:
    for page in site.pages:
        if page.path != "404.html" and not _stands_for_another(page):
            assert page.tree.xpath("//link[@rel='canonical']/@href") == [HOME + page.path]


def test_the_error_page_works_at_any_depth(site: Site) -> None:
    page = next(page for page in site.pages if page.path == "404.html")
    relative = [link for link in addresses(page) if not link.startswith(("/", "#", "https://", "data:", "mailto:"))]
    assert relative == []


def test_no_page_asks_another_host_for_a_part_of_itself(site: Site) -> None:
    parts = "//script/@src | //img/@src | //iframe/@src | //source/@src | //video/@src | //audio/@src | //object/@data"
    sheets = "//link[not(contains('canonical alternate license author help prev next edit', @rel))]/@href"
    for page in site.pages:
        for address in page.tree.xpath(f"{parts} | {sheets}"):
            target = urljoin(HOME + page.path, address)
            assert target.startswith((HOME, "data:")), f"{page.path}: {address}"


def test_every_page_has_one_heading_of_the_first_level(site: Site) -> None:
    wrong = [page.path for page in site.pages if len(page.tree.xpath("//h1")) != 1]
    assert not wrong, lines(wrong)


def test_no_two_documents_have_the_same_page_title(site: Site) -> None:
    """Readers tell tabs, bookmarks and results of searching apart by the title."""
    titles: dict[str, list[str]] = {}
    for page in site.documents:
        titles.setdefault((page.tree.findtext(".//title") or "").strip(), []).append(page.path)
    shared = [f"“{title}”: {', '.join(paths)}" for title, paths in titles.items() if len(paths) > 1 or not title]
    assert not shared, lines(shared)
