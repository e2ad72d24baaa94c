"""Records for reference managers, of each document and of the whole edition:

csl.json   CSL-JSON: citation processors, Zotero, pandoc
bib        BibTeX
ris        RIS: EndNote, Zotero, Citavi, RefWorks

/documents/<collection>/<name>.<form>   one document
/api/bibliography.<form>                every document, then every work of the bibliography
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ...model.edition import Edition, OutputFile
from ...model.jobs import ALL
from .bibtex import bibtex
from .csl_json import csl_json
from .ris import ris

Item = Mapping[str, Any]

FORMS: Mapping[str, Callable[[Iterable[Item]], str]] = {"csl.json": csl_json, "bib": bibtex, "ris": ris}
"""Extension → what writes items in that form."""


def reference_files(edition: Edition, some: slice = ALL) -> Iterator[OutputFile]:
    """One file for each document and form."""
    items = edition.derived.items
    for document in edition.loaded.documents[some]:
        for extension, write in FORMS.items():
            path = f"{document.path.rstrip('/')}.{extension}"
            yield OutputFile(path, write([items[document.key]]).encode())


def bibliography_file(edition: Edition, extension: str) -> OutputFile:
    """Every document and work in one form."""
    return OutputFile(f"api/bibliography.{extension}", FORMS[extension](edition.derived.items.values()).encode())
