"""CITATION.cff (Citation File Format 1.2.0): how the edition as a whole is cited, for forges and Zenodo.

It says what mkdocs.yml says. The format asks for an author: without named editors the edition is entered by its title, as it is in
bibliographies, and nobody is invented. Every text is quoted as JSON, which is YAML.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..model.edition import Edition, Loaded, OutputFile
from ..model.licences import licence_name

FILE = "CITATION.cff"
_MESSAGE = (
    "Cite a document, an entry or a section as its page says under “Cite this”; cite the edition as a whole as follows."
)


def citation_file(edition: Edition) -> Iterator[OutputFile]:
    """The file at the root of the site."""
    yield OutputFile(FILE, citation(edition.loaded).encode())


def citation(loaded: Loaded) -> str:
    """The file; what the settings leave out is left out."""
    site = loaded.site
    licences = {collection.meta.licence.text for collection in loaded.collections}
    facts = {
        "title": site.title,
        "abstract": site.description,
        "version": site.settings.version,
        "date-released": loaded.last_revised,
        "url": site.url,
        "repository-code": site.settings.repo_url,
        "license": next(iter(licences)) if len(licences) == 1 and licence_name(min(licences))[1] else "",
    }
    lines = ["cff-version: 1.2.0", f"message: {_quoted(_MESSAGE)}", "type: dataset"]
    lines += [f"{key}: {_quoted(value)}" for key, value in facts.items() if value]
    lines += ["authors:", *(map(_author, site.settings.editors) if site.settings.editors else [_body(site.title)])]
    return "\n".join(lines) + "\n"


def _author(name: str) -> str:
    """A person (`Young, Kenneth T., Jr.`) by the parts of the name, a body by its name."""
    family, _, rest = name.partition(", ")
    given, _, suffix = rest.partition(", ")
    parts = {"family-names": family, "given-names": given, "name-suffix": suffix}
    return (
        "- " + "\n  ".join(f"{key}: {_quoted(value)}" for key, value in parts.items() if value)
        if given
        else _body(name)
    )


def _body(name: str) -> str:
    return f"- name: {_quoted(name)}"


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
