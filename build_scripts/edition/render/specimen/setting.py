"""A passage of the specimen as set: what readers see, its notes, its TEI. All that it names is invented, and listed here."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ...markup import HtmlContext, SiglumLink, TeiContext, WorkName, parse_text, render_html, render_tei
from ...model.edition import Target
from ...model.text import CitedWork, Link, Text
from ..phrases import SetNote, trusted
from .passages import Passage

PATH = "about/markup/"
_FILE = f"content/{PATH}specimen.md"
"""Where the text would lie: its picture is beside it."""


@dataclass(frozen=True, slots=True)
class Name:
    """Something that the specimen names."""

    anchor: str
    words: str


NAMES = {
    key: Name(f"name-{key.partition(':')[2].replace('/', '-')}", words)
    for key, words in {
        "person:beck-anna": "Anna Beck, surveyor",
        "org:harbour-board": "Harbour Board, a body",
        "place:the-pass": "The Pass, a place",
        "event:first-meeting": "First meeting of the Harbour Board",
        "term:niact": "niact, night action: a telegram to be read at any hour",
        "work:handbook-1901": "The Carter’s Handbook, 1901, a book",
        "work:letters-1902": "Letters of the Board, 1902, a book",
        "doc:letters/d2": "Minutes, 2 May 1901, another document",
    }.items()
}
"""`scheme:id` → where its name stands on the page."""

HANDS = {"h1": "Miss Beck, pencil"}
WITNESSES = {"A": "Fair copy", "B": "Draft", "C": "Print of 1902"}
WORKS = {
    "handbook-1901": WorkName("Beck", "The Carter’s Handbook"),
    "letters-1902": WorkName("Harbour Board", "Letters"),
}


@dataclass(frozen=True, slots=True)
class SetPassage:
    """A passage ready for the page."""

    anchor: str
    title: str
    about: str
    source: str
    html: Markup
    notes: tuple[SetNote, ...]
    tei: str


def set_passage(passage: Passage) -> SetPassage:
    """Set the passage; its ids begin with its own number, so that passages share a page."""
    text = parse_text(passage.source, _FILE, passage.line)
    prefix = f"s{passage.number}-"
    targets = [_target(link, prefix) for link in text.links]
    paragraph_ids = [paragraph.pinned or f"p{paragraph.number}" for paragraph in text.paragraphs]
    html = render_html(
        text,
        HtmlContext(
            targets=targets,
            paragraph_ids=paragraph_ids,
            citations=_citations(text),
            page=PATH,
            hands=HANDS,
            witnesses={siglum: SiglumLink(words) for siglum, words in WITNESSES.items()},
            prefix=prefix,
        ),
    )
    notes = (
        SetNote(n.anchor, n.mark, trusted(_to_names(n.html, prefix)), tuple((f"#{a}", "") for a in n.backlinks))
        for n in html.notes
    )
    context = TeiContext(
        targets=targets,
        paragraph_ids=paragraph_ids,
        prefix="letter.",
        page=PATH,
        works=WORKS,
        witnesses={siglum: f"#wit_{siglum}" for siglum in WITNESSES},
    )
    tei = render_tei(text, context).body.strip()
    return SetPassage(
        f"specimen-{passage.number}",
        passage.title,
        passage.about,
        passage.source.rstrip("\n"),
        trusted(_to_names(html.body, prefix)),
        tuple(notes),
        tei,
    )


def _to_names(html: str, prefix: str) -> str:
    """Names have one list on the page: a link to it does not begin with the passage’s number, as all others do."""
    return html.replace(f'href="#{prefix}name-', 'href="#name-')


def _target(link: Link, prefix: str) -> Target:
    """Names lead to the list at the end of the page, whatever an edition’s own registers hold."""
    if link.scheme == "url":
        return Target(link.target, "", "url")
    if link.scheme == "anchor":
        return Target(f"{PATH}#{prefix}{link.fragment}", "", "anchor")
    key = "doc:letters/d2" if link.scheme in {"file", "doc"} else f"{link.scheme}:{link.target}"
    scheme, _, identifier = key.partition(":")
    name = NAMES[key]
    return Target(f"{PATH}#{name.anchor}", f"{name.words} (invented)", scheme, identifier)


def _citations(text: Text) -> dict[int, str]:
    return {citation.index: "; ".join(map(_cited, citation.works)) for citation in text.citations}


def _cited(work: CitedWork) -> str:
    """As a note of Chicago style has it after the first time."""
    name = WORKS[work.key]
    author = "" if work.suppress_author else f"{name.author}, "
    return f"{work.prefix} {author}<i>{name.title}</i>, {work.locator}".strip()
