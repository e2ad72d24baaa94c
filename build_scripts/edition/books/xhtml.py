"""Our own HTML as XHTML: every element closed, every attribute quoted, links led within the book."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

from ..markup.tei import attributes, escape

_VOID = {"br", "hr", "img"}
_ON_SCREEN = {"loading", "tabindex", "rel"}
"""What only a browser asks for."""
_TYPES = {"doc-noteref": "noteref", "doc-footnote": "footnote", "doc-backlink": "backlink"}
"""Role (DPUB-ARIA) → epub:type, by which reading systems know what to show in a window of its own."""


def xhtml(html: str, lead: Callable[[str], str], show: Callable[[str], str] = str) -> str:
    """HTML made by `markup` or by the citation processor as XHTML.

    `lead` gives the address of a link in the book, or empty where it leads nowhere: then its words stand alone. `show` gives
    the file of a picture in the book.
    """
    writer = _Writer(lead, show)
    writer.feed(html)
    writer.close()
    return "".join(writer.made)


class _Writer(HTMLParser):
    def __init__(self, lead: Callable[[str], str], show: Callable[[str], str]) -> None:
        super().__init__()
        self.made: list[str] = []
        self._addresses = {"href": lead, "src": show}
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs if key not in _ON_SCREEN}
        for key in self._addresses.keys() & values.keys():
            values[key] = self._addresses[key](values[key])
        if tag == "a":
            tag = "a" if values.get("href") else "span"
            self._links.append(tag)
            if tag == "span":
                values = {key: value for key, value in values.items() if key in {"id", "class", "title"}}
        if role := _TYPES.get(values.get("role", "")):
            values["epub:type"] = role
        if "lang" in values:
            values["xml:lang"] = values["lang"]
        described = ' alt=""' if tag == "img" and not values.get("alt") else ""
        end = "/" if tag in _VOID else ""
        self.made.append(f"<{tag}{_attributes(values)}{described}{end}>")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.made.append(f"</{self._links.pop() if tag == 'a' and self._links else tag}>")

    def handle_data(self, data: str) -> None:
        self.made.append(escape(data))


def _attributes(values: dict[str, str]) -> str:
    return "".join(attributes(**{key: value}) for key, value in values.items())
