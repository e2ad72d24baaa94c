"""What became of every element and attribute: the report of an import."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from .xml import COMMENT, INSTRUCTION, STUB, Element

Outcome = Literal["became", "moved", "kept", "left out"]
OUTCOMES: dict[Outcome, str] = {
    "became": "has an equivalent in the markup",
    "moved": "stands in the front matter, a register, the collection, or as it was in imported/",
    "kept": "has no equivalent: it stays where it is, marked {.tei}",
    "left out": "is not in the edition; the TEI file still has it",
}

APART = "imported/, as it was"
POINT = "[]{.tei}"


class Row(NamedTuple):
    """One line of the report."""

    what: str
    """An element, `element/@attribute`, `comment()`."""
    outcome: Outcome
    detail: str
    number: int


@dataclass(slots=True)
class Tally:
    """Counts, over all files of an import."""

    counts: Counter[tuple[str, Outcome, str]] = field(default_factory=Counter)

    def rows(self) -> tuple[Row, ...]:
        """The report, by element."""
        return tuple(Row(*key, count) for key, count in sorted(self.counts.items()))


@dataclass(slots=True)
class Account:
    """What became of the elements of one part; whatever nobody speaks of is left out, and counted as such."""

    outcomes: dict[int, tuple[Outcome, str, tuple[str, ...]]] = field(default_factory=dict)
    """By the element’s identity, which lasts as long as the part does."""
    pointed: set[int] = field(default_factory=set)
    """Elements whose other attributes stand in a point of their own."""
    apart: set[int] = field(default_factory=set)
    """Elements that are written beside the sources as they were."""

    def settle(self, element: Element, outcome: Outcome, detail: str, *attributes: str) -> None:
        """Say what became of an element, and which of its attributes went with it; what is said first counts."""
        self.outcomes.setdefault(id(element), (outcome, detail, attributes))

    def outcome(self, element: Element) -> Outcome:
        """What became of an element."""
        return self.outcomes.get(id(element), ("left out", "", ()))[0]

    def rest(self, element: Element) -> dict[str, str]:
        """Those attributes of an element with an equivalent that its rule took no notice of."""
        outcome, _, attributes = self.outcomes.get(id(element), ("left out", "", ()))
        if outcome != "became" or "*" in attributes or id(element) in self.pointed:
            return {}
        return {key: value for key, value in element.attributes.items() if key not in attributes}

    def unsaid(self, element: Element) -> bool:
        """Whether attributes of an element went nowhere."""
        _, _, attributes = self.outcomes.get(id(element), ("left out", "", ()))
        return "*" not in attributes and any(key not in attributes for key in element.attributes)

    def set_apart(self, element: Element) -> None:
        """Say that an element and all it holds are written beside the sources as they were."""
        for part in element.walk():
            self.settle(part, "moved", APART)
            self.apart.add(id(part))

    def close(self, part: Element, tally: Tally) -> None:
        """Add everything in the part to the tally."""
        for element in part.walk():
            if not element.name.startswith(STUB):
                self._count(element, tally)

    def _count(self, element: Element, tally: Tally) -> None:
        outcome, detail, attributes = self.outcomes.get(id(element), ("left out", "", ()))
        name = {COMMENT: "comment()", INSTRUCTION: "processing-instruction()"}.get(element.name, element.name)
        tally.counts[name, outcome, detail] += 1
        if outcome == "kept" or "*" in attributes:
            return
        for attribute in element.attributes:
            if attribute not in attributes:
                tally.counts[f"{name}/@{attribute}", *self._of_attributes(element)] += 1

    def _of_attributes(self, element: Element) -> tuple[Outcome, str]:
        if id(element) in self.apart:
            return "moved", APART
        return ("kept", POINT) if id(element) in self.pointed else ("left out", "")
