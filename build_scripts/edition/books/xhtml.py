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

    Paragraph numbers, which stand last on a page, come first: in a book they stand in the margin, and behind the last words they would
    look like the mark of a note. `lead` gives the address of a link in the book, or empty where it leads nowhere: then its words stand alone. `show` gives
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
        self._paragraph = 0
        """Where the words of the paragraph begin, in `made`."""
        self._number = -1
        """Where its number begins, while it is being read."""

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
        if "ed-pb" in values.get("class", "").split():
            values["epub:type"] = "pagebreak"
        if "ed-pn" in values.get("class", "").split():
            self._number = len(self.made)
        if "lang" in values:
            values["xml:lang"] = values["lang"]
        described = ' alt=""' if tag == "img" and not values.get("alt") else ""
        end = "/" if tag in _VOID else ""
        self.made.append(f"<{tag}{_attributes(values)}{described}{end}>")
        if tag == "p":
            self._paragraph = len(self.made)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.made.append(f"</{self._links.pop() if tag == 'a' and self._links else tag}>")
        if tag == "a" and self._number >= 0:
            self._lead_with_number()

    def _lead_with_number(self) -> None:
        number = "".join(self.made[self._number :])
        del self.made[self._number :]
        self.made.insert(self._paragraph, f"{number} ")
        self._number = -1

    def handle_data(self, data: str) -> None:
        self.made.append(escape(data))


def _attributes(values: dict[str, str]) -> str:
    return "".join(attributes(**{key: value}) for key, value in values.items())
