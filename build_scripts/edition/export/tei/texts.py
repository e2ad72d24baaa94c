"""Texts of the edition as TEI, and what they name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from ...markup import TeiContext, TeiText, render_tei
from ...markup.tei import element
from ...model.text import Text
from ...model.urls import REGISTERS
from .names import Names


def rendered(
    key: str,
    names: Names,
    page: str,
    prefix: str,
    witnesses: Mapping[str, str] | None = None,
    listed: Set[str] | None = None,
    original: str = "",
) -> TeiText:
    """The text of the key; see `TeiContext` for the rest. Nothing when there is no such text."""
    edition = names.edition
    return render_tei(
        edition.parsed.texts.get(key, Text(key)),
        TeiContext(
            targets=edition.resolved.targets.get(key, ()),
            paragraph_ids=edition.resolved.paragraph_ids.get(key, ()),
            prefix=prefix,
            page=page,
            works=names.works,
            witnesses=witnesses or {},
            listed=listed,
            original=original,
        ),
    )


def named_in(keys: Iterable[str], names: Names) -> frozenset[str]:
    """Every entry that the texts link to or cite: `person:x` …"""
    found = set()
    for key in keys:
        text = names.edition.parsed.texts.get(key, Text(key))
        found |= {f"{link.scheme}:{link.target}" for link in text.links}
        found |= {f"work:{work.key}" for citation in text.citations for work in citation.works}
    return frozenset(key for key in found if key.partition(":")[0] in REGISTERS)


def abstract(text: TeiText) -> str:
    """A summary, or nothing: TEI wants paragraphs and lists there; anything else stands in a text within a paragraph."""
    if not text.words.strip():
        return ""
    if text.body.strip() == text.words.strip():  # one paragraph within a line of YAML
        return element("abstract", element("p", text.words.strip()))
    if text.is_plain:
        return element("abstract", f"\n{text.body}")
    body = element("body", text.body)
    return element("abstract", element("p", element("floatingText", body, type="summary")))
