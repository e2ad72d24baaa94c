"""Records for reference managers, of each document and of the whole edition:

csl.json   CSL-JSON: citation processors, Zotero, pandoc
bib        BibTeX
ris        RIS: EndNote, Zotero, Citavi, RefWorks

/documents/<collection>/<name>.<form>   one document
/edition.<form>                         the edition as a whole
/study/<name>.<form>                    a section of the study; reading paths likewise
/api/bibliography.<form>                every document and work, the edition, every section and path
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ...model.edition import Edition, OutputFile
from ...model.items import EDITION
from ...model.urls import document_path
from .bibtex import bibtex
from .csl_json import csl_json
from .ris import ris

Item = Mapping[str, Any]

FORMS: Mapping[str, Callable[[Iterable[Item]], str]] = {"csl.json": csl_json, "bib": bibtex, "ris": ris}
"""Extension → what writes items in that form."""


def reference_files(edition: Edition, key: str) -> Iterator[OutputFile]:
    """One file of the document for each form."""
    return _files(document_path(*key.split("/", 1)), edition.derived.items[key])


def section_files(edition: Edition) -> Iterator[OutputFile]:
    """One file for the edition, and for each section that is cited, and form."""
    yield from _files(EDITION, edition.derived.items[EDITION])
    for page in edition.loaded.pages:
        if item := edition.derived.items.get(page.file):
            yield from _files(page.path, item)


def _files(path: str, item: Item) -> Iterator[OutputFile]:
    for extension, write in FORMS.items():
        yield OutputFile(f"{path.rstrip('/')}.{extension}", write([item]).encode())


def bibliography_file(edition: Edition, extension: str) -> OutputFile:
    """Every document and work in one form."""
    return OutputFile(f"api/bibliography.{extension}", FORMS[extension](edition.derived.items.values()).encode())
