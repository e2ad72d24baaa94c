"""Where the pointers of TEI lead, once every text of an import has its name and every place in it its anchor."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .inline import web
from .names import RANGE, slug

ENTRY = re.compile(r"#(person|org|place|event|term|work)_(.+)")

Outside = Callable[[str, tuple[str, ...]], str | None]
"""The last word of a pointer and what its fragment may be called → `file#anchor` of the edition, or None."""


@dataclass(slots=True)
class Index:
    """Every text of an import, and every place in it."""

    texts: dict[str, str] = field(default_factory=dict)
    """Name → the TEI file it comes from."""
    places: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    """TEI file → `xml:id` → name of the text and anchor."""

    def follow(self, target: str, name: str, into: str, outside: Outside) -> str | None:
        """The destination of a pointer in the text `name`, as the markup writes it."""
        if match := ENTRY.fullmatch(target):
            return f"{match[1]}:{match[2]}"
        if target.startswith(("doc:", "page:")):
            return _private(target, name, into)
        if match := RANGE.fullmatch(target):
            target = f"#{match[1]}"
        path, _, fragment = target.partition("#")
        if not path:
            return self._within(self.places.get(self.texts[name], {}), fragment, name)
        if web(target):
            return target
        word = slug(posixpath.splitext(path.rstrip("/").rpartition("/")[2])[0])
        return self._elsewhere(word, fragment, name) or _relative(outside(word, _called(fragment)), into)

    def _within(self, places: Mapping[str, tuple[str, str]], fragment: str, name: str) -> str | None:
        if fragment not in places:
            return None
        text, anchor = places[fragment]
        if text == name:
            return f"#{anchor}" if anchor else f"{name}.md"
        return f"{text}.md#{anchor}" if anchor else f"{text}.md"

    def _elsewhere(self, word: str, fragment: str, name: str) -> str | None:
        if word not in self.texts:
            return None
        places = self.places.get(self.texts[word], {})
        if not fragment:
            return f"{word}.md"
        found = next((known for known in (fragment, f"{word}{fragment}") if known in places), None)
        return self._within(places, found, name) if found else None


def _called(fragment: str) -> tuple[str, ...]:
    """What the edition may call a place that is known elsewhere as `fn31` or `d2fn4`, `pg_385`, `p4`."""
    if match := re.fullmatch(r"(?:[a-z-]*\d*)?fn(\d+)", fragment):
        return (f"n{match[1]}",)
    if match := re.fullmatch(r"pg_(\w+)", fragment):
        return (f"pg-{match[1]}",)
    return (fragment,) if fragment else ()


def _relative(found: str | None, into: str) -> str | None:
    if found is None:
        return None
    file, hash_, anchor = found.partition("#")
    return f"{posixpath.relpath(file, into)}{hash_}{anchor}"


def _private(target: str, name: str, into: str) -> str | None:
    scheme, _, rest = target.partition(":")
    path, hash_, anchor = rest.partition("#")
    if scheme == "page":
        return _relative(f"content/{path}.md{hash_}{anchor}", into)
    collection, _, document = path.partition("/")
    if into != f"sources/{collection}":
        return target
    return f"{document}.md{hash_}{anchor}" if document != name or not anchor else f"#{anchor}"
