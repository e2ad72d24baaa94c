"""correspDesc: who sent a document to whom, when and from where (TEI P5, 2.4.6)."""

from __future__ import annotations

from collections.abc import Iterator

from ...markup.tei import element, escape
from ...model.derived import Trail
from ...model.edition import Document
from ...model.records import Copy, DocumentMeta, Party
from .dates import document_date
from .names import Names, filled, words


def correspondence(document: Document, names: Names) -> str:
    """The description, or nothing when neither sender nor addressee is known."""
    meta = document.meta
    if not (meta.senders or meta.recipients or meta.repeated_to):
        return ""
    copies = (
        filled("correspAction", (_copy(copy, names),), type="received", subtype="copy") for copy in meta.repeated_to
    )
    return filled(
        "correspDesc",
        (
            filled("correspAction", _sent(meta, names), type="sent"),
            filled("correspAction", (party(given, names) for given in meta.recipients), type="received"),
            *copies,
            _context(document, names),
        ),
    )


def _sent(meta: DocumentMeta, names: Names) -> Iterator[str]:
    yield from (party(given, names) for given in meta.senders)
    if meta.senders:
        yield names.named("place", meta.place) if meta.place else ""
        yield document_date(meta)


def party(given: Party, names: Names) -> str:
    """A person with the office, or an office, or a group in words; what is known besides stands within.

    A person whom the editors infer has `@evidence`.
    """
    label = words("name", given.label)
    note = words("note", given.note)
    if given.person:
        office = names.named("org", given.office) if given.office else ""
        evidence = "conjecture" if given.inferred else ""
        return names.named("person", given.person, _after(office) + _after(label) + _after(note), evidence)
    if given.office:
        return names.named("org", given.office, _after(label) + _after(note))
    return element("name", escape(given.label or "") + _after(note)) if given.label or note else ""


def _after(part: str) -> str:
    return f", {part}" if part else ""


def _copy(copy: Copy, names: Names) -> str:
    number = _after(words("idno", copy.number))
    label = words("name", copy.label)
    if copy.office:
        return names.named("org", copy.office, _after(label) + number)
    return element("name", escape(copy.label or "") + number)


def _context(document: Document, names: Names) -> str:
    """The neighbours in the collection as printed."""
    trail = names.edition.derived.trails.get(document.key, Trail())
    neighbours = (("prev", trail.previous), ("next", trail.following))
    return filled(
        "correspContext",
        (
            words("ref", names.documents[key].meta.title, type=kind, target=f"doc:{key}")
            for kind, key in neighbours
            if key in names.documents
        ),
    )
