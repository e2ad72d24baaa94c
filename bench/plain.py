"""The generated edition as other generators read it: the same words in plain Markdown, with footnotes, headings, tables and links.

What only we know loses its signs and keeps its words: spans, typed links, citations, containers. Nothing else is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

_REGISTERS = {"person": "persons", "org": "organisations", "place": "places", "event": "events", "term": "terms"}
_TYPED = re.compile(r"\]\((person|org|place|event|term):([^)]+)\)")
_ELSEWHERE = re.compile(r"\]\(doc:([^)/]+)/(d\d+)\)")
_BESIDE = re.compile(r"\]\((d\d+)\.md[^)]*\)")
_CITATION = re.compile(r"\[(@[^\]]+)\]")
_SPAN = re.compile(r"\[([^\]\[]*)\]\{[^}]*\}")
_FENCE = re.compile(r"^:::.*\n?", re.MULTILINE)
_WANTED = ("title", "type", "date", "place", "designator")

Link = Callable[[str, str], str]
"""Collection and name of a document → its address in a link."""


def plain(source: str, collection: str, link: Link) -> str:
    """A document of the edition, with a front matter that every generator reads."""
    _, front, body = source.split("---\n", 2)
    kept = [line for line in front.splitlines() if line.partition(":")[0] in _WANTED]
    body = _TYPED.sub(lambda found: f"](/{_REGISTERS[found[1]]}/{found[2]}/)", body)
    body = _ELSEWHERE.sub(lambda found: f"]({link(found[1], found[2])})", body)
    body = _BESIDE.sub(lambda found: f"]({link(collection, found[1])})", body)
    body = _CITATION.sub(lambda found: f"({found[1].replace('@', '')})", body)
    body = _FENCE.sub("", _SPAN.sub(r"\1", body))
    return "\n".join(["---", *kept, "---", body])


def write_plain(edition: Path, content: Path, link: Link, index: str) -> None:
    """Every document of the edition below `content/documents`; `index` is the name of a folder’s own page."""
    for folder in sorted(path for path in (edition / "sources").iterdir() if path.is_dir()):
        target = content / "documents" / folder.name
        target.mkdir(parents=True, exist_ok=True)
        (target / index).write_text(f"---\ntitle: {folder.name}\n---\n", encoding="utf-8")
        for source in sorted(folder.glob("*.md")):
            words = plain(source.read_text(encoding="utf-8"), folder.name, link)
            (target / source.name).write_text(words, encoding="utf-8")
    (content / index).write_text("---\ntitle: An invented edition\n---\n", encoding="utf-8")
