"""Names of the registers in running words."""

from time import process_time

from edition.checks.lexicon import Names

from ..derive.made import loaded


def persons(names):
    return Names.of(loaded(person=[{"id": f"p{number}", "name": name} for number, name in enumerate(names)]))


def test_the_longest_name_stands_for_the_shorter_ones():
    names = persons(["Port", "Port Anna", "Port Anna Board"])
    found = [(start, name.written) for start, name in names.found_in("At Port Anna the Port, the Port Anna Board met.")]
    assert found == [(3, "Port Anna"), (17, "Port"), (27, "Port Anna Board")]


def test_of_many_that_share_a_name_three_are_named():
    names = persons(["Beck"] * 5)
    ((_, name),) = names.found_in("So Beck said.")
    assert name.addresses == "person:p0 or person:p1 or person:p2 or 2 more"
    assert len(name.entries) == 5


def test_what_a_text_costs_does_not_grow_with_the_register():
    text = "Mr. Nobody said that Mr. Name7 had left. " * 300

    def seconds(number):
        names = persons([f"Mr. Name{n}" for n in range(number)])
        begin = process_time()
        assert len(list(names.found_in(text))) == 300
        return process_time() - begin

    seconds(10)
    assert seconds(10_000) < 10 * seconds(100) + 0.1
