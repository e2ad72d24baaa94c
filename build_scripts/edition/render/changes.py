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
from .heads import announced, list_head
from .phrases import Phrase

PATH = "changes/"
LATEST = 50
"""Corrections, and moved addresses, on the first page; all stand on the page of their year."""


@dataclass(frozen=True, slots=True)
class Day:
    """What was corrected on a day."""

    date: str
    datetime: str
    items: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class _Changes:
    """What a page lists, the latest first."""

    corrections: Sequence[Correction] = ()
    moved: Sequence[Moved] = ()


def pages(compositor: Compositor) -> Iterator[HtmlPage]:
    """The latest changes, and a page for each year in which something was corrected, moved or withdrawn."""
    found = compositor.edition.derived.corrections
    lines = compositor.edition.loaded.ledger.moved.values()
    moved = sorted(lines, key=lambda one: (one.date, one.path), reverse=True)
    changes = {year: _Changes([*those]) for year, those in groupby(found, key=lambda one: one.day[:4])}
    for year, there in groupby(moved, key=lambda one: one.date[:4]):
        changes[year] = _Changes(changes[year].corrections if year in changes else (), [*there])
    years = sorted(changes, reverse=True)
    yield _page(compositor, PATH, GENERATED[PATH], _Changes(found[:LATEST], moved[:LATEST]), years)
    for year in years:
        yield _page(compositor, f"{PATH}{year}/", f"Changes, {year}", changes[year], ())


def _page(compositor: Compositor, path: str, title: str, shown: _Changes, years: Sequence[str]) -> HtmlPage:
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
        days=tuple(_days(compositor, shown.corrections, path)),
        years=tuple(Phrase(year, compositor.href(f"{PATH}{year}/", path)) for year in years),
        moved=tuple(_moved(compositor, shown.moved, path)),
        feed=feed,
        page_head="\n".join(filter(None, (announced(compositor, path), list_head(compositor, path, title)))),
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
    for line in lines:
        to = f", now {line.target}" if line.target else ", withdrawn"
        after = f"{to}: {line.reason} ({in_words(line.date)})"
        yield Phrase(written(line.path), compositor.href(line.path, page), after=after)
