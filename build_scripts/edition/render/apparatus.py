"""What a document’s apparatus and text rest on: the conspectus siglorum, and the hands told apart."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dates import in_words
from ..model.edition import Document
from ..model.records import Hand, Witness
from .compositor import Compositor
from .phrases import Fact, Phrase


def witnesses_of(compositor: Compositor, document: Document) -> tuple[Witness, ...]:
    """The witnesses that the document’s apparatus may name: the collection’s, then its own."""
    return (*compositor.collections[document.collection].meta.witnesses, *document.meta.witnesses)


def conspectus(compositor: Compositor, document: Document) -> tuple[Fact, ...]:
    """Each siglum with what it stands for; nothing for a document without an apparatus."""
    text = compositor.edition.parsed.texts.get(document.file)
    if not (text and text.sigla) and not document.meta.witnesses:
        return ()
    return tuple(
        Fact(witness.siglum, (Phrase(", ".join(_described(witness))),), witness.relation or "")
        for witness in witnesses_of(compositor, document)
    )


def _described(witness: Witness) -> Iterator[str]:
    yield witness.description
    if witness.date:
        yield in_words(witness.date)
    if witness.repository:
        yield witness.repository
    if witness.shelfmark:
        yield witness.shelfmark


def hands(compositor: Compositor, document: Document) -> tuple[Phrase, ...]:
    """The hands described in the front matter, with who wrote them."""
    return tuple(
        Phrase(hand.description, more=_writer(compositor, hand, document.path)) for hand in document.meta.hands
    )


def _writer(compositor: Compositor, hand: Hand, page: str) -> tuple[Phrase, ...]:
    return (compositor.entry_phrase("person", hand.person, page, before=": "),) if hand.person else ()
