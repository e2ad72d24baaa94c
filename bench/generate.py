"""A complete invented edition of any size, for measuring: `python bench/generate.py --documents 2000 FOLDER`.

The same numbers give the same files. A document is about 6 KB of Markdown: 900 words drawn from a vocabulary with Zipf’s
frequencies, links into all registers, spans of every kind, three note series, citations, references to other documents.
A few persons are named everywhere and most hardly ever, as in real editions.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

VOLUME = 500
"""Documents in a collection."""
PART = 25
"""Documents in a part of it."""
REGISTER = 15_000
"""Persons in one file of their register."""
FIRST_DAY = date(1901, 1, 1)
TYPES = {"telegram": "Telegram", "memorandum": "Memorandum", "letter": "Letter", "minutes": "Minutes"}
ONSETS = ["b", "br", "c", "d", "f", "g", "gl", "h", "k", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v", "w"]
RIMES = ["a", "an", "e", "el", "en", "i", "in", "o", "on", "or", "u", "um", "ay", "ea"]
RUSSIAN = ["вода", "дорога", "письмо", "река", "север"]


class Draw:
    """Random choices in which the first of a list come far more often than the last."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)

    def below(self, size: int, steepness: float = 1.0) -> int:
        """A number below `size`, small ones oftener (Zipf)."""
        return self.random.choices(range(size), cum_weights=weights(size, steepness))[0]

    def of(self, items: Sequence[str]) -> str:
        """One of the items, the first oftener."""
        return items[self.below(len(items))]


@cache
def weights(size: int, steepness: float) -> list[float]:
    """Zipf’s frequencies, added up."""
    return list(accumulate(1 / (rank + 2) ** steepness for rank in range(size)))


def vocabulary(size: int) -> list[str]:
    """Invented words, short ones first."""
    random = Random("words")
    words: dict[str, None] = {}
    while len(words) < size:
        syllables = 1 + len(words) * 4 // size + random.randrange(2)
        words["".join(random.choice(ONSETS) + random.choice(RIMES) for _ in range(syllables))] = None
    return list(words)


WORDS = vocabulary(20_000)
NAMES = WORDS[50:]


class Registers:
    """Ids of every register, as many as an edition of that size has."""

    def __init__(self, documents: int) -> None:
        self.persons = self.ids("person", 200 + documents * 6 // 10)
        self.organisations = self.ids("office", 40 + documents // 50)
        self.places = self.ids("place", 60 + documents // 25)
        self.events = self.ids("event", 10 + documents // 20)
        self.terms = self.ids("term", 80)
        self.works = self.ids("work", 60 + documents // 25)

    @staticmethod
    def ids(stem: str, number: int) -> list[str]:
        """`person-1` …"""
        return [f"{stem}-{index}" for index in range(1, number + 1)]

    def files(self) -> dict[str, str]:
        """Path below content/ → text."""
        draw = Draw("registers")
        persons = {
            f"registers/persons{f'/{first}' if first else ''}.yml": entries(
                self.persons[first : first + REGISTER], lambda _: person(draw)
            )
            for first in range(0, len(self.persons), REGISTER)
        }
        return persons | {
            "registers/organisations.yml": entries(
                self.organisations, lambda _: [f"name: {name(draw)}", "kind: office"]
            ),
            "registers/places.yml": entries(self.places, lambda _: [f"name: {name(draw)}", f"note: {sentence(draw)}"]),
            "registers/events.yml": entries(self.events, lambda index: event(draw, index)),
            "registers/terms.yml": entries(
                self.terms, lambda _: [f"name: {name(draw)}", f"expansion: {sentence(draw)}", "kind: abbreviation"]
            ),
            "bibliography.yml": entries(self.works, lambda index: work(draw, index)),
        }


def entries(ids: list[str], fields: Callable[[int], list[str]]) -> str:
    """A register: one entry for each id."""
    return (
        "\n".join("\n  ".join([f"- id: {identifier}", *fields(index)]) for index, identifier in enumerate(ids, 1))
        + "\n"
    )


def name(draw: Draw) -> str:
    """Two words with capitals."""
    return f"{draw.of(NAMES).capitalize()} {draw.of(NAMES).capitalize()}"


def person(draw: Draw) -> list[str]:
    """A person’s fields."""
    given, family = name(draw).split()
    return [f"name: {given} {family}", f'sort: "{family}, {given}"',
            f"variants: [Mr. {family}]", f"role: {{title: {name(draw)}, organisation: office-{1 + draw.below(40)}}}",
            f"note: {sentence(draw)}"]  # fmt: skip


def event(draw: Draw, index: int) -> list[str]:
    """An event’s fields."""
    return [f"title: {name(draw)}", f"date: {day(index * 7)}", "kind: meeting", f"place: place-{1 + draw.below(60)}",
            f"source: {sentence(draw)}"]  # fmt: skip


def work(draw: Draw, index: int) -> list[str]:
    """A book’s fields."""
    given, family = name(draw).split()
    return ["type: book", f"title: {name(draw)} {name(draw)}", f'author: [{{family: "{family}", given: "{given}"}}]',
            f"publisher: {name(draw)}", f"publisher-place: {name(draw)}", f"issued: {1900 + index % 99}"]  # fmt: skip


def day(number: int) -> str:
    """The date of the number-th day of the edition."""
    return (FIRST_DAY + timedelta(days=number % 3650)).isoformat()


def words(draw: Draw, number: int) -> list[str]:
    """That many words of running text."""
    return [WORDS[draw.below(len(WORDS), 1.05)] for _ in range(number)]


def sentence(draw: Draw) -> str:
    """A sentence of five to twenty-five words."""
    return f"{' '.join(words(draw, draw.random.randint(5, 25))).capitalize()}."


class Text:
    """The text of one document."""

    def __init__(self, registers: Registers, collection: str, number: int, size: int, volumes: int) -> None:
        self.registers, self.collection, self.number, self.size, self.volumes = (
            registers,
            collection,
            number,
            size,
            volumes,
        )
        self.draw = Draw(f"{collection}/{number}")
        self.notes: list[str] = []
        self.pages = 0

    def link(self) -> str:
        """A link into a register."""
        scheme, ids = self.draw.of(
            [("person", self.registers.persons), ("person", self.registers.persons), ("place", self.registers.places),
             ("org", self.registers.organisations), ("term", self.registers.terms), ("event", self.registers.events)]
        )  # fmt: skip
        return f"[{name(self.draw)}]({scheme}:{self.draw.of(ids)})"

    def reference(self) -> str:
        """A link to another document, or to a paragraph of one."""
        other = self.draw.random.randint(1, self.size)
        if self.volumes > 1 and self.draw.random.random() < 0.3:
            return f"[{name(self.draw)}](doc:volume-{self.draw.random.randint(1, self.volumes)}/d1)"
        return f"[{name(self.draw)}](d{other}.md{self.draw.of(['', '#p2'])})"

    def citation(self) -> str:
        """A citation of one or two works."""
        works = [f"@{self.draw.of(self.registers.works)}, {self.draw.random.randint(1, 400)}" for _ in range(2)]
        return f"[{'; '.join(works[: self.draw.random.randint(1, 2)])}]"

    def span(self) -> str:
        """A span of edition markup."""
        one, two = words(self.draw, 2)
        return self.draw.random.choice(
            [f"[{one} {two}]{{.add place=above}}", f"[{one}]{{.del}}", f"[{one} {two}]{{.unclear}}",
             f"[{one}]{{.supplied}}", "[]{.gap reason=illegible quantity=2 unit=words}", f"[{one}]{{.sic corr={two}}}",
             f'[{one}]{{.abbr expan="{one} {two}"}}', f"[{one} {two}]{{.hi rend=underline}}",
             f"[{self.draw.of(RUSSIAN)}]{{lang=ru}}", f"[]{{.pb n={self.page()}}}"]
        )  # fmt: skip

    def page(self) -> int:
        """The number of the next printed page."""
        self.pages += 1
        return self.number * 10 + self.pages

    def note(self, series: str) -> str:
        """A note’s mark; its text is kept for the end."""
        label = f"{series}{1 + sum(note.startswith(f'[^{series}') and note[2 + len(series)].isdigit() for note in self.notes)}"
        self.notes.append(f"[^{label}]: {sentence(self.draw)} {self.link()}; see {self.citation()}.")
        return f"[^{label}]"

    def paragraph(self, insertions: Sequence[str]) -> str:
        """A paragraph of ninety words or so with the insertions spread over it."""
        text = " ".join(sentence(self.draw) for _ in range(6)).split(" ")
        for insertion in insertions:
            place = self.draw.random.randrange(1, len(text))
            if insertion.startswith("[^"):
                text[place] += insertion
            else:
                text.insert(place, insertion)
        return " ".join(text)

    def body(self) -> str:
        """The whole text."""
        blocks = [f"::: dateline\n{name(self.draw)}, {day(self.number)}\n:::", "::: salute\nSir,\n:::"]
        for index in range(10):
            if index in {3, 7}:
                blocks.append(f"## {name(self.draw)}")
            notes = [self.note(self.draw.random.choice(["", "", "o", "t"]))] if index % 2 else []
            blocks.append(self.paragraph([self.link(), self.link(), self.span(), *notes]))
        blocks.append(self.paragraph([self.reference(), self.reference(), self.citation()]))
        if self.number % 20 == 0:
            rows = [f"| {' | '.join(words(self.draw, 3))} |" for _ in range(8)]
            blocks.append("\n".join([rows[0], "| --- | --- | --- |", *rows[1:]]))
        blocks.append(f"::: signed\n{name(self.draw)}\n:::")
        return "\n\n".join([*blocks, "\n".join(self.notes)]) + "\n"

    def front_matter(self) -> str:
        """The YAML above it."""
        draw = self.draw
        return "\n".join(
            ["---", f"title: {name(draw)} to {name(draw)}", f"type: {draw.of(list(TYPES))}", f"date: {day(self.number)}",
             "date_basis: dateline", f"place: {draw.of(self.registers.places)}",
             f"senders: [{{office: {draw.of(self.registers.organisations)}, person: {draw.of(self.registers.persons)}}}]",
             f"recipients: [{{office: {draw.of(self.registers.organisations)}}}]", f"designator: No. {self.number}",
             f"printed: {{work: {self.registers.works[0]}, number: {self.number}}}", "text: transcription",
             "languages: [en]", f"source_note: {sentence(draw)}",
             f"refers_to: [{{document: d{draw.random.randint(1, self.size)}, as: No. 1}}, {{label: {name(draw)}}}]",
             "revisions: [{date: 2026-11-22, change: First version.}]", "---", ""]
        )  # fmt: skip


def collection_yml(number: int, size: int) -> str:
    """collection.yml of a volume."""
    parts = "\n".join(
        f"- {{id: part{first // PART + 1}, title: Part {first // PART + 1}, documents: d{first + 1}-d{min(first + PART, size)}}}"
        for first in range(0, size, PART)
    )
    types = ", ".join(f"{key}: {value}" for key, value in TYPES.items())
    return (
        f"schema: 1\ntitle: Volume {number}\nwork: work-1\nlicence: {{text: CC0-1.0, source: public-domain}}\n"
        f"policy: transcription\ntypes: {{{types}}}\nstructure:\n{parts}\n"
    )


MKDOCS = """\
site_name: An invented edition
docs_dir: content
theme: {{name: material, font: false}}
plugins:
- search
- edition: {{published: false, collections: [{collections}]}}
nav: [Home: index.md, Documents: documents/index.md, Chronology: chronology/index.md, Persons: persons/index.md, About: about/index.md]
"""


def generate(documents: int, folder: Path) -> None:
    """Write the edition into an empty folder."""
    registers = Registers(documents)
    sizes = [min(VOLUME, documents - first) for first in range(0, documents, VOLUME)]
    names = [f"volume-{number}" for number in range(1, len(sizes) + 1)]
    files = {f"content/{path}": text for path, text in registers.files().items()}
    files["mkdocs.yml"] = MKDOCS.format(collections=", ".join(names))
    files["content/index.md"] = "---\ntitle: An invented edition\n---\nIt is only measured, never read.\n"
    files["content/about/index.md"] = "---\ntitle: About\n---\nEvery word is invented.\n"
    for number, (collection, size) in enumerate(zip(names, sizes, strict=True), 1):
        files[f"sources/{collection}/collection.yml"] = collection_yml(number, size)
        for document in range(1, size + 1):
            text = Text(registers, collection, document, size, len(names))
            files[f"sources/{collection}/d{document}.md"] = text.front_matter() + text.body()
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    generate(arguments.documents, arguments.folder)


if __name__ == "__main__":
    main()
