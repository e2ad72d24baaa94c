"""Who made a book, of what version and day it is, how to cite it, which rights it carries."""

from __future__ import annotations

from html import escape

from ..model.dates import in_words, unbroken
from ..model.derived import CiteForms
from ..model.licences import licence_name
from .contents import Contents


def citation(contents: Contents) -> str:
    """How to cite the book, as HTML with italics and links only; of a document or section as its page says."""
    book, site = contents.book, contents.site
    keys = [*book.documents] if book.kind == "document" else [chapter.key for chapter in contents.chapters[:1]]
    made = contents.edition.derived.cite.get(keys[0] if keys else "", CiteForms("", ""))
    if made.bibliography and book.kind in {"document", "study", "path"}:
        return made.bibliography
    who = f"{escape(' and '.join(contents.authors), quote=False)}, " if contents.authors else ""
    part = "" if book.title == site.title else f"“{escape(book.title, quote=False)},” in "
    day = f", {in_words(contents.date)}" if contents.date else ""
    address = f", {escape(site.url + book.page, quote=False)}" if site.url else ""
    version = escape(site.settings.version, quote=False)
    return f"{who}{part}<i>{escape(site.title, quote=False)}</i>, version {version}{day}{address}."


def lines(contents: Contents) -> tuple[str, ...]:
    """Version, rights and address, a sentence each."""
    site = contents.site
    revised = f", last revised {unbroken(in_words(contents.date))}" if contents.date else ""
    where = f"The edition is at {site.url}." if site.url else ""
    return tuple(
        line for line in (f"{site.title}. Version {site.settings.version}{revised}.", *_rights(contents), where) if line
    )


def _rights(contents: Contents) -> tuple[str, ...]:
    """The rights in texts and sources of every collection in the book; without one, those of the site."""
    ids = dict.fromkeys(chapter.document.collection for chapter in contents.chapters if chapter.document)
    licences = dict.fromkeys(contents.library.collections[identifier].meta.licence for identifier in ids)
    said = tuple(
        f"The editors’ text: {licence_name(licence.text)[0]}. The documents: {licence_name(licence.source)[0]}."
        for licence in licences
    )
    own = f"{contents.site.licence.rstrip('.')}." if contents.site.licence else ""
    return said or ((own,) if own else ())
