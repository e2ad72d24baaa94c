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
from edition.render import render
from edition.resolve import resolve
from lxml import html
from rdflib import Graph, URIRef, namespace

from tests.conftest import ROOT, lines

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib’s own

ENVIRONMENT = {"SITE_URL": "https://edition.example/"}
DOCUMENT = "https://edition.example/documents/letters/d1/"


@cache
def pages(name: str, address: str = ENVIRONMENT["SITE_URL"]) -> Mapping[str, HtmlPage]:
    root = ROOT / "tests" / "editions" / name if name else ROOT
    loaded = load(root, {"SITE_URL": address})
    parsed = parse(loaded)
    resolved = resolve(loaded, parsed)
    edition = Edition(loaded, parsed, resolved, derive(loaded, parsed, resolved, None))
    return {page.path: page for page in render(edition)}


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


@pytest.mark.parametrize(
    ("name", "date", "covers"), [("petition", "1690-02~", "1690-01-03"), ("poem", "1690/1695", "1690/1695")]
)
def test_machines_are_told_no_day_that_is_not_known(name: str, date: str, covers: str) -> None:
    page = pages("manuscript")[f"documents/papers/{name}/"]
    data = next(data_of(page))
    assert not {"dateCreated", "dateSent"} & set(data)
    assert data["temporalCoverage"] == covers  # of the petition the day of the flood
    found = metas(page)
    assert found["DC.date"] == [date]
    assert "citation_publication_date" not in found


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


# -- every page that can be cited says what it is -------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["", "study/outcome/", "paths/pyun/", "persons/nam-il/", "article/", "about/dating/"])
def test_pages_say_how_to_cite_them_and_under_what_licence(path: str) -> None:
    page = pages("")[path]
    links = {link.get("rel"): link.get("href") for link in html.fromstring(f"<head>{page.head}</head>").iter("link")}
    assert links["cite-as"] == f"https://edition.example/{path}"
    assert links["license"] == "https://creativecommons.org/licenses/by/4.0/"
    found = metas(page)
    assert found["DC.identifier"] == [f"https://edition.example/{path}"]
    assert found["DC.language"] == ["en"]
    assert found.get("DCTERMS.isPartOf", []) == (["https://edition.example/"] if path else [])


def test_the_record_of_an_article_is_not_the_article() -> None:
    page = pages("")["article/"]
    found, data = metas(page), next(data_of(page))
    assert found["DC.title"][0].startswith("Record of “US Coalition Diplomacy")
    assert page.window == data["name"] == found["DC.title"][0]
    assert "https://doi.org/10.17994/IT.2020.18.4.63.7" in found["DC.source"]
    assert not {"DC.creator", "citation_author", "citation_title"} & found.keys()
    assert data["about"]["@type"] == "ScholarlyArticle"


def test_a_section_is_a_chapter_and_the_edition_a_book_to_managers() -> None:
    section, home = metas(pages("")["study/outcome/"]), metas(pages("")[""])
    assert (section["DC.type"], home["DC.type"]) == (["bookSection"], ["book"])
    assert section["citation_inbook_title"] == home["citation_title"]


@pytest.mark.parametrize("name", ["d1", "d11", "d717"])
def test_an_entry_is_neither_the_senders_nor_of_that_day(name: str) -> None:
    found = metas(pages("")[f"documents/frus1952-54v16/{name}/"])
    assert found["DC.type"] == ["webpage"]
    assert found["DC.date"] == ["2026-11-22"]
    assert not {"DC.creator", "citation_author"} & found.keys()


def test_a_section_says_which_works_and_documents_it_cites() -> None:
    data = next(data_of(pages("")["study/outcome/"]))
    cited = [one["@id"].removeprefix("https://edition.example/") for one in data["citation"]]
    assert "works/barnes-2016/" in cited
    assert "documents/frus1952-54v16/d240/" in cited
    assert len(cited) == len({*cited})
    assert not [one for one in data["mentions"] if "/works/" in one["@id"]]


@pytest.mark.parametrize("path", ["", "documents/frus1952-54v16/"])
def test_what_leads_to_documents_says_from_when_to_when_they_are(path: str) -> None:
    assert next(data_of(pages("")[path]))["temporalCoverage"] == "1954-02-16/1954-11-11"


def test_a_path_cites_its_documents_and_covers_their_days() -> None:
    data = next(data_of(pages("")["paths/pyun/"]))
    cited = [one["@id"] for one in data["citation"]]
    assert cited[0].startswith("https://edition.example/documents/frus1952-54v16/")
    first, last = data["temporalCoverage"].split("/")
    assert "1954-02-16" <= first < last <= "1954-11-11"


def test_no_span_of_days_is_told_that_is_in_doubt() -> None:
    found = {path: next(data_of(page), {}).get("temporalCoverage") for path, page in pages("manuscript").items()}
    assert found["documents/papers/"] == found[""]
    assert "~" not in found[""]


def test_parties_lead_to_the_register() -> None:
    """d1 names the Secretary of State, not Dulles; d11 names Briggs."""
    for name, sender in (("d1", "organisations/secretary-of-state/"), ("d11", "persons/briggs-ellis-o/")):
        original = next(data_of(pages("")[f"documents/frus1952-54v16/{name}/"]))["isBasedOn"]
        assert [one["@id"] for one in original["sender"]] == [f"https://edition.example/{sender}"]
        assert original["url"].endswith(f"/{name}")
        assert original["position"] == int(name[1:])


def test_an_editorial_note_is_about_a_day_and_not_of_it() -> None:
    for name in ("d8", "d245"):
        data = next(data_of(pages("")[f"documents/frus1952-54v16/{name}/"]))
        assert data["temporalCoverage"].startswith("1954")
        assert not {"dateCreated", "dateSent"} & {*data, *data["isBasedOn"]}


def test_a_title_that_the_editors_made_up_is_no_name() -> None:
    data = next(data_of(pages("")["works/millett-v3/"]))
    assert "name" not in data
    assert data["description"].startswith("third and final volume")


# -- pages that the generator makes ---------------------------------------------------------------------------------------

NOT_CITED = {"404.html"}
"""Answers for whatever address was asked for."""


def links(page: HtmlPage) -> dict[str, str]:
    """Address → relation."""
    return {link.get("href"): link.get("rel") for link in html.fromstring(f"<head>{page.head}</head>").iter("link")}


@pytest.mark.parametrize("name", ["tiny", "manuscript", ""], ids=["tiny", "manuscript", "whole"])
def test_no_page_is_without_a_head(name: str) -> None:
    """Pages that lead elsewhere or say that something was withdrawn are not cited."""
    for path, page in pages(name).items():
        if page.kind in {"moved", "gone"} or path in NOT_CITED:
            continue
        found, (data,) = metas(page), data_of(page)
        said = {data.get("@id"), data.get("subjectOf", {}).get("@id")}
        assert f"https://edition.example/{path}" in said, path
        assert found["DC.title"], path
        assert found["DC.identifier"] == [f"https://edition.example/{path}"]
        assert {"cite-as", "license"} <= {*links(page).values()}, path
        assert page.description or not path, path


def test_further_mentions_are_cited_as_their_entry() -> None:
    page = pages("")["persons/briggs-ellis-o/mentions/2/"]
    assert links(page)["https://edition.example/persons/briggs-ellis-o/"] == "cite-as"


@pytest.mark.parametrize(
    ("path", "name"), [("chronology/", "chronology"), ("meetings/", "meetings"), ("persons/", "persons")]
)
def test_lists_lead_to_their_data(path: str, name: str) -> None:
    found = links(pages("")[path])
    assert "alternate" in found[f"../api/{name}.json"]
    assert "alternate" in found[f"../api/{name}.csv"]


def test_corrections_are_announced_as_a_feed() -> None:
    assert links(pages("")["changes/"])["../changes.xml"] == "alternate"
    assert links(pages("")[""])["changes.xml"] == "alternate"


def test_the_home_page_leads_to_the_records_of_the_edition() -> None:
    found = links(pages("")[""])
    for form in ("csl.json", "bib", "ris"):
        assert "alternate" in found[f"edition.{form}"]
