"""Plain words into Markdown: names, bodies, places, events, terms and documents linked at their first mention."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LINKED = re.compile(r"\[[^\]]*\](?:\([^)]*\))?")


@dataclass(frozen=True)
class Phrase:
    """Words that stand for something: a pattern, and the address it leads to."""

    pattern: re.Pattern[str]
    target: str


def phrase(forms: Iterable[str], target: str, literal: bool = True) -> Phrase:
    """The pattern for any of the forms as a whole word, the longest first; not within a compound, not “Mrs. Rhee”."""
    written = sorted(forms, key=lambda form: (-len(form), form))
    inner = "|".join(re.escape(form) if literal else form for form in written)
    return Phrase(re.compile(rf"(?<![\w-])(?<!Mrs\. )(?:{inner})(?![\w-])"), target)


def sentence(note: str) -> str:
    """A note as a sentence: a capital at its beginning, a full stop at its end."""
    text = note if re.match(r"d\d", note) else note[:1].upper() + note[1:]  # d218 is a name
    return text if text.endswith((".", "?", "!")) else f"{text}."


def link_first(texts: Sequence[str], phrases: Sequence[Phrase]) -> tuple[list[str], int]:
    """Link each target at its first mention in the texts, taken in order; returns the texts and the number of links."""
    seen: set[str] = set()
    linked = [_link(text, phrases, seen) for text in texts]
    return linked, len(seen)


def _link(text: str, phrases: Sequence[Phrase], seen: set[str]) -> str:
    matches = [(match.start(), -match.end(), one.target) for one in phrases for match in one.pattern.finditer(text)]
    done, position = [], 0
    taken = [match.span() for match in _LINKED.finditer(text)]
    for start, negative_end, target in sorted(matches):
        end = -negative_end
        free = start >= position and all(end <= left or start >= right for left, right in taken)
        if free:  # a longer name that was linked before still keeps a shorter one within it from being linked
            if target not in seen:
                done += [text[position:start], f"[{text[start:end]}]({target})"]
                seen.add(target)
            else:
                done.append(text[position:end])
            position = end
    return "".join([*done, text[position:]])


_FRUS = {
    "XV": "frus-1952-54-v15",
    "II, part 2": "frus-1952-54-v02p2",
    "VII, part 1": "frus-1952-54-v07p1",
    "XIII, part 1": "frus-1952-54-v13p1",
}
_WHERE = r"(?:, ((?:d\d+|footnote(?: \d)?|pp?\. [\d–]+|cc\. [\d–]+|list of persons)(?:(?:, | and )(?:d\d+|footnote(?: \d)?|list of persons))*))?"
_VOLUME = re.compile(rf"(?:FRUS|v\.) ({'|'.join(sorted(_FRUS, key=len, reverse=True))}){_WHERE}")


class Annotations:
    """The small notes on register entries: their references to works and documents become citations and links."""

    def __init__(self, works: Iterable[str], documents: Iterable[int], collection: str) -> None:
        keys = "|".join(sorted(map(re.escape, works), key=len, reverse=True))
        self._work = re.compile(rf"(?<![@\w-])({keys})(?![\w-]){_WHERE}")
        self._documents = frozenset(documents)
        self._collection = collection

    def markdown(self, note: str, capital: bool = True) -> str:
        """The note as a sentence, with citations and links."""
        cited = _VOLUME.sub(lambda match: _citation(_FRUS[match[1]], match[2]), note)
        cited = self._work.sub(lambda match: _citation(match[1], match[2]), cited)
        parts = re.split(r"(\[[^\]]*\])", cited)
        linked = "".join(part if part.startswith("[") else self._linked(part) for part in parts)
        if not capital:
            return linked
        return sentence(f"See {linked}" if linked.startswith("[@") else linked)

    def _linked(self, text: str) -> str:
        return re.sub(r"\bd(\d+)\b", self._link, text)

    def _link(self, match: re.Match[str]) -> str:
        known = int(match[1]) in self._documents
        return f"[{match[0]}](doc:{self._collection}/{match[0]})" if known else match[0]


def _citation(key: str, where: str | None) -> str:
    return f"[@{key}, {where}]" if where else f"[@{key}]"
