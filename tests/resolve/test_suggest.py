"""Hints for ids that lead nowhere."""

import pytest
from edition.model.edition import Registered
from edition.model.entries import Person
from edition.model.position import Marks, Position
from edition.resolve.suggest import nearest, nearest_entry

PEOPLE = {
    person.id: Registered("person", person, "persons.yml", Marks(Position("persons.yml")))
    for person in (
        Person(id="dulles-john-foster", name="John Foster Dulles", variants=("the Secretary",)),
        Person(id="eden-anthony", name="Anthony Eden"),
        Person(id="kim-il-sung", name="Kim Il Sung", variants=("Ким Ир Сен",)),
        Person(id="kim-yong-sik", name="Kim Yong-sik"),
        Person(id="wurdemann", name="Würdemann"),
        *(Person(id=f"smith-{letter * 3}", name=f"{letter * 3} Smith") for letter in "abcd"),
    )
}


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("dules-john-foster", "did you mean “dulles-john-foster”?"),
        ("dulles", "did you mean “dulles-john-foster”?"),
        ("john-dulles", "did you mean “dulles-john-foster”?"),
        ("secretary", "did you mean “dulles-john-foster”?"),
        ("kim", "did you mean “kim-il-sung” or “kim-yong-sik”?"),
        ("Würdemann", "did you mean “wurdemann”?"),
        ("dules", "did you mean “dulles-john-foster”?"),
        ("ким", "did you mean “kim-il-sung”?"),
        ("smith", "did you mean “smith-aaa”, “smith-bbb” or “smith-ccc” …?"),
        ("qqq", "add it"),
        ("", "add it"),
    ],
)
def test_people_are_found_by_id_or_name(typed, hint):
    assert nearest_entry(typed, PEOPLE, "add it") == hint


def test_among_many_names_only_slips_of_the_pen_are_looked_up():
    known = {f"d{number}" for number in range(50_000)}
    assert nearest("d2244x", known) == "did you mean “d2244”?"
    assert nearest("minutes", known, "no such file") == "no such file"
