"""Words of other languages than English, found as a scan of every line finds them: by stems, by characters, however typed.

The texts are drawn at random from a few words of each language; nobody wrote them.
"""

import random
import re
import shutil
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest
from edition.derive.search.languages import stem_in
from edition.derive.search.words import tokens

from tests.conftest import ROOT, lines

from .browsing import opened
from .conftest import build
from .searching import units_of
from .serving import serving
from .test_search import FILES, FIND, LETTER

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WORDS = {
    "ru": "переговоры переговоров переговорам делегация делегации делегацию граница границы границам письмо письма "
    "министр министру ёлка ёлки море моря говорил говорили мирный мирного",
    "de": "Haus Häuser Häusern Grenze Grenzen Straße Straßen Verhandlung Verhandlungen Brief Briefe Briefen König Könige "
    "verhandelt verhandelte freundlich freundlichen",
    "fr": "frontière frontières négociation négociations lettre lettres été étés ministre ministres délégué déléguée "
    "délégués paix œuvre œuvres",
    "ko": "대표단 대표단은 대표단이 회의 회의를 회의에서 국경 국경을 편지 평화 평화의 협상 협상이 외무상 동지",
    "zh": "会议 代表团 谈判 边界 停战 协定 和平 部长 信件 建议 会谈 代表 表决 议定 定书",
}
WITHOUT_BLANKS = {"zh"}
EACH = 8
"""Letters in each language."""


def sentence(drawn: random.Random, language: str) -> str:
    words = drawn.choices(WORDS[language].split(), k=drawn.randint(4, 12))
    return (
        "，".join("".join(words[i : i + 3]) for i in range(0, len(words), 3))
        if language in WITHOUT_BLANKS
        else " ".join(words)
    )


def letter(drawn: random.Random, language: str, number: int) -> str:
    text = "\n\n".join(f"{sentence(drawn, language)}." for _ in range(3))
    page = LETTER.format(title=f"Letter {number}", day=number % 9 + 1, text=text)
    return page.replace("languages: [ru]", f"languages: [{language}]")


@pytest.fixture(scope="module")
def drawn() -> random.Random:
    return random.Random(1954)


@pytest.fixture(scope="module")
def built(drawn, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The specimen edition with letters in five languages."""
    root = tmp_path_factory.mktemp("languages")
    shutil.copytree(ROOT / "tests/editions/tiny", root / "edition")
    languages = [language for language in WORDS for _ in range(EACH)]
    for number, language in enumerate(languages, 20):
        file = root / f"edition/sources/letters/d{number}.md"
        file.write_text(letter(drawn, language, number), encoding="utf-8")
    listed = root / "edition/sources/letters/collection.yml"
    parts = listed.read_text(encoding="utf-8")
    listed.write_text(
        parts.replace("documents: d10}", f'documents: "d10, d20-d{19 + len(languages)}"}}'), encoding="utf-8"
    )
    result = build(root / "edition", root / "site", SITE_URL="https://edition.example/")
    assert result.returncode == 0, result.stdout + result.stderr
    return root / "site"


@pytest.fixture(scope="module")
def pages(built: Path) -> list[tuple[str, list[str]]]:
    """Place → language and lines of each page."""
    files = {path.relative_to(built).as_posix(): path.read_bytes() for path in built.glob("search/**/*.json")}
    return [(language_of(record["path"]), lines_of(record)) for record in units_of(files)]


def language_of(path: str) -> str:
    found = re.fullmatch(r"documents/letters/d(\d+)/", path)
    number = int(found[1]) - 20 if found else -1
    return [*WORDS][number // EACH] if number >= 0 else "en"


def lines_of(record: dict) -> list[str]:
    written = (words for _, words in (*record.get("text", ()), *record.get("notes", ())))
    return [record["title"], *record.get("names", ()), *record.get("lines", ()), *written]


@pytest.fixture(scope="module")
def find(browser, built: Path):
    """Queries → the places that each finds."""
    with serving(built) as address, opened(browser, address) as page:
        page.goto(address)
        for file in FILES:
            page.add_script_tag(url=address + file)
        yield lambda queries: [set(places) for places in page.evaluate(FIND, queries)]
        assert not page.complaints, lines(page.complaints)


def compare(find, expected: dict[str, set[int]]) -> None:
    found = dict(zip(expected, find([*expected]), strict=True))
    wrong = [
        f"{query}: {sorted(found[query] ^ places)[:5]}" for query, places in expected.items() if found[query] != places
    ]
    assert not wrong, lines(wrong[:10])
    assert len(expected) > 10
    assert sum(map(bool, expected.values())) > len(expected) / 2


@pytest.mark.parametrize("language", ["ru", "de", "fr"])
def test_a_word_finds_every_page_that_has_its_stem(find, pages, language: str) -> None:
    """A word has the stems of the languages of those pages that have it."""
    stems, held = defaultdict(set), defaultdict(set)
    for place, (of, every) in enumerate(pages):
        for word in {word for line in every for word in tokens(line)}:
            stems[word].add(stem_in(of, word))
            held[stem_in(of, word)].add(place)
    expected = {
        word: set().union(*(held[stem] for stem in stems[folded]))
        for word in WORDS[language].split()
        for folded in tokens(word)
    }
    compare(find, expected)
    assert any(len(places) > len(holding(pages, word)) for word, places in expected.items()), "no word has two forms"


def holding(pages, run: str) -> set[int]:
    return {place for place, (_, every) in enumerate(pages) if any(run in line for line in every)}


@pytest.mark.parametrize("language", ["ko", "zh"])
def test_characters_and_their_pairs_are_what_a_scan_finds(find, pages, drawn, language: str) -> None:
    """Without quotation marks a run is found by its pairs, wherever they stand; within them as it is."""
    runs = {
        run for of, every in pages if of == language for line in every for run in re.findall(r"[^\W\d_a-zA-Z]+", line)
    }
    sought = {cut(drawn, run) for run in drawn.choices(sorted(runs), k=80)}
    pairs = {run: [run[i : i + 2] for i in range(len(run) - 1)] or [run] for run in sought}
    compare(find, {run: set.intersection(*(holding(pages, pair) for pair in pairs[run])) for run in sorted(sought)})
    compare(find, {f'"{run}"': holding(pages, run) for run in sorted(sought)})


def cut(drawn: random.Random, run: str) -> str:
    start = drawn.randrange(len(run))
    return run[start : start + drawn.randint(1, 4)]


def test_phrases_of_korean_words_are_what_a_scan_finds(find, pages, drawn) -> None:
    every = [line.rstrip(".").split() for of, every in pages if of == "ko" for line in every if " " in line]
    long = [line for line in every if len(line) > 4 and line[0][0] > "z"]
    starts = [(line, drawn.randrange(len(line) - 2)) for line in drawn.choices(long, k=60)]
    phrases = sorted({" ".join(line[start : start + 2]) for line, start in starts})
    compare(find, {f'"{phrase}"': holding(pages, phrase) for phrase in phrases})


@pytest.mark.parametrize(
    "typed",
    [
        str.upper,
        lambda word: unicodedata.normalize("NFD", word),
        lambda word: f"{word[:2]}\u00ad{word[2:]}",
        lambda word: unicodedata.normalize("NFD", word).translate({0x301: None, 0x300: None, 0x308: None}),
    ],
    ids=["capitals", "decomposed", "soft hyphen", "without diacritics"],
)
def test_a_word_is_found_however_it_is_typed(find, typed) -> None:
    words = [word for language in ("ru", "de", "fr", "ko") for word in WORDS[language].split()]
    assert find([typed(word) for word in words]) == find(words)
