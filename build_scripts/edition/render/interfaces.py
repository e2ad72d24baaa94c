"""/about/data/: every file that the edition offers as data, and what each field of its tables means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from ..model.edition import Edition, HtmlPage
from ..model.interfaces import Interface
from ..model.settings import Site
from ..model.urls import GENERATED
from .compositor import Compositor
from .heads import list_head
from .licences import licence_phrase
from .phrases import Phrase

PATH = "about/data/"
TITLE = GENERATED[PATH]


def interfaces_page(edition: Edition, offered: Sequence[Interface]) -> HtmlPage:
    """The page, from what has been exported."""
    compositor = Compositor(edition)
    tables = [one for one in offered if one.fields]
    return compositor.page(
        "interfaces",
        PATH,
        TITLE,
        "Every file that this edition offers as data, and what is in it.",
        files=tuple((_linked(compositor, one), one.media_type, one.about, one.count) for one in offered),
        licences=_licences(compositor),
        harvested=harvested(compositor.site, offered),
        tables=tuple((_anchor(one), one.path, one.fields) for one in tables),
        page_contents=(("ed-files", "Files", 2), ("ed-harvest", "Harvesting", 2), ("ed-fields", "Fields", 2)),
        page_head=list_head(compositor, PATH, TITLE),
    )


def _licences(compositor: Compositor) -> tuple[Phrase, ...]:
    """The licences of texts and sources, each once."""
    found = [collection.meta.licence for collection in compositor.collections.values()]
    texts = (licence_phrase(one.text, "texts, registers and data of the editors: ") for one in found)
    sources = (licence_phrase(one.source, "source documents: ") for one in found)
    return tuple(dict.fromkeys((*texts, *sources)))


def harvested(site: Site, offered: Sequence[Interface]) -> tuple[str, ...]:
    """What programs of others can collect as things are, and what is missing where they cannot."""
    return tuple(_harvested(site, {one.path for one in offered}))


def _harvested(site: Site, paths: AbstractSet[str]) -> Iterator[str]:
    if not site.url:
        yield "The address of the site is not known, so there is nothing that others could collect."
        return
    if "api/cmif.xml" in paths:
        yield (
            "CMIF: correspSearch and others can collect the file as it is. People and places of which an identifier in an authority file "
            "has been compared are named by it, all others by their addresses here; letters elsewhere are brought together with these by the former only."
        )
    if "api/beacon-<authority>.txt" in paths:
        yield "BEACON: a file for each authority file of which identifiers have been compared."
    else:
        yield "BEACON: no file, for no identifier in an authority file has been compared yet."
    if "api/oai/ListRecords.xml" in paths:
        yield f"OAI-PMH: {oai_words(site)}."


def oai_words(site: Site) -> str:
    """How far the files of OAI-PMH can be harvested."""
    settings = site.settings
    if settings.contact and settings.gateway:
        return "through the gateway that mkdocs.yml names, from the static repository; the answers as files, too"
    missing = [
        words
        for words, known in (
            ("an e-mail address of the editors", settings.contact),
            ("a gateway for static repositories", settings.gateway),
        )
        if not known
    ]
    return f"answers as files only, which no harvester can query; {' and '.join(missing)} would be needed for that"


def _linked(compositor: Compositor, one: Interface) -> Phrase:
    """The path; a family of files has no one address."""
    return Phrase(one.path, "" if "<" in one.path else compositor.href(one.path, PATH))


def _anchor(one: Interface) -> str:
    return f"ed-{one.path.rpartition('/')[2].partition('.')[0]}"
