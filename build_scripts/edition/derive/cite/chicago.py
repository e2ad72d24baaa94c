"""The Chicago Manual of Style, 18th edition: notes and bibliography. It gives no place of publication."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ...model.entries import Work
from ..names import american_date, in_series, inverted_series
from .part import Part
from .setting import capital, listed, sentences
from .subject import Subject
from .whole import PIN, Whole


def note(subject: Subject) -> str:
    """`A to B, telegram Secto 424, Geneva, June 11, 1954, in <em>…</em>, ed. … (…, 1981), doc. 224; <em>…</em>, version 1.0.`"""
    printed = _in_note(subject) if subject.work else ""
    head = [_correspondents(subject), subject.kind, subject.place, _date(subject), subject.archive, printed]
    joint = "; in " if subject.beginning else "; "
    return f"{subject.beginning}{listed(head)}{joint}{_edition(subject.whole, PIN)}."


def bibliography(subject: Subject) -> str:
    """`A. Telegram Secto 424 to B. Geneva, June 11, 1954. In <em>…</em>, edited by …. …, 1981. Doc. 224. <em>…</em>, version 1.0.`"""
    return sentences(list(_parts(subject)))


def printed_in(subject: Subject) -> str:
    """`Printed in <em>…</em>, ed. … (…, 1981), doc. 224.`, or nothing."""
    return f"Printed {_in_note(subject)}." if subject.work else ""


def part_note(part: Part) -> str:
    """`Edith Reader, “Two Roads,” in <em>…</em>, version 1.0.`"""
    authors = escape(in_series([name.natural for name in part.authors]))
    return f"{listed([authors, f'“{part.title}”', part.within, 'in ' + _edition(part.whole, PIN)])}."


def part_bibliography(part: Part) -> str:
    """`Reader, Edith. “Two Roads.” In <em>…</em>, version 1.0.`"""
    names = [*(name.inverted for name in part.authors[:1]), *(name.natural for name in part.authors[1:])]
    return sentences(
        [escape(inverted_series(names)), f"“{part.title}”", capital(part.within), f"In {_edition(part.whole)}"]
    )


def _edition(whole: Whole, pin: str = "") -> str:
    revised = f"last modified {american_date(whole.revised)}" if whole.revised else ""
    return listed([whole.title, whole.version, revised, f"{pin}{whole.link}" if whole.link else ""]) + (
        "" if whole.link else pin
    )


def _date(subject: Subject) -> str:
    return american_date(subject.edtf) or "n.d."


def _correspondents(subject: Subject) -> str:
    if subject.is_exchange:
        return f"{subject.senders} to {subject.recipients}"
    return f"“{subject.title}”" if subject.is_titled_by_sender else listed([subject.senders, f"“{subject.title}”"])


def _in_note(subject: Subject) -> str:
    editors = _editors(subject)
    imprint = f" ({_imprint(subject.work)})" if subject.work and _imprint(subject.work) else ""
    return listed([listed([f"in {_title(subject)}", f"ed. {editors}" if editors else ""]) + imprint, subject.number])


def _parts(subject: Subject) -> Iterator[str]:
    yield "" if subject.is_titled_by_sender and not subject.is_exchange else subject.responsible
    yield capital(f"{subject.beginning}{subject.described}")
    yield listed([subject.place, _date(subject)])
    yield capital(subject.archive)
    if subject.work:
        editors = _editors(subject)
        yield listed([f"In {_title(subject)}", f"edited by {editors}" if editors else ""])
        yield _imprint(subject.work)
        yield capital(subject.number)
    yield ("In " if subject.beginning else "") + _edition(subject.whole)


def _title(subject: Subject) -> str:
    return f"<em>{escape(subject.work.title)}</em>" if subject.work else ""


def _editors(subject: Subject) -> str:
    return escape(in_series([name.natural for name in subject.editors]))


def _imprint(work: Work) -> str:
    year = american_date(work.issued) if work.issued else ""
    return escape(", ".join(part for part in (work.publisher, year) if part))
