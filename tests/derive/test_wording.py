"""Dates in words, on pages and in citations."""

import pytest
from edition.export.tei.dates import date_attributes
from edition.model.dates import AMERICAN, BRITISH, YEAR_FIRST, worded
from edition.model.items import known_parts


@pytest.mark.parametrize(
    ("edtf", "british", "american", "year_first"),
    [
        ("1954-06-11", "11 June 1954", "June 11, 1954", "1954, June 11"),
        ("1901-21", "Spring 1901", "Spring 1901", "1901, Spring"),
        ("1901-24~", "about Winter 1901", "ca. Winter 1901", "ca. 1901, Winter"),
        ("1901?", "1901 (uncertain)", "1901?", "1901?"),
        ("1901-06%", "about June 1901 (uncertain)", "ca. June 1901?", "ca. 1901, June?"),
        ("195X", "1950s", "1950s", "1950s"),
        ("19XX", "1900–1999", "1900–1999", "1900–1999"),
        ("1954-06-XX", "June 1954", "June 1954", "1954, June"),
        ("1901-07-01/1901-07-05", "1–5 July 1901", "July 1–5, 1901", "1901, July 1–5"),
        ("1954-05-28/1954-06-02", "28 May – 2 June 1954", "May 28–June 2, 1954", "1954, May 28–June 2"),
        ("1901-12-31/1902", "31 December 1901 – 1902", "December 31, 1901–1902", "1901, December 31–1902"),
        ("1901-07/..", "from July 1901", "from July 1901", "from 1901, July"),
        ("../1901", "until 1901", "until 1901", "until 1901"),
        ("Y17000", "Y17000", "Y17000", "Y17000"),
    ],
)
def test_a_date_reads_as_its_style_has_it(edtf, british, american, year_first):
    assert [worded(edtf, wording) for wording in (BRITISH, AMERICAN, YEAR_FIRST)] == [british, american, year_first]


@pytest.mark.parametrize(
    ("edtf", "known"),
    [
        ("1954-06-11", (1954, 6, 11)),
        ("1954-06-XX", (1954, 6)),
        ("1954-05-28/1954-06-02", (1954,)),
        ("1901-24", (1901,)),
        ("1901/1903", ()),
        ("1901-06~", ()),
        ("../1901", ()),
    ],
)
def test_of_a_date_is_known_what_all_its_days_share(edtf, known):
    assert known_parts(edtf) == known


def test_a_season_is_no_month_of_tei():
    assert "when" not in date_attributes("1901-21")


def test_a_date_among_the_facts_shows_what_the_editors_add():
    from edition.model.dating import stated_date
    from edition.model.records import DocumentMeta

    def said(**values):
        return stated_date(
            DocumentMeta.model_validate({"title": "T", "type": "letter", "text": "calendar", **values})
        ).words()

    assert said(date="1954-02-16", date_basis="dateline") == "16 February 1954"
    assert said(date="1954-02-16", date_basis="file number") == "[16 February 1954]"
    assert said(date="1954-02-24", date_basis="subject") == "[on 24 February 1954]"
    assert said(date="1901-09~", date_basis="undated") == "[about September 1901]"
    assert said(date_basis="undated") == "undated"
    assert said() == "[date not seen]"
