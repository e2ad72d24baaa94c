"""The prose pages: home, the record of an article, sections of the study, reading paths, about."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from ..model.dates import in_words
from ..model.edition import Edition, HtmlPage, ProsePage
from ..model.entries import Work
from . import overview
from .citing import cite_rows
from .compositor import Compositor
from .corrections import source_links
from .document_lists import lines
from .documents import last_revision, named_groups
from .downloads import book_offers, page_downloads
from .entry_facts import entry_facts
from .folders import is_index
from .heads import page_head
from .legend import legend
from .linked_data import record_title
from .page_links import documents_referring
from .phrases import Fact, Phrase, facts
from .registers import UNVERIFIED, bibliography_entry, is_unverified
from .views import STYLES, views

FEWEST_HEADINGS = 3
"""A text with fewer headings needs no table of contents."""

READ_AT = {"article-journal": "Read the article in PDF at the journal"}
"""Type of a published work → the words of the link to it."""


def files(edition: Edition) -> Iterator[str]:
    """The Markdown files of content/."""
    return (page.file for page in edition.loaded.pages)


def pages(compositor: Compositor, file: str) -> Iterator[HtmlPage]:
    """The page of a Markdown file of content/."""
    page = compositor.prose[file]
    path, folder = page.path, posixpath.dirname(page.name)
    members = compositor.pages_of.get(folder, ())
    text = compositor.text(page.file, path)
    choices = views(compositor, (compositor.edition.parsed.texts.get(page.file),), path)
    work = _work(compositor, page)
    offered, books = page_downloads(compositor, page), book_offers(compositor, path)
    yield compositor.page(
        "prose",
        path,
        page.meta.title,
        page.meta.summary or compositor.site.description,
        trail=_trail(compositor, page),
        text=text,
        legend=legend(compositor.edition.parsed.texts.get(page.file)),
        views=choices,
        page_assets=(STYLES,) if choices else (),
        language=_language(compositor, page),
        record=_record(compositor, work, path) if work else None,
        home=_home(compositor, path) if path == "" else None,
        sections=_phrases(compositor, _unlisted(compositor, members, page), path) if is_index(page) else (),
        documents=lines(compositor, page.meta.documents, path),
        books=books,
        referred_to_by=tuple(documents_referring(compositor, path)),
        neighbours=_neighbours(compositor, members, page),
        groups=named_groups(compositor, path) if path else (),
        responsibility=page.meta.responsibility,
        revised=_revised(page),
        downloads=offered,
        links=source_links(compositor, page.file, path, page.name.removesuffix(".md")),
        cite=cite_rows(compositor, page.file),
        page_contents=_contents(compositor, page),
        page_lastmod=last_revision(page.meta.revisions),
        page_source=page.file,
        page_window=record_title(compositor, page) if work else "",
        page_head=page_head(compositor, page, (*offered, *(file for book in books for file in book.files))),
    )


def _unlisted(compositor: Compositor, members: tuple[ProsePage, ...], index: ProsePage) -> tuple[ProsePage, ...]:
    """The pages of a folder, unless the text of its index lists them all: then it is their list."""
    text = compositor.edition.parsed.texts[index.file]
    targets = compositor.edition.resolved.targets.get(index.file, ())
    # In a list of links no paragraph is counted.
    listed = {
        target.id for link, target in zip(text.links, targets, strict=False) if target and not link.place.paragraph
    }
    return () if listed.issuperset(member.name for member in members) else members


def _trail(compositor: Compositor, page: ProsePage) -> tuple[Phrase, ...]:
    """The indexes of the folders above the page, outermost first; the home page stands above them all."""
    folders = page.path.rstrip("/").split("/")[:-1]
    above = ("/".join(folders[:depth]) + "/" for depth in range(1, len(folders) + 1))
    return tuple(
        Phrase(index.meta.title, compositor.href(path, page.path))
        for path in above
        if (index := compositor.indexes.get(path))
    )


def _language(compositor: Compositor, page: ProsePage) -> str:
    own = page.meta.languages[:1]
    return own[0] if own and own[0] != compositor.site.settings.default_language else ""


def _work(compositor: Compositor, page: ProsePage) -> Work | None:
    registered = compositor.entry("work", page.meta.record_of)
    return registered.entry if registered and isinstance(registered.entry, Work) else None


def _record(compositor: Compositor, work: Work, page: str) -> dict[str, object]:
    """The bibliographic record of a published work, and the way to its text."""
    authors = tuple(Phrase(name.natural) for name in work.author)
    volume = ", ".join(
        f"{word} {value}" for word, value in (("vol.", work.volume), ("no.", work.issue), ("pp.", work.page)) if value
    )
    registered = compositor.edition.loaded.registers["work"][work.id]
    rows = facts(
        Fact("Authors" if len(authors) > 1 else "Author", authors),
        Fact("Title", (Phrase(work.title),)),
        Fact("Published in", (Phrase(work.container_title, after=f", {volume}" if volume else ""),))
        if work.container_title
        else None,
        Fact("Year", (Phrase(in_words(work.issued), datetime=work.issued),)) if work.issued else None,
        *(row for row in entry_facts(compositor, registered) if row.term == "DOI"),
        Fact("In this edition", (Phrase("every citation of it", compositor.href(registered.path, page)),)),
    )
    return {
        "facts": rows,
        "reference": bibliography_entry(compositor, work),
        "unverified": UNVERIFIED if is_unverified(work) else "",
        "read_at": Phrase(READ_AT.get(work.type, "Read it at the publisher"), work.URL) if work.URL else None,
    }


def _home(compositor: Compositor, page: str) -> dict[str, object]:
    return {
        "collections": overview.collections(compositor, page),
        "entry_points": overview.entry_points(compositor, page),
    }


def _phrases(compositor: Compositor, members: tuple[ProsePage, ...], page: str) -> tuple[Phrase, ...]:
    return tuple(
        Phrase(member.meta.title, compositor.href(member.path, page), after=member.meta.summary or "")
        for member in members
    )


def _neighbours(
    compositor: Compositor, members: tuple[ProsePage, ...], page: ProsePage
) -> tuple[Phrase | None, Phrase | None]:
    """The pages before and after in the folder's order; an index has none."""
    if page not in members:
        return None, None
    place = members.index(page)
    before, *_ = _phrases(compositor, members[place - 1 : place] if place else (), page.path) or (None,)
    after, *_ = _phrases(compositor, members[place + 1 : place + 2], page.path) or (None,)
    return before, after


def _revised(page: ProsePage) -> Phrase | None:
    revised = last_revision(page.meta.revisions)
    return Phrase(in_words(revised), datetime=revised) if revised else None


def _contents(compositor: Compositor, page: ProsePage) -> tuple[tuple[str, str, int], ...]:
    text = compositor.edition.parsed.texts.get(page.file)
    headings = tuple((heading.id, heading.plain, heading.level) for heading in text.headings) if text else ()
    return headings if len(headings) >= FEWEST_HEADINGS else ()
