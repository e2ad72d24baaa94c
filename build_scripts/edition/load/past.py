"""Documents as they were: sources out of the repository → Document. What no longer fits the formats is left out of them."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.edition import Document
from ..model.records import DocumentMeta
from .front_matter import FIRST_LINE, divide
from .validation import salvage
from .yaml_text import read_yaml


def load_past(sources: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, Document]]:
    """Day of a release → file → document, from the texts of that day; files that were no documents are passed over."""
    known: dict[tuple[str, str], Document | None] = {}
    past: dict[str, dict[str, Document]] = {}
    for day, texts in sources.items():
        for file, text in texts.items():
            if (file, text) not in known:
                known[file, text] = _document(file, text)
        past[day] = {file: one for file, text in texts.items() if (one := known[file, text])}
    return past


def _document(file: str, text: str) -> Document | None:
    folder, _, name = file.removeprefix("sources/").removesuffix(".md").partition("/")
    halves, _problems = divide(text, file)
    if halves is None or not name or not {"/", "."}.isdisjoint(name):  # a dot: another file beside a document
        return None
    yaml = read_yaml(halves.yaml, file, FIRST_LINE)
    meta = salvage(DocumentMeta, yaml.data) if yaml.readable else None
    return Document(folder, name, file, meta, yaml.marks, halves.markdown, halves.body_line) if meta else None
