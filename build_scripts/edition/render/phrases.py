"""What templates set: links, rows of facts, lines of lists, notes. Plain values without logic."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


def trusted(html: str) -> Markup:
    """HTML made by `markup` or by the citation processor, which escape whatever they set; nothing else is trusted."""
    return Markup(html)  # noqa: S704 — the one place where strings become HTML


@dataclass(frozen=True, slots=True)
class Phrase:
    """A few words, perhaps a link or a date, with what stands before and after them."""

    words: str | Markup
    href: str = ""
    before: str = ""
    after: str = ""
    datetime: str = ""
    """Value for `<time datetime>`: a valid HTML date, or empty."""
    is_date: bool = False
    """Whether the words are a date: they stand on one line."""
    more: tuple[Phrase, ...] = ()
    """What follows without a break."""
    gloss: str = ""
    """Who or what this is, in a few words."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and what is said of it: one row of a description list."""

    term: str
    phrases: tuple[Phrase, ...]
    note: str | Markup = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A document in a list."""

    number: str
    """Its number as printed, or its name."""
    heading: str
    href: str
    date: Phrase | None = None
    details: str = ""
    """Designator, type …"""


@dataclass(frozen=True, slots=True)
class SetNote:
    """A note as set."""

    anchor: str
    number: str
    html: Markup
    backlinks: tuple[tuple[str, str], ...] = ()
    """(href, letter) of each place that points to the note."""
    referring: tuple[Phrase, ...] = ()
    """Documents that point to the note."""


@dataclass(frozen=True, slots=True)
class NoteSeries:
    """The notes of one series, under their heading."""

    title: str
    notes: tuple[SetNote, ...]


@dataclass(frozen=True, slots=True)
class SetText:
    """A text as set on a page."""

    body: Markup
    series: tuple[NoteSeries, ...] = ()
    series_of_translation: tuple[NoteSeries, ...] = ()


def facts(*rows: Fact | None) -> tuple[Fact, ...]:
    """The rows that say something."""
    return tuple(row for row in rows if row and row.phrases)


def fact(term: str, words: str | Markup | None, href: str = "", after: str = "") -> Fact | None:
    """A row of one phrase, or None without words."""
    return Fact(term, (Phrase(words, href, after=after),)) if words else None
