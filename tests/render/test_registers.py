"""Indexes and entries of the registers."""

import re
from dataclasses import replace

from edition.model.derived import Mention
from edition.model.entries import Authority, Life

from .conftest import facts, words

BECK = "persons/beck-anna/"


def test_an_index_is_ordered_by_letter(tree):
    page = tree("persons/")
    assert [words(heading) for heading in page.iter("h2")] == ["B", "P", "Z"]
    assert page.xpath("//nav[1]//a/@href") == ["#letter-b", "#letter-p", "#letter-z"]
    assert re.fullmatch(r"Beck, Anna Surveyor of roads mentions: \d+", words(page.find_class("ed-entries__item")[0]))


def test_events_are_ordered_by_date(tree):
    page = tree("events/")
    assert words(page.xpath("//h2")[0]) == "1901"
    assert "First meeting on the road, 2 May 1901, 11:10" in words(page)


def test_works_are_set_as_a_bibliography(tree):
    items = [words(item) for item in tree("works/").find_class("ed-entries__item")]
    assert items == sorted(items, key=lambda item: item.strip("[“").casefold())
    assert any("details not verified" in item for item in items)


def test_an_entry_says_what_the_register_says(tree):
    page = tree(BECK)
    assert words(page.find(".//h1")) == "Anna Beck"
    assert facts(page, "Also") == ["Miss Beck", "A. Bëck"]
    assert facts(page, "Office") == ["Surveyor of roads"]
    assert facts(page, "Of") == ["Harbour Board"]
    assert "Writes the first letter." in words(page.find_class("ed-entry__note")[0])


def test_relations_are_read_the_other_way_round(tree):
    assert facts(tree("organisations/harbour-board/"), "Persons") == ["Anna Beck"]
    assert facts(tree("organisations/harbour-board/"), "Member of") == ["Road Commission"]
    assert facts(tree("persons/petrov-ivan/"), "Chaired") == ["First meeting on the road, 2 May 1901"]
    assert facts(tree("places/port-anna/"), "Events") == ["First meeting on the road, 2 May 1901"]


def test_places_have_coordinates_when_known(tree):
    assert facts(tree("places/port-anna/"), "Coordinates") == ["10.5° N, 20.25° W"]
    assert facts(tree("places/the-pass/"), "Coordinates") == []


def test_an_event_lists_chair_speakers_and_documents(tree):
    page = tree("events/first-meeting/")
    assert facts(page, "Chair") == ["Ivan Petrov"]
    assert facts(page, "Speakers, as far as seen") == ["Anna Beck", "Road Commission"]
    assert "Minutes of the First Meeting" in words(page.find_class("ed-line")[0])


def test_a_term_says_what_it_stands_for(tree):
    assert facts(tree("terms/niact/"), "Stands for") == ["night action: to be acted on at any hour"]


def test_the_index_of_terms_explains_them(tree):
    assert "niact night action: to be acted on at any hour" in words(tree("terms/").find_class("ed-entries__item")[0])


def test_letters_sent_and_mentions_are_apart(tree):
    page = tree(BECK)
    counterpart = page.get_element_by_id("with-person-petrov-ivan")
    assert words(counterpart) == "Ivan Petrov 1 document, 1 May 1901"
    (letter,) = counterpart.getparent().find_class("ed-line")
    assert words(letter) == "No. 1 The Surveyor to the Harbour Board 1 May 1901 · sent · Letter 1"
    mention = next(
        item for item in page.find_class("ed-mention") if "Miss Beck" in words(item) or "roads" in words(item)
    )
    assert mention.find(".//mark") is not None


def _with(tiny, changed, update):
    registers = {scheme: dict(entries) for scheme, entries in tiny.loaded.registers.items()}
    registered = registers["person"]["beck-anna"]
    registers["person"]["beck-anna"] = replace(registered, entry=registered.entry.model_copy(update=update))
    return changed(loaded={"registers": registers})[BECK].body


def test_only_what_is_verified_is_printed(tiny, changed, pages):
    assert "1860" not in pages[BECK].body
    for certainty, printed in (("unverified", False), ("verified", True)):
        authority = Authority(scheme="wikidata", id="Q42", certainty=certainty)
        life = Life(born="1860", died="1931", certainty=certainty)
        body = _with(tiny, changed, {"authorities": (authority,), "life": life})
        assert ("https://www.wikidata.org/wiki/Q42" in body) is printed
        assert ("1860 – 1931" in body) is printed


def test_mentions_run_over_further_pages(tiny, changed):
    many = tuple(
        Mention("documents/letters/d1/#p1", "A letter", "d1", "1901", "text", f"¶ {n}", "before ", "Beck", " after")
        for n in range(1, 122)
    )
    pages = changed(derived={"mentions": {**tiny.derived.mentions, "person:beck-anna": many}})
    first, second, third = pages[BECK], pages[f"{BECK}mentions/2/"], pages[f"{BECK}mentions/3/"]
    assert f"{BECK}mentions/4/" not in pages
    assert first.body.count('<li class="ed-mention">') == second.body.count('<li class="ed-mention">') == 50
    assert third.body.count("<mark>Beck</mark>") == 21
    assert '<a rel="next" href="mentions/2/">' in first.body
    assert '<a rel="prev" href="../../">' in second.body
    assert '<a href="./" aria-current="page">3</a>' in third.body
    assert "¶ 51<" in second.body
