"""The names of the registers, as they are found in running words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from heapq import nsmallest

from ..model.edition import Loaded, Registered
from ..model.entries import Event, Person

Entry = tuple[str, str]
"""Link scheme and id."""

Words = tuple[str, ...]

STRUCK_OUT = "\x00"
"""Stands for a character that belongs to no name: none reaches across it."""

MOST_NAMED = 3
"""Entries that a message names."""

_SCHEMES = ("person", "org", "place", "term")
"""Registers of things that are called by their names; events and works are described."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a register writes it."""

    written: str
    entries: frozenset[Entry]
    """Those that it may mean."""

    addresses: str
    """Where a link may lead, for a message."""


@dataclass(frozen=True, slots=True)
class Names:
    """Every name of the registers. What a text costs does not grow with them: ten thousand may begin with “Mr”."""

    by_words: Mapping[Words, Name]
    lengths: Mapping[str, Sequence[int]]
    """First word → how many words the names have that begin with it, most first."""

    @classmethod
    def of(cls, loaded: Loaded) -> Names:
        """Those of persons, bodies, places and terms."""
        written: dict[Words, str] = {}
        entries: defaultdict[Words, set[Entry]] = defaultdict(set)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for name, entry in _named(loaded):
            words = tuple(_WORD.findall(name))
            if len(name) >= 2 and words and not name.islower():
                written.setdefault(words, name)
                entries[words].add(entry)
                lengths[words[0]].add(len(words))
        return cls(
            {
                words: Name(name, frozenset(entries[words]), _addresses(entries[words]))
                for words, name in written.items()
            },
            {word: sorted(found, reverse=True) for word, found in lengths.items()},
        )

    def found_in(self, plain: str) -> Iterator[tuple[int, Name]]:
        """Every name in some words, the longest where several begin, and where it begins."""
        matches = list(_WORD.finditer(plain))
        position = 0
        while position < len(matches):
            words = self._at(position, matches, plain)
            if words:
                yield matches[position].start(), self.by_words[words]
            position += len(words) or 1

    def _at(self, position: int, matches: Sequence[re.Match[str]], plain: str) -> Words:
        for length in self.lengths.get(matches[position][0], ()):
            found = matches[position : position + length]
            words = tuple(match[0] for match in found)
            if words in self.by_words and _stands(words, found, plain):
                return words
        return ()


def _addresses(entries: Set[Entry]) -> str:
    """A common surname may mean very many, of whom three are named."""
    first = " or ".join(f"{scheme}:{identifier}" for scheme, identifier in nsmallest(MOST_NAMED, entries))
    others = len(entries) - MOST_NAMED
    return f"{first} or {others} more" if others > 0 else first


def _named(loaded: Loaded) -> Iterator[tuple[str, Entry]]:
    for scheme in _SCHEMES:
        for identifier, found in loaded.registers.get(scheme, {}).items():
            yield from ((form, (scheme, identifier)) for form in _forms(found))


def _forms(found: Registered) -> Iterator[str]:
    entry = found.entry
    if isinstance(entry, Event) or not hasattr(entry, "variants"):
        return
    yield entry.name
    yield from entry.variants
    if isinstance(entry, Person) and entry.sort and ", " in entry.sort:
        yield entry.sort.partition(", ")[0]


def _stands(words: Words, matches: Sequence[re.Match[str]], plain: str) -> bool:
    """Whether the words of a name follow each other as in a name."""
    between, after = plain[matches[0].start() : matches[-1].end()], plain[matches[-1].end() :]
    if after[:1] == " " and after[1:2].isupper():
        return False  # part of a longer name: the New York Times
    return STRUCK_OUT not in between and len(between) <= sum(map(len, words)) + 2 * len(words)
