"""What a calendar entry may say: the names, numbers and days of its record, its front matter and its notes.

`python -m tests.content.facts` lists, for a reader, the entries that have over twice the words of their facts.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from edition.load import load
from edition.markup import parse_text
from edition.model.dates import MONTHS
from edition.model.edition import Document, Loaded
from edition.model.text import Text

ROOT = Path(__file__).parents[2]
RESEARCH = ROOT.parent / "shared" / "research"

COUNTED = (
    ("three", "third"), ("four", "fourth"), ("five", "fifth"), ("six", "sixth"), ("seven", "seventh"),
    ("eight", "eighth"), ("nine", "ninth"), ("ten", "tenth"), ("eleven", "eleventh"), ("twelve", "twelfth"),
    ("thirteen", "thirteenth"), ("fourteen", "fourteenth"), ("fifteen", "fifteenth"), ("sixteen", "sixteenth"),
    ("seventeen", "seventeenth"), ("eighteen", "eighteenth"), ("nineteen", "nineteenth"), ("twenty", "twentieth"),
)  # fmt: skip
"""Numbers in words, from three: one and two are too common as words."""

NUMBERS = {word: value for value, pair in enumerate(COUNTED, start=3) for word in pair}

PEOPLES = {
    "american": ("us", "united states", "washington", "america"),
    "americans": ("us", "united states", "american"),
    "soviet": ("ussr", "soviet"),
    "russian": ("ussr", "soviet", "russia"),
    "russians": ("ussr", "soviet", "russian"),
    "british": ("uk", "united kingdom", "british", "london"),
    "french": ("france",),
    "korean": ("korea", "rok", "dprk"),
    "koreans": ("korea", "rok", "korean"),
    "chinese": ("china", "prc", "peking"),
    "communist": ("communist", "communists"),
    "communists": ("communist",),
    "korea": ("korean", "rok"),
    "europe": ("european",),
    "australian": ("australia",),
    "canadian": ("canada",),
    "indian": ("india",),
    "japanese": ("japan",),
    "swiss": ("switzerland", "geneva"),
    "western": ("west", "western"),
    "republic": ("rok", "prc", "dprk"),
    "congressional": ("congress",),
    "asian": ("asia", "asians"),
    "states": ("us",),
    "united": ("us", "uk", "un"),
    "nations": ("un",),
}
"""Adjective → words of a record that warrant it."""

_DAY = re.compile(
    rf"\b(\d{{1,2}})(?:–\d{{1,2}})? ({'|'.join(MONTHS)})|({'|'.join(MONTHS)}) (\d{{1,2}})\b|\d{{4}}-(\d\d)-(\d\d)"
)


def strings(value: Any) -> Iterator[str]:
    """Every word of a record, depth first."""
    if isinstance(value, Mapping):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings(each)
    elif value is not None:
        yield str(value)


def days(words: str) -> set[tuple[int, int]]:
    """Month and day of every date in some words."""
    found = set()
    for day, month, month_first, day_after, iso_month, iso_day in _DAY.findall(words):
        if month:
            found.add((MONTHS.index(month) + 1, int(day)))
        elif month_first:
            found.add((MONTHS.index(month_first) + 1, int(day_after)))
        else:
            found.add((int(iso_month), int(iso_day)))
    return found


def tokens(words: str) -> list[str]:
    """Words without possessive endings, lower case."""
    return [re.sub(r"[’']s?$", "", word).casefold() for word in re.findall(r"\w+(?:[’'.]\w+)*", words)]


class Warrant:
    """What one entry may say."""

    def __init__(self, document: Document, record: Mapping[str, Any], text: Text, forms: Mapping[str, Iterable[str]]):
        front = " ".join(strings(document.meta.model_dump(mode="json")))
        notes = " ".join(note.plain for note in text.notes)
        # What stands for a linked entry is warranted when any of its forms stands in the record.
        words = " ".join([*strings(record), front, notes])
        held = f" {' '.join(tokens(words))} "
        linked = [forms.get(f"{link.scheme}:{link.target}", ()) for link in text.links if not link.place.note]
        extra = [
            form for group in linked for form in group if any(f" {' '.join(tokens(each))} " in held for each in group)
        ]
        self.words = " ".join([words, *extra])
        self.tokens = set(tokens(self.words)) | {
            part for token in tokens(self.words) for part in re.split(r"[’'.]", token)
        }
        self.numbers = {int(digits) for digits in re.findall(r"\d+", self.words)}
        self.numbers |= {value for word, value in NUMBERS.items() if word in self.tokens}
        self.days = days(self.words)

    def unknown(self, plain: str, names: set[str]) -> Iterator[str]:
        """The names, numbers and days of an entry that nothing warrants; `names` are the words that are one even at the head of a sentence."""
        yield from (f"day {day}" for day in sorted(days(plain) - self.days))
        yield from (number for number in re.findall(r"\d+", plain) if int(number) not in self.numbers)
        for sentence in re.split(r"(?<=[.!?:])\s+", plain):
            yield from self._unknown_words(sentence, names)

    def _unknown_words(self, sentence: str, names: set[str]) -> Iterator[str]:
        for place, match in enumerate(re.finditer(r"[^\W\d]+(?:[’'.]\w+)*", sentence)):
            token = tokens(match[0])[0]
            value = NUMBERS.get(token)
            if value is not None and value not in self.numbers and token not in self.tokens:
                yield match[0]
            if not match[0][0].isupper() or match[0] in MONTHS or (place == 0 and token not in names):
                continue
            if token not in self.tokens and not set(PEOPLES.get(token, ())) & self.tokens:
                yield match[0]


def forms(loaded: Loaded) -> dict[str, tuple[str, ...]]:
    """`person:x` → every form of its name."""
    found = {}
    for scheme, register in loaded.registers.items():
        for key, held in register.items():
            entry = held.entry
            sort = (getattr(entry, "sort", None) or "").partition(",")[0]
            names = (getattr(entry, "name", ""), *getattr(entry, "variants", ()), sort, getattr(entry, "expansion", ""))
            found[f"{scheme}:{key}"] = tuple(name for name in names if name)
    return found


def body(document: Document) -> Text:
    """The parsed text of an entry."""
    return parse_text(document.markdown, document.file)


def words_of(text: Text) -> str:
    """The words of an entry without its notes."""
    return " ".join([*(paragraph.plain for paragraph in text.paragraphs), *text.unnumbered])


def long_entries(loaded: Loaded, records: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, int, int]]:
    """Name, words and words of the facts of every entry that has over twice as many."""
    facts = {f"d{record['n']}": sum(len(fact.split()) for fact in record["facts"]) for record in records}
    for document in loaded.documents:
        count = len(words_of(body(document)).split())
        if count > 2 * facts.get(document.name, 0):
            yield document.name, count, facts.get(document.name, 0)


if __name__ == "__main__":
    research = yaml.safe_load((RESEARCH / "documents.yml").read_text(encoding="utf-8"))
    for name, count, given in long_entries(load(ROOT, {}), research):
        print(f"{name}: {count} words for {given} words of facts")
