"""Records for reference managers, of each document and of the whole edition:

csl.json   CSL-JSON: citation processors, Zotero, pandoc
bib        BibTeX
ris        RIS: EndNote, Zotero, Citavi, RefWorks

/documents/<collection>/<name>.<form>   one document
/study/<name>.<form>                    a section of the study; reading paths likewise
/api/bibliography.<form>                every document and work, the edition, every section and path
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ...model.edition import Edition, OutputFile
from .bibtex import bibtex
from .csl_json import csl_json
from .ris import ris

Item = Mapping[str, Any]

FORMS: Mapping[str, Callable[[Iterable[Item]], str]] = {"csl.json": csl_json, "bib": bibtex, "ris": ris}
"""Extension → what writes items in that form."""


def reference_files(edition: Edition) -> Iterator[OutputFile]:
    """One file for each document, section and form, and one of each form for the whole."""
    items = edition.derived.items
    pages = {page.path: items[page.file] for page in edition.loaded.pages if page.file in items}
    for path, item in ({one.path: items[one.key] for one in edition.loaded.documents} | pages).items():
        for extension, write in FORMS.items():
            yield OutputFile(f"{path.rstrip('/')}.{extension}", write([item]).encode())
    for extension, write in FORMS.items():
        yield OutputFile(f"api/bibliography.{extension}", write(items.values()).encode())
