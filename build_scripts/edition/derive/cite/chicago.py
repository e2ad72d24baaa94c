"""The Chicago Manual of Style, 18th edition: notes and bibliography. It gives no place of publication."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ...model.dates import american_date
from ...model.entries import Work
from ..names import in_series
from .part import Part
from .people import listed_names
from .setting import capital, listed, quoted, sentences
from .subject import Subject
from .whole import PIN, Whole


def note(subject: Subject) -> str:
    """`A to B, telegram Secto 424, Geneva, June 11, 1954, in <em>…</em>, ed. … (…, 1981), doc. 224; <em>…</em>, version 1.0.`"""
    printed = _in_note(subject) if subject.work else subject.source_link
    head = [_named(subject), subject.place, _date(subject), subject.archive, printed]
    joint = "; in " if subject.is_entry else "; "
    return f"{listed(head)}{joint}{_edition(subject.whole, 'ed.', PIN)}."


def bibliography(subject: Subject) -> str:
    """`A. Telegram Secto 424 to B. Geneva, June 11, 1954. In <em>…</em>, edited by …. …, 1981. Doc. 224. <em>…</em>, version 1.0.`"""
    return sentences(list(_parts(subject)))


def printed_in(subject: Subject) -> str:
    """`Printed in <em>…</em>, ed. … (…, 1981), doc. 224, https://….`, or nothing."""
    return f"Printed {_in_note(subject)}." if subject.work else ""


def part_note(part: Part) -> str:
    """`Edith Reader, “Two Roads,” in <em>…</em>, version 1.0.`"""
    authors = escape(in_series([name.natural for name in part.authors]))
    return f"{listed([authors, quoted(part.title), part.within, 'in ' + _edition(part.whole, 'ed.', PIN)])}."


def part_bibliography(part: Part) -> str:
    """`Reader, Edith. “Two Roads.” In <em>…</em>, version 1.0.`"""
    return sentences(
        [escape(listed_names(part.authors)), quoted(part.sorted), capital(part.within), f"In {_edition(part.whole)}"]
    )


def whole_note(whole: Whole) -> str:
    """`<em>…</em>, ed. …, version 1.0, last modified November 22, 2026.`"""
    return f"{_edition(whole, 'ed.', PIN)}."


def whole_bibliography(whole: Whole) -> str:
    """`<em>…</em>, edited by …, version 1.0, last modified November 22, 2026.`"""
    return sentences([_edition(whole)])


def _edition(whole: Whole, edited: str = "edited by", pin: str = "") -> str:
    editors = escape(in_series([name.natural for name in whole.editors]))
    revised = f"last modified {american_date(whole.revised)}" if whole.revised else ""
    words = [whole.title, f"{edited} {editors}" if editors else "", whole.version, revised]
    return listed([*words, f"{pin}{whole.link}" if whole.link else ""]) + ("" if whole.link else pin)


def _date(subject: Subject) -> str:
    return subject.date(american_date)


def _named(subject: Subject) -> str:
    """What opens a note: the correspondents, or the sender and the heading."""
    if subject.is_exchange:
        return listed([f"{subject.senders} to {subject.recipients}", subject.kind]) + subject.extent
    senders = "" if subject.is_entry or subject.is_titled_by_sender else subject.senders
    return f"{subject.beginning}{listed([senders, subject.described()])}"


def _in_note(subject: Subject) -> str:
    editors = _editors(subject)
    imprint = f" ({_imprint(subject.work)})" if subject.work and _imprint(subject.work) else ""
    work = listed([f"in {_title(subject)}", f"ed. {editors}" if editors else ""]) + imprint
    return listed([work, subject.number, subject.source_link])


def _parts(subject: Subject) -> Iterator[str]:
    is_named = subject.is_entry or (subject.is_titled_by_sender and not subject.is_exchange)
    yield "" if is_named else subject.responsible
    yield capital(f"{subject.beginning}{subject.described()}")
    yield capital(listed([subject.place, _date(subject)]))
    yield capital(subject.archive)
    if subject.work:
        editors = _editors(subject)
        yield listed([f"In {_title(subject)}", f"edited by {editors}" if editors else ""])
        yield _imprint(subject.work)
        yield capital(listed([subject.number, subject.source_link]))
    else:
        yield subject.source_link
    yield ("In " if subject.is_entry else "") + _edition(subject.whole)


def _title(subject: Subject) -> str:
    return f"<em>{escape(subject.work.title)}</em>" if subject.work else ""


def _editors(subject: Subject) -> str:
    return escape(in_series([name.natural for name in subject.editors]))


def _imprint(work: Work) -> str:
    year = american_date(work.issued) if work.issued else ""
    return escape(", ".join(part for part in (work.publisher, year) if part))
