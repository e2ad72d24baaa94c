"""Who made a book, of what version and day it is, how to cite it, which rights it carries. HTML with italics and links only."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from html import escape

from ..model.dates import in_words, unbroken
from ..model.licences import licence_name
from .contents import Contents

_OWN = {"LATIN", "GREEK", "CYRILLIC", "MODIFIER"}
"""Scripts of the first of the fonts; what else is set needs the others."""


def citation(contents: Contents) -> str:
    """How to cite the book, as its page says; a collection as a part of the edition. Empty where the edition has no home page."""
    book, made = contents.book, contents.edition.derived.cite
    keys = book.documents if book.kind == "document" else [chapter.key for chapter in contents.chapters[:1]]
    own = made.get(keys[0]) if book.kind in {"document", "study", "path"} and keys else None
    if own:
        return own.bibliography
    whole = made.get(contents.library.pages[""].file) if "" in contents.library.pages else None
    if not whole or book.kind == "edition":
        return whole.bibliography if whole else ""
    return f"“{_words(book.title)}.” In {whole.bibliography}"


def lines(contents: Contents) -> tuple[str, ...]:
    """How to cite the book, version, rights and address, a sentence or two each."""
    site = contents.site
    revised = f", last revised {unbroken(in_words(contents.date))}" if contents.date else ""
    about = f"{_words(site.title)}. Version {_words(site.settings.version)}{revised}."
    where = f"The edition is at {_link(site.url)}." if site.url else ""
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
