"""What a document’s apparatus and text rest on: the conspectus siglorum, the text by witness, and the hands told apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.dates import in_words
from ..model.edition import Document
from ..model.records import Apparatus, Hand, Witness
from ..model.references import document_key
from ..model.text import Text
from ..model.witnesses import apparatus_of, witnesses_of
from .compositor import Compositor
from .phrases import Phrase
from .sigla import sigla

_MEANINGS = {
    "omitted": "“Om.”: the witness lacks the words.",
    "added": "“Add.”: it has these words besides.",
    "not-seen": "“Not seen”: what it has there is not known.",
}
"""What the editors’ words in the apparatus mean."""

STYLES, SCRIPT = "apparatus.css", "witnesses.js"


@dataclass(frozen=True, slots=True)
class SetWitness:
    """A witness as the conspectus describes it."""

    siglum: str
    anchor: str
    described: Phrase
    relation: str
    seen: str


@dataclass(frozen=True, slots=True)
class Conspectus:
    """The conspectus siglorum of a page."""

    witnesses: tuple[SetWitness, ...]
    rules: tuple[str, ...]
    """How the apparatus is to be read, in sentences."""
    form: str
    """`negative` or `positive`."""
    base: str
    """Siglum of the witness that is followed, or empty."""
    is_text: bool
    """Whether the page has the text itself and not a summary."""
    by_witness: bool
    """Whether the text of each witness can be worked out from the apparatus."""

    @property
    def assets(self) -> tuple[str, ...]:
        """Styles and scripts of theme/assets/ that the page needs."""
        return (STYLES, SCRIPT) if self.by_witness else (STYLES,)


def conspectus(compositor: Compositor, document: Document) -> Conspectus | None:
    """Each siglum with what it stands for; None for a document without an apparatus."""
    text = compositor.edition.parsed.texts.get(document.file)
    collection = compositor.collections[document.collection].meta
    found = witnesses_of(collection, document.meta)
    if not found or not (document.meta.witnesses or (text and text.sigla)):
        return None
    settings = apparatus_of(collection, document.meta)
    links = sigla(collection, document.meta, compositor.site.settings.default_language)
    return Conspectus(
        tuple(
            SetWitness(
                witness.siglum,
                links[witness.siglum].anchor,
                _described(compositor, document, witness),
                witness.relation or "",
                witness.seen or "",
            )
            for witness in found
        ),
        tuple(_rules(document, settings, text)),
        settings.form,
        settings.base or "",
        document.meta.text != "calendar",
        bool(text and any(variant.label.startswith("a") for variant in text.variants))
        and _is_whole(document, settings),
    )


def _is_whole(document: Document, settings: Apparatus) -> bool:
    """Whether what the page has is the document’s text, compared from beginning to end."""
    return document.meta.text != "calendar" and settings.compared == "whole"


def _described(compositor: Compositor, document: Document, witness: Witness) -> Phrase:
    known = (
        in_words(witness.date) if witness.date else "",
        witness.repository,
        witness.shelfmark,
        f"language: {witness.language}" if witness.language else "",
    )
    target = document_key(witness.document, document.collection) if witness.document else ""
    other = compositor.documents.get(target)
    href = compositor.href(other.path, document.path) if other else ""
    more = (Phrase(words, before=", ") for words in known if words)
    return Phrase(witness.description, href, more=tuple(more))


def _rules(document: Document, settings: Apparatus, text: Text | None) -> Iterator[str]:
    if document.meta.text == "calendar":
        yield "The text above is a summary by the editors; the readings stand in the notes to it."
    if settings.compared == "places":
        yield "Only the places named in the notes were compared. Nothing is said of the rest of the witnesses, not even that they agree."
    if settings.base:
        yield f"The words before the bracket are those of {settings.base}."
    if settings.form == "positive":
        yield "Each witness is named at each place."
    else:
        yield "A witness that is not named at a place has the words before the bracket there."
    used = {kind for variant in text.variants for _, kind in variant.said} if text else set()
    yield from (meaning for kind, meaning in _MEANINGS.items() if kind in used)


def hands(compositor: Compositor, document: Document) -> tuple[Phrase, ...]:
    """The hands described in the front matter, with who wrote them."""
    return tuple(
        Phrase(hand.description, more=_writer(compositor, hand, document.path)) for hand in document.meta.hands
    )


def _writer(compositor: Compositor, hand: Hand, page: str) -> tuple[Phrase, ...]:
    return (compositor.entry_phrase("person", hand.person, page, before=": "),) if hand.person else ()
