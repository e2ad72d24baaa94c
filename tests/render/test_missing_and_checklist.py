"""The pages of what is missing and of reviewers’ questions."""

from dataclasses import replace

from edition.model.stubs import document_stub

from .conftest import facts, words


def test_every_number_without_a_page_is_listed_with_its_stub(tree):
    page = tree("about/missing/")
    rows = {row.get("id"): row for row in page.iter("li") if "ed-line--gap" in (row.get("class") or "")}
    assert list(rows) == ["d3"]
    assert "May 1901, not yet calendared" in words(rows["d3"])
    stub = rows["d3"].xpath(".//pre")[0].text_content()
    assert stub.startswith("---\ntitle: The heading of d3 as printed\ntype: letter\n")
    assert "number: 3" in stub


def test_a_stub_can_be_begun_at_the_forge(tree):
    (start,) = tree("about/missing/").xpath("//a[contains(@href, '/new/')]/@href")
    assert start.startswith("https://forge.example/letters/new/main/sources/letters?filename=d3.md&value=---%0Atitle")


def test_a_stub_carries_what_is_known(tiny):
    meta = tiny.loaded.collections[0].meta
    known = meta.unseen[0].model_copy(update={"numbers": ("d3",), "certainty": "high", "date": "1901-05-03"})
    meta = meta.model_copy(update={"unseen": (known,), "address": "https://archive.example/{name}"})
    stub = document_stub(meta, "d3", "en", "2026-11-22")
    assert f'designator: "{known.designator}"' in stub
    assert "date: 1901-05-03\n" in stub
    assert "url: https://archive.example/d3\n" in stub
    assert "{date: 2026-11-22, change: First version.}" in stub


def test_a_stub_is_shown_for_copying_with_the_spaces_it_has(tiny, changed):
    (collection,) = tiny.loaded.collections
    known = collection.meta.unseen[0].model_copy(
        update={"numbers": ("d3",), "certainty": "high", "designator": "<Telegram> No. 160 of 3 May"}
    )
    meta = collection.meta.model_copy(update={"unseen": (known,)})
    body = changed(loaded={"collections": (replace(collection, meta=meta),)})["about/missing/"].body
    assert "designator: &#34;&lt;Telegram&gt; No. 160 of 3 May&#34;" in body
    assert "<Telegram>" not in body


def test_the_checklist_counts_what_the_build_knows(tree):
    page = tree("about/checklist/")
    assert "Persons (3)" in facts(page, "Are there indices? 4.5")
    assert "publisher: not assigned" in facts(page, "Can the edition be described bibliographically? 1.2")
    assert facts(page, "Is an institution responsible? 4.16") == ["not assigned"]
    assert facts(page, "Is the selection documented? 2.1") == ["not documented"]


def test_a_page_that_answers_is_named(tiny, changed):
    pages = tuple(
        replace(page, meta=page.meta.model_copy(update={"answers": ("selection",)}))
        if page.name == "about/index.md"
        else page
        for page in tiny.loaded.pages
    )
    body = changed(loaded={"pages": pages})["about/checklist/"].body
    row = body.partition("Is the selection documented?")[2].partition("</div>")[0]
    assert 'href="../"' in row
