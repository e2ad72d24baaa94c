"""What went from pages that stay, as the ledger has it."""

from __future__ import annotations

from ..model.addresses import anchors_by_page
from ..model.edition import Edition
from ..model.ledger import Ledger, Published
from ..model.ranges import natural_key


def gone(edition: Edition) -> dict[str, list[str]]:
    """Path of a living page → the anchors that are no more on it."""
    ledger = edition.loaded.ledger
    named = anchors_named(ledger)
    if not named and not any(page.dead for page in ledger.pages.values()):
        return {}
    now = anchors_by_page(edition.loaded, edition.parsed, edition.resolved)
    lost = {
        path: {*named.get(path, ()), *ledger.pages.get(path, Published(path)).dead} - anchors.keys()
        for path, anchors in now.items()
    }
    return {path: sorted(ids, key=natural_key) for path, ids in lost.items() if ids}


def anchors_named(ledger: Ledger) -> dict[str, list[str]]:
    """Page → anchors on it that redirects.txt names."""
    named: dict[str, list[str]] = {}
    for address in ledger.moved:
        path, hash_, anchor = address.partition("#")
        if hash_:
            named.setdefault(path, []).append(anchor)
    return named
