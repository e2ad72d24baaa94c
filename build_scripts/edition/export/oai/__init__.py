"""What an OAI-PMH 2.0 repository would answer, as files (openarchives.org/OAI/openarchivesprotocol.html):

records     what is harvested of each document, and which documents went
answers     api/oai/<verb>.xml: ListMetadataFormats, ListSets, ListIdentifiers, ListRecords; Identify with a contact
static      api/oai/static-repository.xml: all of it in one file, which a gateway answers from

A static host answers no queries: harvesters come through a gateway for static repositories. The protocol asks for the e-mail
address of somebody, the static repository for its gateway's address besides; what mkdocs.yml does not say (`contact`,
`gateway`) is not made up, and the file that needs it is not made. No clock is read: the day of an answer is that of the last
revision. Without revisions or an address of the site there is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.edition import Edition, OutputFile
from .answers import answers
from .records import Repository
from .static import static_repository


def oai(edition: Edition) -> Iterator[OutputFile]:
    """Every file."""
    repository = Repository(edition)
    if repository.address and repository.day:
        yield from answers(repository)
        yield from static_repository(repository)
