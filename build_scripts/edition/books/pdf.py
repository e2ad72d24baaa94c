"""A book as PDF: the texts as typst (markup/typst.py) between the title page and the imprint; the style is theme/print/edition.typ."""

from __future__ import annotations

from collections.abc import Iterator

from ..markup import TypstContext, render_typst, typst_citation
from ..markup.typst import call, escape, literal
from ..model.books import Book
from ..model.edition import Document
from ..model.problem import Problem
from ..model.programs import Setting, Typesetter
from ..model.status import STATUS_NAMES, TRANSLATION_WORDS, status_words
from ..model.text import TRANSLATION, TRANSLATION_PREFIX, Text
from ..model.urls import entry_path
from .contents import Chapter, Contents, Library
from .files import style
from .heads import Row, head
from .imprint import citation, lines
from .signs import signs

STYLE = "edition.typ"
_DEEPEST = 6
"""Levels of headings that PDF knows."""


def pdf(library: Library, book: Book, typesetter: Typesetter) -> bytes | Problem:
    """The book as PDF/UA-1 and, when a revision gives it a date, PDF/A-2a."""
    contents = Contents(library, book)
    source = "\n".join(_source(contents, typesetter.families))
    return typesetter(Setting(source, library.edition.loaded.root, contents.day))


def _source(contents: Contents, families: tuple[str, ...]) -> Iterator[str]:
    yield style(STYLE)
    yield _show(contents, families)
    setter = _Setter(contents)
    alone = contents.book.kind == "document"
    if not alone:
        yield _title_page(contents)
        yield f"#ed-contents({literal('Contents')}, 2);"
    for chapter in contents.chapters:
        yield setter.chapter(chapter)
    yield setter.works()
    yield _signs(contents)
    yield setter.imprint(alone)


def _show(contents: Contents, families: tuple[str, ...]) -> str:
    """The rule that makes all that follows the book."""
    book, site = contents.book, contents.site
    values = {
        "title": literal(book.title),
        "description": literal(f"{site.title}. {site.description}".strip()),
        "authors": _array(contents.authors),
        "language": literal(site.settings.default_language.partition("-")[0]),
        "fonts": _array(families),
    }
    if contents.day:
        year, month, day = (int(part) for part in contents.day.split("-"))
        values["date"] = f"datetime(year: {year}, month: {month}, day: {day})"
    return f"#show: ed-book.with({', '.join(f'{key}: {value}' for key, value in values.items())})\n"


def _array(words: tuple[str, ...]) -> str:
    return f"({''.join(f'{literal(word)}, ' for word in words)})"


def _title_page(contents: Contents) -> str:
    book, site = contents.book, contents.site
    above = site.title if book.title != site.title else site.description
    authors = escape(", ".join(contents.authors))
    listed = "".join(f"[{line}], " for line in _imprint(contents))
    return f"#ed-title-page({literal(book.title)}, {literal(above)}, [{authors}], ({listed}));\n"


def _imprint(contents: Contents) -> Iterator[str]:
    yield f"To cite: {typst_citation(citation(contents))}"
    yield from map(escape, lines(contents))


def _signs(contents: Contents) -> str:
    """What the signs in the texts mean."""
    rows = "".join(f"([{sign.typst}], [{escape(sign.meaning)}]), " for sign in signs(contents))
    return f"#ed-end({literal('Signs')})[#ed-signs({rows});];" if rows else ""


class _Setter:
    """Sets the parts of one book."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._edition = contents.edition
        paths = [chapter.path for chapter in contents.chapters]
        paths += [entry_path("work", key) for key in contents.works]
        self._here = {path: f"{path}#" for path in paths}

    def chapter(self, chapter: Chapter) -> str:
        """A chapter with its head."""
        if chapter.document:
            return self._document(chapter, chapter.document)
        body = self._text(chapter.key, chapter) if chapter.page else ""
        short = (chapter.page.meta.short if chapter.page else None) or chapter.title
        return f"{self._head(chapter, chapter.title, short)}\n\n{body}\n"

    def _head(self, chapter: Chapter, title: str, short: str, above: str = "", below: str = "", told: str = "") -> str:
        level = min(chapter.level, _DEEPEST)
        values = f"{level}, {literal(self._here[chapter.path])}, {literal(title)}, {literal(short)}"
        return f"\n#ed-head({values}, above: {literal(above)}, below: {literal(below)})[{told}];"

    def _document(self, chapter: Chapter, document: Document) -> str:
        """Head, summary, text, translation, source note; what the text is stands before it, with the head if nothing divides them."""
        meta, top = document.meta, head(self._contents.library, document)
        rows = "".join(f"({literal(row.term)}, [{_row(row)}]), " for row in top.rows)
        facts = f"#ed-facts({rows});" if rows else ""
        summary = self._text(f"{document.file}#summary", chapter, "summary-")
        status = call("ed-status", STATUS_NAMES[meta.text], status_words(meta))
        running = f"{document.label}, {STATUS_NAMES[meta.text].lower()}"
        told = facts if summary else facts + status
        parts = (
            self._head(chapter, meta.title, running, top.above, top.below, told),
            f"{summary}\n\n{status}" if summary else "",
            self._body(chapter, document),
            self._translation(chapter, document),
            self._source(chapter, document),
        )
        return "\n".join(filter(None, parts))

    def _body(self, chapter: Chapter, document: Document) -> str:
        """The text; a summary by the editors within a rule of its own, a document’s own words in their language."""
        meta, body = document.meta, self._text(document.file, chapter)
        if not body:
            return ""
        if meta.text == "calendar":
            return f"#ed-calendar[\n{body}\n];"
        words = call("ed-foreign", meta.languages[0], content=f"\n{body}\n") if meta.languages else body
        return f"#ed-text[\n{words}\n];"

    def _translation(self, chapter: Chapter, document: Document) -> str:
        """The translation, which is the editors’ as well."""
        if not document.translation:
            return ""
        body = self._text(f"{document.file}{TRANSLATION}", chapter, TRANSLATION_PREFIX)
        words = call("ed-foreign", document.translation.language, content=f"\n{body}\n")
        return f"{call('ed-status', 'Translation', TRANSLATION_WORDS)}\n#ed-calendar[\n{words}\n];"

    def _source(self, chapter: Chapter, document: Document) -> str:
        note = self._text(f"{document.file}#source", chapter, "source-")
        anchor = call("ed-anchor", f"{self._here[chapter.path]}source")
        return f"#ed-end({literal('Source')})[{anchor}{note}];" if note else ""

    def _text(self, key: str, chapter: Chapter, prefix: str = "") -> str:
        edition = self._edition
        made = edition.derived.citations
        text = edition.parsed.texts.get(key, Text(key))
        context = TypstContext(
            targets=edition.resolved.targets.get(key, ()),
            paragraph_ids=edition.resolved.paragraph_ids.get(key, ()),
            citations={c.index: made[key, c.index] for c in text.citations if (key, c.index) in made},
            prefix=f"{self._here[chapter.path]}{prefix}",
            here=self._here,
            site=self._contents.site.url,
            level=chapter.level - 1,
        )
        return render_typst(text, context)

    def works(self) -> str:
        """The works that the texts cite."""
        bibliography = self._edition.derived.bibliography
        entries = [
            call("ed-entry", self._here[entry_path("work", key)], content=typst_citation(bibliography[key]))
            for key in self._contents.works
        ]
        if not entries:
            return ""
        if self._contents.book.kind == "document":
            return f"#ed-end({literal('Works cited')})[{chr(10).join(entries)}];"
        return f"\n#ed-head(1, {literal('works#')}, {literal('Works cited')}, {literal('Works cited')})[];\n{chr(10).join(entries)}\n"

    def imprint(self, whole: bool) -> str:
        """How to cite, and the rest of the imprint where no title page has told it."""
        if not whole:
            return ""
        told = "\n\n".join(_imprint(self._contents))
        return f"#ed-end({literal('Imprint')})[{told}];"


def _row(row: Row) -> str:
    return call("ed-web", row.address, content=escape(row.words)) if row.address else escape(row.words)
