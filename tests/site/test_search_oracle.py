"""The index in parts against two oracles: lunr.js over one whole index, and a scan of every line.

lunr.js itself loses some words of figures from a large index; search-index.js, which the laboratory loads first, mends that.
"""

import math
import random
import re
from collections import Counter, defaultdict
from itertools import chain

import pytest
from edition.derive.search import files as written
from edition.derive.search.languages import stem_in
from edition.derive.search.postings import FIELDS
from edition.derive.search.stop_words import STOP_WORDS
from edition.derive.search.units import Units
from edition.derive.search.words import fold, tokens
from edition.pipeline import read
from lunr.builder import Builder

from tests.conftest import ROOT, lines

from .browsing import opened
from .searching import units_of
from .test_search import FILES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

QUERIES = 1000
START = """async index => {
    window.engine = await SearchEngine.load(new URL("./", location))
    window.whole = lunr.Index.load(index)
}"""
LOOK_UP = """async asked => Promise.all(asked.map(async ({ terms, field }) => {
    const fields = field ? [field] : whole.fields.filter(name => name !== "number")
    const found = whole.query(query => terms.forEach(term => query.term(term, { fields, usePipeline: false })))
    return [found.map(({ ref, score }) => [Number(ref), score]), [...await engine.lookUp(terms, field)]]
}))"""
ALL_OF = """async asked => Promise.all(asked.map(async ({ query, terms }) => {
    const found = whole.query(query => terms.forEach(([term, boost, sign, field]) => query.term(term, {
        fields: field ? [field] : whole.fields.filter(name => name !== "number"), boost, usePipeline: false,
        presence: sign === "-" ? lunr.Query.presence.PROHIBITED : lunr.Query.presence.REQUIRED
    })))
    const { scores, relaxed } = await engine.evaluate(query)
    return [found.map(({ ref, score }) => [Number(ref), score]), relaxed ? [] : [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0])]
}))"""
ANY_OF = """async asked => Promise.all(asked.map(async ({ query, terms }) => {
    const fields = whole.fields.filter(name => name !== "number")
    const found = whole.query(query => terms.forEach(([term, boost]) => query.term(term, { fields, boost, usePipeline: false })))
    const { scores, relaxed } = await engine.evaluate(query)
    return [found.map(({ ref, score }) => [Number(ref), score]), [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]), relaxed]
}))"""
SUGGESTED = """async queries => {
    const found = []
    for (const query of queries) found.push((await engine.search({ query })).suggestions.map(({ nearest }) => nearest))
    return found
}"""
TEN = """async queries => {
    const ten = ({ scores }) => [...scores ?? []].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 10)
    const found = []
    for (const query of queries) {
        const all = await engine.evaluate(query), few = await engine.evaluate(query, () => false, 11)
        found.push([ten(all), ten(few), all.scores.size, few.scores.size + few.rest])
    }
    return found
}"""
EVALUATE = """async queries => {
    const found = []
    for (const query of queries) {
        const { scores, relaxed, unread } = await engine.evaluate(query)
        found.push([relaxed ? [] : [...scores?.keys() ?? []], unread])
    }
    return found
}"""


@pytest.fixture(scope="module")
def edition():
    found, problems = read(ROOT, {"SITE_URL": "https://edition.example/"})
    assert found, lines(problems)
    return found


@pytest.fixture(scope="module")
def records(edition) -> list[dict]:
    return units_of({output.path: output.content for output in written.search_files(edition)})


@pytest.fixture(scope="module")
def laboratory(browser, served: str, edition):
    """A page that has both indexes: ours in parts, and all terms in one, made by lunr.py and read by lunr.js."""
    with opened(browser, served) as page:
        page.goto(served)
        for file in FILES:
            page.add_script_tag(url=served + file)
        page.evaluate(START, whole_index(edition))
        yield page
        assert not page.complaints, lines(page.complaints)


def whole_index(edition) -> dict:
    """Every unit with the words that its parts are made from."""
    builder = Builder()
    builder.ref("ref")
    for name, weight in FIELDS.items():
        builder.field(name, boost=weight)
    forms = written.name_forms(edition)
    for place, unit in enumerate(Units(edition).read(slice(None))):
        fields = written.fields(unit, forms)
        stems = {
            name: [stem for line in own for word in tokens(line) if (stem := stem_in("en", word))]
            for name, own in fields.items()
        }
        builder.add({"ref": str(place), **stems}, {"boost": written.KINDS.get(unit.kind, 1)})
    return builder.build().serialize()


@pytest.fixture(scope="module")
def drawn() -> random.Random:
    return random.Random(1954)


@pytest.fixture(scope="module")
def words(records) -> list[str]:
    """Words as they stand in the texts, common ones often."""
    return [
        word
        for record in records
        for line in own_lines(record)
        for word in tokens(line)
        if word not in STOP_WORDS and word.isascii()
    ]


def own_lines(record: dict) -> list[str]:
    return [record["title"], *(line for _, line in (*record.get("text", ()), *record.get("notes", ())))]


def all_lines(records: list[dict], record: dict) -> list[str]:
    """Everything a page is found by."""
    named = [
        form
        for place in record.get("named", ())
        for form in (records[place]["title"], *records[place].get("names", ()))
    ]
    return [*own_lines(record), *record.get("lines", ()), *record.get("names", ()), *named]


def same(whole: list, parts: list, factor: float = 1) -> bool:
    """The same pages in the same order with the same scores; of pages with equal scores any may be first."""
    if [place for place, _ in whole] != [place for place, _ in parts] and {p for p, _ in whole} != {
        p for p, _ in parts
    }:
        return False
    ours = dict(parts)
    near = all(math.isclose(score * factor, ours[place], rel_tol=1e-9, abs_tol=1e-9) for place, score in whole)
    return near and all(
        math.isclose(a[1] * factor, b[1], rel_tol=1e-9, abs_tol=1e-9) for a, b in zip(whole, parts, strict=True)
    )


def test_terms_have_the_scores_of_one_whole_index(laboratory, words, drawn) -> None:
    fields = [None, None, *(name for name in FIELDS if name != "number")]
    asked = [
        {
            "terms": sorted({stem_in("en", word) for word in drawn.sample(words, drawn.randint(1, 5))}),
            "field": drawn.choice(fields),
        }
        for _ in range(QUERIES)
    ]
    answers = laboratory.evaluate(LOOK_UP, asked)
    wrong = [question for question, (whole, parts) in zip(asked, answers, strict=True) if not same(whole, parts)]
    assert not wrong, lines(wrong[:5])
    assert sum(bool(whole) for whole, _ in answers) > QUERIES / 2


def test_queries_of_several_words_are_ordered_as_lunr_orders_them(laboratory, words, drawn) -> None:
    asked = [question(drawn, words) for _ in range(QUERIES)]
    answers = laboratory.evaluate(ALL_OF, [{"query": query, "terms": terms} for query, terms in asked])
    wrong = [
        query
        for (query, terms), (whole, parts) in zip(asked, answers, strict=True)
        if not same(whole, parts, math.sqrt(sum(boost**2 for _, boost, sign, _ in terms if sign != "-")))
    ]
    assert not wrong, lines(wrong[:5])
    assert sum(bool(whole) for whole, _ in answers) > QUERIES / 10


def question(drawn: random.Random, words: list[str]) -> tuple[str, list]:
    """Two or three words with signs and weights, all in one field or none; lunr divides by the length of the question, we do not."""
    chosen = {stem_in("en", word): word for word in drawn.sample(words, drawn.randint(2, 3))}
    prefix, field = drawn.choice([("", None), ("", None), ("text:", "text"), ("note:", "notes"), ("title:", "title")])
    terms, written_words = [], []
    for number, (stem, word) in enumerate(chosen.items()):
        sign = drawn.choice(["", "+", "-"]) if number else ""
        boost = drawn.choice([1, 1, 3])
        terms.append([stem, 1 if sign == "-" else boost, sign, field])
        written_words.append(f"{sign}{prefix}{word}" + (f"^{boost}" if boost > 1 else ""))
    return " ".join(written_words), terms


def test_where_no_page_has_all_words_any_are_ordered_as_lunr_orders_them(laboratory, words, drawn) -> None:
    rare = sorted(word for word, times in Counter(words).items() if len(word) > 5 and times < 6)
    chosen = [drawn.sample(rare, drawn.randint(2, 4)) for _ in range(QUERIES)]
    asked = [[(stem_in("en", word), drawn.choice([1, 1, 3]), word) for word in some] for some in chosen]
    asked = [some for some in asked if len({stem for stem, _, _ in some}) == len(some)]
    questions = [
        {"query": " ".join(f"{word}^{boost}" for _, boost, word in some), "terms": [one[:2] for one in some]}
        for some in asked
    ]
    answers = laboratory.evaluate(ANY_OF, questions)
    wrong = [
        question["query"]
        for question, (whole, parts, relaxed) in zip(questions, answers, strict=True)
        if relaxed and not same(whole, parts, math.sqrt(sum(boost**2 for _, boost in question["terms"])))
    ]
    assert not wrong, lines(wrong[:5])
    assert sum(relaxed for *_, relaxed in answers) > QUERIES / 2


def test_words_of_figures_are_found(laboratory, words) -> None:
    """All of them: lunr tells nodes of its set of words apart by letters and numbers, which figures confused."""
    figures = sorted({word for word in words if word.isdigit()})
    answers = laboratory.evaluate(LOOK_UP, [{"terms": [word], "field": None} for word in figures])
    assert [word for word, (whole, parts) in zip(figures, answers, strict=True) if not (whole and parts)] == []


# -- a scan of every line -----------------------------------------------------------------------------------------------


def parts_of(line: str) -> list[str]:
    """The words of a line, those that are joined in the index apart."""
    chunks = re.findall(r"[^\W_]+(?:['.,/·&\-‐‒–−_][^\W_]+)*", fold(line))
    pieces = (
        piece.removesuffix("'s").replace("'", "") for chunk in chunks for piece in re.split(r"[.,/·&\-‐‒–−_]", chunk)
    )
    return [piece for piece in pieces if piece]


@pytest.fixture(scope="module")
def scanned(records) -> list[list[list[str]]]:
    """Unit → line → words."""
    return [[parts_of(line) for line in all_lines(records, record)] for record in records]


def compare(laboratory, queries: list[str], expected: list[set[int]]) -> None:
    answers = laboratory.evaluate(EVALUATE, queries)
    wrong = [
        f"{query}: {sorted(set(found) ^ wanted)[:5]}"
        for query, (found, unread), wanted in zip(queries, answers, expected, strict=True)
        if set(found) != wanted or unread
    ]
    assert not wrong, lines(wrong[:10])
    assert sum(map(bool, expected)) > len(queries) / 3


def test_phrases_are_what_a_scan_finds(laboratory, scanned, drawn) -> None:
    every = [line for unit in scanned for line in unit if len(line) > 4]
    phrases = []
    while len(phrases) < 250:
        line, length = drawn.choice(every), drawn.randint(2, 4)
        start = drawn.randrange(len(line) - length + 1)
        words = line[start : start + length]
        if all(word.isascii() for word in words):
            phrases.append(words if drawn.random() < 0.8 else words[::-1])
    expected = [
        {place for place, unit in enumerate(scanned) if any(holds(line, phrase) for line in unit)} for phrase in phrases
    ]
    compare(laboratory, [f'"{" ".join(phrase)}"' for phrase in phrases], expected)


def holds(line: list[str], phrase: list[str]) -> bool:
    return any(line[start : start + len(phrase)] == phrase for start in range(len(line) - len(phrase) + 1))


def test_words_near_each_other_are_what_a_scan_finds(laboratory, scanned, drawn) -> None:
    every = [line for unit in scanned for line in unit if len(line) > 12]
    pairs = []
    while len(pairs) < 100:
        line = drawn.choice(every)
        start = drawn.randrange(len(line) - 6)
        one, other = line[start], line[start + drawn.randint(1, 5)]
        if one != other and one.isascii() and other.isascii():
            pairs.append((one, other, drawn.randint(0, 6)))
    expected = [
        {place for place, unit in enumerate(scanned) if any(near(line, one, other, within) for line in unit)}
        for one, other, within in pairs
    ]
    compare(laboratory, [f'"{one} {other}"~{within}' for one, other, within in pairs], expected)


def near(line: list[str], one: str, other: str, within: int) -> bool:
    firsts, seconds = ([place for place, word in enumerate(line) if word == sought] for sought in (one, other))
    return any(abs(first - second) <= within + 1 for first in firsts for second in seconds)


def test_the_first_ten_are_the_same_when_no_more_are_read(laboratory, words, scanned, drawn) -> None:
    """The box in the header stops reading at eleven pages; what it shows is the beginning of what /search/ shows."""
    long = [line for unit in scanned for line in unit if len(line) > 4]
    phrases = [line[start : start + 2] for line in drawn.sample(long, 60) for start in [drawn.randrange(len(line) - 1)]]
    begun = [word[: drawn.randint(3, len(word))] for word in drawn.sample(words, 60) if len(word) > 3]
    queries = [*(f'"{" ".join(phrase)}"' for phrase in phrases), *(f"{word}*" for word in begun), '"the"', '"of the"']
    answers = laboratory.evaluate(TEN, queries)
    wrong = [query for query, (all_, few, *_) in zip(queries, answers, strict=True) if all_ != few]
    assert not wrong, lines(wrong[:5])
    assert all(looked_at >= number for *_, number, looked_at in answers)
    assert any(looked_at > number or number > 11 for *_, number, looked_at in answers)


@pytest.mark.parametrize("kind", ["wild", "fuzzy"])
def test_wildcards_and_near_spellings_are_what_a_scan_finds(laboratory, records, words, drawn, kind: str) -> None:
    holding = defaultdict(set)
    for place, record in enumerate(records):
        for word in {word for line in all_lines(records, record) for word in tokens(line)} - STOP_WORDS:
            holding[word].add(place)
    queries, expected, asked = [], [], []
    for word in drawn.sample([word for word in words if len(word) > 4], 100):
        query, test = wild(drawn, word) if kind == "wild" else fuzzy(drawn, word)
        matching = [other for other in holding if test(other)]
        queries.append(query)
        expected.append(set().union(*(holding[other] for other in matching)))
        stems = sorted({stem for other in matching if (stem := stem_in("en", other))})
        asked.append({"query": query, "terms": [[stem, 1] for stem in stems]})
    compare(laboratory, queries, expected)
    for query, places, (whole, parts, _) in zip(queries, expected, laboratory.evaluate(ANY_OF, asked), strict=True):
        held = [[place, score] for place, score in whole if place in places]
        assert same(held, parts), f"{query}: not in lunr’s order"


def test_suggestions_are_the_nearest_words(laboratory, records, words, drawn) -> None:
    """Those that begin alike first, then the nearer, then the more frequent, then by letters."""
    counts = Counter(word for record in records for word in set(chain(*map(tokens, all_lines(records, record)))))
    known = {word: number for word, number in counts.items() if word not in STOP_WORDS}
    typed = {
        misspelt(drawn, word) for word in drawn.sample([word for word in words if len(word) > 3 and word.isalpha()], 60)
    }
    lost = sorted(word for word in typed if stem_in("en", word) not in {stem_in("en", one) for one in known})
    expected = [nearest(word, known) for word in lost]
    answers = laboratory.evaluate(SUGGESTED, lost)
    assert answers == [[words] if words else [] for words in expected]
    assert sum(map(bool, expected)) > 20


def misspelt(drawn: random.Random, word: str) -> str:
    at = drawn.randrange(1, len(word))
    return drawn.choice([f"{word[:at]}q{word[at:]}", f"{word[:at]}q{word[at + 1 :]}", f"x{word}"])


def nearest(word: str, known: dict[str, int]) -> list[str]:
    most = 1 if len(word) < 5 else 2
    near = [
        (far, -known[other], other)
        for other in known
        if abs(len(word) - len(other)) <= most and (far := distance(word, other)) <= most
    ]
    alike = [one for one in near if one[2][0] == word[0]]
    return [other for _, _, other in sorted(alike or near)[:3]]


def wild(drawn: random.Random, word: str):
    cut = drawn.randint(2, len(word) - 2)
    query = drawn.choice([f"{word[:cut]}*", f"*{word[cut:]}", f"{word[:2]}*{word[-2:]}"])
    pattern = re.compile(query.replace("*", ".*"))
    return query, lambda other: bool(pattern.fullmatch(other))


def fuzzy(drawn: random.Random, word: str):
    at, far = drawn.randrange(1, len(word) - 1), drawn.randint(1, 2)
    typed = drawn.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + "e" + word[at:],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        ]
    )
    return f"{typed}~{far}", lambda other: abs(len(typed) - len(other)) <= far and distance(typed, other) <= far


def distance(one: str, other: str) -> int:
    """Optimal string alignment, as the definition says."""
    rows = [[max(i, j) if not i * j else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (one[i - 1] != other[j - 1]))
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]
