"""Who made a book, of what version and day it is, how to cite it, which rights it carries. HTML with italics and links only."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from html import escape

from ..model.dates import in_words, unbroken
from ..model.edition import Document
from ..model.licences import licence_name
from .contents import Contents
from .heads import Row

_OWN = {"LATIN", "GREEK", "CYRILLIC", "MODIFIER"}
"""Scripts of the first of the fonts; what else is set needs the others."""


def citation(contents: Contents) -> str:
    """How to cite the book, as its page says; a collection as a part of the edition. Empty where the edition has no home page."""
    made = contents.edition.derived.cite.get(_key(contents))
    return made.bibliography if made else ""


def _key(contents: Contents) -> str:
    """Of what the book is cited as."""
    book, library = contents.book, contents.library
    match book.kind:
        case "document":
            return book.documents[0]
        case "collection":
            return f"collection:{library.documents[book.documents[0]].collection}"
        case "edition":
            return library.pages[""].file if "" in library.pages else ""
        case _:
            return contents.chapters[0].key


def permalink(contents: Contents, document: Document) -> tuple[Row, ...]:
    """In a book of several things the address under which each document is cited, where the site has one."""
    site = contents.site.url
    return (Row("Permalink", *[f"{site}{document.path}"] * 2),) if site and contents.book.kind != "document" else ()


def lines(contents: Contents) -> tuple[str, ...]:
    """How to cite the book, version, rights and address, a sentence or two each."""
    site = contents.site
    revised = f", last revised {unbroken(in_words(contents.date))}" if contents.date else ""
    about = f"{_words(site.title)}. Version {_words(site.settings.version)}{revised}."
    where = f"The edition is at {_link(site.url)}." if site.url else ""
    if site.url and contents.book.documents and contents.book.kind != "document":
        where = f"{where} Each document is cited by its own permalink, at which stands how."
    cited = citation(contents)
    return tuple(filter(None, (f"To cite: {cited}" if cited else "", about, *map(_words, rights(contents)), where)))


def rights(contents: Contents) -> tuple[str, ...]:
    """The rights in texts and sources of every collection in the book, in plain words; without one, those of the site."""
    ids = dict.fromkeys(chapter.document.collection for chapter in contents.chapters if chapter.document)
    licences = dict.fromkeys(contents.library.collections[identifier].meta.licence for identifier in ids)
    said = tuple(
        f"The editors’ text: {licence_name(licence.text)[0]}. The documents: {licence_name(licence.source)[0]}."
        for licence in licences
    )
    own = f"{contents.site.licence.rstrip('.')}." if contents.site.licence else ""
    return said or ((own,) if own else ())


def fonts(families: Mapping[str, str], source: str) -> str:
    """In what the book is set, plain: `families` are the fonts with the licence of each, the first that of the text."""
    by_licence: dict[str, list[str]] = {}
    for family in _used(families, source):
        by_licence.setdefault(families[family], []).append(family)
    said = (f"{', '.join(some)}{f' ({licence})' if licence else ''}" for licence, some in by_licence.items())
    return f"Set with typst in {'; '.join(said)}." if by_licence else ""


def _used(families: Mapping[str, str], source: str) -> Iterator[str]:
    names = list(families)
    yield from names[:1]
    if any(unicodedata.name(letter, "").split(" ")[0] not in _OWN for letter in set(source) if letter.isalpha()):
        yield from names[1:]


def _words(plain: str) -> str:
    return escape(plain, quote=False)


def _link(address: str) -> str:
    return f'<a href="{escape(address)}">{_words(address)}</a>' if address else ""
