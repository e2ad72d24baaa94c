"""The pages of an EPUB: a title page, one for each chapter, the works cited."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape

from ..markup import HtmlContext, HtmlNote, HtmlText, render_html
from ..model.edition import Document
from ..model.status import STATUS_NAMES, TRANSLATION_WORDS, status_words
from ..model.text import TRANSLATION, TRANSLATION_PREFIX, Text
from ..model.urls import entry_path
from .contents import Chapter, Contents
from .heads import Row, head
from .imprint import citation, lines
from .signs import signs
from .xhtml import xhtml

WORKS = "works.xhtml"
_BLOCK = re.compile(r"\s*<(p|div|ul|ol|dl|table|figure|blockquote|pre|hr|h[1-6]|aside)\b")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the book."""

    path: str
    """Its file in the book."""
    title: str
    level: int
    """Level in the table of contents; 0: not listed."""
    content: str
    """XHTML."""


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
        self._files = {chapter.path: _file(chapter.path) for chapter in contents.chapters}
        self.pictures: dict[str, str] = {}
        """Path in the book → file from the edition’s root, of every picture that `all` shows."""

    @cached_property
    def all(self) -> tuple[Page, ...]:
        """Every page, in order."""
        works = self._works() if self._contents.works else ()
        return (self._title(), *map(self._chapter, self._contents.chapters), *works, *self._signs())

    # -- links ---------------------------------------------------------------------------------------------------------

    def _lead(self, address: str) -> str:
        """Site path, fragment or address, as the HTML has it → the same in the book."""
        if address.startswith(("#", "https://", "http://", "mailto:")):
            return address
        path, hash_, fragment = address.removeprefix("./").partition("#")
        if path in self._files:
            return f"{self._files[path]}{hash_}{fragment}"
        if self._contents.works and path in {entry_path("work", key) for key in self._contents.works}:
            return f"{WORKS}#{_anchor(path)}"
        site = self._contents.site.url
        return f"{site}{path}{hash_}{fragment}" if site else ""

    def _picture(self, address: str) -> str:
        file = self._contents.library.pictures[address]
        known = {one: path for path, one in self.pictures.items()}
        ending = posixpath.splitext(address)[1].lower()
        path = known.get(file, f"pictures/{len(known) + 1}{ending}")
        self.pictures[path] = file
        return path

    # -- pages ---------------------------------------------------------------------------------------------------------

    def _page(self, path: str, title: str, level: int, body: str) -> Page:
        return Page(path, title, level, shell(self._contents, title, body))

    def _title(self) -> Page:
        contents = self._contents
        above = contents.site.title if contents.book.title != contents.site.title else contents.site.description
        told = "".join(f"<p>{escape(line, quote=False)}</p>\n" for line in lines(contents))
        authors = escape(", ".join(contents.authors), quote=False)
        body = (
            f'<section class="ed-title" epub:type="titlepage">\n<h1>{escape(contents.book.title, quote=False)}</h1>\n'
            f'<p class="ed-subtitle">{escape(above, quote=False)}</p>\n<p class="ed-authors">{authors}</p>\n'
            f'<div class="ed-imprint"><p>To cite: {xhtml(citation(contents), self._lead)}</p>\n{told}</div>\n</section>'
        )
        return self._page("title.xhtml", contents.book.title, 0, body)

    def _chapter(self, chapter: Chapter) -> Page:
        inside = "".join(self._document(chapter.document) if chapter.document else self._prose(chapter))
        language = self._language(chapter)
        body = f'<section class="ed-chapter" epub:type="chapter"{language}>\n{inside}</section>'
        listed = f"{chapter.document.label}: {chapter.title}" if chapter.document else chapter.title
        return self._page(self._files[chapter.path], listed, chapter.level, body)

    def _language(self, chapter: Chapter) -> str:
        own = chapter.page.meta.languages[:1] if chapter.page else ()
        return f' lang="{own[0]}" xml:lang="{own[0]}"' if own else ""

    def _prose(self, chapter: Chapter) -> Iterator[str]:
        yield f"<h1>{escape(chapter.title, quote=False)}</h1>\n"
        if chapter.page:
            made = self._html(chapter.key)
            yield f"{self._set(made.body)}\n{self._notes(made.notes)}"

    def _document(self, document: Document) -> Iterator[str]:
        meta, top = document.meta, head(self._contents.library, document)
        text, note = self._html(document.file), self._html(f"{document.file}#source", "source-")
        summary = self._html(f"{document.file}#summary", "summary-")
        yield f'<p class="ed-above">{escape(top.above, quote=False)}</p>\n' if top.above else ""
        yield f"<h1>{escape(meta.title, quote=False)}</h1>\n"
        yield f'<p class="ed-below">{escape(top.below, quote=False)}</p>\n'
        yield f'<dl class="ed-facts">\n{"".join(map(_row, top.rows))}</dl>\n' if top.rows else ""
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
        html = (
            f'<aside role="doc-footnote" id="{note.anchor}"><p class="ed-mark">{escape(note.mark)}</p>'
            f"{_in_blocks(note.html)}<p>{back}</p></aside>\n"
        )
        return self._set(html)

    def _works(self) -> tuple[Page, ...]:
        bibliography = self._edition.derived.bibliography
        entries = "".join(
            f'<p class="ed-entry" id="{_anchor(entry_path("work", key))}">{xhtml(bibliography[key], self._lead)}</p>\n'
            for key in self._contents.works
        )
        body = f'<section class="ed-chapter" epub:type="bibliography">\n<h1>Works cited</h1>\n{entries}</section>'
        return (self._page(WORKS, "Works cited", 1, body),)

    def _signs(self) -> tuple[Page, ...]:
        rows = "".join(
            f"<dt>{sign.html}</dt><dd>{escape(sign.meaning, quote=False)}</dd>\n" for sign in signs(self._contents)
        )
        body = f'<section class="ed-chapter">\n<h1>Signs</h1>\n<dl class="ed-signs">\n{rows}</dl>\n</section>'
        return (self._page("signs.xhtml", "Signs", 1, body),) if rows else ()

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


def _file(path: str) -> str:
    """`documents/letters/d1/` → `documents-letters-d1.xhtml`: site paths are ASCII and differ in more than their slashes."""
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
