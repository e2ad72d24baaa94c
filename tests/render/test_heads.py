"""What the heads of pages tell machines, read by others."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest
from edition.derive import derive
from edition.load import load
from edition.model.edition import Edition, HtmlPage
from edition.parse import parse
from edition.render import PAGES
from edition.render.compositor import Compositor
from edition.resolve import resolve
from lxml import html
from rdflib import Graph, URIRef, namespace

from tests.conftest import ROOT, lines

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib’s own

ENVIRONMENT = {"SITE_URL": "https://edition.example/"}
KINDS = ("document", "entry", "prose")
DOCUMENT = "https://edition.example/documents/letters/d1/"


@cache
def pages(name: str, address: str = ENVIRONMENT["SITE_URL"]) -> Mapping[str, HtmlPage]:
    root = ROOT / "tests" / "editions" / name if name else ROOT
    loaded = load(root, {"SITE_URL": address})
    parsed = parse(loaded)
    resolved = resolve(loaded, parsed)
    compositor = Compositor(Edition(loaded, parsed, resolved, derive(loaded, parsed, resolved, None)))
    return {page.path: page for kind in KINDS for page in PAGES[kind](compositor)}


def data_of(page: HtmlPage) -> Iterator[dict[str, Any]]:
    if page.head:
        for script in html.fromstring(f"<head>{page.head}</head>").iter("script"):
            yield json.loads(script.text)


def metas(page: HtmlPage) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in html.fromstring(f"<head>{page.head}</head>").iter("meta"):
        found.setdefault(meta.get("name"), []).append(meta.get("content"))
    return found


def graph(data: Mapping[str, Any]) -> Graph:
    """The context of schema.org stands on the network; every term of it is in its own vocabulary."""
    assert data["@context"] == "https://schema.org"
    words = {"@vocab": str(namespace.SDO), "license": {"@type": "@id"}, "sameAs": {"@type": "@id"}}
    return Graph().parse(data=json.dumps({**data, "@context": words}), format="json-ld")


def is_known(word: str) -> bool:
    vocabulary, name = str(namespace.SDO), str(word)
    return name.startswith(vocabulary) and name.removeprefix(vocabulary) in namespace.SDO


@pytest.mark.parametrize("name", ["tiny", "manuscript", ""], ids=["tiny", "manuscript", "whole"])
def test_every_page_is_linked_data_in_the_words_of_schema_org(name: str) -> None:
    unknown = set()
    for page in pages(name).values():
        for data in data_of(page):
            for subject, term, value in graph(data):
                said = [value] if term == namespace.RDF.type else [term]
                unknown |= {(page.path, word) for word in said if not is_known(word)}
                assert not isinstance(subject, URIRef) or str(subject).startswith("https://edition.example/")
    assert not unknown, lines(sorted(unknown))


def test_a_document_says_what_it_is() -> None:
    page = pages("tiny")["documents/letters/d1/"]
    found = graph(next(data_of(page)))
    document = URIRef(DOCUMENT)
    assert (document, namespace.SDO.name, None) in found
    assert (document, namespace.SDO.isPartOf, URIRef("https://edition.example/documents/letters/")) in found
    assert list(found.objects(document, namespace.SDO.mentions))
    assert (None, namespace.SDO.temporalCoverage, None) in found


def test_managers_find_title_type_and_day() -> None:
    found = metas(pages("tiny")["documents/letters/d1/"])
    assert found["DC.type"] == ["letter"]
    assert found["citation_title"] == found["DC.title"]
    assert found["DC.identifier"] == found["citation_public_url"] == [DOCUMENT]
    assert not any("Z3988" in page.body for page in pages("tiny").values())


def test_every_download_is_linked() -> None:
    head = html.fromstring(f"<head>{pages('tiny')['documents/letters/d1/'].head}</head>")
    links = {link.get("href"): link.get("rel") for link in head.iter("link")}
    for extension in ("xml", "md", "json", "csl.json", "bib", "ris"):
        assert "alternate" in links[f"../d1.{extension}"]
    assert links[DOCUMENT] == "cite-as"
    assert "license" in links.values()


def test_without_an_address_there_is_none() -> None:
    for page in pages("tiny", "").values():
        assert "edition.example" not in page.head
        assert all("@id" not in json.dumps(data) for data in data_of(page))


def test_the_study_never_claims_the_authors_of_the_work_it_is_about() -> None:
    """The authors of published works stand in the metadata of nothing but those works."""
    whole = pages("")
    for path, page in whole.items():
        if not path.startswith("works/"):
            for data in data_of(page):
                authors = {author["name"] for author in data.get("author", ())}
                assert not authors, f"{path}: {authors}"
            assert "citation_author" not in metas(page) or path.startswith("documents/")


def test_a_word_cannot_end_the_script() -> None:
    from edition.render.linked_data import script

    assert "</script><" not in script({"name": "</script><b>"})[:-9]
