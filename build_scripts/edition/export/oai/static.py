"""A Static Repository (openarchives.org/OAI/2.0/guidelines-static-repository.htm): one file, from which a gateway answers.

The format knows neither sets nor deleted records: what went is simply no longer in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...markup.tei import element
from ...model.edition import OutputFile
from .answers import OAI, XML, identify, metadata_format
from .records import XSI, Record, Repository, dublin_core

FILE = "api/oai/static-repository.xml"
_NAMESPACE = "http://www.openarchives.org/OAI/2.0/static-repository"


def static_repository(repository: Repository) -> Iterator[OutputFile]:
    """The file, when contact and gateway are known: its base address is that of the gateway with its own behind it."""
    site = repository.edition.loaded.site
    gateway = site.settings.gateway
    if not (repository.contact and gateway):
        return
    address = f"{gateway.rstrip('/')}/{site.url.partition('://')[2]}{FILE}"
    parts = (
        f"<Identify>\n{identify(repository, address, 'no', 'oai:')}</Identify>\n",
        f"<ListMetadataFormats>\n{metadata_format('oai:')}</ListMetadataFormats>\n",
        f'<ListRecords metadataPrefix="oai_dc">\n{"".join(map(_record, repository.records))}</ListRecords>\n',
    )
    opening = (
        f'<Repository xmlns="{_NAMESPACE}" xmlns:oai="{OAI}" xmlns:xsi="{XSI}" '
        f'xsi:schemaLocation="{_NAMESPACE} {_NAMESPACE}.xsd">'
    )
    yield OutputFile(FILE, f"{XML}{opening}\n{''.join(parts)}</Repository>\n".encode())


def _record(record: Record) -> str:
    rows = element("oai:identifier", record.identifier) + element("oai:datestamp", record.day)
    header = f"<oai:header>\n{rows}\n</oai:header>\n"
    return f"<oai:record>\n{header}<oai:metadata>\n{dublin_core(record)}</oai:metadata>\n</oai:record>\n"
