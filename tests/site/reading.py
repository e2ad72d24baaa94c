"""The built site as its readers get it: pages with their kinds, and the hardest page of each sort, found by counting."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from edition.model.urls import REGISTERS
from lxml import html

NOTE_ID = re.compile(r"(n|o|t|a)\d+|n-.+")
NOT_LATIN = re.compile(r"[\u0370-\u052f\u0590-\u1cff\u2e80-\ud7ff\uf900-\ufaff]")
NAMES = tuple(f"/{register}/" for register in REGISTERS.values())


@dataclass(frozen=True)
class Page:
    """One page of the site."""

    path: str
    """Site path: `documents/letters/d1/`, `` for the home page, `404.html`."""
    file: Path

    @cached_property
    def tree(self) -> html.HtmlElement:
        """The page, parsed."""
        return html.fromstring(self.file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))

    @cached_property
    def main(self) -> html.HtmlElement:
        """What the page is about: the content without header, navigation and footer."""
        return next(iter(self.tree.xpath("//article")), self.tree)

    @cached_property
    def words(self) -> str:
        """The words of the content."""
        return " ".join(self.main.text_content().split())

    @property
    def notes(self) -> int:
        """How many notes it prints."""
        return sum(bool(NOTE_ID.fullmatch(identifier)) for identifier in self.main.xpath(".//@id"))

    @property
    def names(self) -> int:
        """How many links lead to register entries."""
        return sum(any(part in f"/{link}" for part in NAMES) for link in self.main.xpath(".//a/@href"))


@dataclass(frozen=True)
class Site:
    """The built site."""

    root: Path

    @cached_property
    def pages(self) -> list[Page]:
        """Every page, by site path."""
        files = sorted(self.root.rglob("*.html"))
        return [Page(file.relative_to(self.root).as_posix().removesuffix("index.html"), file) for file in files]

    @cached_property
    def documents(self) -> list[Page]:
        """The pages of documents."""
        return [page for page in self.pages if page.path in self.records]

    @cached_property
    def records(self) -> dict[str, dict[str, Any]]:
        """What the site’s data says of each document, by the path of its page."""
        data = json.loads((self.root / "api" / "documents.json").read_text(encoding="utf-8"))
        return {record["path"]: record for record in data["documents"]}

    def kind(self, page: Page) -> str:
        """The kind of page: pages of one kind come from one template."""
        first, *rest = page.path.strip("/").split("/")
        if page.path in self.records:
            return "document"
        if first == "documents":
            return ("list of collections", "collection", "part of a collection")[min(len(rest), 2)]
        if first in REGISTERS.values() and rest:
            return f"{first}: further mentions" if len(rest) > 1 else f"{first}: entry"
        return f"{first}/…" if rest else first or "home"

    def representatives(self) -> dict[str, Page]:
        """One page of every kind (the one with most words), and the hardest pages of the edition."""
        chosen: dict[str, Page] = {}
        for page in sorted(self.pages, key=lambda page: len(page.words)):
            chosen[self.kind(page)] = page
        worst: dict[str, Callable[[Page], int]] = {
            "longest": lambda page: len(page.words),
            "most notes": lambda page: page.notes,
            "most names": lambda page: page.names,
            "most non-Latin letters": lambda page: len(NOT_LATIN.findall(page.words)),
            "most links": lambda page: len(page.main.xpath(".//a")),
            "longest word": lambda page: max(map(len, page.words.split()), default=0),
            "longest heading": lambda page: max((len(h.text_content()) for h in page.main.iter("h1")), default=0),
            "most table cells": lambda page: len(page.main.xpath(".//td")),
        }
        for name, measure in worst.items():
            chosen[name] = max(self.pages, key=measure)
        chosen["shortest document"] = min(self.documents, key=lambda page: len(page.words))
        chosen["longest document"] = max(self.documents, key=lambda page: len(page.words))
        undated = [page for page in self.documents if not self.records[page.path].get("date")]
        chosen["document without date"] = min(undated or self.documents, key=lambda page: len(page.words))
        return chosen

    def sample(self) -> dict[str, str]:
        """Site path → why the page was chosen."""
        reasons: dict[str, list[str]] = {}
        for reason, page in self.representatives().items():
            reasons.setdefault(page.path, []).append(reason)
        return {path: ", ".join(why) for path, why in reasons.items()}
