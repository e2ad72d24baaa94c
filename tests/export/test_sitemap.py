"""What search engines are told."""

from edition.export import sitemap
from edition.model.settings import Site
from lxml import etree

SITE = Site(title="The Edition", url="https://edition.example/")


def locations(content):
    return [element.text for element in etree.fromstring(content).iter("{*}loc")]


def test_every_page_with_the_day_of_its_revision():
    (file,) = sitemap(SITE, [("persons/a&b/", "1954~"), ("404.html", ""), ("", "2026-11-22")])
    assert file.path == "sitemap.xml"
    assert locations(file.content) == ["https://edition.example/", "https://edition.example/persons/a%26b/"]
    assert [element.text for element in etree.fromstring(file.content).iter("{*}lastmod")] == ["2026-11-22"]


def test_a_site_without_address_has_no_sitemap():
    assert list(sitemap(Site(title="The Edition"), [("", "")])) == []


def test_a_large_site_has_an_index():
    index, first, second = sitemap(SITE, [(f"d{number}/", "") for number in range(50_001)])
    assert locations(index.content) == [f"https://edition.example/{file.path}" for file in (first, second)]
    assert len(locations(first.content)) == 50_000
    assert len(locations(second.content)) == 1
