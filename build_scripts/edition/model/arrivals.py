"""Paragraphs that came from another page word for word: they continue nothing of the page where they are now."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from functools import cached_property

from .ledger import Ledger, fingerprint
from .text import Paragraph


class Arrivals(Container[str]):
    """Fingerprints of paragraphs that were published at one page only and stand there no longer.

    Looked at for the few paragraphs that no page knows again, so that nothing is worked out as long as there are none.
    """

    def __init__(self, ledger: Ledger, paragraphs: Callable[[str], Sequence[Paragraph]]) -> None:
        """`paragraphs` gives those that a page has now, by its site path; none where there is no page."""
        self._ledger, self._paragraphs = ledger, paragraphs
        self._known: dict[str, frozenset[str]] = {}

    def __contains__(self, words: object) -> bool:
        home = self._homes.get(words) if isinstance(words, str) else None
        return home is not None and words not in self._now(home)

    @cached_property
    def _homes(self) -> Mapping[str, str | None]:
        return only_homes(self._ledger)

    def _now(self, path: str) -> frozenset[str]:
        if path not in self._known:
            self._known[path] = frozenset(fingerprint(one.plain) for one in self._paragraphs(path))
        return self._known[path]


def only_homes(ledger: Ledger) -> dict[str, str | None]:
    """Fingerprint of a paragraph → the site path where it was published, or None where several pages had it.

    Addresses that were given up do not count: what led on has the words under its new address.
    """
    homes: dict[str, str | None] = {}
    for path, page in ledger.pages.items():
        for words in () if page.rests else filter(None, page.anchors.values()):
            homes[words] = path if homes.get(words, path) == path else None
    return homes
