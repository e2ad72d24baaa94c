"""What follows from the whole edition, one module for each thing derived:

trails       where a document stands: the parts above it, its neighbours
mentions     every place where a person, body, place, event, term, work or document is named: the registers' backlinks
page_links   which places of the study a document links to
references   what a document refers to, found or left as words
chronology   what happened and what was written on each date
meetings     which documents report which meeting, by kinds of meeting
correspondence  who exchanged letters with whom
ways         the orders in which a document can be read: as printed, by date, meeting, correspondence, path
csl          works as CSL items
locators     the place in a work, put into a finished citation
citations    citations and bibliography, set by pandoc in Chicago's notes
plain        the same, set more simply when pandoc is not installed
cite         how to cite each document, register entry and section of the study
items        documents and works as reference managers have them
page_items   the edition, its study and its paths, the same way
search       words, entities and facets of each document; when the site is made, the files that its search reads
books        parts of the edition as one file each
corrections  what changed after the first version of a document or page
versions     how documents read at each release
counts       what the build reports

Every derivation reads what was loaded, parsed and resolved, and changes nothing; each takes time in proportion to the edition.
"""

from __future__ import annotations

from collections.abc import Collection

from ..model.books import WITHOUT_TYPST, Format
from ..model.derived import Derived
from ..model.edition import Loaded, Parsed, Resolved
from ..model.programs import Pandoc
from ..model.shelves import Pickled
from .books import books
from .chronology import chronology
from .citations import citations
from .cite import cite
from .corrections import corrections
from .correspondence import correspondence
from .counts import counts
from .items import items
from .meetings import meetings
from .mentions import mentions
from .page_items import page_items
from .page_links import page_links
from .references import references
from .search import search, words
from .trails import trails
from .versions import versions
from .ways import ways

__all__ = ["derive"]


def derive(
    loaded: Loaded, parsed: Parsed, resolved: Resolved, pandoc: Pandoc | None, makes: Collection[Format] = WITHOUT_TYPST
) -> Derived:
    """Everything derived from an edition without errors. Without pandoc, citations take a simpler form and a warning says so.

    `makes` are the formats of books that can be made here.
    """
    paths = trails(loaded)
    named = mentions(loaded, parsed, resolved)
    referred = references(loaded)
    cited = citations(loaded, parsed, pandoc)
    days = chronology(loaded)
    series = meetings(loaded)
    letters = correspondence(loaded)
    return Derived(
        trails=paths,
        mentions=named,
        references=referred,
        chronology=days,
        citations=cited.citations,
        bibliography=cited.bibliography,
        cite=cite(loaded),
        page_links=page_links(loaded, parsed, resolved),
        items=Pickled((items(loaded) | page_items(loaded)).items()),
        search=search(loaded, named, paths),
        words=words(loaded, parsed, resolved),
        meetings=series,
        correspondence=letters,
        ways=ways(loaded, paths, days, series, letters),
        books=books(loaded, makes),
        corrections=corrections(loaded),
        versions=versions(loaded, parsed.texts),
        counts=counts(loaded, parsed, referred),
        problems=cited.problems,
    )
