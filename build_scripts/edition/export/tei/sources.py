"""sourceDesc: the manuscript, the print, the web page, the witnesses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...markup.tei import address, element
from ...model.edition import Collection, Document
from ...model.origins import archive_of
from ...model.records import Archive, Hand, Printed, Witness
from ...model.references import document_key
from .dates import date
from .names import Names, document_id, filled, words


def source_description(document: Document, collection: Collection, names: Names, witnesses: str) -> str:
    """Where the text is from; TEI wants at least a paragraph."""
    meta = document.meta
    parts = (
        _manuscript(document, collection),
        _printed(meta.printed, names) if meta.printed else "",
        element("bibl", element("ref", target=address(meta.url)), type="web") if meta.url else "",
        witnesses,
    )
    return filled("sourceDesc", parts) or element("sourceDesc", element("p"))


def witness_list(witnesses: Iterable[tuple[str, Witness]], collection: str) -> str:
    """The witnesses, or nothing; documents among them are named as in the collection."""
    return filled("listWit", (_witness(identifier, witness, collection) for identifier, witness in witnesses))


def _witness(identifier: str, witness: Witness, collection: str) -> str:
    parts = (
        words("abbr", witness.siglum, type="siglum"),
        words("desc", witness.description),
        words("name", witness.repository, type="repository"),
        words("idno", witness.shelfmark),
        date(witness.date),
        words("lang", witness.language),
        words("note", witness.relation, type="relation"),
        words("note", witness.seen, type="seen"),
        element("ptr", type="document", target=f"doc:{document_key(witness.document, collection)}")
        if witness.document
        else "",
    )
    return element("witness", " ".join(part for part in parts if part), xml_id=identifier)


def _manuscript(document: Document, collection: Collection) -> str:
    meta = document.meta
    numbers = (("designator", meta.designator), ("cited-as", meta.cited_as))
    identified = filled(
        "msIdentifier",
        (
            *_archive(meta.archive, archive_of(meta.archive, collection.meta.archive), f"page:{collection.path}"),
            *(element("altIdentifier", words("idno", number), type=kind) for kind, number in numbers if number),
        ),
    )
    hands = _hands(meta.hands, document)
    return (
        filled("msDesc", (identified or element("msIdentifier", words("msName", meta.title)), hands))
        if identified or hands
        else ""
    )


def _archive(own: Archive | None, whole: Archive | None, collection: str) -> Iterator[str]:
    """Where it is kept; what the document has from its collection says so by `@source`."""
    if whole:
        said = own or Archive()
        yield words("repository", whole.repository, source="" if said.repository else collection)
        yield words("collection", whole.collection, source="" if said.collection else collection)
        yield words("idno", whole.file)


def _hands(hands: Sequence[Hand], document: Document) -> str:
    described = (
        words(
            "handNote",
            hand.description,
            xml_id=f"{document_id(document.name)}.{hand.id}",
            scribeRef=f"#person_{hand.person}" if hand.person else "",
        )
        for hand in hands
    )
    found = filled("handDesc", described)
    return element("physDesc", found) if found else ""


def _printed(printed: Printed, names: Names) -> str:
    pages = printed.pages
    last = f"–{pages.last}" if pages and pages.last else ""
    scope = (
        words(
            "biblScope",
            f"{pages.first}{last}",
            unit="page",
            from_=str(pages.first),
            to=str(pages.last or ""),
            n=pages.certainty,
        )
        if pages
        else ""
    )
    number = words("biblScope", str(printed.number), unit="number") if printed.number is not None else ""
    parts = (
        words("title", names.words("work", printed.work)),
        words("title", printed.heading, type="heading"),
        number,
        scope,
    )
    return element("bibl", ", ".join(part for part in parts if part), type="printed", corresp=f"#work_{printed.work}")
