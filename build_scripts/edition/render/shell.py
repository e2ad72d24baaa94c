"""Material's page as a shell: rendered once per section and depth, cut at its marks, filled by joining strings.

`theme/main.html` writes the marks. What Material's markup gets wrong is mended here, once per shell, by one table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape

from markupsafe import Markup

from ..model.edition import HtmlPage
from ..model.settings import Site
from ..model.urls import relative

BLANK_LINES = re.compile(r"\s*\n\s*")
MARK = re.compile(r"@@edition:([a-z]+)@@")

HEADER_TOPIC = "@@edition:title@@"
"""What the host gives as the page's title, so that it lands in Material's header."""


@dataclass(frozen=True, slots=True)
class Mend:
    """One thing that the host's markup gets wrong."""

    reason: str
    pattern: re.Pattern[str]
    replacement: str
    always: bool = True
    """Whether every page has it; otherwise it depends on the features that the editors chose."""


MENDS: tuple[Mend, ...] = (
    Mend(
        "autocomplete is not allowed on a checkbox (HTML, 4.10.18.7)",
        re.compile(r'(<input class="md-toggle"[^>]*) autocomplete="off">'),
        r"\1>",
    ),
    Mend(
        "the navigation of narrow screens opens by a label, which no keyboard reaches (WCAG 2.1.1)",
        re.compile(r'(<label class="md-header__button md-icon" for="__drawer">)(.*?)(</label>)', re.DOTALL),
        r'<button type="button" class="md-header__button md-icon ed-menu" aria-expanded="false" aria-label="Navigation">'
        r"\2</button>\1\2\3",
    ),
    Mend(
        "the header's search box asks our worker, which knows documents, names and notes",
        re.compile(r'("search": ")([^"]*)assets/javascripts/workers/[^"]+"'),
        r'\1\2assets/search-worker.js"',
    ),
    Mend(
        "the search box of narrow screens opens by a label, which no keyboard reaches (WCAG 2.1.1)",
        re.compile(r'(<label class="md-header__button md-icon" for="__search">)(.*?)(</label>)', re.DOTALL),
        r'<button type="button" class="md-header__button md-icon ed-find" aria-label="Search">\2</button>\1\2\3',
        always=False,
    ),
    Mend(
        "the page for what is not found too has a way past the frame (WCAG 2.4.1)",
        re.compile(r'(<div data-md-component="skip">)\s*(</div>)'),
        r'\1<a href="#ed-content" class="md-skip">Skip to content</a>\2',
        always=False,
    ),
    Mend(
        "what looks like tabs is heard as the navigation that it is",
        re.compile(r'(<nav class="md-tabs" aria-label=")Tabs"'),
        r'\1Main"',
        always=False,
    ),
    Mend(
        "the colours are switched by radio buttons without ink, of which the space bar moves none (WCAG 2.1.1, 4.1.2)",
        re.compile(r'(<input class="md-option"[^>]*?) aria-label="[^"]*"'),
        r"\1 hidden",
        always=False,
    ),
    Mend(
        "the labels of those radio buttons become buttons, which edition.js joins to them",
        re.compile(
            r'<label class="md-header__button md-icon" title="([^"]*)" for="(__palette_\d+)" hidden>(.*?)</label>',
            re.DOTALL,
        ),
        r'<button type="button" class="md-header__button md-icon ed-colours" aria-label="\1" title="\1" '
        r'data-ed-colours="\2" hidden>\3</button>',
        always=False,
    ),
    *(
        Mend("the search finds pages of every kind", re.compile(f'(": "){theirs}"'), rf'\g<1>{ours}"', always=False)
        for theirs, ours in (
            ("# matching documents", "Pages found, the likeliest first"),
            ("1 matching document", "1 page found"),
            ("No matching documents", "Nothing found; Enter leads to advice"),
        )
    ),
    Mend(
        "the parts of the navigation stand open, so that their names are no controls (WCAG 2.1.1, 4.1.2; edition.css)",
        re.compile(r'(<label class="md-nav__link[^"]*" for="__nav_[^"]*" id="[^"]*") tabindex="\d*"'),
        r"\1",
        always=False,
    ),
    Mend(
        "a landmark can be neither open nor closed (WAI-ARIA, 6.6)",
        re.compile(r'(<nav class="md-nav" data-md-level="[^>]*) aria-expanded="[a-z]*"'),
        r"\1",
        always=False,
    ),
)


class ShellError(Exception):
    """The host's page is not as the table of mends or the marks expect it: Material has changed."""


@dataclass(frozen=True, slots=True)
class Shell:
    """A page cut at its marks: literal, mark, literal, mark, … literal."""

    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shells:
    """The shells of a site."""

    entries: Mapping[str, Shell] = field(default_factory=dict)
    """Site path of an entry of the navigation → its own."""
    below: Mapping[tuple[str, int], Shell] = field(default_factory=dict)
    """Section and depth of all other pages → theirs."""

    def of(self, path: str) -> Shell | None:
        """The shell of the page at a site path, if it is there."""
        return self.entries.get(path) or self.below.get(place_of(path))


def place_of(path: str) -> tuple[str, int]:
    """Section and depth of a page."""
    return path.partition("/")[0], path.count("/")


def shell_from(html: str) -> Shell:
    """Mend the host's page and cut it. Raises ShellError when a mend or a mark does not match."""
    for mend in MENDS:
        html, count = mend.pattern.subn(mend.replacement, html)
        if mend.always and not count:
            raise ShellError(f"Material’s markup has changed: nothing matches the mend “{mend.reason}”")
    pieces = tuple(MARK.split(BLANK_LINES.sub("\n", html).strip()))
    missing = NEEDED - set(pieces[1::2])
    if missing:
        raise ShellError(f"theme/main.html lacks the marks {', '.join(sorted(missing))}")
    return Shell(pieces)


def words(text: str) -> Markup:
    """Text for the host to print: it can neither hold markup nor be taken for a mark."""
    return Markup(escape(text).replace("@", "&#64;"))  # noqa: S704 — escaped here


def pour(shell: Shell, page: HtmlPage, site: Site) -> str:
    """The page in its shell."""
    return "".join(FILLERS[piece](page, site) if index % 2 else piece for index, piece in enumerate(shell.pieces))


def _window(page: HtmlPage, site: Site) -> str:
    return escape(site.title if page.path == "" else f"{page.window or page.title} – {site.title}")


def _title(page: HtmlPage, site: Site) -> str:
    return escape(page.title or site.title)


def _head(page: HtmlPage, site: Site) -> str:
    """For search engines and for those to whom somebody sends the page (Open Graph), then what the page itself says."""
    lines = [_meta("og:title", page.window or page.title or site.title)]
    lines += [_meta("og:type", "article" if page.lastmod else "website"), _meta("og:site_name", site.title)]
    if description := page.description or site.description:
        lines.append(f'<meta name="description" property="og:description" content="{escape(description)}">')
    if site.url and page.path != "404.html":
        lines.append(_meta("og:url", site.url + page.path))
        canonical = page.path if page.canonical is None else page.canonical
        lines.append(f'<link rel="canonical" href="{escape(site.url + canonical)}">')
    if not page.indexed:
        lines.append('<meta name="robots" content="noindex">')
    return "\n".join([*lines, page.head]) if page.head else "\n".join(lines)


def _meta(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{escape(value)}">'


def _assets(page: HtmlPage, _site: Site) -> str:
    return "\n  ".join(_asset(relative(f"assets/{name}", page.path)) for name in page.assets)


def _asset(address: str) -> str:
    if address.endswith(".css"):
        return f'<link rel="stylesheet" href="{escape(address)}">'
    return f'<script src="{escape(address)}" defer></script>'


def _language(page: HtmlPage, site: Site) -> str:
    language = page.language
    return f' lang="{escape(language)}"' if language and language != site.settings.default_language else ""


def _contents(page: HtmlPage, _site: Site) -> str:
    noted = " ed-contents--noted" if '<section class="ed-notes' in page.body else ""
    opening = f'<div class="md-sidebar md-sidebar--secondary{noted}" data-md-component="sidebar" data-md-type="toc"'
    if not page.contents:
        return f'{opening} hidden><div class="md-sidebar__scrollwrap"></div></div>'
    items = "".join(
        f'<li class="md-nav__item ed-toc-{level}"><a class="md-nav__link" href="#{escape(identifier)}">'
        f'<span class="md-ellipsis">{escape(words)}</span></a></li>'
        for identifier, words, level in page.contents
    )
    return (
        f"{opening}>"
        '<div class="md-sidebar__scrollwrap"><div class="md-sidebar__inner">'
        '<nav class="md-nav md-nav--secondary" aria-labelledby="ed-toc">'
        '<p class="md-nav__title" id="ed-toc">On this page</p>'
        f'<ul class="md-nav__list" data-md-component="toc">{items}</ul></nav></div></div></div>'
    )


def _content(page: HtmlPage, site: Site) -> str:
    """The page's body, and its address for paper; the error page has no address of its own."""
    if not site.url or page.path == "404.html":
        return page.body
    return f'{page.body}\n<div class="ed-address">{escape(site.url + page.path)}</div>'


FILLERS: dict[str, Callable[[HtmlPage, Site], str]] = {
    "head": _head,
    "window": _window,
    "title": _title,
    "assets": _assets,
    "contents": _contents,
    "language": _language,
    "content": _content,
}
"""Mark → what a page puts there."""

NEEDED = FILLERS.keys() - {"title"}
"""The error page has no title in Material's header."""
