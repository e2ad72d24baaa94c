"""What the lines of the ledger say beside anchors: founders of pages, where redirects lead, releases and their dated pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..model import founders, redirections, released
from ..model.edition import Loaded
from ..model.ledger import Published
from ..model.versions import Version


def with_records(
    pages: Mapping[str, Published], loaded: Loaded, versions: Mapping[str, tuple[Version, ...]]
) -> dict[str, Published]:
    """The pages to be written, with all that is to be recorded of them; what was recorded once is only added to."""
    ledger = loaded.ledger
    becoming = founders.founders(ledger)
    redirected = redirections.redirected(ledger)
    dated = released.recorded(pages, ledger, loaded.history, versions)
    return {
        path: replace(
            page,
            facts={
                **page.facts,
                **founders.recorded(page, becoming),
                **redirections.recorded(page, redirected.get(path, ()), ledger),
                **dated.get(path, {}),
            },
        )
        for path, page in pages.items()
    }
