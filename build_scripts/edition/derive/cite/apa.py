"""The APA Publication Manual, 7th edition: references, after its examples for archival documents and collections."""

from __future__ import annotations

import re
from html import escape

from ...model.dates import MONTHS, in_words
from .part import Part
from .people import apa_authors, apa_editors
from .setting import capital, listed, sentence
from .subject import Subject
from .whole import Whole

_DAY = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(\d\d))?")


def document(subject: Subject) -> str:
    """`A. (1954, June 11). Telegram Secto 424 to B [Calendar entry]. In … (Eds.), <em>…</em> (doc. 224). …, 1981. <em>…</em> (Version 1.0). …`"""
    unnamed = subject.is_titled_by_sender and not subject.is_exchange
    authors = "" if unnamed else escape(apa_authors(subject.authors))
    source = (subject.archive, *_printed(subject), *_edition(subject.whole, "In " if subject.beginning else ""))
    return _reference(authors, _date(subject.edtf), _described(subject), *source)


def part(cited: Part) -> str:
    """`Reader, E. (2026, November 22). Two roads. In <em>…</em> (Version 1.0). …`"""
    title = listed([cited.title, cited.within])
    authors = escape(apa_authors(cited.authors))
    return _reference(authors, _date(cited.whole.revised), title, *_edition(cited.whole, "In "))


def _reference(authors: str, date: str, title: str, *source: str) -> str:
    """Who, when, what, where; without a name what it is comes first. Nothing follows an address."""
    head = [authors, f"({date})", title] if authors else [title, f"({date})"]
    *before, address = [*head, *source]
    return " ".join([*(sentence(words) for words in before if words), address]).strip()


def _described(subject: Subject) -> str:
    """What it is, in square brackets where the words before do not say it."""
    said = capital(f"{subject.kind or 'message'} to {subject.recipients}") if subject.is_exchange else subject.title
    kinds = [] if subject.is_exchange else [subject.kind]
    note = capital("; ".join(kind for kind in [subject.beginning.removesuffix(" of "), *kinds] if kind))
    return f"{said} [{note}]" if note else said


def _printed(subject: Subject) -> tuple[str, ...]:
    if not (work := subject.work):
        return ()
    number = f" ({subject.labelled_number})" if subject.number else ""
    title = f"<em>{escape(work.title)}</em>{number}"
    imprint = ", ".join(part for part in (work.publisher, in_words(work.issued or "")) if part)
    return "In " + listed([escape(apa_editors(subject.editors)), title]), escape(imprint)


def _edition(whole: Whole, before: str) -> tuple[str, str]:
    """The edition with its version and day, and the address."""
    revised = f"; last modified {_american(whole.revised)}" if whole.revised else ""
    return f"{before}{whole.title} ({capital(whole.version)}{revised})", whole.link


def _american(edtf: str) -> str:
    year, _, day = _date(edtf).partition(", ")
    return f"{day}, {year}" if day else year


def _date(edtf: str) -> str:
    """`1954, June 11`; doubtful dates in words; `n.d.` when nothing is known."""
    if not (match := _DAY.fullmatch(edtf)):
        return in_words(edtf) or "n.d."
    month = MONTHS[int(match[2]) - 1]
    return f"{match[1]}, {month} {int(match[3])}" if match[3] else f"{match[1]}, {month}"
