"""The pages that tests look at: of every kind the longest, the shortest and the hardest of each sort, found by counting."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

from lxml import html

from .reading import Page, Site

NOT_LATIN = re.compile(r"[\u0370-\u052f\u0590-\u1cff\u2e80-\ud7ff\uf900-\ufaff]")

Measure = Callable[[Page], int]


def _depth(element: html.HtmlElement) -> int:
    """How many lists, sections and tables stand within each other."""
    boxes = {"ul", "ol", "dl", "section", "table", "details", "blockquote"}
    return (element.tag in boxes) + max(map(_depth, element), default=0)


MEASURES: dict[str, Measure] = {
    "most words": lambda page: len(page.words),
    "fewest words": lambda page: -len(page.words),
    "most notes": lambda page: page.notes,
    "longest note": lambda page: max((len(note.text_content()) for note in page.every_note), default=0),
    "most names": lambda page: page.names,
    "most mentions": lambda page: len(page.main.xpath(".//li[@class='ed-mention']")),
    "most letters not Latin": lambda page: len(NOT_LATIN.findall(page.words)),
    "longest word": lambda page: max(map(len, page.words.split()), default=0),
    "longest heading": lambda page: max((len(h.text_content()) for h in page.main.iter("h1")), default=0),
    "most table cells": lambda page: len(page.main.xpath(".//td")),
    "deepest": lambda page: _depth(page.main),
}
"""What makes a page hard, of whatever kind."""

MANY = 25
"""Kinds with more pages than this show their extremes; of the others the longest and the shortest are enough."""
FEW_MEASURES = ("most words", "fewest words")


def kinds(site: Site) -> dict[str, Page]:
    """The richest page of every kind: the one with most words."""
    return {kind: max(pages, key=lambda page: len(page.words)) for kind, pages in by_kind(site).items()}


def by_kind(site: Site) -> dict[str, list[Page]]:
    """Every page under its kind."""
    grouped: defaultdict[str, list[Page]] = defaultdict(list)
    for page in site.pages:
        grouped[site.kind(page)].append(page)
    return dict(grouped)


def cases(site: Site) -> dict[str, str]:
    """Site path → why the page was chosen. The first page of a measure wins, so that the choice is the same each time."""
    reasons: dict[str, list[str]] = {}
    for kind, pages in by_kind(site).items():
        if len(pages) == 1:
            reasons[pages[0].path] = [kind]
            continue
        for name, measure in MEASURES.items():
            if len(pages) <= MANY and name not in FEW_MEASURES:
                continue
            hardest = max(pages, key=measure)
            if measure(hardest):
                reasons.setdefault(hardest.path, []).append(f"{kind}: {name}")
    undated = [page for page in site.documents if not site.records[page.path].get("date")]
    if undated:
        reasons.setdefault(undated[0].path, []).append("document: no date")
    return {path: "; ".join(why) for path, why in reasons.items()}
