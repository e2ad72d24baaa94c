"""The conspectus siglorum and the apparatus on the page of a document."""

from dataclasses import replace

import pytest
from edition.pipeline import read
from edition.render.apparatus import conspectus
from edition.render.compositor import Compositor
from lxml import html

from .conftest import ENVIRONMENT, words

PAGE = "documents/papers/ordinance/"


@pytest.fixture(scope="module")
def specimen(root):
    edition, problems = read(root / "tests/editions/manuscript", ENVIRONMENT)
    assert edition is not None, problems
    return edition


@pytest.fixture(scope="module")
def page(specimen):
    from edition.render import render

    (found,) = [page for page in render(specimen) if page.path == PAGE]
    return found


def rows(tree):
    return {row.get("id"): words(row) for row in tree.find_class("ed-conspectus")[0].find_class("ed-facts__row")}


def test_the_conspectus_says_what_each_siglum_stands_for(page):
    found = rows(html.fromstring(page.body))
    assert found == {
        "ed-wit-A": "A Fair copy, February 1690, Bridge Archive, B 1, language: en (the text follows it)",
        "ed-wit-B": "B Draft, about January 1690; source of A",
        "ed-wit-E": "E Excerpt in the toll book, 1692, Bridge Archive, T 9, language: en; copied from B Seen in part: only its first leaf."
        " Elsewhere not seen.",
        "ed-wit--4": "ל Version in Hebrew letters, language: he",
    }


def test_every_siglum_leads_to_the_conspectus(page):
    tree = html.fromstring(page.body)
    known = rows(tree)
    sigla = tree.find_class("ed-siglum")
    assert len(sigla) > 12
    assert all(siglum.get("href").removeprefix("#") in known and siglum.get("title") for siglum in sigla)


def test_readings_keep_their_language_and_direction(page):
    (hebrew,) = [rdg for rdg in html.fromstring(page.body).iter("bdi") if rdg.text == "עגלון"]
    assert hebrew.get("lang") == "he"


def test_the_text_by_witness_is_offered_where_it_is_known(specimen):
    """Not for a summary, and not where only places were compared."""
    (ordinance,) = [document for document in specimen.loaded.documents if document.path == PAGE]
    compositor = Compositor(specimen)
    assert conspectus(compositor, ordinance).by_witness
    compared = ordinance.meta.apparatus.model_copy(update={"compared": "places"})
    for update in ({"text": "calendar"}, {"apparatus": compared}):
        other = replace(ordinance, meta=ordinance.meta.model_copy(update=update))
        assert not conspectus(compositor, other).by_witness
    said = conspectus(
        compositor, replace(ordinance, meta=ordinance.meta.model_copy(update={"apparatus": compared}))
    ).rules
    assert "Nothing is said of the rest of the witnesses, not even that they agree." in " ".join(said)


def test_a_document_without_an_apparatus_has_no_conspectus(specimen):
    (poem,) = [document for document in specimen.loaded.documents if document.name == "poem"]
    assert conspectus(Compositor(specimen), poem) is None
