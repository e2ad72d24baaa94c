"""An answer to each request that takes no arguments but the format; a document that went has a header that says so."""

from __future__ import annotations

from collections.abc import Iterator

from ...markup.tei import element, escape
from ...model.edition import OutputFile
from .records import DC, XSI, Record, Repository, dublin_core

OAI = "http://www.openarchives.org/OAI/2.0/"


def answers(repository: Repository) -> Iterator[OutputFile]:
    """A file for each."""
    everything = (*repository.records, *repository.deleted)
    contents = {
        "ListMetadataFormats": metadata_format(),
        "ListSets": "".join(_sets(repository)),
        "ListIdentifiers": "".join(map(_header, everything)),
        "ListRecords": "".join(map(_record, everything)),
    }
    if repository.contact:
        contents["Identify"] = identify(repository, repository.address, "persistent")
    for verb, content in contents.items():
        yield OutputFile(f"api/oai/{verb}.xml", _answer(repository, verb, content).encode())


def identify(repository: Repository, address: str, deleted: str, prefix: str = "") -> str:
    """Who answers; `prefix` is that of the protocol’s namespace."""
    rows = {
        "repositoryName": repository.edition.loaded.site.title,
        "baseURL": address,
        "protocolVersion": "2.0",
        "adminEmail": repository.contact,
        "earliestDatestamp": repository.earliest,
        "deletedRecord": deleted,
        "granularity": "YYYY-MM-DD",
    }
    return "".join(f"<{prefix}{name}>{escape(value)}</{prefix}{name}>\n" for name, value in rows.items())


def metadata_format(prefix: str = "") -> str:
    """The one format, Dublin Core."""
    rows = (
        element(f"{prefix}metadataPrefix", "oai_dc"),
        element(f"{prefix}schema", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"),
        element(f"{prefix}metadataNamespace", DC),
    )
    return f"<{prefix}metadataFormat>\n{''.join(rows)}\n</{prefix}metadataFormat>\n"


def _answer(repository: Repository, verb: str, content: str) -> str:
    prefix = {"metadataPrefix": "oai_dc"} if verb in ("ListRecords", "ListIdentifiers") else {}
    request = element("request", repository.address, verb=verb, **prefix)
    stamp = element("responseDate", f"{repository.day}T00:00:00Z")
    head = f'<OAI-PMH xmlns="{OAI}" xmlns:xsi="{XSI}" xsi:schemaLocation="{OAI} {OAI}OAI-PMH.xsd">'
    return f"{XML}{head}\n{stamp}\n{request}\n<{verb}>\n{content}</{verb}>\n</OAI-PMH>\n"


XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def _sets(repository: Repository) -> Iterator[str]:
    """A set for each collection."""
    for collection in repository.edition.loaded.collections:
        name = element("setName", escape(collection.meta.title))
        yield f"<set>{element('setSpec', collection.id)}{name}</set>\n"


def _header(record: Record) -> str:
    status = "" if record.fields else ' status="deleted"'
    spec = element("setSpec", record.collection) if record.collection else ""
    rows = element("identifier", record.identifier) + element("datestamp", record.day) + spec
    return f"<header{status}>\n{rows}\n</header>\n"


def _record(record: Record) -> str:
    metadata = f"<metadata>\n{dublin_core(record)}</metadata>\n" if record.fields else ""
    return f"<record>\n{_header(record)}{metadata}</record>\n"
