"""How to cite the edition, each document, collection, register entry and section of the study, in the styles that historians are asked for:

chicago   notes and bibliography (18th edition)
mla       works cited (9th edition)
apa       references (7th edition)

First the document, then the work it is printed in, then this edition. Of a calendar entry the citation says what it is: the
reader has the editors' summary before them, and the printed source is what the summary stands for. What is not known is left
out, except that a missing date is said to be missing. CSL knows no document printed in one work and read in another, hence
forms of our own (docs/decisions/0013); the tests compare them with what pandoc's citeproc makes of `items`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...model.derived import CiteForms
from ...model.edition import Loaded
from ...model.shelves import Pickled
from . import apa, chicago, mla
from .part import parts
from .subject import Subject
from .whole import Whole

__all__ = ["Subject", "cite"]


def cite(loaded: Loaded) -> Mapping[str, CiteForms]:
    """Key of a document, collection, register entry or page → its citations as HTML, with a final full stop but after addresses in APA."""
    return Pickled(_forms(loaded))


def _forms(loaded: Loaded) -> Iterator[tuple[str, CiteForms]]:
    collections = {collection.id: collection for collection in loaded.collections}
    for document in loaded.documents:
        subject = Subject(document, collections.get(document.collection), loaded)
        notes, entry = chicago.note(subject), chicago.bibliography(subject)
        yield document.key, CiteForms(notes, entry, mla.document(subject), apa.document(subject))
    for key, part in parts(loaded):
        notes, entry = chicago.part_note(part), chicago.part_bibliography(part)
        yield key, CiteForms(notes, entry, mla.part(part), apa.part(part))
    for page in loaded.pages:
        if not page.path:
            whole = Whole(loaded.site, "", loaded.last_revised)
            notes, entry = chicago.whole_note(whole), chicago.whole_bibliography(whole)
            yield page.file, CiteForms(notes, entry, mla.edition(whole), apa.edition(whole))
