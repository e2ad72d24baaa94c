"""The fields of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ..model.derived import FINAL, NORMALISED, STRUCK, CiteForms, Trail
from ..model.edition import Collection, Document, Edition
from ..model.records import Party
from ..model.text import note_anchor, plain_markup
from .fields import RECORD, RECORDS, TEXTS, Field, Shape, Source, Table, filled


def _meta(name: str, description: str, attribute: str = "") -> Field:
    """A field that stands so in the front matter."""
    return Field(name, description, lambda document, _: getattr(document.meta, attribute or name))


def _dumped(name: str, description: str, shape: Shape = RECORD, columns: tuple[str, ...] = ()) -> Field:
    """A field that is a record of its own, or a list of them."""
    return Field(
        name, description, lambda document, _: _plain_value(getattr(document.meta, name)), shape=shape, columns=columns
    )


def _plain_value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain_value(inner) for inner in value]
    return value.model_dump(by_alias=True, exclude_none=True) if value is not None else None


def _parties(parties: Sequence[Party]) -> list[dict[str, str]]:
    rows = [
        {
            "person": party.person,
            "inferred": "yes" if party.inferred else None,
            "organisation": party.office,
            "label": party.label,
            "note": party.note,
        }
        for party in parties
    ]
    return filled(rows)


def _copies(document: Document) -> list[dict[str, str]]:
    rows = [
        {"organisation": copy.office, "label": copy.label, "number": copy.number} for copy in document.meta.repeated_to
    ]
    return filled(rows)


def _collection(document: Document, source: Source) -> Collection:
    return source.collections[document.collection]


def _type_name(document: Document, source: Source) -> str:
    return _collection(document, source).meta.types.get(document.meta.type, document.meta.type)


def _parts(document: Document, source: Source) -> list[dict[str, str]]:
    trail = source.edition.derived.trails.get(document.key, Trail())
    return [{"title": title, "path": path} for path, title in trail.parts]


def _entities(document: Document, source: Source) -> list[str]:
    record = source.records.get(document.path)
    return list(record.entities) if record else []


def _references(document: Document, source: Source) -> list[dict[str, str]]:
    references = source.edition.derived.references.get(document.key, ())
    rows = [{"as": reference.as_, "label": reference.label, "path": reference.path} for reference in references]
    return filled(rows)


def _cite(document: Document, source: Source) -> CiteForms:
    return source.edition.derived.cite.get(document.key, CiteForms("", ""))


def _passages(kind: str) -> Callable[[Document, Source], list[dict[str, str]]]:
    """The value of a field of words, in their final reading or beside it."""

    def value(document: Document, source: Source) -> list[dict[str, str]]:
        passages = source.edition.derived.words.get(document.path, ())
        return [{"anchor": one.anchor, "text": one.words} for one in passages if one.kind == kind]

    return value


def _documents(edition: Edition) -> tuple[Document, ...]:
    return edition.loaded.documents


def _apparatus(document: Document, source: Source) -> list[dict[str, Any]]:
    text = source.edition.parsed.texts.get(document.file)
    return [
        {
            "anchor": note_anchor(one.label),
            "lemma": one.lemma,
            "readings": [
                {"witnesses": list(r.sigla), "kind": r.kind or "words", "text": r.words} for r in one.readings
            ],
        }
        for one in (text.variants if text else ())
    ]


def _keys(edition: Edition) -> Iterator[str]:
    return (document.key for document in edition.loaded.documents)


DOCUMENTS = Table(
    "documents",
    (
        Field("id", "collection/name; never changes", lambda document, _: document.key),
        Field("collection", "id of the collection", lambda document, _: document.collection),
        Field("name", "name of the document within the collection", lambda document, _: document.name),
        Field("path", "path of its page from the root of the site", lambda document, _: document.path),
        Field("url", "address of its page, when the site has one", lambda document, source: source.url(document.path)),
        _meta("title", "heading as printed, or as the editors give it"),
        _meta("type", "id of the type of document"),
        Field("type_name", "the type in words", _type_name),
        _meta("date", "date of dispatch or writing (EDTF)"),
        _meta("date_basis", "where the date was read"),
        _meta("date_note", "what is to be known of the date"),
        _meta("time", "local time, 24 hours"),
        _meta("event_date", "day of the meeting reported (EDTF)"),
        _meta("event", "id of the event reported"),
        _meta("place", "id of the place of writing"),
        Field(
            "senders",
            "ids of persons and organisations, or words",
            lambda d, _: _parties(d.meta.senders),
            shape=RECORDS,
        ),
        Field("recipients", "as the senders", lambda document, _: _parties(document.meta.recipients), shape=RECORDS),
        Field(
            "repeated_to",
            "to whom a telegram was repeated, with its number there",
            lambda d, _: _copies(d),
            shape=RECORDS,
        ),
        _meta("designator", "series and number"),
        _meta("cited_as", "the number as the source has it, where the designator is the editors’ own form"),
        _meta("classification", "as marked on the document"),
        _meta("precedence", "as marked on the document"),
        _dumped("archive", "where the original is kept", columns=("repository", "collection", "file")),
        _dumped(
            "printed",
            "the work it is printed in (id of the bibliography), number and pages there",
            columns=("work", "number", "heading", "pages.first", "pages.last", "pages.certainty"),
        ),
        _meta("source_url", "the source on the web", "url"),
        _meta("status", "calendar: an editor’s summary; excerpt; transcription", "text"),
        _meta("basis", "what a calendar entry was made from"),
        Field("languages", "language tags of the original (BCP 47)", lambda d, _: list(d.meta.languages), shape=TEXTS),
        Field("parts", "parts of the collection above it, the outermost first", _parts, shape=RECORDS),
        Field(
            "entities",
            "everything named in it: person:, org:, place:, event:, term:, work:, doc:",
            _entities,
            shape=TEXTS,
        ),
        Field(
            "refers_to", "documents it names, with the path of those that the edition holds", _references, shape=RECORDS
        ),
        Field(
            "licence_text", "licence of the editors’ text", lambda d, source: _collection(d, source).meta.licence.text
        ),
        Field("licence_source", "rights in the document", lambda d, source: _collection(d, source).meta.licence.source),
        _dumped("responsibility", "who did what", RECORDS),
        _dumped("revisions", "what changed, when", RECORDS),
        Field("citation", "how to cite it: Chicago note", lambda d, source: plain_markup(_cite(d, source).note)),
        Field("citation_mla", "how to cite it: MLA", lambda d, source: plain_markup(_cite(d, source).mla)),
        Field("citation_apa", "how to cite it: APA", lambda d, source: plain_markup(_cite(d, source).apa)),
        Field(
            "bibliography",
            "how to cite it: Chicago, as an entry of a bibliography",
            lambda d, source: plain_markup(_cite(d, source).bibliography),
        ),
        Field(
            "text",
            "words of each paragraph and note, with its anchor on the page, in their final reading: what was added is in, what "
            "was struck out is not; the document’s own spelling; a note of the apparatus as printed, `lemma] other words A`",
            _passages(FINAL),
            in_csv=False,
            shape=RECORDS,
        ),
        Field(
            "apparatus",
            "places where witnesses differ: the anchor of the note, the lemma (empty where it is a point), and the readings, each "
            "with the sigla of its witnesses, its kind (words, omitted, added, lemma, not-seen) and its words",
            _apparatus,
            in_csv=False,
            shape=RECORDS,
        ),
        Field(
            "struck",
            "words that were struck out, with the anchor of their paragraph or note; where in it they stood is in the TEI",
            _passages(STRUCK),
            in_csv=False,
            shape=RECORDS,
        ),
        Field(
            "normalised",
            "what the editors would write for words of the document: corrections, usual spellings, expansions; with the anchor",
            _passages(NORMALISED),
            in_csv=False,
            shape=RECORDS,
        ),
    ),
    _documents,
    "The documents of the edition, in its order, with their facts and words.",
    "document",
    _keys,
    lambda source, key: source.documents[key],
)
"""In the order of the edition."""
