"""Where the words of published paragraphs are that are no longer on their page: a document renamed, a paragraph moved to another."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .addresses import Address
from .continuity import PARTS, continued
from .edition import Parsed, Resolved
from .ledger import Ledger, fingerprint
from .ranges import natural_key
from .sketches import read_sketch, shingles
from .text import Paragraph

Spot = tuple[str, str]
"""Site path and anchor."""

_NOWHERE = (-9, -9)
"""Between no places: what was on another page is nowhere in its place."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What became of lost paragraphs."""

    now: Mapping[Spot, Spot] = field(default_factory=dict)
    """Where a lost paragraph was published → where its words are."""
    then: Mapping[Spot, Spot] = field(default_factory=dict)
    """The same the other way round."""

    def home_of(self, path: str, anchors: Mapping[str, str]) -> str:
        """The page that has most of what was published at `path`, or empty."""
        homes = Counter(self.now[path, anchor][0] for anchor in anchors if (path, anchor) in self.now)
        return max(sorted(homes, key=natural_key), key=homes.__getitem__, default="")


def find_whereabouts(
    ledger: Ledger,
    addresses: Mapping[str, Address],
    parsed: Parsed,
    resolved: Resolved,
    anchors: Mapping[str, Mapping[str, str]],
) -> Whereabouts:
    """Look for every lost paragraph among those never published on their page: by its words, then by its sketch.

    `anchors` are those of every page as it is now.
    """
    lost = [
        (path, anchor)
        for path, page in sorted(ledger.pages.items(), key=lambda item: natural_key(item[0]))
        for anchor, words in page.anchors.items()
        if words and anchor not in anchors.get(path, {}) and ledger.moved.keys().isdisjoint({path, f"{path}#{anchor}"})
    ]
    if not lost:
        return Whereabouts()
    new = dict(_new(ledger, addresses, parsed, resolved))
    now = _same_words(ledger, lost, new)
    left = {spot: one for spot, one in new.items() if spot not in set(now.values())}
    now |= _alike(ledger, [spot for spot in lost if spot not in now], left)
    return Whereabouts(now, {there: here for here, there in now.items()})


def _new(
    ledger: Ledger, addresses: Mapping[str, Address], parsed: Parsed, resolved: Resolved
) -> Iterator[tuple[Spot, Paragraph]]:
    for path in sorted(addresses, key=natural_key):
        key, page = addresses[path].key, ledger.pages.get(path)
        if text := parsed.texts.get(key):
            for anchor, one in zip(resolved.paragraph_ids.get(key, ()), text.paragraphs, strict=True):
                if not page or anchor not in page.anchors:
                    yield (path, anchor), one


def _same_words(ledger: Ledger, lost: list[Spot], new: Mapping[Spot, Paragraph]) -> dict[Spot, Spot]:
    waiting: dict[str, deque[Spot]] = defaultdict(deque)
    for spot, paragraph in new.items():
        waiting[fingerprint(paragraph.plain)].append(spot)
    found = {}
    for path, anchor in lost:
        if queue := waiting.get(ledger.pages[path].anchors[anchor]):
            found[path, anchor] = queue.popleft()
    return found


def _alike(ledger: Ledger, lost: list[Spot], new: Mapping[Spot, Paragraph]) -> dict[Spot, Spot]:
    sketches = {
        place: read_sketch(text)
        for place, (path, anchor) in enumerate(lost)
        if (text := ledger.pages[path].sketches.get(anchor))
    }
    places = dict(_places(new))
    texts = {place: shingles(new[spot].plain) for place, spot in places.items()} if sketches else {}
    found = continued(sketches, texts, dict.fromkeys(sketches, _NOWHERE))
    return {lost[old]: places[place] for place, old in found.items()}


def _places(new: Mapping[Spot, Paragraph]) -> Iterator[tuple[int, Spot]]:
    """Paragraphs in a row have places in a row, those of different pages do not."""
    place, last = 0, ""
    for spot in new:
        place += 1 if spot[0] == last else PARTS
        last = spot[0]
        yield place, spot
