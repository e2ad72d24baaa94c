"""The search in a browser, over the whole edition: what is there is found, by every word and every name."""

import json
import re
import shutil
import time
from collections import defaultdict
from urllib.parse import quote

import pytest
from edition.derive.search.stemmer import stem
from edition.derive.search.stop_words import STOP_WORDS
from edition.derive.search.words import fold, tokens

from tests.conftest import ROOT, lines, missing

from .browsing import AXE, axe, opened, settle
from .conftest import build
from .reading import Site
from .searching import units_of
from .serving import packed, serving
from .shifting import moved, watch

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""A word as a reader would type it, found without the generator's own rules."""
SCRIPTS = ("lunr", "search-words", "search-index", "search-find", "search-filters", "search-suggest", "search-engine")
FILES = tuple(f"assets/{script}.js" for script in SCRIPTS)
FIND = """async queries => {
    const engine = await (window.engine ??= SearchEngine.load(new URL("./", location)))
    const found = []
    for (const query of queries) found.push([...(await engine.evaluate(query)).scores?.keys() ?? []])
    return found
}"""


@pytest.fixture(scope="module")
def records(site: Site) -> list[dict]:
    """Every unit in its place, with its kind, its key and what filters know of it."""
    return units_of(
        {path.relative_to(site.root).as_posix(): path.read_bytes() for path in site.root.glob("search/**/*.json")}
    )


@pytest.fixture(scope="module")
def texts(records: list[dict]) -> dict[str, list[str]]:
    """Path of a unit → every line of it as the search shows it."""
    return {
        record["path"]: [record["title"], *(words for _, words in (*record.get("text", ()), *record.get("notes", ())))]
        for record in records
    }


@pytest.fixture(scope="module")
def printed(site: Site) -> dict[str, list[str]]:
    """Path of a document or prose page → the lines that readers see: heading, text, notes."""
    blocks = ".//h1 | .//*[@id='ed-text' or @id='source']//p | .//*[@class='ed-note__text']//p[not(@class)]"
    return {
        page.path: [_words(block) for block in page.main.xpath(blocks)]
        for page in site.pages
        if page.path in site.records
    }


def _words(block) -> str:
    """The words of a block, without signs of notes and the formulas of an apparatus (“not seen”, “add.”)."""
    signs = "ancestor::sup or ancestor::a[starts-with(@href, '#')] or ancestor::i[parent::*[@data-wit]]"
    return "".join(map(str, block.xpath(f".//text()[not({signs})]")))


@pytest.fixture(scope="module")
def laboratory(browser, served: str):
    """A page with the scripts of the worker, so that thousands of queries take one trip."""
    with opened(browser, served) as page:
        page.goto(served)
        for file in FILES:
            page.add_script_tag(url=served + file)
        page.evaluate(FIND, [])
        yield page
        assert not page.complaints, lines(page.complaints)


@pytest.fixture(scope="module")
def find(laboratory, records: list[dict]):
    """Queries → the paths that each finds."""
    paths = [record["path"] for record in records]

    def find_all(queries: list[str]) -> list[set[str]]:
        return [{paths[place] for place in places} for places in laboratory.evaluate(FIND, queries)]

    return find_all


@pytest.fixture
def page(browser, served: str):
    with opened(browser, served, viewport={"width": 1280, "height": 900}) as page:
        yield page
        assert not page.complaints, lines(page.complaints)
        assert not page.foreign, lines(page.foreign)


@pytest.fixture
def asked(page, served: str) -> list[str]:
    """What the page asks for below /search/, as it comes."""
    found: list[str] = []

    def note(request) -> None:
        if "/search/" in request.url and request.url.endswith(".json"):
            found.append(request.url.removeprefix(f"{served}search/"))

    page.on("request", note)
    return found


def search(page, served: str, query: str) -> str:
    """Open the page of the search with a query (`q=…&sender=…`); what it says was found."""
    page.goto(f"{served}search/?{query}")
    return said(page)


def said(page) -> str:
    page.wait_for_function("/found|Nothing/.test(document.querySelector('.ed-search__state').textContent)")
    return page.inner_text(".ed-search__state")


def hits(page) -> list[str]:
    """Paths of the hits shown."""
    return [link.get_attribute("href").removeprefix("../") for link in page.locator(".ed-hit__title a").all()]


# -- what is there is found -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", ["texts", "printed"])
def test_every_word_of_the_edition_finds_the_pages_that_hold_it(request, source: str, find) -> None:
    holding = defaultdict(set)
    for path, every in request.getfixturevalue(source).items():
        for word in WORD.findall("\n".join(every)):
            holding[word].add(path)
    words = sorted(holding)
    queries = [f'"{word}"' if fold(word) in STOP_WORDS else word for word in words]
    lost = [
        f"{word}: {sorted(holding[word] - found)[:3]}"
        for word, found in zip(words, find(queries), strict=True)
        if not holding[word] <= found
    ]
    assert len(words) > 2000
    assert not lost, lines(lost)


def test_a_word_in_quotation_marks_finds_those_pages_only(site: Site, texts, find) -> None:
    """Words of documents that stand in nothing but text: no names, dates or numbers add pages."""
    holding = defaultdict(set)
    for path, every in texts.items():
        for word in {word for line in every for token in WORD.findall(line) for word in [fold(token)]}:
            holding[word].add(path)
    words = sorted(word for word, paths in holding.items() if re.fullmatch("[a-z]{9,}", word) and len(paths) < 20)[::10]
    for word, found in zip(words, find([f'text:"{word}"' for word in words]), strict=True):
        assert found <= holding[word], word


def test_every_form_of_a_name_finds_its_bearer(records, find) -> None:
    """As written, and without diacritics."""
    forms = [
        (form, record["path"])
        for record in records
        if record.get("key")
        for name in (record["title"], *record.get("names", ()))
        for form in {name, fold(name)}
        if any(token not in STOP_WORDS for token in tokens(name))
    ]
    found = find([form for form, _ in forms])
    lost = [f"{form}: {path}" for (form, path), paths in zip(forms, found, strict=True) if path not in paths]
    assert len(forms) > 500
    assert not lost, lines(lost)


def test_every_form_of_a_name_finds_the_documents_that_name_its_bearer(records, find) -> None:
    persons = [record for record in records if record["kind"] == "person"]
    forms = [(form, person["key"]) for person in persons for form in (person["title"], *person.get("names", ()))]
    found = find([form for form, _ in forms])
    for (form, key), paths in zip(forms, found, strict=True):
        naming = {record["path"] for record in records if key in record["keys"]}
        assert naming <= paths, form


def test_both_sides_have_the_same_tokens_and_stems(site: Site, texts, laboratory) -> None:
    every = sorted({line for unit in texts.values() for line in unit})
    every += ["周恩来 said", "남일 대장", "Ĳ ŉ ½ ² ﬁ İstanbul Σίσυφος", "𠮷野 e\u0301 a\u00adb", "o’er ‘tis Wan’s"]
    theirs = laboratory.evaluate("texts => texts.map(SearchWords.tokens)", every)
    assert theirs == [list(tokens(line)) for line in every]
    words = sorted(
        word for file in site.root.glob("search/words/*.json") for word in json.loads(file.read_text(encoding="utf-8"))
    )
    assert laboratory.evaluate("words => words.map(SearchWords.stem)", words) == [stem(word) for word in words]


# -- the language of queries ------------------------------------------------------------------------------------------


def test_a_phrase_is_found_only_as_it_stands(texts, find) -> None:
    holding = {path for path, every in texts.items() if any("free elections" in line.lower() for line in every)}
    (phrase,), (words,) = find(['"free elections"']), find(["free elections"])
    assert holding
    assert phrase == holding
    assert phrase <= words


def test_wildcards_find_whole_words_not_stems(texts, find) -> None:
    (found,) = find(["text:elect*"])
    holding = {
        path
        for path, every in texts.items()
        if any(word.startswith("elect") for line in every[1:] for word in tokens(line))
    }
    assert found <= holding
    assert found


def test_plus_minus_and_fields(texts, find) -> None:
    without, both, either, title = find(
        ["elections -supervision", "elections supervision", "elections", "title:memorandum"]
    )
    assert without == either - (either & find(["supervision"])[0])
    assert both < either
    armistice, required, neither = find(["armistice", "+armistice nosuchword", "+nosuchword armistice"])
    assert required == armistice
    assert not neither
    assert all("memorandum" in texts[path][0].lower() for path in title)


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("d237", "documents/frus1952-54v16/d237/"),
        ("number:237", "documents/frus1952-54v16/d237/"),
        ("GK D–4/10", "documents/frus1952-54v16/d62/"),
        ("Secto 424", "documents/frus1952-54v16/d224/"),
        ("Chou En-lai", "persons/zhou-enlai/"),
        ("Zhou Enlai", "persons/zhou-enlai/"),
        ("Pyun", "persons/pyun-yung-tai/"),
        ("Pyŏn", "persons/pyun-yung-tai/"),
    ],
)
def test_what_scholars_type(find, query: str, path: str) -> None:
    assert path in find([query])[0]


@pytest.fixture(scope="module")
def specimen(browser, tmp_path_factory: pytest.TempPathFactory):
    """The page of the search of the specimen edition, which has names in three scripts."""
    target = tmp_path_factory.mktemp("specimen") / "site"
    result = build(ROOT / "tests/editions/tiny", target)
    assert result.returncode == 0, result.stdout + result.stderr
    with serving(target) as address, opened(browser, address) as page:
        yield lambda query: (search(page, address, query), hits(page))[1]


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("周立", "persons/zhou-li/"),
        ("周", "persons/zhou-li/"),
        ("Иван Петров", "persons/petrov-ivan/"),
        ("иван", "persons/petrov-ivan/"),
        ("Bëck", "persons/beck-anna/"),
        ("name:Beck", "persons/beck-anna/"),
        ('"周立"', "documents/letters/d1/"),
        ("вода", "documents/letters/d1/"),
        ("вод*", "documents/letters/d1/"),
        ("note:margin", "documents/letters/d1/"),
        ("Letter 1", "documents/letters/d1/"),
    ],
)
def test_names_and_words_in_other_scripts(specimen, query: str, path: str) -> None:
    assert path in specimen(f"q={query}")


LETTER = """---
title: {title}
type: letter
date: 1901-06-0{day}
place: port-anna
senders: [{{person: petrov-ivan}}]
recipients: [{{person: beck-anna}}]
text: transcription
languages: [ru]
revisions: [{{date: 2026-11-22, change: First version.}}]
---

{text}
"""
"""Invented, as everything in the specimen edition."""


def test_words_are_found_in_the_language_of_their_page(browser, tmp_path) -> None:
    shutil.copytree(ROOT / "tests/editions/tiny", tmp_path / "edition")
    for day, text in ((1, "Мы ждём начала переговоров."), (2, "Завтра начнутся переговоры.")):
        name = tmp_path / f"edition/sources/letters/d3{day}.md"
        name.write_text(LETTER.format(title=f"Letter {day}", day=day, text=text), encoding="utf-8")
    listed = tmp_path / "edition/sources/letters/collection.yml"
    parts = listed.read_text(encoding="utf-8").replace("documents: d10}", 'documents: "d10, d31-d32"}')
    listed.write_text(parts, encoding="utf-8")
    result = build(tmp_path / "edition", tmp_path / "site")
    assert result.returncode == 0, result.stdout + result.stderr
    with serving(tmp_path / "site") as address, opened(browser, address) as page:
        search(page, address, "q=переговоры")
        assert set(hits(page)) == {"documents/letters/d31/", "documents/letters/d32/"}
        assert set(page.locator(".ed-hit mark").all_inner_texts()) == {"переговоров", "переговоры"}


# -- the page -----------------------------------------------------------------------------------------------------------


def test_hits_lead_to_marked_paragraphs(page, served: str) -> None:
    assert "found" in search(page, served, "q=free+elections")
    first = page.locator(".ed-hit__passage:has(a)").first
    assert [mark.lower() for mark in first.locator("mark").all_inner_texts()][:2] == ["free", "elections"]
    target = first.locator("a").get_attribute("href")
    first.locator("a").click()
    page.wait_for_url(f"**/{target.removeprefix('../')}")
    assert page.locator(f"[id='{target.partition('#')[2]}']").is_visible()


def test_filters_narrow_count_and_survive_a_reload(page, served: str) -> None:
    search(page, served, "q=Korea")
    before = page.inner_text(".ed-search__state")
    box = page.locator("[data-ed^='sender ']").first
    count = int(box.locator("xpath=..").locator(".ed-filter__count").inner_text())
    name = box.get_attribute("data-ed")
    box.press("Space")
    page.wait_for_function(f"document.querySelector('.ed-search__state').textContent !== {json.dumps(before)}")
    after = said(page)
    assert page.evaluate("document.activeElement.dataset.ed") == name
    assert re.match(rf"{count} document", after)
    assert "sender=" in page.url
    address, shown = page.url, hits(page)
    page.reload()
    assert said(page) == after
    assert hits(page) == shown
    page.goto(address)
    assert said(page) == after
    page.locator(".ed-search__drop").first.click()
    page.wait_for_function(f"document.querySelector('.ed-search__state').textContent === {json.dumps(before)}")
    page.go_back()
    page.wait_for_function(f"document.querySelector('.ed-search__state').textContent === {json.dumps(after)}")


FACETS = ("sender", "recipient", "type", "text", "basis", "chapter", "person", "organisation", "place", "event")


@pytest.mark.parametrize("name", FACETS)
def test_every_filter_holds_what_it_says(page, served: str, records, name: str) -> None:
    documents = [record for record in records if record["kind"] == "document"]
    values = defaultdict(set)
    for record in documents:
        for value in record["facets"][name]:
            values[value].add(record["path"])
    value = min((v for v in values if len(values[v]) <= 20), key=lambda v: (-len(values[v]), v), default=min(values))
    search(page, served, f"in=document&{name}={value}")
    assert set(hits(page)) <= values[value]
    assert len(hits(page)) == min(20, len(values[value]))


def test_dates_have_a_drawer_for_the_undated(page, served: str, records) -> None:
    documents = {record["path"]: record for record in records if record["kind"] == "document"}
    undated = {path for path, record in documents.items() if not record["sent"]}
    search(page, served, "by=sent&undated=yes")
    assert set(hits(page)) == set(sorted(undated, key=list(documents).index)[:20])
    search(page, served, "by=sent&from=1954-06-15&to=1954-06-15")
    day = {
        path for path, record in documents.items() if (sent := record["sent"]) and sent[0] <= "1954-06-15" <= sent[1]
    }
    assert set(hits(page)) == day
    search(page, served, "by=held&from=1954-06-15&to=1954-06-15")
    assert set(hits(page)) != day
    page.fill("input[name=from]", "1954-06-10")
    page.wait_for_url("**/search/?*from=1954-06-10*")
    assert "to=1954-06-15" in page.url


def test_order_by_date(page, served: str, records) -> None:
    search(page, served, "q=elections&in=document&sort=date")
    by_path = {record["path"]: record for record in records}
    days = [by_path[path]["sent"] for path in hits(page)]
    known = [day[0] for day in days if day]
    assert known == sorted(known)


def test_filters_do_without_words(page, served: str, records) -> None:
    page.goto(f"{served}search/")
    page.get_by_role("button", name="All documents").click()
    number = sum(record["kind"] == "document" for record in records)
    assert said(page) == f"{number} documents found."


def test_nothing_found_helps(page, served: str) -> None:
    assert search(page, served, "q=electoins") == "Nothing found."
    page.get_by_role("button", name="elections", exact=True).click()
    page.wait_for_selector(".ed-hit")
    assert "q=elections" in page.url


@pytest.mark.parametrize("query", ["*", "a*", "*+*", "a~1"])
def test_what_would_find_everything_is_refused_with_a_hint(page, served: str, asked, query: str) -> None:
    assert search(page, served, f"q={quote(query)}") == "Nothing found."
    assert "at least two letters are needed" in page.inner_text(".ed-search__advice")
    assert not [name for name in asked if name.startswith(("terms/", "words/", "units/"))]


def test_a_common_word_alone_is_explained(page, served: str) -> None:
    search(page, served, "q=the")
    assert "quotation marks" in page.inner_text(".ed-search__advice")


FOCUSED = """() => new MutationObserver(() => {
  window.reached ??= [...document.querySelectorAll(".ed-hit")].findIndex(hit => hit.contains(document.activeElement))
}).observe(document.querySelector(".ed-hits"), { childList: true })"""
"""Writes down which hit has the keyboard when new ones are shown, before the numbers beside the filters are counted."""


def test_more_results_keep_the_readers_place(page, served: str) -> None:
    search(page, served, "q=Korea")
    page.evaluate(FOCUSED)
    page.locator(".ed-search__more").press("Enter")
    page.wait_for_function("window.reached !== undefined")
    assert page.evaluate("window.reached") == 20


def test_queries_from_strangers_do_no_harm(page, served: str) -> None:
    for query in ("<img src=x onerror=alert(1)>", "***", '"', "-", "+ -", "title:", "a" * 3000, "((((", "%E0%A4%A"):
        page.goto(f"{served}search/")
        page.fill("#ed-q", query)
        page.press("#ed-q", "Enter")
        page.wait_for_timeout(150)
    assert page.locator(".ed-search__results img").count() == 0


LATE = 0.6
"""Seconds that a file of the search is under way: more than the half second within which what moves answers the reader."""


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_moves_while_results_are_waited_for(browser, served: str, width: int) -> None:
    """On a slow machine, over a slow line: from the first line to the last number, at both ends of the page, coming back too."""
    found = []
    wanted = "in=document&type=telegram&from=1954-06-10&undated=yes"
    with opened(browser, served, viewport={"width": width, "height": 900}) as page:
        watch(page)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
        page.route(re.compile("/search/(index|facets).json"), lambda route: (time.sleep(LATE), route.continue_()))
        for end, address in (
            (1, ""),
            (1, f"?{wanted}"),
            (0, "?q=Korea&person=dulles-john-foster"),
            (0, "?q=electoins"),
        ):
            page.goto(f"{served}search/{address}", wait_until="domcontentloaded")
            found += [f"{address}: {shift}" for shift in _moved(page, end)]
        page.go_back(wait_until="domcontentloaded")
        found += [f"back: {shift}" for shift in _moved(page, 1)]
    assert not found, lines(found)


def _moved(page, end: int) -> list[str]:
    """What moves until the answer is there and the numbers beside the filters are."""
    page.evaluate("end => scrollTo({ top: end * document.body.scrollHeight, behavior: 'instant' })", end)
    if "?" in page.url:
        said(page)
    page.wait_for_timeout(LATE * 1000)
    page.wait_for_selector(".ed-search:not([data-waiting])")
    settle(page)
    return moved(page)


def test_without_javascript_the_page_says_what_to_do(browser, served: str) -> None:
    with opened(browser, served, java_script_enabled=False) as page:
        page.goto(f"{served}search/")
        assert page.locator("article noscript p").is_visible()
        assert not page.locator("form.ed-search").count()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_in_results(browser, served: str, scheme: str, width: int) -> None:
    if not AXE.exists():
        missing("axe-core")
    with opened(browser, served, color_scheme=scheme, viewport={"width": width, "height": 900}) as page:
        search(page, served, "q=free+elections&in=document")
        for closed in page.locator("details:not([open]) > summary").all():
            if closed.is_visible():
                closed.click()
        found = axe(page)
        assert not found, lines(found)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


# -- the box in the header --------------------------------------------------------------------------------------------


def test_nothing_is_fetched_before_the_first_search(page, served: str) -> None:
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(served)))
    page.goto(f"{served}documents/frus1952-54v16/d237/")
    page.wait_for_load_state("networkidle")
    page.locator(".md-search__input").click()
    page.wait_for_timeout(200)
    assert not [path for path in asked if path.startswith("search/") or path in FILES], asked
    page.goto(f"{served}search/")
    page.wait_for_load_state("networkidle")
    assert not [path for path in asked if path.startswith("search/") and path != "search/"], asked


def test_the_box_works_by_keyboard(page, served: str) -> None:
    page.goto(f"{served}persons/")
    page.keyboard.press("/")
    page.keyboard.type("free electi", delay=20)
    page.wait_for_selector(".md-search-result__item mark")
    assert page.inner_text(".md-search-result__meta").endswith("the likeliest first")
    page.wait_for_function("document.querySelector('.md-search__suggest').textContent.length > 11")
    page.evaluate("document.querySelectorAll('.md-search-result__item').forEach(item => item.dataset.before = '')")
    page.keyboard.press("ArrowRight")
    assert page.input_value(".md-search__input").startswith("free election")
    page.wait_for_selector(".md-search-result__item:not([data-before])")  # the list follows the completed word
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    target = page.evaluate("document.activeElement.closest('.md-search-result__item')?.querySelector('a:focus')?.href")
    assert "#" in target
    page.keyboard.press("Enter")
    page.wait_for_url(target)


def test_enter_leads_to_all_results(page, served: str) -> None:
    page.goto(f"{served}persons/zhou-enlai/")
    page.locator(".md-search__input").click()
    page.keyboard.type("Plan B")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{served}search/?q=Plan+B")
    assert "found" in said(page)
    assert page.input_value("#ed-q") == "Plan B"


def test_the_box_opens_on_a_phone(browser, served: str) -> None:
    with opened(browser, served, viewport={"width": 360, "height": 740}) as page:
        page.goto(f"{served}persons/")
        page.get_by_role("banner").get_by_role("button", name="Search").press("Enter")
        page.keyboard.type("Dulles", delay=20)
        page.wait_for_selector(".md-search-result__item mark")
        page.locator(".md-search-result__link").first.click()
        page.wait_for_url(re.compile(r"/persons/dulles-john-foster/"))
        assert not page.complaints, lines(page.complaints)


def test_the_scripts_are_small(site: Site) -> None:
    """What is fetched on every page is the worker's beginning only; what the first word brings has no comments but lunr's licence."""
    assert (site.root / "assets/search-worker.js").stat().st_size < 1500
    scripts = [(site.root / file).read_text(encoding="utf-8") for file in FILES]
    assert sum(len(packed(site.root / file)) for file in FILES) < 24_000
    assert scripts[0].startswith("/**")
    assert "@license MIT" in scripts[0].partition("*/")[0]
    assert not any(re.search(r"^\s*(//|/\*)", script, re.MULTILINE) for script in scripts[1:])


# -- what a search fetches ------------------------------------------------------------------------------------------------


def pages_read(asked: list[str]) -> list[str]:
    return [name for name in asked if name.startswith("units/")]


@pytest.mark.parametrize("delay", [60, 250])
def test_a_word_is_looked_up_when_it_is_whole(page, served: str, asked, delay: int) -> None:
    """Letters on the way to it bring the scripts, but no pages of results; ten results bring the pages shown."""
    page.goto(f"{served}persons/")
    page.locator(".md-search__input").click()
    page.keyboard.type("election", delay=delay)
    assert not pages_read(asked)
    page.keyboard.type("s", delay=delay)
    page.wait_for_selector(".md-search-result__item mark")
    page.wait_for_load_state("networkidle")
    assert 0 < len(pages_read(asked)) <= 10
    assert sum(name.startswith("terms/") for name in asked) <= 2
    assert sum(name.startswith("words/") for name in asked) <= 2


def test_a_pause_shows_what_begins_with_the_letters_so_far(page, served: str) -> None:
    page.goto(f"{served}persons/")
    page.locator(".md-search__input").click()
    page.keyboard.type("electio", delay=20)
    page.wait_for_selector(".md-search-result__item mark")
    marked = {word.lower() for word in page.locator(".md-search-result__item mark").all_inner_texts()}
    assert marked <= {"election", "elections"}


def test_a_filter_alone_reads_the_pages_shown_and_no_names(page, served: str, asked) -> None:
    search(page, served, "in=document")
    page.wait_for_load_state("networkidle")
    assert len(set(pages_read(asked))) <= 20


def test_results_that_nobody_waits_for_are_given_up(page, served: str) -> None:
    """The pages of the first word are still on their way when the second is typed."""
    late, failed = [], []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.context.route(
        "**/search/units/*.json", lambda route: late.append(route)
    )  # playwright cannot call a built-in method
    page.goto(f"{served}persons/")
    page.locator(".md-search__input").click()
    page.keyboard.type("korea", delay=20)
    page.wait_for_timeout(1500)
    assert late
    page.context.unroute("**/search/units/*.json")
    page.keyboard.type(" elections", delay=20)
    page.wait_for_selector(".md-search-result__item mark")
    assert "elections" in {word.lower() for word in page.locator(".md-search-result__item mark").all_inner_texts()}
    assert failed
