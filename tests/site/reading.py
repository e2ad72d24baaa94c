"""The built site as its readers get it: its pages, and the kinds they are of."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from edition.model.urls import REGISTERS
from lxml import html

NOTE_ID = re.compile(r"(n|o|t|a)\d+|n-.+")
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

    @cached_property
    def every_note(self) -> list[html.HtmlElement]:
        """The notes it prints."""
        return [element for element in self.main.xpath(".//*[@id]") if NOTE_ID.fullmatch(element.get("id"))]

    @property
    def notes(self) -> int:
        """How many notes it prints."""
        return len(self.every_note)

    @cached_property
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
