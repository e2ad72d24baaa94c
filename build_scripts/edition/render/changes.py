"""What changed: releases, corrections, and what moved or was withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..model.dates import in_words
from ..model.edition import HtmlPage
from ..model.ledger import Moved
from ..model.permalinks import written
from ..model.urls import GENERATED
from ..model.versions import Correction
from .compositor import Compositor
from .phrases import Phrase

PATH = "changes/"
LATEST = 50
"""Corrections on the first page; the others stand on the page of their year."""


@dataclass(frozen=True, slots=True)
class Day:
    """What was corrected on a day."""

    date: str
    datetime: str
    items: tuple[Phrase, ...]


def pages(compositor: Compositor) -> Iterator[HtmlPage]:
    """The latest changes, and a page for each year that has corrections."""
    found = compositor.edition.derived.corrections
    years = sorted({one.day[:4] for one in found}, reverse=True)
    yield _page(compositor, PATH, GENERATED[PATH], found[:LATEST], years)
    for year in years:
        of_year = [one for one in found if one.day.startswith(year)]
        yield _page(compositor, f"{PATH}{year}/", f"Corrections, {year}", of_year, ())


def _page(compositor: Compositor, path: str, title: str, found: Sequence[Correction], years: Sequence[str]) -> HtmlPage:
    ledger = compositor.edition.loaded.ledger
    first = path == PATH
    feed = compositor.href("changes.xml", path) if compositor.site.url else ""
    return compositor.page(
        "changes",
        path,
        title,
        "Releases of the edition, corrections of its documents and pages, and addresses that moved or were withdrawn.",
        first=first,
        above=None if first else Phrase(GENERATED[PATH], compositor.href(PATH, path)),
        releases=tuple(_releases(compositor)) if first else (),
        unknown=_unknown(compositor) if first else "",
        days=tuple(_days(compositor, found, path)),
        years=tuple(Phrase(year, compositor.href(f"{PATH}{year}/", path)) for year in years),
        moved=tuple(_moved(compositor, ledger.moved.values(), path)) if first else (),
        feed=feed,
        page_head=f'<link rel="alternate" type="application/atom+xml" title="Corrections" href="{feed}">'
        if feed
        else "",
    )


def _releases(compositor: Compositor) -> Iterator[Phrase]:
    for release in sorted(compositor.edition.loaded.ledger.releases.values(), key=lambda one: one.date, reverse=True):
        words = f": {release.words}" if release.words else ""
        yield Phrase(in_words(release.date), datetime=release.date, after=f", version {release.version}{words}")


def _unknown(compositor: Compositor) -> str:
    """What this copy of the site cannot know."""
    loaded = compositor.edition.loaded
    unknown = [day for day in sorted(loaded.ledger.releases) if day not in loaded.past]
    if not unknown:
        return ""
    days = ", ".join(map(in_words, unknown))
    return (
        f"This copy of the site was made without the history of its sources: how documents read on {days} is not shown."
    )


def _days(compositor: Compositor, found: Sequence[Correction], page: str) -> Iterator[Day]:
    for day, those in groupby(found, key=lambda one: one.day):
        items = tuple(
            Phrase(
                f"{one.label}, {one.title}" if one.label else one.title,
                compositor.href(one.path, page),
                after=f": {one.change}{f' ({one.who})' if one.who else ''}",
            )
            for one in those
        )
        yield Day(in_words(day), day, items)


def _moved(compositor: Compositor, lines: Iterable[Moved], page: str) -> Iterator[Phrase]:
    """The latest first."""
    for line in sorted(lines, key=lambda one: (one.date, one.path), reverse=True):
        to = f", now {line.target}" if line.target else ", withdrawn"
        after = f"{to}: {line.reason} ({in_words(line.date)})"
        yield Phrase(written(line.path), compositor.href(line.path, page), after=after)
