"""Which published page became which: an heir goes on with the ids of its founder, the dead ones too.

    founder:documents/letters/d10/     on the line of an heir: from which page it has its ids

It is recorded when the heir is published; other pages that are merged into it later change nothing.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from .identity import SAME
from .ledger import Ledger, Published
from .permalinks import written
from .redirections import LED

FOUNDER = "founder"
"""Name of the item."""


def publications(ledger: Ledger) -> dict[str, Published]:
    """Path → what was published there; a page to which one address was moved as a whole takes that one's ids along."""
    becoming = {heir: path for heir, path in founders(ledger).items() if path in ledger.pages}
    return {**{heir: ledger.pages[path] for heir, path in becoming.items()}, **ledger.pages}


def inherited(ledger: Ledger, there: Container[str]) -> Ledger:
    """The ledger as if each new page that goes on with the ids of a published one had been published in its stead.

    `there` are the paths of all pages. So a page is compared with what it was before, although it has another name now.
    """
    known = publications(ledger)
    heirs = {path: page for path, page in known.items() if path not in ledger.pages and path in there}
    left = {page.path for page in heirs.values()}
    stay = {path: page for path, page in ledger.pages.items() if path not in left}
    return replace(ledger, pages=stay | {path: _as_heir(page, path) for path, page in heirs.items()})


def _as_heir(page: Published, path: str) -> Published:
    """Nothing has been confirmed of the new address yet."""
    return replace(page, path=path, rests=False, facts={name: page.facts[name] for name in page.facts if name != SAME})


def founders(ledger: Ledger) -> dict[str, str]:
    """Path of a page → path of the one published page that became it.

    As recorded; of an heir not published yet, or on a line written before this was recorded, the only page that can be.
    """
    becoming: dict[str, list[str]] = {}
    for path in ledger.moved.keys() & ledger.pages.keys():
        heir = _heir(path, ledger)
        if heir and "#" not in heir and _can_be(ledger.pages[path], ledger.pages.get(heir)):
            becoming.setdefault(heir, []).append(path)
    derived = {heir: paths[0] for heir, paths in becoming.items() if len(paths) == 1}
    return derived | {path: _recorded(page) for path, page in ledger.pages.items() if FOUNDER in page.facts}


def recorded(page: Published, becoming: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """What the line of a page is to say of its founder; `becoming` is what `founders` found."""
    if FOUNDER in page.facts or page.path not in becoming:
        return {}
    return {FOUNDER: (written(becoming[page.path]),)}


def _recorded(page: Published) -> str:
    return page.facts[FOUNDER][0].lstrip("/")


def _can_be(page: Published, heir: Published | None) -> bool:
    """Whether a page that moved may be the one that became `heir`.

    One that moved to a page already published did not; of those recorded before, only one whose ids the heir has can be.
    """
    if heir is None:
        return True
    before = page.rests and LED not in page.facts
    return before and {*page.anchors, *page.dead} <= {*heir.anchors, *heir.dead}


def _heir(path: str, ledger: Ledger) -> str:
    """The first published address, or else the last, to which its redirects lead; empty when nowhere or in a circle."""
    seen = {path}
    while line := ledger.moved.get(path):
        path = line.target.lstrip("/")
        if not line.target or path in seen:
            return ""
        if path in ledger.pages:
            return path
        seen.add(path)
    return path
