"""The compositor sets pages: it follows links, sets texts and fills templates. One for the whole edition."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache, partial
from itertools import groupby
from operator import attrgetter
from typing import Any
from urllib.parse import urlsplit

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from ..markup import HtmlContext, HtmlNote, HtmlParallel, HtmlText, SiglumLink, render_html
from ..model.counterparts import counterparts
from ..model.coverage import covered
from ..model.dates import unbroken
from ..model.derived import PageLink, Series
from ..model.directions import direction
from ..model.edition import Collection, Document, Edition, HtmlPage, ProsePage, Registered, Translation
from ..model.facts import Facts
from ..model.founders import founders
from ..model.history import Commit
from ..model.lookups import Lookups, look_up
from ..model.text import TRANSLATION, TRANSLATION_PREFIX, Text
from ..model.urls import relative
from ..theme_path import theme_directory
from .addresses import breakable
from .cross_references import Relations, named_on, relations
from .dates import date_phrase
from .folders import is_index, pages_of
from .gone import gone
from .phrases import NoteSeries, Phrase, SetNote, SetText, trusted
from .sigla import sigla

NOT_FOUND = "404.html"
"""The one page that the server shows at any address: its links count from the site's root."""

SERIES_TITLES = {
    "editorial": "Editorial notes",
    "original": "Notes in the original",
    "textual": "Textual notes",
    "apparatus": "Variant readings",
}
"""Series of notes, in the order in which they are set."""

_BLOCK = re.compile(r"\s*<(p|div|ul|ol|dl|table|figure|blockquote|pre|hr|h[1-6])\b")


Templates = tuple[tuple[str, str], ...]
"""Names and sources."""


def read_templates() -> Templates:
    """The templates as they are now."""
    folder = theme_directory() / "edition"
    return tuple((file.name, file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.html")))


@lru_cache(maxsize=1)  # a preview makes all pages again and again
def _environment(templates: Templates) -> Environment:
    made = Environment(
        loader=DictLoader(dict(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_set,
        auto_reload=False,
    )
    made.filters["direction"] = direction
    return made


def _set(value: object) -> object:
    """Plain words as they are set; what `markup` made has been set already."""
    return unbroken(value) if type(value) is str else value


class Compositor(Lookups):
    """Sets pages of one edition."""

    def __init__(self, source: Edition | Facts) -> None:
        super().__init__(source)
        self.site = self.edition.loaded.site
        self._root = urlsplit(self.site.url).path or "/"

    @cached_property
    def templates(self) -> Templates:
        """What pages are filled into, read once: whatever is kept of a page is kept for these."""
        return read_templates()

    @cached_property
    def _environment(self) -> Environment:
        return _environment(self.templates)

    # -- what the edition holds ----------------------------------------------------------------------------------------

    @look_up
    def documents(self) -> dict[str, Document]:
        """Documents by key."""
        return {document.key: document for document in self.edition.loaded.documents}

    @look_up
    def by_date(self) -> dict[str, int]:
        """Key of a document → its place among all in order of date, undated ones last."""
        dated = {
            key: way.position
            for key, through in self.edition.derived.ways.items()
            for way in through
            if way.kind == "date"
        }
        undated = (key for key in self.documents if key not in dated)
        return dated | {key: place for place, key in enumerate(undated, len(dated) + 1)}

    @look_up
    def documents_of(self) -> dict[str, tuple[Document, ...]]:
        """Id of a collection → its documents in their order."""
        by_collection = groupby(self.edition.loaded.documents, key=attrgetter("collection"))
        return {collection: tuple(documents) for collection, documents in by_collection}

    @look_up
    def collections(self) -> dict[str, Collection]:
        """Collections by id."""
        return {collection.id: collection for collection in self.edition.loaded.collections}

    @look_up
    def covered(self) -> dict[str, str]:
        """Site path of the home page, of a collection, of a page that leads through documents → from when to when these are."""
        return covered(self.edition.loaded)

    @look_up
    def named_on(self) -> Mapping[str, tuple[str, ...]]:
        """Site path of a page → `scheme:id` of every entry named there, in the order of the registers."""
        return named_on(self.edition)

    @look_up
    def related(self) -> Relations:
        """(scheme, id, relation) → (scheme, id) of those who stand in it."""
        return relations(self.edition)

    @look_up
    def commits(self) -> Mapping[str, tuple[Commit, ...]]:
        """File → commits that changed what stands there now."""
        return self.edition.loaded.history.of_file

    @look_up
    def pages_of(self) -> dict[str, tuple[ProsePage, ...]]:
        """Folder of content/ → its pages in their order, without its index."""
        return pages_of(self.edition)

    @look_up
    def prose(self) -> dict[str, ProsePage]:
        """Pages of prose by file."""
        return {page.file: page for page in self.edition.loaded.pages}

    @look_up
    def indexes(self) -> dict[str, ProsePage]:
        """Site path → the page of prose that stands for its folder."""
        return {page.path: page for page in self.edition.loaded.pages if is_index(page)}

    @look_up
    def gone(self) -> dict[str, list[str]]:
        """Path of a living page → the anchors that are no more on it."""
        return gone(self.edition)

    @look_up
    def becoming(self) -> Mapping[str, str]:
        """Path of a page → the one that it was before."""
        return founders(self.edition.loaded.ledger)

    @look_up
    def days(self) -> dict[str, str]:
        """EDTF date → site path of its place in the chronology."""
        return {day.edtf: day.path for day in self.edition.derived.chronology}

    @look_up
    def meetings(self) -> dict[str, tuple[Series, int]]:
        """Id of a meeting → the series that it belongs to, and its place there, from 0."""
        return {
            meeting.event: (series, place)
            for series in self.edition.derived.meetings
            for place, meeting in enumerate(series.meetings)
        }

    def type_name(self, document: Document) -> str:
        """The document's type in words."""
        kind = document.meta.type
        return self.collections[document.collection].meta.types.get(kind, kind)

    def entry(self, scheme: str, identifier: str | None) -> Registered | None:
        """An entry of a register, if there is one."""
        return self.edition.loaded.registers.get(scheme, {}).get(identifier) if identifier else None

    # -- links ---------------------------------------------------------------------------------------------------------

    def href(self, target: str, page: str) -> str:
        """A link to a site path or web address, as written on the page."""
        if ":" in target and urlsplit(target).scheme:
            return target
        return self._root + target if page == NOT_FOUND else relative(target, page)

    def entry_phrase(self, scheme: str, identifier: str, page: str, before: str = "", after: str = "") -> Phrase:
        """The name of an entry, linked."""
        registered = self.entry(scheme, identifier)
        if not registered:
            return Phrase(identifier, before=before, after=after)
        return Phrase(registered.entry.name, self.href(registered.path, page), before, after)

    def day_phrase(self, edtf: str | None, page: str, time: str | None = None, after: str = "") -> Phrase | None:
        """A date, linked to its place in the chronology."""
        phrase = date_phrase(edtf, time, after)
        path = self.days.get(edtf or "")
        return replace(phrase, href=self.href(path, page)) if phrase and path else phrase

    # -- texts ---------------------------------------------------------------------------------------------------------

    def text(self, key: str, page: str, prefix: str = "") -> SetText | None:
        """A text with its notes, set on the page; None when there is no such text."""
        html = self._html(key, page, prefix)
        if html is None or not html.body.strip():
            return None
        referring = partial(self._referring, page=page)
        theirs = _series(html.notes_of_translation, referring)
        return SetText(trusted(_in_blocks(html.body)), _series(html.notes, referring), theirs)

    def _referring(self, anchor: str, page: str) -> tuple[Phrase, ...]:
        """The documents that point to a note of the page."""
        return tuple(
            Phrase(link.origin.title, self.href(link.origin.path, page))
            for link in self.linked_from.get(f"{page}#{anchor}", ())
        )

    @look_up
    def linked_from(self) -> dict[str, list[PageLink]]:
        """Site path of a page of prose, and of each place on it → the links of documents that lead there."""
        found: dict[str, list[PageLink]] = {}
        for links in self.edition.derived.page_links.values():
            for link in links:
                for path in dict.fromkeys((link.path, link.path.partition("#")[0])):
                    found.setdefault(path, []).append(link)
        return found

    def inline(self, key: str, page: str, plain: str | None, prefix: str) -> Markup | str:
        """A short text set within a line: the text of the key, or else the words as they stand."""
        html = self._html(key, page, prefix)
        return trusted(html.body.strip()) if html else plain or ""

    def _html(self, key: str, page: str, prefix: str) -> HtmlText | None:
        text = self.edition.parsed.texts.get(key)
        if text is None:
            return None
        context = replace(self._context(key, text, page, prefix), shows_facsimiles=key in self.translations)
        return render_html(text, context, self._parallel(key, page))

    def _context(self, key: str, text: Text, page: str, prefix: str) -> HtmlContext:
        made = self.edition.derived.citations
        return HtmlContext(
            targets=self.edition.resolved.targets.get(key, ()),
            paragraph_ids=self.edition.resolved.paragraph_ids.get(key, ()),
            citations={
                c.index: breakable(unbroken(made[key, c.index])) for c in text.citations if (key, c.index) in made
            },
            hands=self._hands.get(key.removesuffix(TRANSLATION), {}),
            witnesses=self._witnesses.get(key.removesuffix(TRANSLATION), {}),
            page=page,
            prefix=prefix,
            sizes=self.edition.loaded.sizes,
        )

    def _parallel(self, key: str, page: str) -> HtmlParallel | None:
        """The translation of a document’s text."""
        translation, theirs = self.translations.get(key), f"{key}{TRANSLATION}"
        if translation is None:
            return None
        text = self.edition.parsed.texts[theirs]
        places = counterparts(self.edition.resolved.paragraph_ids.get(key, ()), text.paragraphs)
        context = replace(self._context(theirs, text, page, TRANSLATION_PREFIX), links_by_prefix=False)
        ordinals = {place: ordinal for ordinal, place in enumerate(places, start=1)}
        return HtmlParallel(text, context, translation.language, ordinals)

    @look_up
    def translations(self) -> dict[str, Translation | None]:
        """File of each document → its translation."""
        return {document.file: document.translation for document in self.edition.loaded.documents}

    @look_up
    def _hands(self) -> dict[str, dict[str, str]]:
        """Text key → the hands that the document tells apart."""
        documents = (document for document in self.edition.loaded.documents if document.meta.hands)
        return {document.file: {hand.id: hand.description for hand in document.meta.hands} for document in documents}

    @look_up
    def _witnesses(self) -> dict[str, dict[str, SiglumLink]]:
        """Text key → siglum → what it stands for."""
        language = self.site.settings.default_language
        found = (
            (document.file, sigla(self.collections[document.collection].meta, document.meta, language))
            for document in self.edition.loaded.documents
        )
        return {file: named for file, named in found if named}

    # -- pages ---------------------------------------------------------------------------------------------------------

    def fill(self, template: str, **context: Any) -> str:
        """The template filled with the context."""
        return self._environment.get_template(f"{template}.html").render(context)

    def page(self, kind: str, path: str, title: str, description: str = "", **context: Any) -> HtmlPage:
        """A page of a kind, from its template; `page_*` in the context go to the page itself."""
        fields = {name.removeprefix("page_"): context.pop(name) for name in list(context) if name.startswith("page_")}
        body = self.fill(kind, title=title, **context)
        return HtmlPage(path=path, kind=kind, title=title, description=description, body=body, **fields)


def _in_blocks(body: str) -> str:
    """A text of one paragraph from YAML comes without its element (markup/paragraphs.py); on a page it needs one."""
    return body if _BLOCK.match(body) else f"<p>{body.strip()}</p>\n"


def _series(notes: tuple[HtmlNote, ...], referring: Callable[[str], tuple[Phrase, ...]]) -> tuple[NoteSeries, ...]:
    groups = (
        (title, tuple(_note(note, referring(note.anchor)) for note in notes if note.series == name))
        for name, title in SERIES_TITLES.items()
    )
    return tuple(NoteSeries(title, group) for title, group in groups if group)


def _note(note: HtmlNote, referring: tuple[Phrase, ...]) -> SetNote:
    letters = "abcdefghijklmnopqrstuvwxyz"
    several = len(note.backlinks) > 1
    backlinks = tuple(
        (f"#{anchor}", letters[i] if several and i < len(letters) else "") for i, anchor in enumerate(note.backlinks)
    )
    return SetNote(note.anchor, note.mark, trusted(note.html), backlinks, referring)
