"""A book as PDF: the texts as typst (markup/typst.py) between the title page and the imprint; the style is theme/print/edition.typ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..markup import TypstContext, render_typst, typst_citation
from ..markup.typst import call, escape, literal
from ..model.books import Book
from ..model.dating import stated_date
from ..model.edition import Document
from ..model.problem import Problem
from ..model.programs import Setting, Typesetter
from ..model.status import STATUS_NAMES, TRANSLATION_WORDS, status_words
from ..model.text import TRANSLATION, TRANSLATION_PREFIX, Text
from ..model.urls import entry_path
from .chapter import Chapter
from .contents import Contents, Library
from .files import style
from .heads import Row, head, short_date
from .imprint import fonts, lines, permalink
from .signs import signs

STYLE = "edition.typ"
_DEEPEST = 6
"""Levels of headings that PDF knows."""
_CODE_FONT = " Code is set in DejaVu Sans Mono (Bitstream Vera licence)."
_FEW = 40
"""So many documents stand in the contents among the chapters; more have a list of their own."""
_IN_PROSE = 2
"""Levels in the contents of a book without documents: chapters and their sections."""
_LISTED = 60
"""Chapters and parts that the contents list at most, before they leave out the deeper parts."""


def pdf(library: Library, book: Book, typesetter: Typesetter) -> bytes | Problem:
    """The book as PDF/UA-1 and, when a revision gives it a date, PDF/A-2a."""
    contents = Contents(library, book)
    source = "\n".join((style(STYLE), *set_parts(contents, typesetter.fonts)))
    return typesetter(Setting(source, library.edition.loaded.root, contents.day))


def set_parts(contents: Contents, families: Mapping[str, str]) -> Iterator[str]:
    """The typst of the book without its style, part by part; `families` are the fonts with the licence of each."""
    setter = _Setter(contents)
    parts = [*map(setter.chapter, contents.chapters), setter.works(), _signs(contents)]
    imprint = [*_imprint(contents), escape(_fonts(families, "".join(parts)))]
    yield _show(contents, tuple(families))
    if contents.book.kind == "document":
        yield from parts
        yield call("ed-end", "Imprint", content="\n\n".join(imprint))
        return
    yield _title_page(contents, imprint)
    yield _contents(contents, setter)
    yield "#ed-opening();"
    yield from parts


def _fonts(families: Mapping[str, str], source: str) -> str:
    return f"{fonts(families, source)}{_CODE_FONT if '#raw(' in source or '#ed-code(' in source else ''}"


def _show(contents: Contents, families: tuple[str, ...]) -> str:
    """The rule that makes all that follows the book."""
    book, site = contents.book, contents.site
    values = {
        "title": literal(f"{_status(contents)}{book.title}"),
        "description": literal(_description(contents)),
        "authors": _array(map(literal, contents.authors)),
        "language": literal(site.settings.default_language.partition("-")[0]),
        "fonts": _array(map(literal, families)),
    }
    if contents.day:
        year, month, day = (int(part) for part in contents.day.split("-"))
        values["date"] = f"datetime(year: {year}, month: {month}, day: {day})"
    return f"#show: ed-book.with({', '.join(f'{key}: {value}' for key, value in values.items())})\n"


def _array(values: Iterable[str]) -> str:
    return f"({''.join(f'{value}, ' for value in values)})"


def _named(**values: str) -> str:
    """Strings as a dictionary."""
    return f"({', '.join(f'{key}: {literal(value)}' for key, value in values.items())})"


def _status(contents: Contents) -> str:
    """`Calendar entry: ` before the title of a document of which the file has an entry only; readers of files see no more than that."""
    texts = {contents.library.documents[key].meta.text for key in contents.book.documents}
    return f"{STATUS_NAMES['calendar']}: " if contents.book.kind == "document" and texts == {"calendar"} else ""


def _description(contents: Contents) -> str:
    """What the file is: for the edition and its collections what they are about, for anything else where it comes from."""
    if contents.book.kind in {"collection", "edition"}:
        return _about(contents)
    address = f", {contents.site.url}{contents.book.page}" if contents.site.url else ""
    return f"From: {contents.site.title}{address}"


def _about(contents: Contents) -> str:
    """What the book is part of."""
    site = contents.site
    return f"{site.title}. {site.description}".strip()


def _title_page(contents: Contents, imprint: Iterable[str]) -> str:
    """Half-title, title and imprint."""
    half = _about(contents) if contents.book.kind in {"collection", "edition"} else ""
    publisher = contents.site.settings.publisher or ""
    authors = escape(", ".join(contents.authors))
    values = f"{', '.join(map(literal, contents.titles))}, [{authors}], {literal(publisher)}, half: {literal(half)}"
    return f"#ed-title-page({values}, {_array(f'[{line}]' for line in imprint if line)});\n"


def _imprint(contents: Contents) -> Iterator[str]:
    yield from map(typst_citation, lines(contents))


def _contents(contents: Contents, setter: _Setter) -> str:
    """Chapters and parts down to the level that a reader can still survey, and every document; of prose its sections."""
    documents = [chapter for chapter in contents.chapters if chapter.document]
    others = [chapter.level for chapter in contents.chapters if not chapter.document]
    is_long = len(documents) > _FEW
    depth = max((level for level in set(others) if sum(one <= level for one in others) <= _LISTED), default=1)
    listed = {setter.label(chapter): _listed(contents, chapter) for chapter in documents}
    found = listed or dict(_sections(contents, setter))
    named = "".join(f"{literal(label)}: {words}, " for label, words in found.items())
    deepest = depth if is_long else _DEEPEST if documents else _IN_PROSE
    values = f"{deepest}, ({named or ':'}), {_flag(is_long)}, {_flag(not documents)}"
    return f"#ed-contents({literal('Contents')}, {literal('Documents')}, {values});\n"


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _sections(contents: Contents, setter: _Setter) -> Iterator[tuple[str, str]]:
    """Label and words of the headings of prose; the words are plain, for notes and links stand in the text alone."""
    for chapter in contents.chapters:
        for heading in contents.edition.parsed.texts.get(chapter.key, Text(chapter.key)).headings:
            yield f"{setter.label(chapter)}{heading.id}", _named(number="", words=heading.plain, date="")


def _listed(contents: Contents, chapter: Chapter) -> str:
    """Number, title and date of a document."""
    meta = chapter.document.meta if chapter.document else None
    date = stated_date(meta).words(lambda edtf: short_date(edtf, contents.year)) if meta and meta.date else ""
    return _named(number=chapter.number, words=chapter.title, date=date)


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
        return f"{self._head(chapter, short)}\n\n{body}\n"

    def label(self, chapter: Chapter) -> str:
        """Of its heading."""
        return self._here[chapter.path]

    def _head(self, chapter: Chapter, running: str, above: str = "", below: str = "", told: str = "") -> str:
        """`running` is what the heads of pages say of it."""
        label = _label(chapter.document) if chapter.document else ""
        said = _named(words=running, label=label, number=chapter.number, part=chapter.part)
        values = f"{literal(chapter.kind)}, {literal(self.label(chapter))}, {literal(chapter.title)}, {said}"
        level = min(chapter.level, _DEEPEST)
        return f"\n#ed-head({level}, {values}, above: {literal(above)}, below: {literal(below)})[{told}];"

    def _document(self, chapter: Chapter, document: Document) -> str:
        """Head, summary, text, translation, source note; what the text is stands before it, with the head if nothing divides them."""
        meta, top = document.meta, head(self._contents.library, document)
        rows = "".join(
            f"({literal(row.term)}, [{_row(row)}]), " for row in (*top.rows, *permalink(self._contents, document))
        )
        facts = f"#ed-facts({rows});" if rows else ""
        summary = self._text(f"{document.file}#summary", chapter, "summary-")
        status = call("ed-status", STATUS_NAMES[meta.text], status_words(meta))
        running = ", ".join(filter(None, (_label(document), stated_date(meta).words() if meta.date else "")))
        told = facts if summary else facts + status
        parts = (
            self._head(chapter, running, top.above, top.below, told),
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
        title, bibliography = "Works cited", self._edition.derived.bibliography
        entries = [
            call("ed-entry", self._here[entry_path("work", key)], content=typst_citation(bibliography[key]))
            for key in self._contents.works
        ]
        if not entries:
            return ""
        if self._contents.book.kind == "document":
            return call("ed-end", title, content="\n".join(entries))
        head = f"1, {literal('chapter')}, {literal('works#')}, {literal(title)}, {_named(words=title, label='', number='', part='')}"
        return f"\n#ed-head({head})[];\n{chr(10).join(entries)}\n"


def _label(document: Document) -> str:
    """What heads of pages call a document: its number, or else its title."""
    return document.label if document.label != document.name else document.meta.title


def _row(row: Row) -> str:
    return call("ed-web", row.address, content=escape(row.words)) if row.address else escape(row.words)
