"""The correspondence of the edition in the Correspondence Metadata Interchange Format, as correspSearch and others collect it.

https://correspsearch.net/en/documentation.html: names carry the address of an authority file, or of the edition’s own entry.
Copies are actions of their own, so that nobody takes them for letters to those offices. What the editors infer or supply
has `@evidence`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...markup.tei import attributes, element, escape
from ...model.authorities import AUTHORITY_FILES
from ...model.dating import dating
from ...model.edition import Document, OutputFile
from ...model.entries import Authority
from ...model.licences import licence_name
from ...model.records import Copy, Party
from .dates import date_attributes, evidence
from .documents import HEAD, NAMESPACE
from .names import ELEMENTS, Names, filled, lines, words

_SOURCE = "edition"


def cmif(names: Names) -> Iterator[OutputFile]:
    """One file; nothing when the edition holds no correspondence, or has no address by which it could be found."""
    documents = [document for document in names.edition.loaded.documents if _is_correspondence(document)]
    if not documents or not names.site.url:
        return
    described = lines(
        (
            filled("titleStmt", (words("title", names.site.title), *_editors(names))),
            _publication(names),
            element(
                "sourceDesc",
                words("bibl", f"{names.site.title}: {names.site.url}", type="online", xml_id=_SOURCE),
            ),
        )
    )
    profile = filled("profileDesc", (_description(document, names) for document in documents))
    head = filled("teiHeader", (element("fileDesc", f"\n{described}"), profile))
    text = element("text", element("body", element("p")))
    content = f"{HEAD}<TEI{attributes(xmlns=NAMESPACE)}>\n{head}\n{text}\n</TEI>\n"
    yield OutputFile("api/cmif.xml", content.encode())


def _is_correspondence(document: Document) -> bool:
    return bool(document.meta.senders and document.meta.recipients)


UNNAMED = "the editors of this edition"
"""The format asks for an editor and a publisher: where mkdocs.yml names nobody, nobody is made up."""


def _editors(names: Names) -> Iterator[str]:
    settings = names.site.settings
    contact = words("email", settings.contact)
    for name in settings.editors or (UNNAMED,):
        yield element("editor", escape(name) + contact)


def _publication(names: Names) -> str:
    """The format asks for a free licence of the data; it is that of the texts."""
    licences = sorted({collection.meta.licence.text for collection in names.edition.loaded.collections})
    revised = names.edition.loaded.last_revised
    publisher = names.site.settings.publisher or UNNAMED
    return filled(
        "publicationStmt",
        (
            element("publisher", words("ref", publisher, target=names.site.url)),
            words("idno", names.url("api/cmif.xml"), type="url"),
            element("date", when=revised) if revised else "",
            filled("availability", (_licence(licence) for licence in licences)),
        ),
    )


def _licence(identifier: str) -> str:
    name, target = licence_name(identifier)
    return words("licence", name, target=target)


def _description(document: Document, names: Names) -> str:
    meta = document.meta
    place = _entity("place", meta.place, names) if meta.place else ""
    written = dating(meta).edtf
    when = element("date", **_when(written), evidence=evidence(meta)) if written else ""
    sent = (*(_party(party, names) for party in meta.senders), place, when)
    received = (_party(party, names) for party in meta.recipients)
    copies = (
        filled("correspAction", (_copy(copy, names),), type="received", subtype="copy") for copy in meta.repeated_to
    )
    return filled(
        "correspDesc",
        (filled("correspAction", sent, type="sent"), filled("correspAction", received, type="received"), *copies),
        key=meta.cited_as or meta.designator or document.name,
        ref=names.url(document.path),
        source=f"#{_SOURCE}",
    )


def _when(edtf: str) -> dict[str, str]:
    """The format knows the attributes of TEI, but not EDTF."""
    return {key: value for key, value in date_attributes(edtf).items() if key not in {"when_custom", "datingMethod"}}


def _party(party: Party, names: Names) -> str:
    if party.person:
        return _entity("person", party.person, names, "conjecture" if party.inferred else "")
    return _entity("org", party.office, names) if party.office else words("name", party.label or "Unknown")


def _copy(copy: Copy, names: Names) -> str:
    return _entity("org", copy.office, names) if copy.office else words("name", copy.label)


def _entity(scheme: str, identifier: str, names: Names, known_by: str = "") -> str:
    registered = names.entry(scheme, identifier)
    authorities = getattr(registered.entry, "authorities", ()) if registered else ()
    own = names.url(registered.path) if registered else ""
    address = _authority(authorities) or own
    return element(ELEMENTS[scheme], escape(names.words(scheme, identifier)), ref=address, evidence=known_by)


def _authority(authorities: tuple[Authority, ...]) -> str:
    """The address of the entry in the first authority file that somebody has compared."""
    known = {found.scheme: found.id for found in authorities if found.certainty == "verified"}
    return next((f"{base}{known[scheme]}" for scheme, base in AUTHORITY_FILES.items() if scheme in known), "")
