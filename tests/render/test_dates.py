"""Wherever a document is listed, a date that the editors supply stands in brackets; the page of the document says why."""

import shutil

import pytest
from edition.derive.search.files import _record
from edition.derive.search.units import Units
from edition.pipeline import read
from edition.render import render
from lxml import html

from .conftest import ENVIRONMENT, words

SUPPLIED = "date: 1901-05-03\ndate_basis: file number\n"
SUBJECT = "date: 1901-05-03\ndate_basis: subject\n"


@pytest.fixture
def dated(root, tmp_path):
    """Makes the pages, and the edition, of the tiny edition with another date of its second document."""

    def made(date):
        shutil.copytree(root / "tests/editions/tiny", tmp_path / "tiny")
        source = tmp_path / "tiny/sources/letters/d2.md"
        text = source.read_text(encoding="utf-8")
        source.write_text(text.replace("date: 1901-05-03\n", date), encoding="utf-8")
        edition, _problems = read(tmp_path / "tiny", ENVIRONMENT)
        assert edition
        assert edition.loaded.documents[1].meta.date_basis
        trees = {page.path: html.fromstring(f"<article>{page.body}</article>") for page in render(edition)}
        return edition, trees

    return made


def test_supplied_dates_stand_in_brackets_in_lists_registers_links_and_ways(dated):
    _, pages = dated(SUPPLIED)
    assert "[3 May 1901] · Minutes" in words(pages["documents/letters/"].find_class("ed-line")[1])
    assert "Minutes of the First Meeting, [3 May 1901]" in words(pages["persons/petrov-ivan/"])
    assert "Minutes of the First Meeting, [3 May 1901]" in words(pages["documents/letters/d1/"])
    assert "3 May 1901" not in words(pages["persons/petrov-ivan/"]).replace("[3 May 1901]", "")


def test_the_chronology_says_that_the_day_is_supplied(dated):
    _, pages = dated(SUPPLIED)
    (line,) = [
        line
        for line in pages["chronology/"].find_class("ed-line")
        if "No. 2" in words(line) and "supplied" in words(line)
    ]
    assert words(line).endswith("date supplied · Minutes 2")


def test_results_of_a_search_say_it_too(dated):
    edition, _ = dated(SUPPLIED)
    assert [_record(unit, {})["date"] for unit in Units(edition).read(slice(2))] == ["1 May 1901", "[3 May 1901]"]


def test_the_day_of_the_subject_is_not_the_date_of_a_document(dated):
    _, pages = dated(SUBJECT)
    assert "[on 3 May 1901] · Minutes" in words(pages["documents/letters/"].find_class("ed-line")[1])
    assert "date of the subject" in words(pages["chronology/"])
