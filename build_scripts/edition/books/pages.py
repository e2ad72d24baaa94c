"""The pages of an EPUB: a title page, one for each chapter, the works cited."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape

from ..markup import HtmlContext, HtmlNote, HtmlText, render_html
from ..model.edition import Document
from ..model.status import STATUS_NAMES, TRANSLATION_WORDS, status_words
from ..model.text import TRANSLATION, TRANSLATION_PREFIX, Text
from ..model.urls import entry_path
from .chapter import Chapter
from .contents import Contents
from .heads import Row, head
from .imprint import lines, permalink
from .signs import signs
from .xhtml import xhtml

WORKS = "works.xhtml"
COVER = "cover.svg"
_TEXT = "ed-text"
"""Id of a text that stands on a page below the heads of parts."""
_BLOCK = re.compile(r"\s*<(p|div|ul|ol|dl|table|figure|blockquote|pre|hr|h[1-6]|aside)\b")


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the table of contents."""

    level: int
    address: str
    """In the book."""
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the book."""

    path: str
    """Its file in the book."""
    content: str
    """XHTML."""
    listed: tuple[Listed, ...] = ()
    """Its places in the table of contents."""
    sources: tuple[tuple[str, str], ...] = ()
    """(number, address) of each page of the source that begins on it."""


def shell(contents: Contents, title: str, body: str) -> str:
    """A page around its content; `body` is XHTML already."""
    language = contents.site.settings.default_language
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}">\n'
        f'<head><title>{escape(title, quote=False)}</title><link rel="stylesheet" href="style.css"/></head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


class Pages:
    """Makes the pages of one book, and knows which pictures they show."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._edition = contents.edition
        self._addresses = dict(_addresses(contents.chapters))
        self._addresses |= {path: f"{WORKS}#{_anchor(path)}" for path in map(_work_path, contents.works)}
        self._numbers: dict[str, str] = {}
        """File of a picture → its path in the book."""

    @property
    def pictures(self) -> dict[str, str]:
        """Path in the book → file from the edition’s root, of every picture that `all` shows."""
        return {path: file for file, path in self._numbers.items()}

    @cached_property
    def all(self) -> tuple[Page, ...]:
        """Every page, in order."""
        works = self._works() if self._contents.works else ()
        return (self._cover(), self._title(), *self._chapters(), *works, *self._signs())

    @property
    def is_described(self) -> bool:
        """Whether every picture has words in its place."""
        return not any(' alt=""' in page.content for page in self.all)

    # -- links ---------------------------------------------------------------------------------------------------------

    def _lead(self, address: str) -> str:
        """Site path, fragment or address, as the HTML has it → the same in the book."""
        if address.startswith(("#", "https://", "http://", "mailto:")):
            return address
        path, hash_, fragment = address.removeprefix("./").partition("#")
        if path in self._addresses:
            return f"{self._addresses[path].partition('#')[0]}#{fragment}" if fragment else self._addresses[path]
        site = self._contents.site.url
        return f"{site}{path}{hash_}{fragment}" if site else ""

    def _picture(self, address: str) -> str:
        file = self._contents.library.pictures[address]
        ending = posixpath.splitext(address)[1].lower()
        return self._numbers.setdefault(file, f"pictures/{len(self._numbers) + 1}{ending}")

    # -- pages ---------------------------------------------------------------------------------------------------------

    def _page(self, path: str, title: str, body: str) -> Page:
        """A page that the table of contents names once, by its title."""
        return Page(path, shell(self._contents, title, body), (Listed(1, path, title),))

    def _cover(self) -> Page:
        title = escape(self._contents.book.title)
        body = f'<section class="ed-cover" epub:type="cover"><img src="{COVER}" alt="Cover: {title}"/></section>'
        return Page("cover.xhtml", shell(self._contents, "Cover", body))

    def _title(self) -> Page:
        contents = self._contents
        title, below = (escape(words, quote=False) for words in contents.titles)
        told = "".join(f"<p>{xhtml(line, self._lead)}</p>\n" for line in lines(contents))
        authors = escape(", ".join(contents.authors), quote=False)
        body = (
            f'<section class="ed-title" epub:type="titlepage">\n<h1>{title}</h1>\n'
            f"{_filled('ed-subtitle', below)}{_filled('ed-authors', authors)}"
            f'<div class="ed-imprint">{told}</div>\n</section>'
        )
        return Page("title.xhtml", shell(contents, contents.book.title, body))

    def _chapters(self) -> Iterator[Page]:
        """A page for each text; the parts that begin with it stand at its head."""
        parts: list[Chapter] = []
        for chapter in self._contents.chapters:
            parts.append(chapter)
            if chapter.key:
                yield self._chapter(parts[:-1], chapter)
                parts.clear()

    def _chapter(self, parts: Iterable[Chapter], chapter: Chapter) -> Page:
        above = "".join(map(self._part, parts))
        inside = "".join(self._document(chapter.document) if chapter.document else self._prose(chapter))
        language = self._language(chapter)
        address = self._addresses[chapter.path]
        path, _, anchor = address.partition("#")
        named = f' id="{anchor}"' if anchor else ""
        body = f'{above}<section class="ed-chapter" epub:type="chapter"{named}{language}>\n{inside}</section>'
        listed = tuple(Listed(one.level, self._addresses[one.path], one.title) for one in parts)
        text = self._edition.parsed.texts.get(chapter.key, Text(chapter.key))
        return Page(
            path,
            shell(self._contents, chapter.title, body),
            (*listed, *_listed(chapter, address, text)),
            tuple((number, f"{path}#pg-{number}") for number in self._contents.page_beginnings(chapter)),
        )

    def _part(self, part: Chapter) -> str:
        anchor = self._addresses[part.path].partition("#")[2]
        return f'<h1 class="ed-part" id="{anchor}">{escape(part.title, quote=False)}</h1>\n'

    def _language(self, chapter: Chapter) -> str:
        own = chapter.page.meta.languages[:1] if chapter.page else ()
        return f' lang="{own[0]}" xml:lang="{own[0]}"' if own else ""

    def _prose(self, chapter: Chapter) -> Iterator[str]:
        made = self._html(chapter.key)
        yield f"<h1>{escape(chapter.title, quote=False)}</h1>\n{self._set(made.body)}\n{self._notes(made.notes)}"

    def _document(self, document: Document) -> Iterator[str]:
        meta, top = document.meta, head(self._contents.library, document)
        text, note = self._html(document.file), self._html(f"{document.file}#source", "source-")
        summary = self._html(f"{document.file}#summary", "summary-")
        yield _filled("ed-above", escape(top.above, quote=False))
        yield f"<h1>{escape(meta.title, quote=False)}</h1>\n"
        yield _filled("ed-below", escape(top.below, quote=False))
        rows = (*top.rows, *permalink(self._contents, document))
        yield f'<dl class="ed-facts">\n{"".join(map(_row, rows))}</dl>\n' if rows else ""
        yield f'<div class="ed-summary">{self._set(summary.body)}</div>\n' if summary.body else ""
        name, words = STATUS_NAMES[meta.text], escape(status_words(meta), quote=False)
        yield f'<p class="ed-status"><strong>{name}</strong> {words}</p>\n'
        own = meta.languages[0] if meta.languages and meta.text != "calendar" else ""
        language = f' lang="{own}" xml:lang="{own}"' if own else ""
        yield f'<div class="ed-{meta.text}"{language}>\n{self._set(text.body)}\n</div>\n' if text.body else ""
        yield from self._translation(document)
        yield f'<div class="ed-source" id="source">{self._set(note.body)}</div>\n' if note.body else ""
        translated = (
            self._html(f"{document.file}{TRANSLATION}", TRANSLATION_PREFIX) if document.translation else HtmlText("")
        )
        yield self._notes((*text.notes, *translated.notes, *note.notes, *summary.notes))

    def _translation(self, document: Document) -> Iterator[str]:
        if document.translation:
            made, language = (
                self._html(f"{document.file}{TRANSLATION}", TRANSLATION_PREFIX),
                document.translation.language,
            )
            yield f'<p class="ed-status"><strong>Translation</strong> {TRANSLATION_WORDS}</p>\n'
            yield f'<div class="ed-calendar" lang="{language}" xml:lang="{language}">\n{self._set(made.body)}\n</div>\n'

    def _notes(self, notes: tuple[HtmlNote, ...]) -> str:
        if not notes:
            return ""
        return f'<section class="ed-notes" epub:type="footnotes">\n{"".join(map(self._note, notes))}</section>\n'

    def _note(self, note: HtmlNote) -> str:
        back = "".join(f' <a role="doc-backlink" aria-label="Back" href="#{place}">↩</a>' for place in note.backlinks)
        words = _in_blocks(note.html).rstrip()
        said = f"{words.removesuffix('</p>')}{back}</p>" if words.endswith("</p>") else f"{words}<p>{back}</p>"
        mark = f'<p class="ed-mark">{escape(note.mark)}</p>'
        return self._set(f'<aside role="doc-footnote" id="{note.anchor}">{mark}{said}</aside>\n')

    def _works(self) -> tuple[Page, ...]:
        bibliography = self._edition.derived.bibliography
        entries = "".join(
            f'<p class="ed-entry" id="{_anchor(_work_path(key))}">{xhtml(bibliography[key], self._lead)}</p>\n'
            for key in self._contents.works
        )
        body = f'<section class="ed-chapter" epub:type="bibliography">\n<h1>Works cited</h1>\n{entries}</section>'
        return (self._page(WORKS, "Works cited", body),)

    def _signs(self) -> tuple[Page, ...]:
        rows = "".join(
            f"<dt>{sign.html}</dt><dd>{escape(sign.meaning, quote=False)}</dd>\n" for sign in signs(self._contents)
        )
        body = f'<section class="ed-chapter">\n<h1>Signs</h1>\n<dl class="ed-signs">\n{rows}</dl>\n</section>'
        return (self._page("signs.xhtml", "Signs", body),) if rows else ()

    # -- texts ---------------------------------------------------------------------------------------------------------

    def _set(self, html: str) -> str:
        return xhtml(_in_blocks(html), self._lead, self._picture)

    def _html(self, key: str, prefix: str = "") -> HtmlText:
        """A text whose links are site paths: its page is the root."""
        edition = self._edition
        text, made = edition.parsed.texts.get(key, Text(key)), edition.derived.citations
        context = HtmlContext(
            targets=edition.resolved.targets.get(key, ()),
            paragraph_ids=edition.resolved.paragraph_ids.get(key, ()),
            citations={c.index: made[key, c.index] for c in text.citations if (key, c.index) in made},
            prefix=prefix,
        )
        return render_html(text, context)


def _addresses(chapters: Iterable[Chapter]) -> Iterator[tuple[str, str]]:
    """Site path → address in the book; a part stands on the page of the text that follows it."""
    parts: list[Chapter] = []
    for chapter in chapters:
        if not chapter.key:
            parts.append(chapter)
            continue
        file = _file(chapter.path)
        yield chapter.path, f"{file}#{_TEXT}" if parts else file
        yield from ((part.path, f"{file}#part-{number}") for number, part in enumerate(parts, 1))
        parts.clear()


def _listed(chapter: Chapter, address: str, text: Text) -> Iterator[Listed]:
    """A text and its headings."""
    path = address.partition("#")[0]
    numbered = f"{chapter.document.label}: " if chapter.document and chapter.number else ""
    yield Listed(chapter.level, address, f"{numbered}{chapter.title}")
    for heading in text.headings:
        yield Listed(chapter.level + max(heading.level, 2) - 1, f"{path}#{heading.id}", heading.plain)


def _filled(name: str, words: str) -> str:
    return f'<p class="{name}">{words}</p>\n' if words else ""


def _work_path(key: str) -> str:
    return entry_path("work", key)


def _file(path: str) -> str:
    """`documents/letters/d1/` → `documents.letters.d1.xhtml`: in site paths no folder has a dot in its name."""
    return f"{path.strip('/').replace('/', '.')}.xhtml"


def _anchor(path: str) -> str:
    return f"w-{path.strip('/').rpartition('/')[2]}"


def _in_blocks(html: str) -> str:
    """A text of one paragraph from YAML comes without its element."""
    return html if not html.strip() or _BLOCK.match(html) else f"<p>{html}</p>"


def _row(row: Row) -> str:
    words = escape(row.words, quote=False)
    shown = f'<a href="{escape(row.address)}">{words}</a>' if row.address else words
    return f"<dt>{escape(row.term)}</dt><dd>{shown}</dd>\n"
