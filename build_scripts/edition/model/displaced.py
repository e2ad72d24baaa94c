"""Which published pages now hold the text of another: documents renamed over each other, swapped, moved up to close a gap."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from .arrivals import only_homes
from .ledger import Ledger, Published
from .sketches import read_sketch, shingles
from .text import Paragraph

MOST, LITTLE = 0.5, 0.25
"""Of what tells two published texts apart, as much of the other’s is there and as little of the page’s own when they were changed."""
TELLING = 3
"""Fewer numbers tell nothing."""
CANDIDATES, COMMON = 3, 16
"""Pages that are looked at for each, and how many may have a number that leads to one."""


def find_displaced(
    ledger: Ledger, anchors: Mapping[str, Mapping[str, str]], paragraphs: Callable[[str], Sequence[Paragraph]]
) -> dict[str, str]:
    """Site path → the published address whose text now stands there.

    Asked only of pages that keep less than half of their published paragraphs word for word: whose exact words are most of the
    page, then whose are most like it. `anchors` are those of every page as it is now, `paragraphs` gives those of one page.
    """
    recast = [path for path, page in ledger.pages.items() if path in anchors and is_recast(page, anchors[path])]
    if not recast:
        return {}
    homes = only_homes(ledger)
    found = {path: other for path in recast if (other := _exactly(path, homes, ledger, anchors)) is not None}
    left = [path for path in recast if path not in found]
    return found | (_Likeness(ledger, anchors, paragraphs, recast).others(left) if left else {})


def is_recast(page: Published, now: Mapping[str, str]) -> bool:
    """Whether less than half of the paragraphs published on a page are there word for word; False when it had none."""
    then = _words(page.anchors)
    return bool(then) and len(then & _words(now)) * 2 < len(then)


def is_replaced(page: Published, now: Mapping[str, str], paragraphs: Iterable[Paragraph]) -> bool:
    """Whether nothing that can be known again of the text published on a page is there; False when nothing is known of that.

    No paragraph word for word, and of the pairs of words that its sketches keep less than LITTLE.
    """
    numbers, _ = _sample(page)
    there = not is_recast(page, now) or not _words(page.anchors).isdisjoint(_words(now))
    return len(numbers) >= TELLING and not there and _share(numbers, _numbers(paragraphs)) < LITTLE


def find_homes(replaced: Iterable[Published], anchors: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Site path of a page → the page on which most of its published paragraphs now stand word for word, and nowhere else."""
    only: dict[str, str | None] = {}
    for path, there in anchors.items():
        for words in _words(there):
            only[words] = path if only.get(words, path) == path else None
    found = {}
    for page in replaced:
        homes = Counter(home for words in _words(page.anchors) if (home := only.get(words)) is not None)
        home, number = max(sorted(homes.items()), key=lambda item: item[1], default=("", 0))
        if number * 2 >= len(_words(page.anchors)) and home != page.path:
            found[page.path] = home
    return found


def _words(anchors: Mapping[str, str]) -> set[str]:
    return {words for words in anchors.values() if words}


def _exactly(
    path: str, homes: Mapping[str, str | None], ledger: Ledger, anchors: Mapping[str, Mapping[str, str]]
) -> str | None:
    """The address where most paragraphs of the page were published word for word, and are no longer.

    Asked before likeness: texts of one genre are like each other.
    """
    now = _words(anchors[path]) - _words(ledger.pages[path].anchors)
    origins = Counter(home for words in now if (home := homes.get(words)) is not None)
    if not origins:
        return None
    other, number = max(sorted(origins.items()), key=lambda item: item[1])
    came = {words for words in now if homes.get(words) == other}
    left = came.isdisjoint(anchors.get(other, {}).values())
    return other if other != path and left and number * 2 > len(_words(anchors[path])) else None


class _Likeness:
    """Pages whose text was changed or is gone, by the numbers of their published sketches."""

    def __init__(
        self,
        ledger: Ledger,
        anchors: Mapping[str, Mapping[str, str]],
        paragraphs: Callable[[str], Sequence[Paragraph]],
        recast: Iterable[str],
    ) -> None:
        gone = (path for path, page in ledger.pages.items() if path not in anchors and not page.rests)
        samples = {path: _sample(ledger.pages[path]) for path in (*recast, *gone)}
        self._then = {path: numbers for path, (numbers, _) in samples.items()}
        self._highest = {path: highest for path, (_, highest) in samples.items()}
        self._now = {path: _numbers(paragraphs(path)) for path in self._then}
        self._by_number: dict[int, list[str]] = defaultdict(list)
        for path, numbers in self._then.items():
            for number in numbers:
                self._by_number[number].append(path)

    def others(self, paths: Iterable[str]) -> dict[str, str]:
        """Of these pages those that hold another’s text, and whose."""
        return {path: other for path in paths if (other := self._other(path)) is not None}

    def _other(self, path: str) -> str | None:
        for candidate in self._candidates(path):
            own, others = self._apart(path, candidate), self._apart(candidate, path)
            there = _share(others, self._now[path])
            came = len(others) >= TELLING and there >= MOST and there > _share(others, self._now[candidate])
            if came and _share(own, self._now[path]) < LITTLE:
                return candidate
        return None

    def _apart(self, path: str, other: str) -> set[int]:
        """Numbers of a page that the other has not; as far as of both all were kept."""
        highest = min(self._highest[path], self._highest[other])
        return {number for number in self._then[path] - self._then[other] if number <= highest}

    def _candidates(self, path: str) -> list[str]:
        rows = (self._by_number.get(number, ()) for number in self._now[path])
        hits = Counter(other for row in rows if len(row) <= COMMON for other in row if other != path)
        return sorted(hits, key=lambda other: (-hits[other], other))[:CANDIDATES]


def _share(numbers: Set[int], among: Set[int]) -> float:
    return len(numbers & among) / len(numbers) if numbers else 0


def _sample(page: Published) -> tuple[set[int], int]:
    """All numbers that the sketches of a page’s paragraphs keep, and up to which none is missing."""
    texts = (page.sketches.get(anchor) for anchor, words in page.anchors.items() if words)
    sketches = [read_sketch(text) for text in texts if text]
    return set().union(*(sketch.kept for sketch in sketches)), min((one.highest for one in sketches), default=0)


def _numbers(paragraphs: Iterable[Paragraph]) -> frozenset[int]:
    return frozenset().union(*(shingles(one.plain).numbers for one in paragraphs))
