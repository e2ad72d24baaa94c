"""The APA Publication Manual, 7th edition: references, after its examples for archival documents and collections."""

from __future__ import annotations

from html import escape

from ...model.dates import YEAR_FIRST, american_date, worded
from .part import Part
from .people import apa_authors, apa_editors
from .setting import capital, listed, sentence
from .subject import Subject
from .whole import Whole


def document(subject: Subject) -> str:
    """`A. (1954, June 11). Telegram Secto 424 to B. In … (Eds.), <em>…</em> (doc. 224). …, 1981. <em>…</em> (Version 1.0). …`"""
    if subject.is_entry:
        return _entry(subject)
    unnamed = subject.is_titled_by_sender and not subject.is_exchange
    authors = "" if unnamed else escape(apa_authors(subject.authors))
    date = subject.date(_date, unseen="date not seen") or _date(subject.dating.edtf)
    link = "" if subject.work else subject.source_link
    source = (subject.archive, *_printed(subject, subject.source_link), link, *_edition(subject.whole))
    return _reference(authors, date, _described(subject), *source)


def part(cited: Part) -> str:
    """`Reader, E. (2026, November 22). Two roads. In <em>…</em> (Version 1.0). …`"""
    authors, edition = escape(apa_authors(cited.authors)), _edition(cited.whole, "In ")
    title = f"{cited.sorted} [{capital(cited.within)}]" if cited.within else cited.title
    return _reference(authors, _date(cited.whole.revised), title, *edition)


def edition(whole: Whole) -> str:
    """`Reader, E. (Ed.). (2026, November 22). <em>…</em> (Version 1.0). …`"""
    editors = apa_authors(whole.editors)
    who = f"{escape(editors)} ({'Eds.' if len(whole.editors) > 1 else 'Ed.'})" if editors else ""
    return _reference(who, _date(whole.revised), f"{whole.title} ({capital(whole.version)})", whole.link)


def _entry(subject: Subject) -> str:
    """`Calendar entry of “A to B,” telegram Secto 424, June 11, 1954. (2026, November 22). In <em>…</em>. https://… (Original …)`

    The entry has the date of its revision; what it stands for follows the address, as an original work does.
    """
    words = [subject.described(), subject.place, subject.date(american_date)]
    title = f"{subject.beginning}{listed(words)}"
    *work, imprint = _printed(subject) or ("",)
    printed = listed([*work, imprint]).replace("In ", "printed in ", 1)
    reference = _reference("", _date(subject.whole.revised), title, *_edition(subject.whole, "In "))
    original = listed(["; ".join(part for part in (subject.archive, printed) if part), subject.source_link])
    return f"{reference} (Original: {original})" if original else reference


def _reference(authors: str, date: str, title: str, *source: str) -> str:
    """Who, when, what, where; without a name what it is comes first. Nothing follows an address."""
    head = [authors, f"({date})", title] if authors else [title, f"({date})"]
    parts = [part for part in (*head, *source) if part]
    return " ".join(part if part.endswith("</a>") else sentence(part) for part in parts)


def _described(subject: Subject) -> str:
    """What it is, in square brackets where the words before do not say it."""
    if subject.is_exchange:
        return capital(subject.described())
    kind = capital(f"{subject.kind}{subject.extent}".strip())
    return f"{subject.title} [{kind}]" if kind else subject.title


def _printed(subject: Subject, link: str = "") -> tuple[str, ...]:
    if not (work := subject.work):
        return ()
    place = listed([subject.labelled_number if subject.number else "", link])
    number = f" ({place})" if place else ""
    title = f"<em>{escape(work.title)}</em>{number}"
    imprint = ", ".join(part for part in (work.publisher, american_date(work.issued or "")) if part)
    return "In " + listed([escape(apa_editors(subject.editors)), title]), escape(imprint)


def _edition(whole: Whole, before: str = "") -> tuple[str, str]:
    """The edition with its version, and its day where that is not the date of the reference; and the address."""
    revised = f"; last modified {american_date(whole.revised)}" if whole.revised and not before else ""
    title = f"{whole.title} ({capital(whole.version)}{revised})"
    return before + listed([escape(apa_editors(whole.editors)), title]), whole.link


def _date(edtf: str) -> str:
    """`1954, June 11`; `n.d.` when nothing is known."""
    return worded(edtf, YEAR_FIRST) or "n.d."
