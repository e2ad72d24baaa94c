"""What holds for every page: valid structure, links that lead somewhere, nothing from elsewhere."""

from collections import Counter
from itertools import pairwise

import pytest
from edition.render import PAGES, render
from lxml import html

from tests.render.links import broken_links


def parsed(pages):
    return {path: html.fromstring(f"<article>{page.body}</article>") for path, page in pages.items()}


def test_every_kind_of_page_is_there(pages):
    """All but those of an edition that has released or lost something: test_versions.py and test_moved.py have them."""
    assert {page.kind for page in pages.values()} == set(PAGES) - {"moved", "version"}


def test_nothing_but_the_trail_stands_before_the_only_h1(pages):
    for path, page in pages.items():
        assert page.body.count("<h1") == 1, path
        before = html.fromstring(f"<div>{page.body.partition('<h1')[0]}</div>")
        assert not [element for element in before if element.get("class") not in {"ed-trail", "ed-head"}], path


def test_headings_go_down_one_level_at_a_time(pages):
    for path, tree in parsed(pages).items():
        levels = [int(element.tag[1]) for element in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert all(after - before <= 1 for before, after in pairwise(levels)), (path, levels)


def test_ids_are_unique(pages):
    for path, tree in parsed(pages).items():
        twice = [identifier for identifier, count in Counter(tree.xpath("//@id")).items() if count > 1]
        assert not twice, path


def test_every_link_leads_to_a_page_and_anchor(tiny, pages):
    assert not broken_links(pages.values(), tiny.loaded.assets)


def test_contents_lead_to_anchors_of_the_page(pages):
    for path, tree in parsed(pages).items():
        assert {identifier for identifier, _, _ in pages[path].contents} <= set(tree.xpath("//@id")), path


def test_navigation_landmarks_have_names_of_their_own(pages):
    for path, tree in parsed(pages).items():
        labels = tree.xpath("//nav/@aria-label")
        assert len(labels) == len(tree.xpath("//nav")) == len(set(labels)), path
        assert not tree.xpath("//main | //aside | //header | //footer"), path


@pytest.mark.parametrize("trace", ["<script", "<style", " style=", "<iframe", "<link", "None", "Markup("])
def test_no_page_holds(pages, trace):
    for path, page in pages.items():
        assert trace not in page.body, path


def test_rendering_twice_gives_the_same(tiny, pages):
    assert list(render(tiny)) == list(pages.values())


def test_every_page_has_a_title_and_a_description(pages):
    for path, page in pages.items():
        assert page.title, path
        assert page.description or page.kind == "not-found", path
