"""The MLA Handbook, 9th edition: works cited. First the document, then its containers: the printed work, this edition."""

from __future__ import annotations

import re
from html import escape

from ...model.dates import ENGLISH, MONTHS, worded
from .part import Part
from .people import mla_authors, mla_editors
from .setting import capital, listed, quoted, sentences
from .subject import Subject
from .whole import Whole

_SHORT = {month: f"{month[: 4 if month == 'September' else 3]}." for month in MONTHS if len(month) > len("July")}
"""May, June and July stay whole."""
_LONG = re.compile("|".join(_SHORT))


def document(subject: Subject) -> str:
    """`A. Telegram Secto 424 to B. 11 June 1954. <em>…</em>, edited by …, …, 1981, doc. 224. <em>…</em>, version 1.0, ….`"""
    is_named = subject.is_entry or (subject.is_titled_by_sender and not subject.is_exchange)
    return sentences(
        [
            "" if is_named else escape(mla_authors(subject.authors)),
            capital(f"{subject.beginning}{subject.described(_words)}"),
            capital(subject.date(_date, unseen="", undated="")),
            subject.archive,
            _printed(subject) if subject.work else subject.source_link,
            _edition(subject.whole),
        ]
    )


def part(cited: Part) -> str:
    """`Reader, Edith. “Two Roads.” <em>…</em>, version 1.0, ….`"""
    return sentences(
        [escape(mla_authors(cited.authors)), quoted(cited.sorted), capital(cited.within), _edition(cited.whole)]
    )


def edition(whole: Whole) -> str:
    """`<em>…</em>, edited by …, version 1.0, last modified 22 Nov. 2026, ….`"""
    return sentences([_edition(whole)])


def _printed(subject: Subject) -> str:
    if not (work := subject.work):
        return ""
    editors = escape(mla_editors(subject.editors)) if subject.editors else ""
    return listed(
        [
            f"<em>{escape(work.title)}</em>",
            f"edited by {editors}" if editors else "",
            escape(work.publisher or ""),
            _date(work.issued or ""),
            subject.labelled_number,
            subject.source_link,
        ]
    )


def _edition(whole: Whole) -> str:
    revised = f"last modified {_date(whole.revised)}" if whole.revised else ""
    editors = f"edited by {escape(mla_editors(whole.editors))}" if whole.editors else ""
    return listed([whole.title, editors, whole.version, revised, whole.link])


def _date(edtf: str) -> str:
    """`11 June 1954`, `22 Nov. 2026`."""
    return _LONG.sub(lambda month: _SHORT[month[0]], _words(edtf))


def _words(edtf: str) -> str:
    return worded(edtf, ENGLISH)
