"""Calendar entries say what their records say: every name, number and day is found there, in the front matter or a note."""

import re

import pytest

from .facts import Warrant, body, forms, long_entries, tokens, words_of


@pytest.fixture(scope="module")
def texts(documents):
    return {name: body(document) for name, document in documents.items()}


@pytest.fixture(scope="module")
def names(loaded):
    """Every word of a name in the registers of persons, bodies and places."""
    kinds = ("person:", "org:", "place:")
    found = {
        token
        for key, group in forms(loaded).items()
        if key.startswith(kinds)
        for form in group
        for token in tokens(form)
    }
    return found - {"a", "an", "the", "of", "in", "at", "on", "and", "for", "to", "with", "may", "it", "all", "or"}


def test_every_name_number_and_day_is_found_in_the_record(research, documents, texts, names, loaded):
    known = forms(loaded)
    unknown = {}
    for record in research("documents"):
        name = f"d{record['n']}"
        warrant = Warrant(documents[name], record, texts[name], known)
        if found := list(warrant.unknown(words_of(texts[name]), names)):
            unknown[name] = found
    assert unknown == {}


def test_what_other_sources_add_stands_in_notes_with_its_source(research, texts):
    missing = []
    for record in research("documents"):
        text = texts[f"d{record['n']}"]
        cited = {work.key for citation in text.citations if citation.place.note for work in citation.works}
        missing += [
            (record["n"], item["source"]) for item in record.get("more_facts", ()) if item["source"] not in cited
        ]
    assert missing == []


def test_quotation_marks_hold_only_what_the_record_quotes(research, documents, texts):
    strange = {}
    for record in research("documents"):
        name = f"d{record['n']}"
        held = folded(
            " ".join([*record["facts"], str(record.get("note", "")), record["heading"], *record.get("refs", ())])
        )
        held += folded(" ".join(each["fact"] for each in record.get("more_facts", ())))
        quoted = re.findall(r"“([^”]+)”", words_of(texts[name]))
        if found := [words for words in quoted if folded(words) not in held]:
            strange[name] = found
    assert strange == {}


def folded(words: str) -> str:
    return re.sub(r"[^\w ]+", "", words.replace("-", " ").casefold())


def test_entries_are_prose(texts, first):
    for name in first:
        words = words_of(texts[name])
        assert words.endswith((".", "”", "?")), name
        assert 15 <= len(words.split()) <= 220, f"{name}: {len(words.split())} words"
        assert not re.search(r"^\s*[-*] ", words), name


def test_openings_are_not_a_formula(texts, first):
    heads = [" ".join(words_of(texts[name]).split()[:3]).lower() for name in first]
    most = max(set(heads), key=heads.count)
    assert heads.count(most) <= 6, f"{heads.count(most)} entries begin “{most}”"


def test_few_entries_are_longer_than_twice_their_facts(research, loaded, first):
    """They are listed for a reader by `python -m tests.content.facts`."""
    long = [name for name, _words, _facts in long_entries(loaded, research("documents")) if name in first]
    assert len(long) <= 20
