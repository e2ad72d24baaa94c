"""The host's page, cut and filled."""

import pytest
from edition.model.edition import HtmlPage
from edition.model.settings import Site
from edition.render.shell import MENDS, ShellError, pour, shell_from

STOCK = (
    '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">'
    '<label class="md-header__button md-icon" for="__drawer">=</label>'
    '<script>{"search": "../assets/javascripts/workers/search.1a2b.min.js"}</script>'
    "@@edition:head@@@@edition:assets@@<title>@@edition:window@@</title>@@edition:title@@"
    "@@edition:contents@@<article@@edition:language@@>@@edition:content@@</article>"
)
SITE = Site(title="The Letters & Papers", url="https://edition.example/")


def page(**changes):
    values = {"path": "persons/x/", "kind": "person", "title": "A <b>", "description": 'say "x"', "body": "<h1>A</h1>"}
    return HtmlPage(**{**values, **changes})


def test_every_part_is_escaped_for_its_place():
    html = pour(shell_from(STOCK), page(), SITE)
    assert "<title>A &lt;b&gt; – The Letters &amp; Papers</title>" in html
    assert '<meta name="description" property="og:description" content="say &quot;x&quot;">' in html
    assert '<meta property="og:title" content="A &lt;b&gt;">' in html
    assert '<link rel="canonical" href="https://edition.example/persons/x/">' in html
    assert '<article><h1>A</h1>\n<div class="ed-address">https://edition.example/persons/x/</div></article>' in html


def test_marks_in_a_source_are_not_filled():
    assert "<p>@@edition:title@@</p>" in pour(shell_from(STOCK), page(body="<p>@@edition:title@@</p>"), SITE)


def test_a_page_in_another_language_says_so():
    assert '<article lang="ru">' in pour(shell_from(STOCK), page(language="ru"), SITE)


def test_a_page_brings_its_own_styles_and_scripts():
    html = pour(shell_from(STOCK), page(assets=("x.css", "x.js")), SITE)
    assert '<link rel="stylesheet" href="../../assets/x.css">' in html
    assert '<script src="../../assets/x.js" defer></script>' in html


def test_without_an_address_nothing_is_canonical():
    assert "canonical" not in pour(shell_from(STOCK), page(), Site(title="X"))


@pytest.mark.parametrize("mend", [mend for mend in MENDS if mend.always], ids=lambda mend: mend.reason[:40])
def test_a_mend_that_no_longer_matches_is_an_error(mend):
    with pytest.raises(ShellError, match="Material’s markup has changed"):
        shell_from(mend.pattern.sub("", STOCK))


def test_a_lost_mark_is_an_error():
    with pytest.raises(ShellError, match="content"):
        shell_from(STOCK.replace("@@edition:content@@", ""))
