"""What a document refers to: the research notes' words matched with the documents of the edition.

A number in brackets, `(d5)`, is taken as it is. Otherwise a designator (`Secto 424`, `Seoul 1119 (Geneva 48)`, `GK D–4b`)
must be that of one document; where both the reference and the document have a date, the dates must agree. The Secto
telegrams before the conference are another series: Secto 14 (d76) is never matched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NUMBERS = re.compile(r"\bd(\d+)\b")
_DATE = re.compile(rf"\b(\d\d?) ({'|'.join(MONTHS)})(?: (\d{{4}}))?")
_SERIES = re.compile(r"\b(Secto|Tosec|Dulte|Tedul|Circular) (\d+)")
_PAPER = re.compile(r"\bGK D–(\w+(?:/\w+)?)")
_POST = re.compile(r"\b(Seoul|Moscow|London|Taipei|Tokyo|Geneva)(?:’s)? (\d+)")
_TO_POST = re.compile(r"\b(?:Deptel|Department(?: telegram)?) (\d+)(?: to (\w+))?")
_FROM_POST = re.compile(r"\b(?:Embtel|Embassy telegram) (\d+)")
_BARE_TO = re.compile(r"^(\d+)(?: to (Seoul)| \()")
EARLIER_SERIES = {76}
_WHOLE_TITLE = {"Berlin Communiqué, 18 February 1954": 247}


@dataclass(frozen=True)
class Reference:
    """One document named by another."""

    words: str
    number: int | None = None
    """Number of the document in the edition."""
    undated: bool = False
    """Matched by designator although the reference has no date: for a reader to look at."""
    matched: str = ""
    """How: `number`, `designator`, `title`; empty when left as text."""


def split(words: str) -> list[str]:
    """`Seoul 930 (d29) and 931 (d30)` → two references with the series named in each."""
    if match := re.fullmatch(r"(Seoul|Moscow|Geneva) (\d+) and (\d+)(?: \((d\d+), (d\d+)\))?", words):
        brackets = [f" ({number})" if number else "" for number in (match[4], match[5])]
        return [f"{match[1]} {match[2]}{brackets[0]}", f"{match[1]} {match[3]}{brackets[1]}"]
    if match := re.fullmatch(r"Embassy telegrams (\d+) and (\d+)", words):
        return [f"Embassy telegram {number}" for number in match.groups()]
    if len(_NUMBERS.findall(words)) < 2:
        return [words]
    series, rest = words.split(" ", 1)
    tail = " to Geneva" if rest.endswith(" to Geneva") else ""
    pieces = re.split(r", | and ", rest.removesuffix(tail))
    return [f"{series} {piece.split(' (')[0]}{tail} ({piece.split(' (')[1]}" for piece in pieces]


class Matcher:
    """Finds the document of the edition that is meant."""

    def __init__(self, records: Iterable[Mapping[str, Any]]) -> None:
        self._records = {record["n"]: record for record in records}
        self._by_designator: dict[tuple[str, str], list[int]] = {}
        for number, record in self._records.items():
            if number not in EARLIER_SERIES:
                for key in _keys_of(record):
                    self._by_designator.setdefault(key, []).append(number)

    def references(self, record: Mapping[str, Any]) -> list[Reference]:
        """Everything the record refers to, in its order."""
        return [self._match(words, record) for whole in record.get("refs", ()) for words in split(whole)]

    def _match(self, words: str, record: Mapping[str, Any]) -> Reference:
        if numbers := _NUMBERS.findall(words):
            number = int(numbers[0])
            known = number in self._records
            return Reference(_without_number(words), number, matched="number") if known else Reference(words)
        if words in _WHOLE_TITLE:
            return Reference(words, _WHOLE_TITLE[words], matched="title")
        found = {number for key in keys(words, post_of(record)) for number in self._by_designator.get(key, ())}
        found.discard(record["n"])
        candidates = [number for number in sorted(found) if self._dates_agree(words, number, record)]
        if len(candidates) != 1:
            return Reference(words)
        undated = _date(words) is None or "date" not in self._records[candidates[0]]
        return Reference(_without_page(words), candidates[0], undated, "designator")

    def _dates_agree(self, words: str, number: int, record: Mapping[str, Any]) -> bool:
        named, target = _date(words), self._records[number].get("date")
        if named and target:
            return bool(named == target)
        return bool(not target or target <= record.get("date", "9999"))


def keys(words: str, post: str) -> list[tuple[str, str]]:
    """The series and numbers by which the words name a telegram or paper; `post` is the embassy concerned."""
    found = [(match[1], match[2]) for match in _SERIES.finditer(words)]
    found += [("GK D", match[1]) for match in _PAPER.finditer(words)]
    found += [(f"from {match[1]}", match[2]) for match in _POST.finditer(words)]
    found += [(f"to {match[2] or post}", match[1]) for match in _TO_POST.finditer(words)]
    found += [(f"from {post}", match[1]) for match in _FROM_POST.finditer(words)]
    if bare := _BARE_TO.match(words):
        found.append(("from Geneva", bare[1]))
    return found


def _keys_of(record: Mapping[str, Any]) -> set[tuple[str, str]]:
    """The keys of a document's own designator. “Department 1102” after a telegram from Seoul is its number in Washington."""
    designator = record.get("designator", "")
    post = post_of(record)
    if record.get("sender", "").startswith("Ambassador"):
        designator = re.sub(r"Department (\d+)", rf"{post} \1", designator)
        designator = re.sub(r"\(Geneva (\d+)\)", rf"({post} \1)", designator)
    if designator[:1].isdigit():
        designator = f"Geneva {designator}"
    return set(keys(designator, post))


def post_of(record: Mapping[str, Any]) -> str:
    """The embassy to or from which the document was sent, by its place."""
    between = f"{record.get('sender', '')} {record.get('recipient', '')}"
    known = {"in Korea": "Seoul", "in the Soviet Union": "Moscow", "in the United Kingdom": "London"}
    return next((post for words, post in known.items() if words in between), "Seoul")


def _date(words: str) -> str | None:
    match = _DATE.search(words)
    return f"{match[3] or '1954'}-{MONTHS.index(match[2]) + 1:02d}-{int(match[1]):02d}" if match else None


def _without_number(words: str) -> str:
    words = re.sub(r" \(d\d+\)|, d\d+(?=\))", "", words)
    return _without_page(re.sub(r"^d(\d+) \((.*?)\)", r"\2", words))


def _without_page(words: str) -> str:
    return re.sub(r", p\. \d+$", "", words)


def counts(references: Sequence[Reference]) -> dict[str, int]:
    """How many references were matched how."""
    kinds = [reference.matched or "left as text" for reference in references]
    return {kind: kinds.count(kind) for kind in sorted(set(kinds))}
