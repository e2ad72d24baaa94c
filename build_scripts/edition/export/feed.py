"""The corrections as a feed (Atom, RFC 4287). Its days are those of the revisions, never of the build."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

from ..model.edition import Edition, OutputFile
from ..model.founders import founders
from ..model.versions import Correction

FILE = "changes.xml"
LATEST = 100
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def feed(edition: Edition) -> Iterator[OutputFile]:
    """`changes.xml`, the latest corrections first; nothing when the site has no address. Days in doubt make no entry."""
    site = edition.loaded.site
    if not site.url:
        return
    dated = [one for one in edition.derived.corrections if _DAY.fullmatch(one.day)]
    author = escape(site.settings.publisher or site.title)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{escape(site.title)}: corrections</title>",
        f"<id>{escape(site.url)}{FILE}</id>",
        f'<link rel="self" href="{escape(site.url)}{FILE}"/>',
        f'<link rel="alternate" type="text/html" href="{escape(site.url)}changes/"/>',
        f"<updated>{_time(_last(edition, dated))}</updated>",
        f"<author><name>{author}</name></author>",
        *_entries(edition, dated),
        "</feed>",
    ]
    yield OutputFile(FILE, "\n".join([*lines, ""]).encode())


def _entries(edition: Edition, dated: list[Correction]) -> Iterator[str]:
    """An entry’s id has the address under which its page began, so that a page renamed announces nothing again.

    It counts the corrections of one page on one day, from the first: one added after it changes none.
    """
    site, became = edition.loaded.site, founders(edition.loaded.ledger)
    for one in dated[:LATEST]:
        title = f"{one.label}, {one.title}" if one.label else one.title
        who = f"<author><name>{escape(one.who)}</name></author>" if one.who else ""
        yield (
            f"<entry><title>{escape(title)}</title>"
            f"<id>tag:{escape(urlsplit(site.url).hostname or '')},{one.day}:{quote(_first(one.path, became))}{one.number}</id>"
            f'<link rel="alternate" type="text/html" href="{escape(site.url + quote(one.path))}"/>'
            f"<updated>{_time(one.day)}</updated>{who}<summary>{escape(one.change)}</summary></entry>"
        )


def _first(path: str, became: Mapping[str, str]) -> str:
    """The address under which a page was first published; `became` names for each heir the page that it was."""
    seen = set[str]()
    while path in became and path not in seen:
        seen.add(path)
        path = became[path]
    return path


def _last(edition: Edition, dated: list[Correction]) -> str:
    """Day of the last correction, or of the last revision of anything: an empty feed was last changed by the first version."""
    if dated:
        return dated[0].day
    loaded = edition.loaded
    revisions = [
        *(document.meta.revisions for document in loaded.documents),
        *(page.meta.revisions for page in loaded.pages),
    ]
    days = [one.date for those in revisions for one in those if _DAY.fullmatch(one.date)]
    return max(days, default="1970-01-01")


def _time(day: str) -> str:
    return f"{day}T00:00:00Z"
