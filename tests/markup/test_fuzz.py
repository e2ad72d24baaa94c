"""Whatever is typed: no traceback, no script, no handler, no waiting."""

from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from xml.parsers import expat

import pytest
from edition.markup import HtmlContext, TeiContext, parse_text, render_html, render_tei
from edition.model.edition import Target
from hypothesis import given, settings
from hypothesis import strategies as st

PIECES = [
    "[", "]", "(", ")", "{", "}", "]{", "](", "[^1]", "\n[^1]: ", "[^o1]", "[@a, 3]", "@", "-@", "{#p4}\n", "{.add}", "{lang=ru}",
    ".pb n=3", " onclick=x", "style=\"x\"", "href=javascript:x", "person:a", "javascript:", "d2.md#p1", "https://a.b/\"x", "\n", "\n\n",
    "::: ", ":::\n", "::: opener\n", "## ", "# ", "> ", "- ", "1. ", "| a |\n|---|\n", "|", ": ", "    ", "\t", "*", "_", "`", "```\n", "<", ">",
    "<script>", "</script>", "<img src=x onerror=alert(1)>", "<!--", "&#60;", "&lt;", "\\", "\"", "'", "!", "![x](a.jpg \"t\")", "é", "조", "\x00",
    "\u2028", "\x0b", "word", " ",
]  # fmt: skip
TEXT = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
ELEMENTS = {
    "a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5",
    "h6", "hr", "i", "img", "ins", "li", "ol", "p", "pre", "s", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead",
    "tr", "u", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "alt", "aria-label", "class", "href", "id", "lang", "loading", "rel", "role", "scope", "src", "start", "tabindex", "title",
}  # fmt: skip


class Judge(HTMLParser):
    """Fails on any element, attribute or address that markup must never print, and on tags that do not match."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ELEMENTS
        assert {name for name, _ in attrs} <= ATTRIBUTES
        address = dict(attrs).get("href") or dict(attrs).get("src") or ""
        assert not address.lower().lstrip().startswith(("javascript", "data", "vbscript", "//"))
        if tag not in {"br", "hr", "img"}:
            self.open.append(tag)
        assert self.open.count("a") <= 1

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def judged(source: str) -> None:
    for inline in (False, True):
        text = parse_text(source, "sources/a/d1.md", inline=inline)
        targets = [Target("persons/a/", '"><script>', "person") for _ in text.links]
        ids = [f"p{paragraph.number}" for paragraph in text.paragraphs]
        html = render_html(text, HtmlContext(targets, ids, page="documents/a/d1/"))
        for part in (html.body, *(note.html for note in html.notes)):
            assert "<script" not in part.lower()
            judge = Judge()
            judge.feed(part)
            judge.close()
            assert judge.open == []
        tei = render_tei(text, TeiContext(targets, ids, "d1.", "documents/a/d1.xml"))
        for part in (tei.body, tei.words):
            expat.ParserCreate().Parse(f"<x>{part}</x>".encode(), True)
        lines = source.count("\n") + source.count("\r") + 1
        assert all(1 <= problem.position.line <= lines and problem.position.column >= 1 for problem in text.problems)
        assert all(1 <= link.position.line <= lines and link.position.column >= 1 for link in text.links)


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_any_text(source: str) -> None:
    judged(source)


@settings(max_examples=100, deadline=None)
@given(
    st.text(
        min_size=1,
        max_size=12,
        alphabet=st.characters(exclude_characters="[]()<>\\ \n\r", exclude_categories=["Cs", "Cc"]),
    )
)
def test_any_address(address: str) -> None:
    judged(f"[x]({address}) ![y]({address}) [z](<{address}>)")


@pytest.mark.parametrize(
    "source",
    [
        "[" * 1000 + "x" + "]" * 1000,
        "[" * 5000,
        "[a" * 3000,
        "![" * 3000,
        "[a](" * 5000,
        "[^" * 5000,
        "[" * 500 + "x" + "]{.add}" * 500,
        "[x](" * 500 + "a" + ")" * 500,
        "[@a; " * 2000,
        "*a_" * 5000,
        "<!--" * 5000,
        "> " * 3000 + "x",
        "- a\n" * 3000,
        "::: opener\n" * 1000,
        ":::\n" * 2000,
        "".join("  " * n + "- a\n" for n in range(300)),
        "[^1]: " * 2000,
        "## a\n\n" * 2000,
        "[^1]" * 3000 + "\n\n[^1]: x",
        "{#p4}\n" * 2000,
        "[a]: b\n" * 2000,
        "[x](person:a) " * 3000,
    ],
    ids=lambda source: f"{source[:12]!r}…",
)
def test_no_text_takes_forever(source: str) -> None:
    """The guard is generous: it catches steps that grow with the square of the text, not a slow machine."""
    pool = ThreadPoolExecutor(1)
    future = pool.submit(judged, source)
    pool.shutdown(wait=False)
    future.result(timeout=20)
